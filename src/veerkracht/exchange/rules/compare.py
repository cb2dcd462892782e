"""Comparing three ways: a row as it was last loaded, as it is stored now, and as the file has it now.

What only the file changed is taken over; what only a person changed is kept; what both changed differently waits for
a decision. Source: the three-way merge of diff3 (Khanna, Kunal and Pierce 2007), here for each field by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from veerkracht.exchange.tables.table import Cells, Table


class Fate(StrEnum):
    """What a load would do with a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    VANISHED = "vanished"


class Side(StrEnum):
    """Whose text counts where file and screen both changed: nobody decided, the file's, or the screen's."""

    NEITHER = ""
    FILE = "file"
    SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Field:
    """One field that differs: what is stored, and what the file says."""

    name: str
    stored: str
    file: str
    both: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A row with what would happen to it; `cells` is what would be stored then."""

    table: str
    key: str
    fate: Fate
    cells: Cells
    fields: tuple[Field, ...] = ()


def compare(table: Table, *, base: Cells | None, stored: Cells | None, file: Cells, side: Side) -> Difference:
    """Say what a load does with one row, and which fields differ."""
    key = table.row_key(file)
    if stored is None:
        return Difference(table.name, key, Fate.NEW, file)
    before = table.whole(base or {})
    merged, fields = dict(stored), []
    for name, said in file.items():
        now, was = stored.get(name, ""), before.get(name, "")
        if said in (now, was):
            continue
        both = now != was
        fields.append(Field(name, now, said, both))
        if not both or side == Side.FILE:
            merged[name] = said
    fields = [field for field in fields if not (field.both and side == Side.SCREEN)]
    if side == Side.NEITHER and any(field.both for field in fields):
        return Difference(table.name, key, Fate.CONFLICT, stored, tuple(field for field in fields if field.both))
    return Difference(table.name, key, Fate.CHANGED if fields else Fate.SAME, merged, tuple(fields))


def vanished(table: Table, *, base: Mapping[str, Cells], file: Mapping[str, Cells]) -> list[Difference]:
    """List the rows that were in the files last time and no longer are; they are never deleted."""
    return [Difference(table.name, key, Fate.VANISHED, base[key]) for key in sorted(base.keys() - file.keys())]
