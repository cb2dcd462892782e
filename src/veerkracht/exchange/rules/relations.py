"""Whether the rows of all tables fit together: nothing twice, and every key that is named exists."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from veerkracht.exchange.mistake import Mistake, Row, Wrong, mistake, nearest
from veerkracht.exchange.rules.cells import BETWEEN
from veerkracht.exchange.rules.sense import overlap, wrong_code
from veerkracht.exchange.tables.table import ABOUT_TABLES, Cells, Column, Kind, Table

Rows = Mapping[str, list[Row]]
Known = Callable[[str], Collection[str]]
"""Asked for the name of a table, it gives the keys that are stored already."""


def doubles(table: Table, rows: Iterable[Row]) -> Iterator[Mistake]:
    """Find rows that are known by the same as an earlier one."""
    first: dict[str, Row] = {}
    for row in rows:
        key = table.row_key(row.cells)
        if key in first:
            before = first[key].where
            wrong = Wrong("twice", key=key.replace("|", ", "), file=before.file, line=before.line)
            yield mistake(wrong, row.where, table.known_by[0])
        first.setdefault(key, row)


def unknown_keys(tables: Iterable[Table], rows: Rows, known: Known) -> Iterator[Mistake]:
    """Find keys that are named but stand in no file and are not stored."""
    by_name = {table.name: table for table in tables}
    there = {name: {row.cells[table.known_by[0]] for row in rows.get(name, ())} for name, table in by_name.items()}

    def exists(name: str, key: str) -> bool:
        return key in there[name] or key in known(name)

    for name, table in by_name.items():
        pointing = [column for column in table.columns if column.refers_to or column.kind in (Kind.ABOUT, Kind.ABOUTS)]
        for row in rows.get(name, ()):
            for column in pointing:
                for where_to, key in _named(column, row.cells.get(column.name, "")):
                    if not exists(where_to, key):
                        every = [*there[where_to], *known(where_to)]
                        wrong = Wrong("unknown-key", key=key, table=where_to, near=nearest(key, every))
                        yield mistake(wrong, row.where, column.name)


def _named(column: Column, cell: str) -> Iterator[tuple[str, str]]:
    for part in cell.split(BETWEEN) if cell else ():
        kind, colon, key = part.partition(":")
        yield (ABOUT_TABLES[kind], key) if colon else (column.refers_to, part)


def misfits(rows: Rows, places: Mapping[str, Cells], versions: Collection[tuple[str, str]]) -> Iterator[Mistake]:
    """Find codes that do not fit their place, rows of an agenda without its version, and goals with two orders.

    `places` and `versions` are those that are stored already.
    """
    yield from _codes(rows, places)
    agendas = {(row.cells["agenda"], row.cells["in_force_from"]) for row in rows.get("agenda", ())} | set(versions)
    for name in ("decisions", "annex"):
        for row in rows.get(name, ()):
            agenda, day = row.cells["agenda"], row.cells["in_force_from"]
            if (agenda, day) not in agendas:
                days = [known for key, known in sorted(agendas) if key == agenda]
                yield mistake(Wrong("no-such-version", agenda=agenda, day=day, days=days), row.where, "in_force_from")
    first: dict[str, Row] = {}
    for row in rows.get("goals", ()):
        before = first.setdefault(row.cells["goal"], row)
        if before.cells.get("position") != row.cells.get("position"):
            wrong = Wrong("two-positions", position=before.cells.get("position"), file=before.where.file)
            yield mistake(wrong, row.where, "position")


def _codes(rows: Rows, stored: Mapping[str, Cells]) -> Iterator[Mistake]:
    places = {**stored, **{row.cells["key"]: row.cells for row in rows.get("places", ())}}
    holders: dict[tuple[str, str], Row] = {}
    for row in rows.get("place-codes", ()):
        for column, wrong in wrong_code(row.cells, places.get(row.cells["place"], {})):
            yield mistake(wrong, row.where, column)
        holder = holders.setdefault((row.cells["scheme"], row.cells["code"]), row)
        if holder.cells["place"] != row.cells["place"] and overlap(holder.cells, row.cells):
            wrong = Wrong("code-taken", code=row.cells["code"], place=holder.cells["place"], line=holder.where.line)
            yield mistake(wrong, row.where, "code")
