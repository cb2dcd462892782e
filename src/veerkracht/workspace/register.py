"""The register of processing (AVG article 30), as a table and as a docx; made from what the rooms declare."""

import csv
import io

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.personal import MEASURES, TRANSFER, Rooms, register
from veerkracht.foundation.texts import Bilingual
from veerkracht.programmes.queries.responsible import Responsible, responsible

MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def heads() -> list[str]:
    """Give the heads of the columns."""
    return [
        _("Purpose"),
        _("Legal basis"),
        _("About whom"),
        _("Which data"),
        _("For whom"),
        _("How long"),
        _("From where"),
        _("Outside the EU"),
    ]


def rows(rooms: Rooms) -> list[list[str]]:
    """Give each row of the register in the reader's language."""
    return [
        [
            _read(line.processing.purpose),
            _read(line.basis),
            _read(line.processing.persons),
            ", ".join(_read(what) for what in line.data),
            _read(line.processing.recipients),
            _read(line.processing.retention.words),
            _read(line.processing.source),
            _read(TRANSFER),
        ]
        for line in register(rooms)
    ]


def facts() -> list[tuple[str, str]]:
    """Give who answers for the data; what nobody filled in yet says so."""
    who: Responsible = responsible()
    unknown = _("not filled in yet")
    return [
        (_("Controller"), who.name or unknown),
        (_("How to reach it"), who.contact or unknown),
        (_("Data protection officer"), who.officer or unknown),
        (_("Others who process data for it"), who.others or unknown),
    ]


def measures() -> list[str]:
    """Give how the data are protected."""
    return [_read(measure) for measure in MEASURES]


def as_csv(rooms: Rooms) -> bytes:
    """Write the register as CSV (RFC 4180): the facts of the organisation stand in every row."""
    paper = io.StringIO()
    writer = csv.writer(paper)
    who = facts()
    writer.writerow([*(label for label, _value in who), *heads(), _("Security measures")])
    for row in rows(rooms):
        writer.writerow(_cell(value) for value in (*(value for _label, value in who), *row, " ".join(measures())))
    return (MARK + paper.getvalue()).encode()


def as_docx(rooms: Rooms) -> bytes:
    """Write the register as a docx: a heading and a table for each purpose."""
    import docx

    document = docx.Document()
    document.core_properties.title = _("Register of processing")
    document.core_properties.language = _language()
    document.add_heading(_("Register of processing"), level=1)
    _two_columns(document, facts())
    for row in rows(rooms):
        document.add_heading(row[0], level=2)
        _two_columns(document, list(zip(heads()[1:], row[1:], strict=True)))
    document.add_heading(_("Security measures"), level=2)
    for measure in measures():
        document.add_paragraph(measure, style="List Bullet")
    paper = io.BytesIO()
    document.save(paper)
    return paper.getvalue()


def _two_columns(document: "object", pairs: list[tuple[str, str]]) -> None:
    table = document.add_table(rows=0, cols=2)  # type: ignore[attr-defined]
    table.style = "Table Grid"
    for label, value in pairs:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(label).bold = True
        cells[1].text = value


def _cell(value: str) -> str:
    """Keep a spreadsheet from running what a cell says."""
    return f"'{value}" if value[:1] in set("=+-@") else value


def _read(text: Bilingual) -> str:
    return text.read(_language()).text


def _language() -> str:
    return get_language() or "nl"
