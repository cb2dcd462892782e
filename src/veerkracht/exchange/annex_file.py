"""Opening the docx of an annex with distrust: what is not a plain, sound Word document is refused in one sentence."""

import re
import zipfile
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from veerkracht.exchange.rules.annex import Cell
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.packages import UNREADABLE

if TYPE_CHECKING:
    from docx.oxml.table import CT_Tbl, CT_Tc

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
LARGEST_UNPACKED = 50 * MEGABYTE
STEEPEST = 200
"""A Word document shrinks to a tenth, seldom to a fiftieth; what shrinks more was made to fill a machine."""
MOST_PARTS = 2000
MOST_CELLS = 20_000
ZIP, OLD_OFFICE, PROGRAM = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"MZ"
MAIN_PART = "wordprocessingml.document.main+xml"
DECLARATION = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E|E\x00?N\x00?T\x00?I\x00?T\x00?Y)")
"""A Word document never declares a document type or an entity; who does may try to make us read other files."""


class NotAnAnnex(Refusal):
    """This file cannot be read as the docx of an annex."""

    status = 422


def tables(file: IO[bytes], size: int) -> list[list[list[Cell]]]:
    """Read all tables of a docx, also those inside another; each cell once, where merged down in each row."""
    if size > LARGEST:
        raise NotAnAnnex(
            _("The file is %(size)s MB; at most %(most)s MB fits. Save it without pictures and try again.")
            % {"size": number_format(size / MEGABYTE, 1), "most": LARGEST // MEGABYTE}
        )
    _check_kind(file)
    try:
        _check_package(file)
        return _read(file)
    except (*UNREADABLE, KeyError, ValueError, SyntaxError) as problem:
        raise NotAnAnnex(
            _("The document is damaged. Open it in Word, save it again as docx and try once more.")
        ) from problem


def _check_kind(file: IO[bytes]) -> None:
    """Look at the first bytes: the name of a file says nothing."""
    file.seek(0)
    begin = file.read(8)
    file.seek(0)
    if begin.startswith(ZIP):
        return
    if not begin:
        raise NotAnAnnex(_("The file is empty. Choose the docx again."))
    if begin.startswith(PROGRAM):
        raise NotAnAnnex(_("This is a program, not a document, whatever its name says. Do not open it; choose a docx."))
    if begin.startswith(OLD_OFFICE):
        locked = "EncryptedPackage".encode("utf-16-le") in file.read(LARGEST)
        raise NotAnAnnex(
            _("The document is locked with a password. Take the password off and try again.")
            if locked
            else _("This is an old Word file (doc). Save it as docx and try again.")
        )
    raise NotAnAnnex(_("This is not a Word document. Choose a file that was saved as docx."))


def _check_package(file: IO[bytes]) -> None:
    """Refuse a package that would unpack to something huge, holds a macro, is locked or points elsewhere."""
    with zipfile.ZipFile(file) as package:
        parts = package.infolist()
        packed = max(1, sum(part.compress_size for part in parts))
        unpacked = sum(part.file_size for part in parts)
        steep = unpacked > MEGABYTE and unpacked > STEEPEST * packed
        if unpacked > LARGEST_UNPACKED or steep or len(parts) > MOST_PARTS:
            raise NotAnAnnex(
                _("Unpacked, this document would be far too large (%(size)s MB). Copy the tables into a new document.")
                % {"size": number_format(unpacked / MEGABYTE, 0)}
            )
        if any(part.flag_bits & 1 for part in parts):
            raise NotAnAnnex(_("The document is locked with a password. Take the password off and try again."))
        kinds = package.read("[Content_Types].xml").decode("utf-8", "replace")
        if "macroenabled" in kinds.casefold() or any("vbaproject" in part.filename.casefold() for part in parts):
            raise NotAnAnnex(_("The document holds a macro. Save it as docx, without macros, and try again."))
        if MAIN_PART not in kinds:
            raise NotAnAnnex(_("This is not a Word document. Choose a file that was saved as docx."))
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and DECLARATION.search(package.read(part)):
                raise NotAnAnnex(
                    _("The document tries to read other files. Copy the tables into a new document and try again.")
                )


def _read(file: IO[bytes]) -> list[list[list[Cell]]]:
    import docx
    from docx.exceptions import PythonDocxError
    from docx.oxml.ns import qn

    file.seek(0)
    try:
        body = docx.Document(file).element.body
        found = [_table(table) for table in ([] if body is None else body.iter(qn("w:tbl")))]
    except PythonDocxError as problem:
        raise ValueError(str(problem)) from problem
    if sum(len(row) for table in found for row in table) > MOST_CELLS:
        raise NotAnAnnex(_("The tables hold too many cells. Keep only the annex in the document and try again."))
    return found


def _table(table: "CT_Tbl") -> list[list[Cell]]:
    """Read one table row by row; a cell merged with the one above it says what that one says."""
    from docx.oxml.ns import qn

    rows: list[list[Cell]] = []
    for row in _inside(table, qn("w:tr")):
        cells: list[Cell] = []
        above = rows[-1] if rows else []
        for cell in _inside(row, qn("w:tc")):
            place = len(cells)
            goes_on = cell.vMerge == "continue"
            cells.append(above[place] if goes_on and place < len(above) else _text(cell))
            cells += [None] * (min(cell.grid_span, 60) - 1)
        rows.append(cells)
    return rows


def _inside(element: Any, name: str) -> Iterator[Any]:
    """Find elements with a name, also inside tracked changes and content controls, but not in a table within."""
    from docx.oxml.ns import qn

    for child in element:
        if child.tag == name:
            yield child
        elif child.tag != qn("w:tbl"):
            yield from _inside(child, name)


def _text(cell: "CT_Tc") -> str:
    """Read what a cell says, without what stands in a table within it and without what was struck out."""
    from docx.oxml.ns import qn

    signs = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-", qn("w:p"): " "}
    parts: list[str] = []
    waiting: list[Any] = list(reversed(cell))
    while waiting:
        element = waiting.pop()
        if element.tag == qn("w:tbl") or element.tag == qn("w:del"):
            continue
        parts.append(signs.get(element.tag, ""))
        if element.tag == qn("w:t"):
            parts.append(element.text or "")
        waiting += reversed(element)
    return "".join(parts)
