"""A plan as a page shows it: for each table what is new, changed, in conflict and gone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from veerkracht.exchange.queries.plan import Plan
from veerkracht.exchange.report import count_in_words
from veerkracht.exchange.rules.compare import Difference, Fate, Field

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: what it is known by, what it is called, and the fields that differ."""

    number: int
    table: str
    known_by: str
    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Some rows, and how many more there are than are shown."""

    rows: tuple[ShownRow, ...]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything a page of differences shows."""

    counts: tuple[tuple[str, tuple[str, ...]], ...]
    new: Shown
    changed: Shown
    conflicts: Shown
    vanished: Shown
    fingerprint: str
    nothing: bool


def differences(plan: Plan) -> Differences:
    """Put a plan in the order of a page."""
    conflicts = plan.of(Fate.CONFLICT)
    return Differences(
        counts=counted(plan),
        new=_shown(plan.of(Fate.NEW)),
        changed=_shown(plan.of(Fate.CHANGED)),
        # Every conflict is shown, since each asks for a decision.
        conflicts=Shown(_rows(conflicts), len(conflicts)),
        vanished=_shown(plan.of(Fate.VANISHED)),
        fingerprint=plan.fingerprint,
        nothing=not plan.changes and not conflicts,
    )


def counted(plan: Plan) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Say for each table with differences how many rows have which fate."""
    return in_words((name, {fate.value: counts[fate] for fate in Fate}) for name, counts in plan.counts())


def in_words(counts: Iterable[tuple[str, Mapping[str, int]]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Say the numbers of rows in words, and leave out the tables in which nothing differs."""
    return tuple(
        (name, tuple(count_in_words(fate, held[fate]) for fate in Fate if held.get(fate)))
        for name, held in counts
        if any(number for fate, number in held.items() if fate != Fate.SAME)
    )


def name_of(table: str, key: str) -> str:
    """Name a row in one line."""
    return f"{table}: {key.replace('|', ', ').strip(', ')}"


def _shown(rows: Sequence[Difference]) -> Shown:
    return Shown(_rows(rows[:MOST_SHOWN]), len(rows))


def _rows(rows: Iterable[Difference]) -> tuple[ShownRow, ...]:
    return tuple(
        ShownRow(number, row.table, row.key.replace("|", ", ").strip(", "), _title(row), row.fields)
        for number, row in enumerate(rows)
    )


def _title(row: Difference) -> str:
    """Give the name of a row, where it has one."""
    names = ("name", "title_nl", "title", "label_nl", "role_nl", "reason_nl", "text_nl")
    return next((row.cells[name] for name in names if row.cells.get(name)), "")[:120]
