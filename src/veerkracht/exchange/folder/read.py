"""Reading a programme from a folder of plain files."""

import csv
import io
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from veerkracht.exchange.mistake import Where, Wrong, nearest
from veerkracht.exchange.reading import Reading, heading
from veerkracht.exchange.rules.cells import BETWEEN
from veerkracht.exchange.tables.register import BY_NAME, READING_ORDER, TABLES
from veerkracht.exchange.tables.table import Cells, Form, Table

FENCE = "+++"
HEADINGS = {"# nederlands": 0, "# english": 1, "# dutch": 0, "# engels": 1}
LARGEST = 20_000_000
SIDE_FILES = {"readme", "leesmij", "license", "licence", "changelog"}


def read_folder(folder: Path) -> Reading:
    """Read every table of a programme, and note every mistake on the way."""
    reading = Reading()
    if not folder.is_dir():
        reading.miss(Wrong("no-folder"), Where(str(folder)))
        return reading
    for table in READING_ORDER:
        for path in _files(folder, table):
            _read_file(reading, table, path, path.relative_to(folder).as_posix())
    if not (folder / BY_NAME["programme"].file_name).exists():
        near = next((path.name for path in sorted(folder.iterdir()) if path.suffix == ".toml"), "")
        reading.miss(Wrong("no-programme", near=near), Where("programme.toml"), table=BY_NAME["programme"])
    else:
        _note_strangers(reading, folder)
    return reading.finish(TABLES)


def _files(folder: Path, table: Table) -> Iterator[Path]:
    if table.form in (Form.PROSE, Form.TEXTS):
        yield from sorted((folder / table.name).glob("*.md" if table.form == Form.PROSE else "*.toml"))
    elif (path := folder / table.file_name).exists():
        yield path


def _read_file(reading: Reading, table: Table, path: Path, name: str) -> None:
    try:
        text = _decoded(path)
        if table.form == Form.ROWS:
            _read_rows(reading, table, text, name)
        elif table.form == Form.ALONE:
            _read_alone(reading, table, text, name)
        elif table.form == Form.TEXTS:
            _read_text(reading, table, text, name)
        else:
            _read_prose(reading, table, text, name)
    except Wrong as wrong:
        line = wrong.detail.pop("line", 0)
        reading.miss(wrong, Where(name, int(str(line))), table=table)


