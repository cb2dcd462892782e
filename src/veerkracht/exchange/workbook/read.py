"""Reading a programme from a workbook: one sheet for each table, the columns named in the first row."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook

from veerkracht.exchange.mistake import Where, Wrong, nearest
from veerkracht.exchange.reading import Reading, heading
from veerkracht.exchange.tables.register import BY_NAME, TABLES
from veerkracht.exchange.tables.table import Table
from veerkracht.exchange.workbook.safety import require_safe

EXPLAINED = "ⓘ"
"""The sign with which the row of explanations begins; that row is not read."""

ABOUT_SHEETS = {"uitleg", "explanation"}
MOST_ROWS = 25_000
MOST_COLUMNS = 60
MOST_SHEETS = 60


def read_workbook(content: bytes) -> Reading:
    """Read every sheet of a programme, and note every mistake on the way; nothing in the file is trusted."""
    reading = Reading()
    try:
        require_safe(content)
        _read_sheets(reading, content)
    except Wrong as wrong:
        reading.miss(wrong, Where("", sheet=True), table=BY_NAME["programme"])
    return reading.finish(TABLES)


def _read_sheets(reading: Reading, content: bytes) -> None:
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.title.strip().casefold() not in ABOUT_SHEETS]
    except Exception:  # whatever a damaged file makes the reader do, the answer is one sentence
        raise Wrong("damaged") from None
    known = [sheet for sheet in sheets if _table(sheet) is not None]
    if not known or len(sheets) > MOST_SHEETS:
        raise Wrong("no-sheets", sheets=[sheet.title for sheet in sheets[:5]])
    for sheet in sheets:
        table = _table(sheet)
        where = Where(sheet.title[:60], sheet=True)
        try:
            if table is None:
                raise Wrong("unknown-sheet", near=nearest(sheet.title, BY_NAME))
            _refuse_merged(content, sheet)
            _read_sheet(reading, table, sheet)
        except Wrong as wrong:
            reading.miss(wrong, where, table=table)
        except Exception:  # as above, now for one sheet
            reading.miss(Wrong("damaged"), where, table=table)


def _table(sheet: Any) -> Table | None:
    return BY_NAME.get(sheet.title.strip().casefold())


def _refuse_merged(content: bytes, sheet: Any) -> None:
    """Look for merged cells: all but the first of them read as empty, and nobody would see why."""
    path = getattr(sheet, "_worksheet_path", "")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        merged = re.findall(rb'<(?:\w+:)?mergeCell ref="([A-Z0-9:]{2,30})"', packed.read(path)) if path else []
    if merged:
        raise Wrong("merged-cells", cells=[cells.decode() for cells in merged[:5]])


def _read_sheet(reading: Reading, table: Table, sheet: Any) -> None:
    sheet.reset_dimensions()
    names: list[str] | None = None
    for number, (texts, wrongs) in _filled_rows(sheet):
        where = Where(table.name, number, sheet=True)
        if names is None:
            names = [text.strip() for text in texts]
            if not heading(reading, table, names, where):
                return
            continue
        if texts[0].startswith(EXPLAINED):
            continue
        for at, wrong in wrongs.items():
            reading.miss(wrong, where, names[at] if at < len(names) else "")
        if any(texts[len(names) :]):
            reading.miss(Wrong("too-many-cells", cells=len(texts), columns=len(names)), where)
            continue
        padded = [*texts, *[""] * (len(names) - len(texts))]
        cells = dict(zip(names, padded, strict=True))
        wrong_names = {names[at] for at in wrongs if at < len(names)}
        reading.add(table, {n: cells[n] for n in cells if n in table.by_name and n not in wrong_names}, where)


def _filled_rows(sheet: Any) -> Iterator[tuple[int, tuple[list[str], dict[int, Wrong]]]]:
    """Give the number of each row that is not empty, with its cells as text and what is wrong with them."""
    filled = 0
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        texts: list[str] = []
        wrongs: dict[int, Wrong] = {}
        for at, cell in enumerate(row):
            try:
                texts.append(cell_text(cell))
            except Wrong as wrong:
                texts.append("")
                wrongs[at] = wrong
        while texts and not texts[-1]:
            texts.pop()
        if not texts and not wrongs:
            continue
        filled += 1
        if filled > MOST_ROWS:
            raise Wrong("too-many-rows", most=MOST_ROWS)
        yield number, (texts or [""], wrongs)


def cell_text(cell: Any) -> str:
    """Give a cell as the text that a person would have typed: 1.0 is 1, and a day of Excel is 2017-03-17."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise Wrong("formula")
    if cell.data_type == "e":
        raise Wrong("cell-error", text=str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), percent="%" in (cell.number_format or ""))
    return str(value).replace("_x000D_", "").strip()


def _number(number: Decimal, *, percent: bool) -> str:
    text = format(number * 100 if percent else number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}%" if percent else text
