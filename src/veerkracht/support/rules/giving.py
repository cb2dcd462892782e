"""What support that is no money comes to, and from which day both sides judge whether it helped.

Source: the programme counts help other than money as a result with its cost, and looks after six months whether the
bottleneck is gone. See docs/methods/giving.md.
"""

from calendar import monthrange
from datetime import date
from fractions import Fraction

MONTHS = 6


def cost(minutes: int, cents_an_hour: int) -> int:
    """Give what a talk cost in cents, half a cent up; so the talks add up to what is shown in all.

    >>> cost(50, 7_500), cost(1, 90)
    (6250, 2)
    """
    if minutes < 0 or cents_an_hour < 0:
        raise ValueError("nobody gives less than no time")
    exact = Fraction(minutes * cents_an_hour, 60)
    return int(exact + Fraction(1, 2))


def judged_from(starts_on: date) -> date:
    """Give the day six months after support began; in a shorter month its last day.

    >>> judged_from(date(2018, 8, 31))
    datetime.date(2019, 2, 28)
    """
    return _moved(starts_on, MONTHS)


def started_by(today: date) -> date:
    """Give the last day on which support began that is judged today: the other way around.

    >>> started_by(date(2019, 2, 28))
    datetime.date(2018, 8, 31)
    """
    before = _moved(today, -MONTHS)
    if today.day == monthrange(today.year, today.month)[1]:
        return before.replace(day=monthrange(before.year, before.month)[1])
    return before


def _moved(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
