"""By which day someone gets an answer, and when a request is late."""

from datetime import date

import pytest

from veerkracht.support.rules.promise import Standing, promised, standing, waited


@pytest.mark.parametrize(
    ("asked_on", "urgency", "until"),
    [
        (date(2017, 4, 12), "stuck", date(2017, 4, 18)),
        (date(2017, 3, 6), "soon", date(2017, 3, 13)),
        (date(2017, 12, 22), "can-wait", date(2018, 1, 10)),
    ],
)
def test_an_answer_is_promised_in_working_days(asked_on: date, urgency: str, until: date) -> None:
    assert promised(asked_on, urgency) == until


def test_a_request_is_late_only_after_the_promised_day() -> None:
    day = date(2017, 4, 18)

    assert [standing(day, date(2017, 4, today)) for today in (14, 18, 19)] == [
        Standing.ON_TIME,
        Standing.TODAY,
        Standing.LATE,
    ]


def test_waiting_is_counted_in_working_days() -> None:
    assert waited(date(2017, 4, 12), date(2017, 4, 18)) == 2
    assert waited(date(2017, 4, 18), date(2017, 4, 12)) == 0
