"""What a quarter of support comes to."""

from datetime import date

import pytest
from hypothesis import given as supposing
from hypothesis import strategies

from veerkracht.support.rules.quarter import (
    Asked,
    Given,
    Hours,
    Quarter,
    Question,
    Support,
    Waiting,
    asked,
    given,
    waiting,
    white_spots,
    whole,
    without_any,
)

SPRING = Quarter(2018, 2)
LATER = date(2019, 1, 1)


def question(asked_on: date, answered_on: date | None = None, closed_on: date | None = None, **more: str) -> Question:
    kind, initiative = more.get("kind", "method"), more.get("initiative", "oss")
    return Question(kind, initiative, asked_on, answered_on, closed_on, date(2018, 5, 9), date(2018, 5, 16))


@supposing(strategies.dates(date(2015, 1, 1), date(2035, 1, 1)))
def test_each_day_lies_in_one_quarter(day: date) -> None:
    found = Quarter.of(day)

    assert day in found
    assert day not in found.next
    assert found.next.previous == found
    assert Quarter.read(str(found)) == found


@pytest.mark.parametrize("text", ["2018-0", "2018-5", "18-1", "2018-١", "", "2018-1 ", "9999-4"])
def test_what_is_no_quarter_is_nothing(text: str) -> None:
    assert Quarter.read(text) is None


def test_questions_are_counted_as_they_came_were_answered_and_stayed_open() -> None:
    rows = [
        question(date(2018, 3, 1), date(2018, 4, 3), date(2018, 4, 3)),
        question(date(2018, 5, 1), date(2018, 5, 2)),
        question(date(2018, 6, 1), date(2018, 7, 2), date(2018, 7, 2)),
        question(date(2018, 7, 1)),
    ]

    assert asked(rows, SPRING, LATER) == {"method": Asked(came=2, answered=2, open=2)}


def test_a_quarter_that_runs_is_counted_up_to_the_day() -> None:
    rows = [question(date(2018, 5, 1), date(2018, 5, 20), date(2018, 5, 20))]

    assert asked(rows, SPRING, date(2018, 5, 10)) == {"method": Asked(came=1, answered=0, open=1)}


def test_waiting_is_told_in_working_days_with_what_was_promised() -> None:
    rows = [
        question(date(2018, 5, 7), date(2018, 5, 8), date(2018, 5, 8)),
        question(date(2018, 5, 7), date(2018, 5, 15), date(2018, 5, 15)),
        question(date(2018, 5, 7), date(2018, 5, 18), date(2018, 5, 18)),
        question(date(2018, 6, 25)),
    ]

    assert waiting(rows, SPRING, LATER) == Waiting(answered=3, median=5.0, longest=4, kept=1, explained=1)


def test_without_answers_the_middle_is_not_known() -> None:
    assert waiting([], SPRING, LATER) == Waiting(0, None, None, 0, 0)


def test_what_was_given_is_counted_with_hours_and_cents() -> None:
    support = [
        Support("method", "oss", date(2018, 4, 1)),
        Support("method", "oss", date(2018, 1, 1), date(2018, 5, 1), stopped=True),
        Support("finance", "oss", date(2018, 6, 30), amount_cents=150_000),
    ]
    hours = [Hours(1, "method", date(2018, 4, 2), 50, 7_500), Hours(1, "method", date(2018, 7, 1), 60, 7_500)]

    found = given(support, hours, SPRING, LATER)

    assert found == {"method": Given(1, 0, 1, 50, 6_250, 0), "finance": Given(1, 0, 0, 0, 0, 150_000)}
    assert whole(found.values()) == Given(2, 0, 1, 50, 6_250, 150_000)


def test_a_white_spot_is_where_somebody_asked_and_nobody_was_helped() -> None:
    rows = [question(date(2018, 5, 1)), question(date(2018, 5, 1), initiative="uden")]
    support = [Support("method", "uden", date(2018, 5, 2)), Support("method", "oss", date(2018, 9, 1))]
    themes = {"oss": ["health", "trust"], "uden": ["trust"]}

    assert white_spots(rows, support, themes, SPRING.last) == ("health",)
    assert white_spots(rows, support, themes, LATER) == ()
    assert without_any(["oss", "uden"], support, SPRING.last) == ("oss",)
