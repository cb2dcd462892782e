"""Directions without counting what was significant; the cases are those of the methods."""

import pytest

from veerkracht.learning.rules.directions import Direction, direction, tally

BETTER, WORSE, MIXED, SAME = Direction.BETTER, Direction.WORSE, Direction.MIXED, Direction.UNCHANGED


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ([1, 1, 1, -1], BETTER),
        ([1, 1, -1], MIXED),
        ([0, 0], SAME),
        ([1, 0, 1, 1], BETTER),
        ([-1, -1, -1], WORSE),
        ([], None),
    ],
)
def test_seven_of_ten_outcomes_set_the_direction(outcomes: list[int], found: Direction | None) -> None:
    assert direction(outcomes) == found


def test_below_six_studies_no_chance_is_given() -> None:
    assert tally([BETTER] * 5).by_chance is None
    assert tally([BETTER] * 6).by_chance == pytest.approx(0.03125)


def test_mixed_and_unchanged_studies_are_left_out_and_counted() -> None:
    found = tally([BETTER] * 5 + [WORSE, MIXED, SAME])

    assert (found.better, found.worse, found.left_out) == (5, 1, 2)
    assert found.by_chance == pytest.approx(0.21875)
    assert (found.low, found.high) == pytest.approx((0.436497, 0.969947), abs=1e-6)
