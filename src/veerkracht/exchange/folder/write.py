"""Writing a programme to a folder of plain files, the same files for the same programme."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from veerkracht.exchange.rules.cells import BETWEEN
from veerkracht.exchange.tables.register import TABLES
from veerkracht.exchange.tables.table import LISTS, Cells, Column, Form, Kind, Table

BODY_HEADINGS = ("# Nederlands", "# English")
WIDTH = 80


def write_folder(folder: Path, rows: Mapping[str, list[Cells]], *, notes: Mapping[str, str] | None = None) -> list[str]:
    """Write every table that has rows; give the names of the files. `notes` explains columns in front matter."""
    folder.mkdir(parents=True, exist_ok=True)
    written = files(rows, notes or {})
    for name, content in written.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return list(written)


def files(rows: Mapping[str, list[Cells]], notes: Mapping[str, str]) -> dict[str, str]:
    """Give the name and content of every file."""
    return {
        name: content
        for table in TABLES
        if rows.get(table.name)
        for name, content in _files(table, in_order(table, rows[table.name]), notes)
    }


def in_order(table: Table, rows: Iterable[Cells]) -> list[Cells]:
    """Put rows in the one order in which they are written: by their position, then by what they are known by."""

    def place(cells: Cells) -> list[tuple[int, str]]:
        names = [name for name in ("position",) if name in table.by_name and table.form == Form.ROWS]
        names = [*table.known_by[:1], *names] if table.name == "facts" else names
        return [_sortable(table.by_name[name], cells.get(name, "")) for name in [*names, *table.known_by]]

    return sorted(rows, key=place)


def _sortable(column: Column, cell: str) -> tuple[int, str]:
    return (int(cell or 0), "") if column.kind == Kind.WHOLE else (0, cell)


def _files(table: Table, rows: list[Cells], notes: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    if table.form == Form.ROWS:
        yield table.file_name, _rows(table, rows)
    elif table.form == Form.ALONE:
        for cells in rows:
            yield table.file_name, _toml(table, table.columns, cells, notes)
    elif table.form == Form.TEXTS:
        for cells in rows:
            stem = "--".join(cells[name] for name in table.known_by)
            yield f"{table.name}/{stem}.toml", f"{cells[table.body[0]]}\n"
    else:
        usual = ["--".join(cells[name] for name in table.file_parts) for cells in rows]
        for stem, cells in zip(usual, rows, strict=True):
            whole = "--".join(cells[name] for name in table.known_by)
            yield f"{table.name}/{stem if usual.count(stem) == 1 else whole}.md", _prose(table, cells, notes)


def _rows(table: Table, rows: list[Cells]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows([cells.get(name, "") for name in table.names] for cells in rows)
    return out.getvalue()


def _prose(table: Table, cells: Cells, notes: Mapping[str, str]) -> str:
    head = _toml(table, [column for column in table.columns if column.name not in table.body], cells, notes)
    parts = [f"+++\n{head}+++\n"]
    for title, name in zip(BODY_HEADINGS, table.body, strict=True):
        if cells.get(name):
            parts.append(f"{title}\n\n{_within(cells[name])}\n")
    return "\n".join(parts)


def _within(prose: str) -> str:
    """Keep a heading in the text itself from being read as the beginning of the other language."""
    return re.sub(r"^# (?=(nederlands|english|dutch|engels)$)", "#  ", prose, flags=re.MULTILINE | re.IGNORECASE)


def _toml(table: Table, columns: Iterable[Column], cells: Cells, notes: Mapping[str, str]) -> str:
    """Write cells as TOML; what is not said is left out, and an explained file keeps it as a comment."""
    lines = []
    for column in columns:
        note = notes.get(f"{table.name}.{column.name}", "")
        cell = cells.get(column.name, "")
        lines += [f"# {line}" for line in note.split("\n") if line]
        if cell:
            lines.append(f"{column.name} = {_toml_value(column, cell)}")
        elif note:
            lines.append(f"# {column.name} =")
    return "".join(f"{line}\n" for line in lines)


def _toml_value(column: Column, cell: str) -> str:
    if column.kind in LISTS:
        return "[" + ", ".join(_quoted(part) for part in cell.split(BETWEEN)) + "]"
    if column.kind == Kind.YES_NO:
        return "true" if cell == "yes" else "false"
    if column.kind == Kind.WHOLE:
        return cell
    if column.kind == Kind.TEXT and "\n" in cell:
        return f'"""\n{_escaped(cell, long=True)}"""'
    return _quoted(cell)


def _quoted(text: str) -> str:
    return f'"{_escaped(text, long=False)}"'


def _escaped(text: str, *, long: bool) -> str:
    text = text.replace("\\", "\\\\")
    text = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", lambda sign: f"\\u{ord(sign[0]):04x}", text)
    if long:
        # Three quotes would end the text, and so would a quote just before the three that end it.
        return re.sub(r'"{2,}|"\Z', lambda quotes: quotes[0].replace('"', '\\"'), text)
    return text.replace('"', '\\"').replace("\n", "\\n")
