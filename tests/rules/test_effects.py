"""Effects from what studies report; the cases are those of the methods."""

import pytest

from veerkracht.learning.rules.effects import (
    Effect,
    Group,
    Impossible,
    Wrong,
    before_and_after,
    from_counts,
    from_groups,
    from_interval,
    in_clusters,
    require_percentage,
)

TREATED, CONTROL = Group(4.1, 2.9, 60), Group(5.2, 3.1, 55)


def test_less_lonely_is_better() -> None:
    as_measured, benefit = from_groups(TREATED, CONTROL), from_groups(TREATED, CONTROL, lower_is_better=True)

    assert (as_measured.size, as_measured.variance) == pytest.approx((-0.364563, 0.034964), abs=1e-6)
    assert benefit.size == pytest.approx(0.364563, abs=1e-6)


def test_counts_give_an_odds_ratio_and_an_effect() -> None:
    odds = from_counts(31, 80, 18, 78)

    assert (odds.ratio, odds.variance) == pytest.approx((0.74614, 0.124888), abs=1e-6)
    assert (odds.effect().size, odds.effect().variance) == pytest.approx((0.411368, 0.037962), abs=1e-6)


def test_an_empty_cell_gets_a_half_and_nothing_else_does() -> None:
    assert from_counts(0, 20, 5, 20).variance == pytest.approx(1 / 0.5 + 1 / 20.5 + 1 / 5.5 + 1 / 15.5)


def test_before_and_after_says_what_it_assumed() -> None:
    assumed = before_and_after(Group(6.0, 2.9, 45), 4.9)
    known = before_and_after(Group(6.0, 2.9, 45), 4.9, correlation=0.5)

    assert (assumed.size, assumed.variance) == pytest.approx((-0.372808, 0.023767), abs=1e-6)
    assert (assumed.assumed, known.assumed) == (("correlation",), ())
    assert known.variance == assumed.variance


@pytest.mark.parametrize(
    ("figures", "wrong"),
    [
        pytest.param(lambda: from_groups(Group(4, 0, 60), CONTROL), Wrong.NO_SPREAD, id="a spread of nought"),
        pytest.param(lambda: from_groups(Group(4, 1, 1), CONTROL), Wrong.TOO_FEW, id="one person"),
        pytest.param(lambda: from_groups(TREATED, Group(12, 1, 9), scale=(0, 11)), Wrong.OUTSIDE_SCALE, id="12 of 11"),
        pytest.param(
            lambda: before_and_after(Group(6, 1, 20), 5, correlation=1), Wrong.NO_CORRELATION, id="correlation of one"
        ),
        pytest.param(lambda: from_counts(21, 20, 3, 20), Wrong.MORE_THAN_ALL, id="21 of 20"),
        pytest.param(lambda: from_counts(0, 20, 0, 20), Wrong.NOTHING_HAPPENED, id="nothing happened"),
        pytest.param(lambda: from_interval(0.9, 0.1, 0.5), Wrong.MISSES_ESTIMATE, id="estimate outside its interval"),
        pytest.param(lambda: require_percentage(0.4), Wrong.PERCENTAGE_AS_FRACTION, id="a fraction for a percentage"),
        pytest.param(lambda: require_percentage(140), Wrong.OUTSIDE_SCALE, id="140 per cent"),
        pytest.param(lambda: in_clusters(Effect(0.1, 0.1), 0), Wrong.TOO_FEW, id="clusters of nobody"),
    ],
)
def test_impossible_figures_are_refused_by_name(figures: object, wrong: Wrong) -> None:
    with pytest.raises(Impossible) as refused:
        figures()  # type: ignore[operator]

    assert refused.value.wrong == wrong


def test_a_published_interval_gives_its_error() -> None:
    assert from_interval(0.3, 0.104, 0.496).error == pytest.approx(0.1)


def test_groups_drawn_as_wholes_count_for_less() -> None:
    widened = in_clusters(Effect(0.3, 0.02), 21)

    assert widened.variance == pytest.approx(0.04)
    assert widened.assumed == ("clustering",)
    assert in_clusters(Effect(0.3, 0.02), 21, 0.0).variance == 0.02


def test_an_effect_above_three_deviations_is_asked_about_again() -> None:
    assert Effect(-3.2, 0.1).ask_again
    assert not Effect(2.9, 0.1).ask_again
