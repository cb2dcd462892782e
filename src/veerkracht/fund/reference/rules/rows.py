"""A row of the export, and what is odd about the rows together: ids that point nowhere, periods that end too early.

Nothing is mended: what is odd is told, with the file, the row, the column and what was done. See docs/methods/rows.md.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from veerkracht.foundation.dates import PartialDate
from veerkracht.fund.reference.rules.rates import Rates
from veerkracht.fund.reference.rules.standard import OWN, by_path, list_of
from veerkracht.fund.reference.rules.values import Value

ORPHAN, DOUBLE, NOWHERE, CAPITALS, BACKWARDS, NO_CURRENCY, DOLLARS, EXTRA, UNKNOWN_TABLE = (
    "orphan", "double", "nowhere", "capitals", "backwards", "no-currency", "dollars", "extra", "unknown-table",
)  # fmt: skip
TARGETS = {
    "metric": ("projects_outcome_metrics", OWN),
    "payment_plan": ("projects_outcome_payment_plans", OWN),
    "investment": ("projects_investments", OWN),
    "service_provision": ("projects_service_provisions", OWN),
    "technical_assistance": ("projects_technical_assistances", OWN),
}
"""To which table of the same contract an inner identifier points."""
PERIODS = (("start_date", "end_date"), ("period_start", "period_end"))
DOUBTFUL = Decimal("1.5")
"""An amount in dollars that is this many times away from the average rate of its year was converted wrongly."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: whose it is, the number it has among those, and what its cells say. `extra` is what nobody knows."""

    table: str
    owner: str
    number: int
    file: str
    line: int
    cells: Mapping[str, Value]
    extra: Mapping[str, str] = field(default_factory=dict)

    def get(self, path: str) -> str:
        """Give what was read at a path, in one text; nothing where it was not read."""
        found = self.cells.get(path)
        return "" if found is None or found.raw else found.text

    def names(self, path: str) -> tuple[str, ...]:
        """Give what was read at a path that holds a list."""
        found = self.cells.get(path)
        if found is None or not found.read:
            return ()
        return found.read if isinstance(found.read, tuple) else (found.read,)

    @property
    def public(self) -> "Row":
        """Give the row without what is not for everyone; one that is private as a whole has nothing left."""
        private = self.get("status") == "PRIVATE"
        shown = {} if private else {path: value for path, value in self.cells.items() if value.shown}
        return replace(self, cells=shown, extra={})

    def amount(self, path: str) -> Decimal | None:
        """Give the number at a path; nothing where there is none."""
        return Decimal(text) if (text := self.get(path)) else None


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something strange in a row: where it stands, what it is, and what was written there."""

    file: str
    line: int
    column: str
    owner: str
    code: str
    shown: str = ""


def oddities(rows: Iterable[Row], rates: Rates) -> Iterator[Oddity]:
    """Look at all rows together."""
    known = list(rows)
    owners = {row.owner for row in known if not list_of(row.table)}
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in known:
        ids[row.table, row.owner].add(row.get(OWN))
    years = {row.owner: _year(row) for row in known if row.table == "projects"}
    yield from _twice(known)
    for row in known:
        if row.owner not in owners:
            yield Oddity(row.file, row.line, "", row.owner, ORPHAN, row.owner)
        yield from _pointers(row, ids)
        yield from _periods(row)
        yield from _amounts(row, rates, years.get(row.owner, 0))


def _year(row: Row) -> int:
    dates = (row.get("dates/outcomes_contract_signed"), row.get("dates/start_date_of_service_provision"))
    return next((int(text[:4]) for text in dates if text), 0)


def _twice(rows: list[Row]) -> Iterator[Oddity]:
    """Find identifiers that stand twice in one contract."""
    named = [(row.table, row.owner, row.get(OWN)) for row in rows]
    double = {key for key, times in Counter(named).items() if times > 1 and key[2]}
    for row, key in zip(rows, named, strict=True):
        if key in double:
            yield _odd(row, OWN, DOUBLE)


def _pointers(row: Row, ids: Mapping[tuple[str, str], set[str]]) -> Iterator[Oddity]:
    """Find identifiers that point at nothing, or only when capitals are not minded."""
    for path in row.cells:
        known = by_path(row.table).get(path)
        target = TARGETS.get(known.kind) if known else None
        said = row.get(path)
        if target is None or not said:
            continue
        there = ids.get((target[0], row.owner), set())
        if said not in there:
            folded = {name.casefold() for name in there}
            yield _odd(row, path, CAPITALS if said.casefold() in folded else NOWHERE)


def _periods(row: Row) -> Iterator[Oddity]:
    for path in row.cells:
        for begins, ends in PERIODS:
            if path.endswith(begins) and (other := row.get(path.replace(begins, ends))):
                first = row.get(path)
                if first and PartialDate.parse(other).last() < PartialDate.parse(first).first():
                    yield _odd(row, path.replace(begins, ends), BACKWARDS)


def _amounts(row: Row, rates: Rates, year: int) -> Iterator[Oddity]:
    """Find amounts without a currency, and dollars that no rate explains."""
    for path in row.cells:
        known = by_path(row.table).get(path)
        if known is None or known.kind != "amount" or not row.get(path):
            continue
        currency = currency_of(row, path)
        if not currency and row.table != "projects_technical_assistance_details":
            yield _odd(row, path, NO_CURRENCY)
        yield from _dollars(row, path, currency, rates, year)


def _dollars(row: Row, path: str, currency: str, rates: Rates, year: int) -> Iterator[Oddity]:
    also = path.replace("/amount", "/amount_usd")
    ours, theirs = row.amount(path), row.amount(also) if also != path else None
    rate = rates.between(currency, "USD", year) if currency and ours and theirs else None
    if rate and ours and theirs and not 1 / DOUBTFUL < theirs / (ours * rate.rate) < DOUBTFUL:
        yield _odd(row, also, DOLLARS)


def currency_of(row: Row, path: str) -> str:
    """Give the currency of an amount: it stands beside it, or one step up."""
    parts = path.split("/")
    for depth in range(len(parts) - 1, -1, -1):
        if found := row.get("/".join([*parts[:depth], "currency"])):
            return found
    return ""


def _odd(row: Row, path: str, code: str) -> Oddity:
    known = by_path(row.table).get(path)
    value = row.cells.get(path)
    heading = known.heading if known else path
    return Oddity(row.file, row.line, heading, row.owner, code, value.text[:200] if value and value.shown else "")
