"""What one currency was worth in another, on average over a year, from a table that names its source.

Without a rate in the table nothing is converted: the amount is shown in its own currency. See docs/methods/rates.md.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

DOLLAR = "USD"
"""Through this currency every rate goes: the source has each of them against it."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of one currency goes for one unit of another, in which year, and who says so."""

    rate: Decimal
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class Rates:
    """A table of rates: how many dollars went for one of each currency, per year."""

    dollars: Mapping[tuple[str, int], Decimal]
    source: str

    def between(self, one: str, other: str, year: int) -> Rate | None:
        """Give what one unit of a currency was worth in another in a year; nothing where the table does not say.

        >>> table = Rates({("GBP", 2019): Decimal("1.5"), ("EUR", 2019): Decimal("1.2")}, "made up")
        >>> table.between("GBP", "EUR", 2019), table.between("GBP", "EUR", 2020)
        (Rate(rate=Decimal('1.25'), year=2019, source='made up'), None)
        """
        if one == other:
            return Rate(Decimal(1), year, self.source)
        here, there = self._dollars(one, year), self._dollars(other, year)
        return Rate(here / there, year, self.source) if here and there else None

    def _dollars(self, currency: str, year: int) -> Decimal | None:
        return Decimal(1) if currency == DOLLAR else self.dollars.get((currency, year))


@cache
def rates() -> Rates:
    """Give the table that goes with the system; each rate stands in it the way round in which it was published."""
    with Path(__file__).with_name("rates.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    dollars = {}
    for row in rows:
        rate, year = Decimal(row["rate"]), int(row["year"])
        if row["other"] == DOLLAR:
            dollars[row["one"], year] = rate
        else:
            dollars[row["other"], year] = 1 / rate
    return Rates(dollars, rows[0]["source"])
