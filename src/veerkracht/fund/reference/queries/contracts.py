"""The contracts of elsewhere: the list with its filters, and everything the source says about one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet

from veerkracht.foundation.keys import plain_text
from veerkracht.fund.reference.models import Contract, Line, Oddity
from veerkracht.fund.reference.rules.rows import Row
from veerkracht.fund.reference.rules.values import Value
from veerkracht.trail.pages import Page, Turn, cut

SIZES: Mapping[str, Q] = {
    "small": Q(people__lt=100),
    "middle": Q(people__gte=100, people__lt=500),
    "large": Q(people__gte=500, people__lt=2000),
    "huge": Q(people__gte=2000),
    "unknown": Q(people=None),
}
"""By how many people a contract is meant for."""
UNKNOWN = "unknown"
COLUMNS = (
    "key", "identifier", "name", "stage", "sector", "countries", "logics", "signed_on", "starts_on", "ends_on",
    "currency", "invested", "payable", "people", "metrics", "prices", "results", "payments",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks of the list."""

    q: str = ""
    country: str = ""
    sector: str = ""
    logic: str = ""
    size: str = ""
    year: str = ""
    has: str = ""


@dataclass(frozen=True, slots=True)
class ContractRow:
    """One contract in the list."""

    key: str
    identifier: str
    name: str
    stage: str
    sector: str
    countries: tuple[str, ...]
    logics: tuple[str, ...]
    signed_on: str
    starts_on: str
    ends_on: str
    year: int | None
    currency: str
    invested: Decimal | None
    payable: Decimal | None
    people: Decimal | None
    metrics: int
    prices: int
    results: int
    payments: int
    gone: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything the source says of one contract that is for everyone."""

    contract: ContractRow
    row: Row
    lists: Mapping[str, tuple[Row, ...]]
    names: Mapping[str, str]
    oddities: tuple[Oddity, ...]

    def list(self, name: str) -> tuple[Row, ...]:
        """Give the rows of one list."""
        return self.lists.get(f"projects_{name}", ())


def contracts(wanted: Wanted, turn: Turn) -> Page[ContractRow]:
    """Give one page of the list: two or three queries, however many there are."""
    page = cut(_fitting(wanted), turn)
    return page.of(map(_row, page.rows))


def table(wanted: Wanted) -> Iterator[tuple[Any, ...]]:
    """Give the whole list for a file."""
    for one in _fitting(wanted).order_by("sort_key", "key").iterator(chunk_size=500):
        row = _row(one)
        yield tuple(str(it) if isinstance(it := getattr(row, name), Decimal) else it for name in COLUMNS)


def choices() -> dict[str, dict[str, int]]:
    """Give what can be chosen in each filter, with how many contracts have it: one query."""
    found: dict[str, dict[str, int]] = {name: defaultdict(int) for name in ("country", "sector", "logic", "year")}
    rows = Contract.objects.order_by().values_list("countries", "sector", "logics", "year").annotate(number=Count("pk"))
    for countries, sector, logics, year, number in rows:
        for code in countries.split(";")[:-1]:
            found["country"][code] += number
        for logic in logics.split(";")[:-1]:
            found["logic"][logic] += number
        found["sector"][sector or UNKNOWN] += number
        found["year"][str(year) if year else UNKNOWN] += number
    return found


def years(wanted: Wanted) -> dict[int | None, dict[str, int]]:
    """Count the contracts that fit by year and policy sector, for the picture: one query."""
    found: dict[int | None, dict[str, int]] = defaultdict(dict)
    rows = _fitting(wanted).order_by().values_list("year", "sector").annotate(number=Count("pk"))
    for year, sector, number in rows:
        found[year][sector] = number
    return dict(found)


def total() -> int:
    """Count all contracts to compare with."""
    return Contract.objects.count()


def keys_near(key: str) -> list[str]:
    """Give keys that begin alike."""
    return list(Contract.objects.filter(key__startswith=key[:13]).values_list("key", flat=True)[:20])


def whole(key: str) -> Whole | None:
    """Give everything about one contract: at most four queries."""
    found = Contract.objects.filter(key=key).first()
    if found is None:
        return None
    lists: dict[str, list[Row]] = defaultdict(list)
    lines = Line.objects.filter(owner=found.identifier, programme_id=found.programme_id)
    for line in lines.order_by("table", "number"):
        row = as_row(line).public
        if row.cells and (found.gone or not line.gone):
            lists[line.table].append(row)
    rows = {table: tuple(some) for table, some in lists.items()}
    main = rows["projects"][0]
    oddities = Oddity.objects.filter(owner=found.identifier, programme_id=found.programme_id)
    return Whole(_row(found), main, rows, _names(rows), tuple(oddities))


def _names(rows: Mapping[str, tuple[Row, ...]]) -> dict[str, str]:
    """Look up the names of the organisations and funds that a contract speaks of."""
    wanted = {
        part
        for some in rows.values()
        for row in some
        for path in row.cells
        if path.endswith(("organisation_id", "organisation_ids", "id"))
        for part in row.names(path)
        if part.startswith("INDIGO-")
    }
    lines = Line.objects.filter(owner__in=wanted, table__in=("organisations", "funds"))
    return {line.owner: as_row(line).public.get("name") or line.owner for line in lines}


def as_row(line: Line) -> Row:
    """Give a row as the rules know it."""
    cells = {path: Value.of(kept) for path, kept in line.cells.items()}
    return Row(line.table, line.owner, line.number, line.file, line.line, cells, line.extra)


def _fitting(wanted: Wanted) -> QuerySet[Contract]:
    """Give the contracts that fit all that is asked."""
    records = Contract.objects.all()
    for word in plain_text(wanted.q).split()[:10]:
        records = records.filter(words__contains=word)
    if wanted.country:
        records = records.filter(countries__contains=f"{wanted.country};")
    if wanted.logic:
        records = records.filter(logics__contains=f"{wanted.logic};")
    if wanted.sector:
        records = records.filter(sector="" if wanted.sector == UNKNOWN else wanted.sector)
    if wanted.size:
        records = records.filter(SIZES[wanted.size])
    if wanted.year:
        records = records.filter(year=None if wanted.year == UNKNOWN else int(wanted.year))
    if wanted.has:
        records = records.filter(**{f"{wanted.has}__gt": 0})
    return records


def _row(one: Contract) -> ContractRow:
    shared = {name: getattr(one, name) for name in ContractRow.__slots__ if name not in ("countries", "logics")}
    return ContractRow(
        **shared, countries=tuple(one.countries.split(";")[:-1]), logics=tuple(one.logics.split(";")[:-1])
    )
