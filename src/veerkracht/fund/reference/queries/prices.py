"""What others pay: the prices of metrics that are alike, each in its own currency and where a rate is known in euro."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from veerkracht.fund.reference.models import Price
from veerkracht.fund.reference.rules.kinship import Sort, Spread, sort_of, spread
from veerkracht.fund.reference.rules.rates import Rate, rates

EURO = "EUR"
COLUMNS = (
    "contract", "contract_name", "metric", "definition", "topic", "weeks", "amount", "currency", "year", "rate",
    "rate_source", "in_euro", "most", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A price that can be compared: whose, for what, and how much."""

    contract: str
    name: str
    sector: str
    countries: tuple[str, ...]
    year: int | None
    metric: str
    definition: str
    note: str
    topic: str
    weeks: int | None
    amount: Decimal
    currency: str
    most: Decimal | None
    rate: Rate | None

    @property
    def in_euro(self) -> Decimal | None:
        """Give it in euro by the average rate of its year; nothing where the table has no rate."""
        return round(self.amount * self.rate.rate, 2) if self.rate else None


@dataclass(frozen=True, slots=True)
class Alike:
    """The prices of metrics that are alike, how far they lie apart, and where a given price stands among them."""

    sort: Sort
    rows: tuple[PriceRow, ...]
    spread: Spread | None
    unconverted: int
    contracts: int
    price: Decimal | None = None
    lower: int = 0
    higher: int = 0


def alike(
    *, definition: str = "", topic: str = "", weeks: int | None = None, price: Decimal | None = None, sector: str = ""
) -> Alike:
    """Give the prices of others for what is like a metric, told in words or as topic and weeks: one query.

    The words say what the topic and weeks do not. `price`, in euro, is laid beside them. `sector` narrows it.
    """
    read = sort_of(definition)
    sort = Sort(topic or read.topic, weeks if weeks is not None else read.weeks)
    return _alike(tuple(_rows(sector)), sort, price)


@dataclass(frozen=True, slots=True)
class Question:
    """A metric in words, and its price in euro if that is to be laid beside the others."""

    definition: str
    price: Decimal | None = None


def alike_each(questions: Sequence[Question]) -> tuple[Alike, ...]:
    """Answer several questions at once: one query."""
    every = tuple(_rows("")) if questions else ()
    return tuple(_alike(every, sort_of(one.definition), one.price) for one in questions)


def _alike(every: Sequence[PriceRow], sort: Sort, price: Decimal | None) -> Alike:
    rows = tuple(row for row in every if sort.topic and sort.like(Sort(row.topic, row.weeks)))
    converted = [row.in_euro for row in rows if row.in_euro is not None]
    return Alike(
        sort,
        tuple(sorted(rows, key=lambda row: (row.in_euro is None, row.in_euro or row.amount, row.contract))),
        spread(converted),
        len(rows) - len(converted),
        len({row.contract for row in rows}),
        price,
        sum(price is not None and one < price for one in converted),
        sum(price is not None and one > price for one in converted),
    )


def table(found: Alike) -> Iterator[tuple[Any, ...]]:
    """Give the prices for a file."""
    for row in found.rows:
        rate = (str(round(row.rate.rate, 6)), row.rate.source) if row.rate else ("", "")
        most = str(row.most) if row.most is not None else ""
        euro = str(row.in_euro) if row.in_euro is not None else ""
        what = (row.contract, row.name, row.metric, row.definition, row.topic, row.weeks, str(row.amount), row.currency)
        yield (*what, row.year, *rate, euro, most, row.note)


def topics() -> list[str]:
    """Give the topics for which there are prices: one query."""
    return sorted(set(Price.objects.exclude(topic="").order_by().values_list("topic", flat=True).distinct()))


def _rows(sector: str) -> Iterator[PriceRow]:
    prices = Price.objects.select_related("contract").order_by("pk")
    for one in prices.filter(contract__sector=sector) if sector else prices:
        contract = one.contract
        rate = rates().between(one.currency, EURO, contract.year) if contract.year else None
        yield PriceRow(
            contract.key, contract.name, contract.sector, tuple(contract.countries.split(";")[:-1]), contract.year,
            one.metric, one.definition, one.note, one.topic, one.weeks, one.amount.normalize() + 0, one.currency,
            one.most, rate,
        )  # fmt: skip
