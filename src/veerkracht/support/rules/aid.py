"""How much small (de minimis) aid one undertaking may still get on a day: the ceiling of that day less what it got.

Sources: Regulations (EU) 1407/2013 and 2023/2831, and for services of general economic interest 360/2012 and 2023/2832:
200,000 (500,000) euro over three fiscal years until 2023, 300,000 (750,000) over any three years from 2024. Linked
companies are one undertaking. See docs/methods/aid.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from veerkracht.foundation.money import Money

CURRENCY = "EUR"
YEARS = 3


@dataclass(frozen=True, slots=True)
class Regime:
    """A ceiling that holds for aid granted from a day until a day, and the years it looks back over."""

    starts_on: date
    ends_on: date | None
    ceiling: Money
    for_services: Money
    """The ceiling for services of general economic interest."""
    fiscal: bool
    """Whether it counts fiscal years, this one and the two before, or the three years before the day."""

    def holds(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)

    def counts_after(self, on: date) -> date:
        """Give the last day of which aid no longer counts on this day."""
        if self.fiscal:
            return date(on.year - YEARS, 12, 31)
        leap = on.month == 2 and on.day == 29
        return date(on.year - YEARS, 2, 28) if leap else on.replace(year=on.year - YEARS)


REGIMES = (
    Regime(date(2014, 1, 1), date(2023, 12, 31), Money(20_000_000, CURRENCY), Money(50_000_000, CURRENCY), True),
    Regime(date(2024, 1, 1), None, Money(30_000_000, CURRENCY), Money(75_000_000, CURRENCY), False),
)


@dataclass(frozen=True, slots=True)
class Aid:
    """Aid that a company was granted on a day."""

    company: str
    granted_on: date
    amount: Money
    services: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """What an undertaking got within the years that count, what it may have, and what is free."""

    companies: frozenset[str]
    regime: Regime
    counts_from: date
    got: Money
    ceiling: Money
    counted: tuple[Aid, ...]

    @property
    def free(self) -> Money:
        return Money(max(0, self.ceiling.minor - self.got.minor), CURRENCY)

    @property
    def exceeded(self) -> bool:
        return self.ceiling < self.got

    def admits(self, new: Money) -> bool:
        """Say whether new aid stays within the ceiling: exactly the ceiling is allowed, a cent more is not."""
        return self.got + new <= self.ceiling


def undertaking(company: str, links: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Give all companies that are one undertaking with this one: linked, or linked through others.

    >>> sorted(undertaking("a", [("a", "b"), ("c", "b"), ("d", "e")]))
    ['a', 'b', 'c']
    """
    known = list(links)
    found, new = {company}, {company}
    while new:
        new = {one for pair in known if not new.isdisjoint(pair) for one in pair} - found
        found |= new
    return frozenset(found)


def room(
    company: str,
    on: date,
    granted: Iterable[Aid],
    links: Iterable[tuple[str, str]] = (),
    *,
    services: bool = False,
    regimes: Iterable[Regime] = REGIMES,
) -> Room:
    """Add up the aid that counts on a day for a company and those it is linked with, beside the ceiling of that day.

    For services the aid for services counts; for all else the other aid. Aid in another currency is refused by Money.

    >>> before = [Aid("a", date(2022, 5, 1), Money(28_000_000, "EUR"))]
    >>> found = room("a", date(2024, 3, 1), before)
    >>> str(found.free), found.admits(Money(3_000_000, "EUR"))
    ('20000.00', False)
    """
    regime = next((one for one in regimes if one.holds(on)), None)
    if regime is None:
        raise ValueError(f"no ceiling is known for {on.isoformat()}")
    one, last = undertaking(company, links), regime.counts_after(on)
    counted = tuple(
        aid for aid in granted if aid.company in one and last < aid.granted_on <= on and aid.services is services
    )
    got = sum((aid.amount for aid in counted), Money(0, CURRENCY))
    ceiling = regime.for_services if services else regime.ceiling
    return Room(one, regime, date.fromordinal(last.toordinal() + 1), got, ceiling, counted)
