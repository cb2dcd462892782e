"""How long a document is kept, and from when it can be destroyed.

Source: the Archiefwet asks that a selection list says, for each sort of document, after how many years it is
destroyed; the years count from the end of the year in which it was closed. See docs/methods/keeping.md.
"""

from datetime import date


def destroy_on(kept_from: date | None, years: int | None) -> date | None:
    """Give the first day on which a document can be destroyed; nothing where it is kept for good or no period is set.

    >>> destroy_on(date(2017, 3, 17), 7)
    datetime.date(2025, 1, 1)
    """
    if kept_from is None or years is None or kept_from.year + years + 1 > date.max.year:
        return None
    return date(kept_from.year + years + 1, 1, 1)


def closed_before(on: date, years: int) -> date | None:
    """Give the day before which a document must have been closed to be due on a day.

    >>> closed_before(date(2025, 6, 30), 7)
    datetime.date(2018, 1, 1)
    """
    return date(on.year - years, 1, 1) if on.year > years else None


def is_due(kept_from: date | None, years: int | None, on: date) -> bool:
    """Say whether a document can be destroyed on a day.

    >>> is_due(date(2017, 3, 17), 7, date(2024, 12, 31)), is_due(date(2017, 3, 17), 7, date(2025, 1, 1))
    (False, True)
    """
    day = destroy_on(kept_from, years)
    return day is not None and on >= day
