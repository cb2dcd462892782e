"""Loading a programme: one transaction in which every change goes through the action of its own room."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Model

from veerkracht.crossovers.actions.propose import gather_stated
from veerkracht.documents.actions import cite, file
from veerkracht.exchange.models import LoadedRow
from veerkracht.exchange.queries import stored
from veerkracht.exchange.queries.plan import Plan, Rows, Take, plan
from veerkracht.exchange.rules.cells import value
from veerkracht.exchange.rules.compare import Difference, Fate, Side
from veerkracht.exchange.tables.register import BY_NAME
from veerkracht.exchange.tables.table import Cells, Kind, Table
from veerkracht.fund.contracts.actions import take_over as contracts
from veerkracht.initiatives.actions import describe as describe_initiative
from veerkracht.initiatives.actions import join, merge
from veerkracht.initiatives.rules.likeness import Pair
from veerkracht.learning.evidence.actions import describe as describe_evidence
from veerkracht.learning.evidence.actions import take_over as evidence
from veerkracht.learning.lessons.actions import take_over as lessons
from veerkracht.people.actions import enrol
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.places.actions import chart
from veerkracht.programmes.actions import admit, describe, found, take_over
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

ACTIONS: dict[str, Callable[..., Any]] = {
    "places": chart.chart,
    "place-codes": chart.assign_code,
    "successions": chart.succeed,
    "within": chart.place_within,
    "organisations": enrol.enrol,
    "sources": cite.cite,
    "programme": found.found,
    "themes": describe.describe_theme,
    "policy-tasks": describe.describe_task,
    "rounds": describe.describe_round,
    "focus": admit.focus,
    "parties": admit.admit,
    "initiatives": describe_initiative.describe,
    "participations": join.join,
    "partners": join.partner,
    "standings": join.assess,
    "contracts": contracts.take_over_contract,
    "terms": contracts.take_over_terms,
    "goals": take_over.take_over_goal,
    "agenda": take_over.take_over_agenda,
    "decisions": take_over.take_over_decision,
    "annex": take_over.take_over_annex_row,
    "interventions": describe_evidence.describe_intervention,
    "outcomes": describe_evidence.describe_outcome,
    "studies": evidence.take_over_study,
    "effects": evidence.take_over_effect,
    "directions": evidence.take_over_direction,
    "lessons": lessons.take_over,
    "documents": file.file,
    "facts": cite.state,
}
"""The action that stores a row of each table. Its arguments are named as the columns are."""

BY_KEY = {
    ("organisations", "seat_place"): "seat_place_key",
    ("annex", "initiative"): "initiative_key",
    ("studies", "initiative"): "initiative_key",
    ("lessons", "initiative"): "initiative_key",
    ("decisions", "agenda"): "agenda",
    ("annex", "agenda"): "agenda",
}
"""Columns that stay a key when they are stored, with the argument they become."""

WITH_PROGRAMME = frozenset(
    {
        "themes",
        "policy-tasks",
        "rounds",
        "focus",
        "parties",
        "initiatives",
        "contracts",
        "interventions",
        "outcomes",
        "lessons",
        "goals",
        "agenda",
        "decisions",
        "annex",
    }
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a load did, what waits for a decision, and which initiatives may be one and the same."""

    plan: Plan
    possible_duplicates: tuple[Pair, ...] = ()
    corrections: tuple[Difference, ...] = ()


def _ask_nobody(_table: str, _key: str) -> Side:
    """Decide nothing: whatever both changed waits."""
    return Side.NEITHER


@transaction.atomic
def load(*, by: Person, programme_key: str, rows: Rows, take: Take = _ask_nobody) -> Outcome:
    """Store what rows without mistakes say, and remember them for the next load. Rows in conflict are left alone."""
    scope = ("programme", programme_key)
    require(by, "load a programme", [scope])
    planned = plan(programme_key, rows, take)
    keeper = _Keeper(by, programme_key)
    for difference in planned.differences:
        if difference.fate in (Fate.NEW, Fate.CHANGED):
            keeper.keep(BY_NAME[difference.table], difference)
    _remember(programme_key, rows, planned)
    if planned.changes:
        gather_stated(programme_key=programme_key)
        record(by=by.key, deed="load a programme", kind=scope[0], key=scope[1], origin=Origin.FILE)
    named = [row for row in planned.of(Fate.NEW, Fate.CHANGED) if row.table == "initiatives" and _renamed(row)]
    pairs = merge.propose_merges(by=by, programme_key=programme_key, keys=[row.key for row in named])
    versions = ("goals", "agenda", "decisions", "annex")
    corrected = tuple(row for row in planned.of(Fate.CHANGED) if row.table in versions)
    return Outcome(planned, tuple(pairs), corrected)


