"""By which day someone who asks for support gets an answer, and how a request that waits stands to that day.

Source: rule R7 of the programme, no request stays without an answer; the norms in working days are choices of ours that
an asker is told. The table by hand is in docs/methods/promise.md.
"""

from datetime import date
from enum import StrEnum

from veerkracht.support.rules.working_days import after, is_working

NORM = {"stuck": 2, "soon": 5, "can-wait": 10}
"""So many working days an answer may take, by how urgent it is to who asks."""


class Standing(StrEnum):
    """How a request that waits for us stands to the day that was promised."""

    ON_TIME = "on time"
    TODAY = "today"
    LATE = "late"


def promised(asked_on: date, urgency: str) -> date:
    """Give the last day on which an answer is still on time.

    >>> promised(date(2017, 4, 12), "stuck")
    datetime.date(2017, 4, 18)
    """
    return after(asked_on, NORM[urgency])


def standing(promised_on: date, today: date) -> Standing:
    """Say how a request that waits stands to the day that was promised.

    >>> standing(date(2017, 4, 18), date(2017, 4, 19)).value
    'late'
    """
    if today > promised_on:
        return Standing.LATE
    return Standing.TODAY if today == promised_on else Standing.ON_TIME


def waited(since: date, today: date) -> int:
    """Give how many working days have passed since a day, up to and with today; a day ahead is none.

    >>> waited(date(2017, 4, 12), date(2017, 4, 18))
    2
    """
    span = (today - since).days
    return sum(is_working(date.fromordinal(since.toordinal() + step)) for step in range(1, span + 1))
