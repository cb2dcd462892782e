"""How good proposals were."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.crossovers.rules.hits import Judged, Quarter, quarters, ranking


def test_a_ranking_by_hand() -> None:
    found = ranking([(0.9, True), (0.8, False), (0.7, True), (0.1, False)])

    assert found.area == 0.75
    assert found.average_precision == pytest.approx((1 + 2 / 3) / 2)
    assert found.precision_at_right == 0.5


def test_equal_scores_stay_in_their_order() -> None:
    assert ranking([(0.5, True), (0.5, False)]).average_precision == 1
    assert ranking([(0.5, False), (0.5, True)]).average_precision == 0.5
    assert ranking([(0.5, False), (0.5, True)]).area == 0.5


def test_without_anything_right_nothing_is_said() -> None:
    found = ranking([(0.5, False)])

    assert (found.area, found.average_precision) == (None, None)
    assert ranking([(0.5, True)]).area is None


def test_quarters_are_counted_by_the_day_of_the_decision() -> None:
    found = quarters(
        [
            Judged(date(2018, 3, 31), proposed=True, holds=True),
            Judged(date(2018, 3, 31), proposed=True, holds=False),
            Judged(date(2018, 4, 1), proposed=False, holds=True),
        ]
    )

    assert found == [Quarter(2018, 1, 2, 1, 1), Quarter(2018, 2, 0, 0, 1)]
    assert (found[0].precision, found[0].recall) == (0.5, 1.0)
    assert (found[1].precision, found[1].recall) == (None, 0.0)


@given(some.lists(some.tuples(some.floats(0, 1), some.booleans()), max_size=20))
def test_figures_are_shares(scored: list[tuple[float, bool]]) -> None:
    found = ranking(scored)

    for figure in (found.area, found.average_precision, found.precision_at_right):
        assert figure is None or 0 <= figure <= 1 + 1e-12
