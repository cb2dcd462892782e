"""Word documents and workbooks: packages that are looked at from the outside before anything in them is opened."""

import re
import zipfile
from pathlib import Path
from typing import Any

from veerkracht.documents.opening.opened import DOCX, XLSX, Gathered, Opened
from veerkracht.documents.opening.wrong import Wrong
from veerkracht.foundation.packages import UNREADABLE

MEGABYTE = 1024 * 1024
LARGEST_UNPACKED = 200 * MEGABYTE
STEEPEST = 200
"""An honest document shrinks to a tenth, seldom to a fiftieth; what shrinks more was made to fill a machine."""
MOST_PARTS = 5_000
LARGEST_PART = 60 * MEGABYTE
MOST_CELLS = 1_000_000

DECLARATION = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)")
OUTSIDE = re.compile(rb"<Relationship\b[^>]*(attachedTemplate|oleObject|frame)[^>]*TargetMode\s*=\s*.External", re.I)
OUTSIDE_FIRST = re.compile(
    rb"<Relationship\b[^>]*TargetMode\s*=\s*.External[^>]*(attachedTemplate|oleObject|frame)", re.I
)
WORD_PART = "wordprocessingml.document.main+xml"
BOOK_PART = "spreadsheetml.sheet.main+xml"


def read_office(path: Path) -> Opened:
    """Read a docx or xlsx."""
    try:
        kinds = _kinds(path)
        if WORD_PART in kinds:
            return _word(path)
        if BOOK_PART in kinds:
            return _workbook(path)
    except (*UNREADABLE, KeyError, ValueError, SyntaxError) as problem:
        raise Wrong("damaged") from problem
    raise Wrong("archive")


def _kinds(path: Path) -> str:
    """Refuse a package that would unpack to something huge, is locked, holds a macro or reaches elsewhere."""
    with zipfile.ZipFile(path) as package:
        parts = package.infolist()
        _require_size(parts)
        if any(part.flag_bits & 1 for part in parts):
            raise Wrong("locked")
        names = {part.filename.casefold() for part in parts}
        if "[content_types].xml" not in names:
            raise Wrong("archive")
        kinds = package.read("[Content_Types].xml").decode("utf-8", "replace")
        if "macroenabled" in kinds.casefold() or any("vbaproject" in name or "/macrosheets/" in name for name in names):
            raise Wrong("macro")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                content = package.read(part)
                if DECLARATION.search(content) or OUTSIDE.search(content) or OUTSIDE_FIRST.search(content):
                    raise Wrong("reaches-outside")
    return kinds


def _require_size(parts: list[zipfile.ZipInfo]) -> None:
    packed = max(1, sum(part.compress_size for part in parts))
    unpacked = sum(part.file_size for part in parts)
    steep = unpacked > MEGABYTE and unpacked > STEEPEST * packed
    largest = max((part.file_size for part in parts), default=0)
    if steep or unpacked > LARGEST_UNPACKED or largest > LARGEST_PART or len(parts) > MOST_PARTS:
        raise Wrong("bomb", megabytes=unpacked // MEGABYTE)


def _word(path: Path) -> Opened:
    import docx
    from docx.exceptions import PythonDocxError
    from docx.oxml.ns import qn

    try:
        document: Any = docx.Document(str(path))
    except PythonDocxError as problem:
        raise ValueError(str(problem)) from problem
    found = Gathered()
    body = document.element.body
    for paragraph in () if body is None else body.iter(qn("w:p")):
        found.add("".join(piece.text or "" for piece in paragraph.iter(qn("w:t"))))
        if found.full:
            break
    return Opened(DOCX, found.text(), cut=found.full)


def _workbook(path: Path) -> Opened:
    import openpyxl

    found, cells = Gathered(), 0
    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        for sheet in book.worksheets:
            found.add(sheet.title)
            for row in sheet.iter_rows(values_only=True):
                cells += len(row)
                found.add(" ".join(str(value) for value in row if value is not None))
                if found.full or cells > MOST_CELLS:
                    return Opened(XLSX, found.text(), cut=True, pages=len(book.worksheets))
        return Opened(XLSX, found.text(), pages=len(book.worksheets))
