"""What comes out of reading files, whatever sort of files they are: rows as they stand there, and mistakes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from veerkracht.exchange.mistake import Mistake, Row, Where, Wrong, mistake, nearest
from veerkracht.exchange.rules.cells import tidy
from veerkracht.exchange.rules.relations import doubles
from veerkracht.exchange.rules.sense import senseless
from veerkracht.exchange.tables.table import Cells, Table


@dataclass(slots=True)
class Reading:
    """The rows of every table that could be read, and everything that was wrong."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    def add(self, table: Table, cells: Cells, where: Where) -> None:
        """Take in one row: tidy its cells, note what is wrong, and keep it if it is known by something."""
        right: Cells = {}
        wrong_before = len(self.mistakes)
        for name, text in cells.items():
            try:
                right[name] = tidy(table.by_name[name], text)
            except Wrong as wrong:
                self.mistakes.append(mistake(wrong, where, name))
        row = Row(right, where)
        if len(self.mistakes) == wrong_before:
            self.mistakes.extend(senseless(table, row))
        if all(name in right or not table.by_name[name].required for name in table.known_by):
            self.rows.setdefault(table.name, []).append(row)

    def miss(self, wrong: Wrong, where: Where, column: str = "", *, table: Table | None = None) -> None:
        """Note what is wrong; a table that could not be read is not asked for the keys it would have held."""
        self.mistakes.append(mistake(wrong, where, column))
        if table is not None:
            self.unreadable.add(table.name)

    def finish(self, tables: Iterable[Table]) -> "Reading":
        """Look for rows that stand there twice, once all are read."""
        for table in tables:
            self.mistakes.extend(doubles(table, self.rows.get(table.name, ())))
        return self


def heading(reading: Reading, table: Table, names: list[str], where: Where) -> bool:
    """Check the names of columns; say whether rows can be read under them."""
    seen: set[str] = set()
    for name in names:
        if name and name not in table.by_name:
            near = nearest(name, table.names)
            reading.miss(Wrong("unknown-column", near=near, columns=table.names), where, name, table=table)
        if name and name in seen:
            reading.miss(Wrong("column-twice"), where, name, table=table)
        seen.add(name)
    missing = [column.name for column in table.columns if column.required and column.name not in seen]
    # A misspelled column is one mistake, not two.
    guessed = {nearest(name, table.names) for name in names if name not in table.by_name}
    for name in missing:
        if name not in guessed:
            reading.miss(Wrong("missing-column"), where, name, table=table)
    return not set(table.known_by).intersection(missing)
