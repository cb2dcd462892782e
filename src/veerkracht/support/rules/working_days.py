"""Working days in the Netherlands: from Monday to Friday, without the days on which the country is free.

Sources: Algemene termijnenwet, art. 3; Easter by the rule of Meeus, Astronomical Algorithms (1991), chapter 8. See
docs/methods/working_days.md.
"""

from datetime import date, timedelta

SATURDAY = 5
BEFORE_OR_AFTER_EASTER = (-2, 0, 1, 39, 49, 50)
"""Good Friday, Easter, Easter Monday, Ascension Day, Whitsun and Whit Monday."""

FIXED = ((1, 1), (5, 5), (12, 25), (12, 26))


def easter(year: int) -> date:
    """Give the day of Easter.

    >>> easter(2017)
    datetime.date(2017, 4, 16)
    """
    century = year // 100
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - year % 19) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    shift = moon - weekday
    month = 3 + (shift + 40) // 44
    return date(year, month, shift + 28 - 31 * (month // 4))


def king(year: int) -> date:
    """Give the day of the king, a day earlier where it would be a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(1) if day.weekday() > SATURDAY else day


def is_working(day: date) -> bool:
    """Say whether people work on a day.

    >>> is_working(date(2017, 4, 14)), is_working(date(2017, 4, 18))
    (False, True)
    """
    if day.weekday() >= SATURDAY or (day.month, day.day) in FIXED or day == king(day.year):
        return False
    return (day - easter(day.year)).days not in BEFORE_OR_AFTER_EASTER


def after(start: date, days: int) -> date:
    """Give the day on which so many working days have passed; the day itself does not count.

    >>> after(date(2017, 4, 12), 10)
    datetime.date(2017, 5, 1)
    """
    day = start
    while days > 0:
        day += timedelta(1)
        days -= is_working(day)
    return day
