"""The ladder of designs and what it may lead to; the cases are those of the methods."""

import pytest

from veerkracht.learning.rules.levels import Design, Execution, Finding, Recognition, agreement, certainty, level
from veerkracht.learning.rules.levels import recognition as ripe_for

ONE = [1, 1, 2, 3, 3, 4]
RATERS = ([1, 1, 2, 3, 3, 4], [1, 2, 2, 3, 2, 4])


@pytest.mark.parametrize(
    ("levels", "theory", "step"),
    [
        pytest.param([], True, Recognition.FOUNDED, id="no studies"),
        pytest.param([1, 2], True, Recognition.FIRST, id="two of low level"),
        pytest.param([3, 3], True, Recognition.GOOD, id="two comparisons"),
        pytest.param([5, 4], True, Recognition.STRONG, id="a trial and one as good"),
        pytest.param([5], True, Recognition.FOUNDED, id="a single trial"),
        pytest.param([5, 5, 5], False, Recognition.DESCRIBED, id="three trials without a theory"),
    ],
)
def test_an_intervention_may_be_ripe_for(levels: list[int], theory: bool, step: Recognition) -> None:
    assert ripe_for([Finding(one) for one in levels], theory=theory) == step


def test_as_many_against_as_for_is_warned_of() -> None:
    assert ripe_for([Finding(5), Finding(5, positive=False)]) == Recognition.FOUNDED_WITH_CARE


def test_what_is_not_described_is_not_judged() -> None:
    assert ripe_for([Finding(5), Finding(5)], described=False) == Recognition.NOT_YET


def test_two_foreign_trials_are_first_indications_only() -> None:
    assert ripe_for([Finding(5, dutch=False), Finding(5, dutch=False)]) == Recognition.FIRST


def test_two_trials_that_followed_people_for_too_short_are_good_and_not_strong() -> None:
    assert ripe_for([Finding(5, followed_months=3), Finding(5, followed_months=3)]) == Recognition.GOOD


@pytest.mark.parametrize(
    ("trial", "down", "up", "word"),
    [
        pytest.param(True, [1, 1], 0, "low", id="a trial with two downgrades"),
        pytest.param(False, [], 0, "low", id="no trial"),
        pytest.param(False, [], 1, "moderate", id="no trial and a large effect"),
        pytest.param(False, [1], 0, "very low", id="no trial and one downgrade"),
        pytest.param(True, [2, 2, 2], 0, "very low", id="no lower than very low"),
    ],
)
def test_certainty_moves_by_steps(trial: bool, down: list[int], up: int, word: str) -> None:
    assert certainty(trial=trial, downgrades=down, upgrades=up) == word


def test_three_steps_for_one_reason_are_refused() -> None:
    with pytest.raises(ValueError, match="one step or two"):
        certainty(trial=True, downgrades=[3])


def test_flaws_take_steps_off_and_never_below_the_bottom() -> None:
    bad = Execution(lost=0.5, control_reached=True, own_unvalidated_measure=True, smallest_arm=5)

    assert level(Design.TRIAL, Execution()) == Design.TRIAL
    assert level(Design.TRIAL, bad) == Design.BEFORE_AND_AFTER
    assert level(Design.CONTROLLED_FOR, bad) == Design.TESTIMONY


def test_two_raters_agree_beyond_chance() -> None:
    assert agreement([0, 1, 0, 1], [0, 1, 0, 1]) == 1
    assert agreement([2, 2], [2, 2]) is None
    assert agreement([0, 1], [1, 0]) == -1


def test_raters_of_different_studies_are_refused() -> None:
    with pytest.raises(ValueError, match="same studies"):
        agreement([1], [1, 2])