def _decoded(path: Path) -> str:
    """Read a file as UTF-8 with or without a byte order mark; otherwise say what it seems to be."""
    if path.stat().st_size > LARGEST:
        raise Wrong("too-big", megabytes=LARGEST // 1_000_000)
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        line = content.count(b"\n", 0, problem.start) + 1
        encoding = "UTF-16" if wide else "Windows-1252"
        raise Wrong("not-utf8", encoding=encoding, byte=problem.start + 1, line=line) from None


def _read_rows(reading: Reading, table: Table, text: str, file: str) -> None:
    """Read a CSV file; a mistake in one row does not hide those in the next."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(table, text), strict=True)
    names: list[str] | None = None
    line = 1
    try:
        for cells in rows:
            where, line = Where(file, line), rows.line_num + 1
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            if names is None:
                names = cells
                if not heading(reading, table, names, where):
                    return
            elif any(cells[len(names) :]) or any(cell for cell, name in zip(cells, names, strict=False) if not name):
                reading.miss(Wrong("too-many-cells", cells=len(cells), columns=len(names)), where)
            else:
                padded = cells + [""] * (len(names) - len(cells))
                by_name = dict(zip(names, padded, strict=False))
                reading.add(table, {name: by_name[name] for name in by_name if name in table.by_name}, where)
    except csv.Error:
        raise Wrong("broken-csv", line=line) from None


def _delimiter(table: Table, text: str) -> str:
    """Find what separates the columns: a comma, or the semicolon or tab that Excel writes in the Netherlands."""
    head = text.lstrip("\n").split("\n", 1)[0]

    def known(sign: str) -> int:
        return sum(name.strip(' "\r') in table.by_name for name in head.split(sign))

    return max((",", ";", "\t"), key=known)


def _read_alone(reading: Reading, table: Table, text: str, file: str) -> None:
    cells, lines = _read_toml(reading, table, text, file, above=0)
    reading.add(table, {name: cells.get(name, "") for name in table.names}, Where(file, 1, lines=lines))


def _read_text(reading: Reading, table: Table, text: str, file: str) -> None:
    """Read a file whose name says which row it is, and that is a text as a whole."""
    parts = file.rpartition("/")[2].removesuffix(".toml").split("--")
    if len(parts) != len(table.known_by):
        raise Wrong("other-file-name", expected="--".join(f"<{name}>" for name in table.known_by) + ".toml", line=1)
    cells = dict(zip(table.known_by, parts, strict=True)) | {table.body[0]: text.replace("\r\n", "\n").strip("\n")}
    reading.add(table, {name: cells.get(name, "") for name in table.names}, Where(file, 1))


def _read_prose(reading: Reading, table: Table, text: str, file: str) -> None:
    """Read a Markdown file: TOML between two fences, and below it the text in one or two languages."""
    lines = text.replace("\r\n", "\n").split("\n")
    fences = [number for number, line in enumerate(lines) if line.strip() == FENCE][:2]
    if not fences or any(line.strip() for line in lines[: fences[0]]):
        raise Wrong("no-front-matter", line=1)
    if len(fences) == 1:
        raise Wrong("front-matter-open", line=fences[0] + 1)
    first, last = fences
    cells, places = _read_toml(reading, table, "\n".join(lines[first + 1 : last]), file, above=first + 1)
    for column, line, prose in _prose(table, lines, last + 1):
        cells[column], places[column] = prose, line
    where = Where(file, 1, lines=places)
    stem, expected = file.rpartition("/")[2].removesuffix(".md"), _file_stems(table, cells)
    if stem not in expected and all(cells.get(name) for name in table.known_by):
        reading.miss(Wrong("other-file-name", expected=f"{expected[0]}.md"), where, table.known_by[0])
    reading.add(table, {name: cells.get(name, "") for name in table.names}, where)


def _file_stems(table: Table, cells: Cells) -> list[str]:
    """Give the names that a file may have, the usual one first."""
    return list(
        dict.fromkeys("--".join(cells.get(name, "") for name in parts) for parts in (table.file_parts, table.known_by))
    )


def _prose(table: Table, lines: list[str], start: int) -> Iterator[tuple[str, int, str]]:
    """Cut the text below the front matter at its two headings."""
    column, begun, kept = "", start, list[str]()
    for number, line in enumerate([*lines[start:], "# english"], start=start):
        language = HEADINGS.get(line.strip().casefold())
        if language is None or (column == table.body[language] and number < len(lines)):
            kept.append(line)
            continue
        prose = "\n".join(kept).strip("\n")
        if prose.strip() and not column:
            first = next(number for number, words in enumerate(kept, start=begun + 1) if words.strip())
            raise Wrong("text-without-language", line=first)
        if column:
            yield column, begun, prose
        column, begun, kept = table.body[language], number + 1, []


def _read_toml(reading: Reading, table: Table, text: str, file: str, *, above: int) -> tuple[Cells, dict[str, int]]:
    """Read TOML into cells, with the line of each."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"at line (\d+)", str(problem))
        line = int(found[1]) if found else text.count("\n") + 1
        shown = text.split("\n")[line - 1].strip()[:60] if line <= text.count("\n") + 1 else ""
        raise Wrong("broken-toml", line=above + line, shown=shown) from None
    lines = {name: above + _line_of(name, text) for name in content}
    cells: Cells = {}
    for name, said in content.items():
        where = Where(file, lines[name])
        if name not in table.by_name:
            near = nearest(name, table.names)
            reading.miss(Wrong("unknown-column", near=near, columns=table.names), where, name)
            continue
        try:
            cells[name] = _as_cell(said)
        except Wrong as wrong:
            reading.miss(wrong, where, name)
    return cells, lines


def _line_of(name: str, text: str) -> int:
    before = re.search(rf"^\s*[\"']?{re.escape(name)}[\"']?\s*=", text, re.MULTILINE)
    return text.count("\n", 0, before.start()) + 1 + (before[0].count("\n")) if before else 1


def _as_cell(said: Any) -> str:
    """Write a TOML value as a cell: texts, numbers, yes and no, days, and lists of texts."""
    if isinstance(said, bool):
        return "yes" if said else "no"
    if isinstance(said, str | int | float):
        return str(said)
    if type(said) is date:
        return said.isoformat()
    if isinstance(said, list) and all(isinstance(part, str) for part in said):
        return BETWEEN.join(said)
    raise Wrong("other-sort-of-value")


def _note_strangers(reading: Reading, folder: Path) -> None:
    """Note files that look as if they were meant for us; a misspelled name must not go unread in silence."""
    ours = {table.name if table.form in (Form.PROSE, Form.TEXTS) else table.file_name for table in TABLES}
    for path in sorted(folder.iterdir()):
        name = path.name
        if name in ours or name.startswith((".", "_")) or path.stem.casefold() in SIDE_FILES:
            continue
        near = nearest(name, ours)
        holds_prose = path.is_dir() and any(path.glob("*.md"))
        if holds_prose or path.suffix.casefold() in {".csv", ".toml"} or (near and path.suffix == ".md"):
            reading.miss(Wrong("unknown-file", near=near), Where(name + ("/" if path.is_dir() else "")))
