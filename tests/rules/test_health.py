"""Whether a programme learns: the table of its method, and what holds for any days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.learning.rules.health import Stage, dares, passage, stage, waiting

JANUARY, FEBRUARY, MARCH, JUNE = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 3), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("noticed", "learned", "travelled", "on", "found"),
    [
        ([JANUARY], [], False, date(2026, 3, 1), Stage.NOTICED),
        ([JANUARY], [], False, JUNE, Stage.STALLED),
        ([JANUARY], [FEBRUARY], False, JUNE, Stage.LEARNED),
        ([JANUARY, MARCH], [FEBRUARY], True, JUNE, Stage.TRAVELLED),
        ([JANUARY, MARCH], [FEBRUARY], True, date(2026, 6, 2), Stage.STALLED),
        ([], [], False, JUNE, Stage.SILENT),
        ([], [FEBRUARY], False, JUNE, Stage.LEARNED),
    ],
)
def test_an_initiative_is_as_far_as_its_last_step(
    noticed: list[date], learned: list[date], travelled: bool, on: date, found: Stage
) -> None:
    assert stage(noticed, learned, travelled=travelled, on=on) is found


@pytest.mark.parametrize(
    ("noticed", "asked", "hanging", "found"),
    [([], True, False, Stage.ASKED), ([MARCH], True, False, Stage.ASKED), ([], True, True, Stage.STALLED)],
)
def test_a_question_is_a_step_and_one_that_hangs_stalls(
    noticed: list[date], asked: bool, hanging: bool, found: Stage
) -> None:
    assert stage(noticed, [], travelled=False, on=MARCH, asked=asked, hanging=hanging) is found


def test_half_of_the_passages_took_as_long_or_shorter() -> None:
    assert passage([(JANUARY, FEBRUARY), (JANUARY, MARCH), (FEBRUARY, FEBRUARY)]) == 31
    assert passage([]) is None


def test_what_has_not_arrived_yet_is_counted_for_as_long_as_it_waited() -> None:
    assert waiting([30, 60], [10, 90]) == 60
    assert waiting([30], [400, 500]) is None
    assert waiting([], [10]) is None
    assert waiting([5, 7, 9], []) == 7


@given(some.lists(some.integers(0, 1000), min_size=1), some.lists(some.integers(0, 1000)))
def test_half_has_arrived_on_a_day_on_which_one_did_or_nobody_knows(arrived: list[int], still: list[int]) -> None:
    found = waiting(arrived, still)

    assert found is None or found in arrived
    assert (waiting(arrived, []) or 0) >= 0


def test_a_programme_without_failures_does_not_dare() -> None:
    assert [dares(0, 20), dares(3, 20), dares(2, 20), dares(0, 0)] == [False, True, False, None]
