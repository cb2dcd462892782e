"""How many hours of an offer are free: what it gives in a month, less what is reserved by support that runs.

Support takes its hours evenly over its months. The length of a month and the usual term are ours. See
docs/methods/hours.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

A_MONTH = Decimal("30.4375")
"""The days of a month, over four years."""
USUAL = Decimal(6)
"""The months of support of which no last day was agreed: after so many it is looked at whether it helped."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """Hours that were promised to one initiative, and in which period."""

    hours: Decimal
    starts_on: date
    ends_on: date | None = None

    @property
    def months(self) -> Decimal:
        """Give over how many months the hours are spread: one at least."""
        if self.ends_on is None:
            return USUAL
        return max(Decimal(1), Decimal((self.ends_on - self.starts_on).days + 1) / A_MONTH)

    @property
    def a_month(self) -> Decimal:
        return self.hours / self.months


def free(hours_a_month: Decimal, reserved: Iterable[Reserved], on: date) -> Decimal:
    """Give the hours a month that are free on a day; below nought where more was promised than there is.

    >>> free(Decimal(12), [Reserved(Decimal(24), date(2018, 1, 1))], date(2018, 2, 1))
    Decimal('8')
    """
    running = [one for one in reserved if one.ends_on is None or one.ends_on >= on]
    return hours_a_month - sum((one.a_month for one in running), Decimal(0))


def supports(free_a_month: Decimal, months: Decimal, hours: Decimal) -> int:
    """Give to how many initiatives an offer can give so many hours within so many months.

    >>> supports(Decimal(12), Decimal(6), Decimal(20))
    3
    """
    if hours <= 0 or months <= 0:
        raise ValueError("support takes hours, and has months to take them in")
    return max(0, int(free_a_month * months // hours))
