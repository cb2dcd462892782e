"""The export as a folder of CSV files: one for each table, read whole or not at all, and written back."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from veerkracht.fund.reference.files.gathered import Cell, Gathered
from veerkracht.fund.reference.refusals import NotAnExport
from veerkracht.fund.reference.rules.rows import Row
from veerkracht.fund.reference.rules.standard import OWNERS, PROJECTS, Field, columns, family, fields, owner_heading
from veerkracht.fund.reference.rules.values import BETWEEN

LONGEST_CELL = 100_000
LARGEST_FILE = 100_000_000
STATUS, SOURCES = " - (Status)", " - (Source IDs)"
"""What stands behind the heading of a field in the columns with its status and its sources."""


def read_folder(folder: Path) -> Gathered:
    """Read the CSV files of an export; what cannot be read is refused in one sentence, and nothing is kept."""
    files = [file for file in sorted(folder.glob("*.csv")) if family(file.stem)]
    if not any(file.stem in OWNERS for file in files):
        raise NotAnExport(
            _("“%(name)s” holds no INDIGO export. Name the folder in which projects.csv stands.")
            % {"name": folder.name}
        )
    gathered = Gathered()
    for file in files:
        _read_file(file, gathered)
    return gathered


def _read_file(file: Path, gathered: Gathered) -> None:
    lines = list(_lines(file))
    if not lines:
        raise NotAnExport(_("“%(file)s” is empty. Ask for the export again.") % {"file": file.name})
    table, header = file.stem, lines[0][1]
    if header[0].strip() != owner_heading(table):
        sentence = _("The first column of “%(file)s” is “%(found)s”, and should be “%(wanted)s”. Is this INDIGO?")
        found = header[0][:40]
        raise NotAnExport(sentence % {"file": file.name, "found": found, "wanted": owner_heading(table)})
    gathered.begin(table, file.name)
    known = columns(table, header[1:])
    for number, row in lines[1:]:
        if len(row) != len(header):
            sentence = _("Row %(row)d of “%(file)s” has %(found)d cells, not %(wanted)d. The file is cut or broken.")
            raise NotAnExport(sentence % {"row": number, "file": file.name, "found": len(row), "wanted": len(header)})
        gathered.add(table, row[0], file.name, number, _cells(header[1:], known, row[1:]))


def _lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the rows with the line on which each ends; refuse another encoding, a cut file and a cell without end."""
    if file.stat().st_size > LARGEST_FILE:
        raise NotAnExport(
            _("“%(file)s” is larger than %(size)d MB. That is no export; nothing was read.")
            % {"file": file.name, "size": LARGEST_FILE // 1_000_000}
        )
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise NotAnExport(_("“%(file)s” is not written in UTF-8. Save it as CSV UTF-8.") % {"file": file.name})
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for number, row in enumerate(reader, start=1):
            if not row:
                continue
            if any(len(cell) > LONGEST_CELL for cell in row):
                raise csv.Error
            yield number, row
    except csv.Error:
        sentence = _("“%(file)s” breaks off near line %(line)d, or has a cell without end. Ask for the export again.")
        raise NotAnExport(sentence % {"file": file.name, "line": reader.line_num}) from None


def _cells(header: list[str], known: list[Field | None], row: list[str]) -> Iterator[Cell]:
    """Give the cells of a row, each with its status and sources where the file has columns for these."""
    at = dict(zip(header, row, strict=True))
    bases = {_base(heading) for heading, field in zip(header, known, strict=True) if field}
    for heading, field, text in zip(header, known, row, strict=True):
        beside = next((ending for ending in (STATUS, SOURCES) if heading.endswith(ending)), "")
        if beside and not field and heading.removesuffix(beside) in bases:
            continue
        sources = tuple(part for part in BETWEEN.split(at.get(_base(heading) + SOURCES, "")) if part)
        yield Cell(heading, field, text, at.get(_base(heading) + STATUS, "").strip(), sources if field else ())


def _base(heading: str) -> str:
    return heading.removesuffix(" - (Value)")


def write_folder(folder: Path, rows: Iterable[Row]) -> list[str]:
    """Write one CSV file for each table of the standard, and for those that came along."""
    by_table: dict[str, list[Row]] = {table: [] for table in fields() if family(table) == PROJECTS or table in OWNERS}
    for row in rows:
        by_table.setdefault(row.table, []).append(row)
    folder.mkdir(parents=True, exist_ok=True)
    for table, some in by_table.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(_table(table, some))
    return [f"{table}.csv" for table in by_table]


def _table(table: str, rows: list[Row]) -> Iterator[list[str]]:
    """Give the header and the rows of one table."""
    known = [
        one for one in fields().get(table, ()) if one.kind != "status" or any(one.path in row.cells for row in rows)
    ]
    extra = list(dict.fromkeys(heading for row in rows for heading in row.extra))
    statuses = [one for one in known if any(one.path in row.cells and row.cells[one.path].status for row in rows)]
    sources = [one for one in known if any(one.path in row.cells and row.cells[one.path].sources for row in rows)]
    yield [
        owner_heading(table),
        *(one.heading for one in known),
        *(_base(one.heading) + STATUS for one in statuses),
        *(_base(one.heading) + SOURCES for one in sources),
        *extra,
    ]
    for row in rows:
        yield [
            row.owner,
            *(row.cells[one.path].text if one.path in row.cells else "" for one in known),
            *(row.cells[one.path].status if one.path in row.cells else "" for one in statuses),
            *(", ".join(row.cells[one.path].sources) if one.path in row.cells else "" for one in sources),
            *(row.extra.get(heading, "") for heading in extra),
        ]
