"""What was read from files: the rows, what was odd in single cells, and how much of each field could be read."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from veerkracht.fund.reference.rules.rows import EXTRA, UNKNOWN_TABLE, Oddity, Row
from veerkracht.fund.reference.rules.standard import Field, fields, owner_heading
from veerkracht.fund.reference.rules.values import TRIMMED, Value, read

TYPED, RAW, EMPTY = "typed", "raw", "empty"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is written: under which heading, of which field (None: nobody knows it), with status and sources."""

    heading: str
    field: Field | None
    text: str
    status: str = ""
    sources: tuple[str, ...] = ()


@dataclass(slots=True)
class Gathered:
    """All rows of an export. `covered` says of which tables, or of which owners, it holds everything."""

    rows: list[Row] = field(default_factory=list)
    odd: list[Oddity] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    owners: set[str] | None = None
    counts: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    numbers: Counter[tuple[str, str]] = field(default_factory=Counter)

    def begin(self, table: str, file: str) -> None:
        """Say that a table is there, also when it has no rows."""
        self.tables.add(table)
        for known in fields().get(table, ()):
            self.counts.setdefault((table, known.heading), Counter())
        if table not in fields():
            self.odd.append(Oddity(file, 1, "", "", UNKNOWN_TABLE, table))

    def add(self, table: str, owner: str, file: str, line: int, cells: Iterable[Cell]) -> None:
        """Read the cells of one row."""
        if re.search(r"[\t\r\n]", owner):
            self.odd.append(Oddity(file, line, owner_heading(table), owner.strip(), TRIMMED, owner[:200]))
        owner = owner.strip()
        values: dict[str, Value] = {}
        extra: dict[str, str] = {}
        for cell in cells:
            tally = self.counts.setdefault((table, cell.heading), Counter())
            if not cell.text.strip():
                tally[EMPTY] += 1
                if cell.field and (cell.status or cell.sources):
                    values[cell.field.path] = Value("", "", cell.status, cell.sources)
            elif cell.field is None:
                extra[cell.heading] = cell.text
                tally[RAW] += 1
                self.odd.append(Oddity(file, line, cell.heading, owner, EXTRA, cell.text[:200]))
            else:
                values[cell.field.path] = value = self._read(cell, cell.field, (file, line, owner))
                tally[RAW if value.raw else TYPED] += 1
        self.numbers[table, owner] += 1
        self.rows.append(Row(table, owner, self.numbers[table, owner], file, line, values, extra))

    def _read(self, cell: Cell, known: Field, where: tuple[str, int, str]) -> Value:
        value, code = read(known, cell.text)
        if code:
            file, line, owner = where
            shown = "" if known.personal or cell.status == "PRIVATE" else cell.text[:200]
            self.odd.append(Oddity(file, line, cell.heading, owner, code, shown))
        if cell.status or cell.sources:
            return Value(value.read, value.raw, cell.status, cell.sources)
        return value
