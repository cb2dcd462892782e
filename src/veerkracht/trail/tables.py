"""Lists as plain rows: whole for a file, or a stretch at a time for another system."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Protocol

from django.db.models import Q, QuerySet

Row = tuple[Any, ...]
Position = Sequence[Any]
"""Where a stretch ended: what the list is sorted by, of its last row. Nothing stands for the beginning."""

CHUNK = 2000


class Parted(Protocol):
    """A list that can be read a stretch at a time."""

    def part(self, after: Position, size: int) -> tuple[list[Row], Position]:
        """Give some rows behind a position, and the position to go on from; nothing where the list ends."""


class Stretches(Parted, Protocol):
    """A list that can be read whole as well."""

    def __iter__(self) -> Iterator[Row]:
        """Give every row."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of records in a fixed order that names each row once; `lines` makes the rows of what was read."""

    records: QuerySet[Any]
    columns: tuple[str, ...]
    order: tuple[str, ...]
    lines: Callable[[list[Row]], Iterable[Row]] = list

    def __iter__(self) -> Iterator[Row]:
        """Give every row, read a chunk at a time so that memory stays flat."""
        found = self.records.order_by(*self.order).values_list(*self.columns).iterator(chunk_size=CHUNK)
        while chunk := list(islice(found, CHUNK)):
            yield from self.lines(chunk)

    def part(self, after: Position, size: int) -> tuple[list[Row], Position]:
        """Give some rows behind a position in one query, as fast at the end of the list as at its beginning."""
        width, names = len(self.columns), [name.removeprefix("-") for name in self.order]
        records = self.records.filter(_behind(self.order, after)) if after else self.records
        taken = list(records.order_by(*self.order).values_list(*self.columns, *names)[: size + 1])
        end = taken[size - 1][width:] if len(taken) > size else ()
        return list(self.lines([row[:width] for row in taken[:size]])), end


@dataclass(frozen=True, slots=True)
class Few:
    """A short list that is read whole; the first columns say which row it is."""

    rows: tuple[Row, ...]
    named_by: int = 1

    def __iter__(self) -> Iterator[Row]:
        """Give every row."""
        return iter(self.rows)

    def part(self, after: Position, size: int) -> tuple[list[Row], Position]:
        """Give some rows behind a position; where that row is gone, there is nothing to go on from."""
        at = next((at for at, row in enumerate(self.rows, 1) if self._name(row) == tuple(after)), len(self.rows))
        start = at if after else 0
        taken = list(self.rows[start : start + size])
        return taken, self._name(taken[-1]) if start + size < len(self.rows) else ()

    def _name(self, row: Row) -> Row:
        return tuple(one.isoformat() if isinstance(one, date) else one for one in row[: self.named_by])


def _behind(order: Sequence[str], after: Position) -> Q:
    """Say what comes behind a position, in a shape that an index on the order answers."""
    (name, *names), (value, *values) = order, after
    field, way = name.removeprefix("-"), "lt" if name.startswith("-") else "gt"
    if not names:
        return Q(**{f"{field}__{way}": value})
    return Q(**{f"{field}__{way}e": value}) & (Q(**{f"{field}__{way}": value}) | _behind(names, values))
