"""Writing a programme as a workbook: the same tables and columns as the files, with an explanation beside each."""

import io
from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from veerkracht.exchange.folder.write import in_order
from veerkracht.exchange.guide import column_in_words, kinds_in_words
from veerkracht.exchange.rules.cells import UNSHOWABLE
from veerkracht.exchange.tables.register import READING_ORDER
from veerkracht.exchange.tables.table import Cells, Column, Kind, Table
from veerkracht.exchange.workbook.read import EXPLAINED
from veerkracht.foundation.errors import Refusal

HEAD = Font(bold=True)
SHADE = PatternFill("solid", fgColor="F2E7E4")
QUIET = Font(italic=True, color="555555")
WRAPPED = Alignment(wrap_text=True, vertical="top")
LONGEST_CELL = 32_767
NUMBERS = frozenset({Kind.WHOLE, Kind.DECIMAL})
FORMULA_SIGNS = ("=", "+", "-", "@")
DOWN_TO = 5_000


class TextTooLong(Refusal):
    """A text does not fit in a cell of a workbook."""


def write_workbook(rows: Mapping[str, list[Cells]]) -> bytes:
    """Give a workbook with one sheet for each table, also for those that are still empty."""
    _require_fit(rows)
    book = Workbook(write_only=True)
    _explain(book)
    for table in READING_ORDER:
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "B3"
        for number, column in enumerate(table.columns, start=1):
            letter = get_column_letter(number)
            sheet.column_dimensions[letter].width = 50 if column.kind == Kind.TEXT else 24
            _offer_choices(sheet, column, letter)
        sheet.append([_styled(sheet, name, font=HEAD, fill=SHADE) for name in table.names])
        sheet.append(_explanations(sheet, table))
        # The look of a cell is worked out once and shared by thousands.
        looks = _styled(sheet, "a")._style, _styled(sheet, "=")._style
        for cells in in_order(table, rows.get(table.name, ())):
            sheet.append([_cell(sheet, column, cells.get(column.name, ""), looks) for column in table.columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _require_fit(rows: Mapping[str, list[Cells]]) -> None:
    """Refuse before the first sheet is begun: a book that is left half written cannot be closed."""
    for table in READING_ORDER:
        for cells in rows.get(table.name, ()):
            for name, text in cells.items():
                if len(text) > LONGEST_CELL:
                    sentence = _("The text in %(table)s, %(column)s is too long for a workbook. Save to files instead.")
                    raise TextTooLong(sentence % {"table": table.name, "column": name})


def _cell(sheet: Any, column: Column, text: str, looks: tuple[Any, Any]) -> Any:
    """Write a number as a number and everything else as text: what begins with = + - or @ never becomes a formula."""
    if not text:
        return None
    if column.kind in NUMBERS:
        return float(text) if "." in text else int(text)
    cell = _text(sheet, text)
    cell._style = looks[text.startswith(FORMULA_SIGNS)]
    return cell


def _text(sheet: Any, text: str) -> Any:
    """Set a text past the guess of the library, which would make a formula of what begins with "="."""
    cell = WriteOnlyCell(sheet)
    cell._value, cell.data_type = UNSHOWABLE.sub("", text), "s"
    return cell


def _styled(sheet: Any, text: str, **style: Any) -> Any:
    cell = _text(sheet, text)
    cell.number_format = "@"
    cell.quotePrefix = text.startswith(FORMULA_SIGNS)
    cell.alignment = WRAPPED
    for name, value in style.items():
        setattr(cell, name, value)
    return cell


def _explanations(sheet: Any, table: Table) -> list[Any]:
    language = get_language() or "nl"
    texts = [column_in_words(column, language) for column in table.columns]
    texts[0] = f"{EXPLAINED} {texts[0]}"
    return [_styled(sheet, text, font=QUIET) for text in texts]


def _offer_choices(sheet: Any, column: Column, letter: str) -> None:
    """Let Excel offer the choices of a column; another value is warned about, and refused when it is uploaded."""
    if column.kind == Kind.CHOICE:
        offered = f'"{",".join(column.choices)}"'
    elif column.kind == Kind.YES_NO:
        offered = '"yes,no"'
    elif column.kind == Kind.KEY and column.refers_to:
        offered = f"='{column.refers_to}'!$A$3:$A${DOWN_TO}"
    else:
        return
    choice = DataValidation(type="list", formula1=offered, allow_blank=True, errorStyle="warning")
    choice.add(f"{letter}3:{letter}{DOWN_TO}")
    sheet.data_validations.append(choice)


def _explain(book: Workbook) -> None:
    """Write the sheet that explains the others."""
    language = get_language() or "nl"
    sheet = book.create_sheet(_("explanation"))
    for letter, width in zip("ABCD", (22, 22, 60, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    opening = (
        _("This workbook holds a whole programme. Each sheet is a table, each row a record."),
        _("Change what you want, add rows at the bottom, and upload the workbook on the page for files."),
        _("You see every difference before anything is stored. A row that you remove is not deleted."),
        _("Do not change the names of sheets and columns. The grey rows are explanations and are not read."),
    )
    for line in opening:
        sheet.append([_styled(sheet, line, alignment=Alignment(wrap_text=False))])
    sheet.append([])
    sheet.append([_styled(sheet, word, font=HEAD) for word in (_("sheet"), _("column"), _("meaning"), _("may hold"))])
    for table in READING_ORDER:
        sheet.append([_styled(sheet, table.name, font=HEAD), None, _styled(sheet, table.means.read(language).text)])
        for column in table.columns:
            words = (column.name, column.means.read(language).text, kinds_in_words(column))
            sheet.append([None, *(_styled(sheet, word) for word in words)])
