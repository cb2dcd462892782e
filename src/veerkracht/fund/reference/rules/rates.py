"""What one currency was worth in another, on average over a year, from a table that names its source.

Without a rate in the table nothing is converted: the amount is shown in its own currency. See docs/methods/rates.md.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of one currency goes for one unit of another, in which year, and who says so."""

    rate: Decimal
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class Rates:
    """A table of rates: how much of each currency went for one euro, per year."""

    per_euro: Mapping[tuple[str, int], Decimal]
    source: str

    def between(self, one: str, other: str, year: int) -> Rate | None:
        """Give what one unit of a currency was worth in another in a year; nothing where the table does not say.

        >>> table = Rates({("GBP", 2019): Decimal("0.8"), ("USD", 2019): Decimal("1.2")}, "made up")
        >>> table.between("GBP", "USD", 2019), table.between("GBP", "USD", 2020)
        (Rate(rate=Decimal('1.5'), year=2019, source='made up'), None)
        """
        here, there = self._per_euro(one, year), self._per_euro(other, year)
        return Rate(there / here, year, self.source) if here and there else None

    def _per_euro(self, currency: str, year: int) -> Decimal | None:
        return Decimal(1) if currency == "EUR" else self.per_euro.get((currency, year))


@cache
def rates() -> Rates:
    """Give the table that goes with the system."""
    with Path(__file__).with_name("rates.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return Rates({(row["currency"], int(row["year"])): Decimal(row["per_euro"]) for row in rows}, rows[0]["source"])