class _Keeper:
    """Stores rows one by one, and keeps the records that the next rows name."""

    def __init__(self, by: Person, programme_key: str) -> None:
        self.by = by
        self.programme_key = programme_key
        self.records: dict[tuple[str, str], Model] = {}

    def keep(self, table: Table, difference: Difference) -> None:
        said = self._said(table, difference)
        if table.shared:
            said["scopes"] = [("programme", self.programme_key)]
        elif table.name in WITH_PROGRAMME:
            said["programme"] = self._record("programme", self.programme_key)
        elif table.name == "documents":
            said["programme_key"] = self.programme_key
        kept = ACTIONS[table.name](by=self.by, origin=Origin.FILE, **said)
        if table.known_by == ("key",):
            self.records[table.name, difference.cells["key"]] = kept

    def _said(self, table: Table, difference: Difference) -> dict[str, Any]:
        """Turn cells into arguments: all of a new row, and of a changed one what it is known by and what differs."""
        names: Iterable[str] = difference.cells
        if difference.fate == Fate.CHANGED:
            differing = {field.name for field in difference.fields}
            names = [name for name in difference.cells if name in differing or name in table.known_by]
        said: dict[str, Any] = {}
        for name in names:
            column, cell = table.by_name[name], difference.cells[name]
            if (table.name, name) in BY_KEY:
                said[BY_KEY[table.name, name]] = cell
            elif column.refers_to and column.kind == Kind.KEYS:
                said[name] = [self._record(column.refers_to, key) for key in value(column, cell)]  # type: ignore[union-attr, arg-type]
            elif column.refers_to:
                said[name] = self._record(column.refers_to, cell) if cell else None
            else:
                said[name] = _value(table, name, cell)
        return said

    def _record(self, table_name: str, key: str) -> Model:
        if (table_name, key) not in self.records:
            manager = stored.SHELVES[table_name].record._default_manager
            found = manager.select_related("programme") if table_name == "initiatives" else manager
            self.records[table_name, key] = found.get(key=key)
        return self.records[table_name, key]


def _value(
    table: Table, name: str, cell: str
) -> str | bool | int | float | Decimal | date | list[Any] | tuple[str, str] | None:
    found = value(table.by_name[name], cell)
    return float(found) if isinstance(found, Decimal) and name != "share" else found


def _renamed(row: Difference) -> bool:
    return row.fate == Fate.NEW or any(field.name in ("title_nl", "title_en", "aliases") for field in row.fields)


def _remember(programme_key: str, rows: Rows, planned: Plan) -> None:
    """Keep the rows as the files have them, but those that wait for a decision as they were."""
    base = stored.last_load(programme_key)
    waiting = {(row.table, row.key) for row in planned.of(Fate.CONFLICT)}
    new, changed = [], {}
    for name, every in rows.items():
        table = BY_NAME[name]
        for cells in every:
            key = table.row_key(cells)
            before = base.get(name, {}).get(key)
            content = table.whole({**(before or {}), **cells})
            if (name, key) in waiting or content == before:
                continue
            if before is None:
                new.append(LoadedRow(programme_key=programme_key, table=name, row_key=key, content=content))
            else:
                changed[name, key] = content
    LoadedRow.objects.bulk_create(new, batch_size=500)
    if changed:
        _update(programme_key, changed)


def _update(programme_key: str, changed: dict[tuple[str, str], Cells]) -> None:
    kept = LoadedRow.objects.filter(programme_key=programme_key, table__in={name for name, _key in changed})
    differing = [row for row in kept if (row.table, row.row_key) in changed]
    for row in differing:
        row.content = changed[row.table, row.row_key]
    LoadedRow.objects.bulk_update(differing, ["content"], batch_size=500)
