"""A workbook is read without trusting it: every awkward file gets a sentence, never a traceback."""

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from veerkracht.exchange.management.commands.new import example
from veerkracht.exchange.queries.plan import mistakes
from veerkracht.exchange.sentences import findings
from veerkracht.exchange.workbook.read import read_workbook
from veerkracht.exchange.workbook.write import TextTooLong, write_workbook

pytestmark = pytest.mark.django_db

HOSTILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "hostile"

MIDNIGHT = datetime.combine(date(2024, 1, 1), time())


def workbook(change=lambda _book: None) -> bytes:
    book = load_workbook(io.BytesIO(write_workbook(example())))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def told(content: bytes) -> list[tuple[str, str, int, str]]:
    return [(wrong.what, wrong.where.file, wrong.line, wrong.column) for wrong in mistakes(read_workbook(content))]


@pytest.mark.parametrize(
    ("content", "what", "words"),
    [
        pytest.param(b"", "not-a-workbook", "geen werkmap", id="an empty file"),
        pytest.param(b"MZ\x90\x00" + b"\0" * 500, "not-a-workbook", "programma", id="a renamed exe"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 500, "not-a-workbook", "oude werkmap", id="an old workbook"),
        pytest.param(b"%PDF-1.7", "not-a-workbook", "pdf", id="a PDF"),
        pytest.param(b"key,name\noss,Oss\n", "not-a-workbook", "gewone tekst", id="a CSV file"),
        pytest.param(archive({"word/document.xml": b"<x/>"}), "not-a-workbook", "Word", id="a docx"),
        pytest.param(archive({"a.txt": b"x"}), "not-a-workbook", "zipbestand", id="some archive"),
        pytest.param(archive({"xl/workbook.xml": b"<x"}), "damaged", "niet te openen", id="a broken workbook"),
        pytest.param(
            archive({"xl/workbook.xml": b"<x/>", "xl/vbaProject.bin": b"x"}), "macros", "macro’s", id="a macro file"
        ),
        pytest.param(
            archive({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b"\0" * 30_000_000}),
            "too-large-inside", "veel groter", id="a zip bomb",
        ),
        pytest.param(b"PK\x03\x04" + b"\0" * (10 * 1024 * 1024), "too-big", "10 MB", id="more than 10 MB"),
        pytest.param(workbook()[:-200], "not-a-workbook", "geen werkmap", id="a workbook cut off"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_workbook_gets_a_sentence(content, what, words):
    wrong = mistakes(read_workbook(content))

    assert [one.what for one in wrong] == [what]
    assert words in findings(wrong)[0].what


def test_a_workbook_whose_xml_grows_without_end_is_refused():
    entities = b'<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(workbook())) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = b"<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"

    found = told(archive({**parts, "xl/worksheets/sheet2.xml": entities + sheet}))

    assert {what for what, *_where in found} == {"damaged"}


def set_cell(sheet: str, cell: str, value: object, number_format: str = "General"):
    def change(book: Workbook) -> None:
        book[sheet][cell] = value
        book[sheet][cell].number_format = number_format

    return change


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        pytest.param(set_cell("themes", "B3", "=1+1"), ("formula", "themes", 3, "position"), id="a formula"),
        pytest.param(set_cell("themes", "B3", "#REF!"), ("cell-error", "themes", 3, "position"), id="an error"),
        pytest.param(set_cell("themes", "B1", "plek"), ("unknown-column", "themes", 1, "plek"), id="a heading"),
        pytest.param(set_cell("themes", "J4", "los"), ("too-many-cells", "themes", 4, ""), id="a cell on its own"),
        pytest.param(set_cell("rounds", "G3", "keuze"), ("not-a-choice", "rounds", 3, "kind"), id="a choice"),
        pytest.param(
            lambda book: book["themes"].merge_cells("A3:A4"), ("merged-cells", "themes", 0, ""), id="merged cells"
        ),
        pytest.param(lambda book: book.create_sheet("theme"), ("unknown-sheet", "theme", 0, ""), id="another sheet"),
        pytest.param(
            lambda book: book.remove(book["programme"]), ("no-programme", "programme", 0, ""), id="no programme"
        ),
    ],
)
def test_a_mistake_in_a_workbook_is_found_by_sheet_row_and_column(change, answer):
    assert answer in told(workbook(change))


def test_a_mistake_is_told_by_sheet_row_and_column_in_words():
    found = findings(mistakes(read_workbook(workbook(set_cell("rounds", "G3", "selecton")))))

    assert [(one.where, one.instead) for one in found] == [
        ("blad rounds, rij 3, kolom kind", "Bedoelde je “selection”? Kies uit: selection, support, fund.")
    ]


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "number_format", "column", "read"),
    [
        pytest.param("themes", "B3", 1.0, "General", "position", "1", id="1.0 is 1"),
        pytest.param("organisations", "D3", 12345678, "General", "kvk", "12345678", id="a number where text belongs"),
        pytest.param("rounds", "H3", 2024, "General", "starts_on", "2024", id="a year as a number"),
        pytest.param("focus", "G3", MIDNIGHT, "d-m-yyyy", "starts_on", "2024-01-01", id="a moment of Excel"),
        pytest.param("focus", "G3", date(2024, 1, 1), "d-m-yyyy", "starts_on", "2024-01-01", id="a day of Excel"),
        pytest.param("successions", "D3", 0.25, "0%", "share", "0.25", id="a percentage of Excel"),
        pytest.param("successions", "D3", "25 %", "@", "share", "0.25", id="a percentage as text"),
        pytest.param("places", "F3", "51,5", "@", "latitude", "51.5", id="a comma for a point"),
        pytest.param("initiatives", "I3", True, "General", "province_wide", "yes", id="TRUE"),
        pytest.param("themes", "E3", None, "General", "description_nl", "", id="nothing"),
        pytest.param("themes", "E3", "een\r\ntwee", "General", "description_nl", "een\ntwee", id="two lines"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_a_person_would_have_typed_it(sheet, cell, value, number_format, column, read):
    book = workbook(set_cell(sheet, cell, value, number_format))
    heading = load_workbook(io.BytesIO(book))[sheet][f"{cell[0]}1"].value

    reading = read_workbook(book)

    assert heading == column
    row = next(row for row in reading.rows[sheet] if row.where.line == 3)
    assert row.cells[column] == read
    assert mistakes(reading) == []


def test_rows_may_stand_below_empty_ones_and_sheets_may_be_missing():
    def change(book: Workbook) -> None:
        del book["standings"]
        book["themes"]["A900"], book["themes"]["C900"] = "zorg", "Zorg"

    reading = read_workbook(workbook(change))

    assert mistakes(reading) == []
    assert reading.rows["themes"][-1].where.line == 900
    assert "standings" not in reading.rows


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr("veerkracht.exchange.workbook.read.MOST_ROWS", 4)

    assert ("too-many-rows", "places", 0, "") in told(workbook())


def test_a_text_that_fits_in_no_cell_is_refused_with_a_sentence():
    rows = example()
    rows["themes"][0]["description_nl"] = "x" * 32_768

    with pytest.raises(TextTooLong, match="themes, description_nl"):
        write_workbook(rows)


@pytest.mark.shared_data
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the real data does not lie beside the project")
def test_every_awkward_file_of_others_gets_a_sentence():
    files = sorted(HOSTILE.iterdir())

    answers = {file.name: findings(mistakes(read_workbook(file.read_bytes()))) for file in files}

    assert len(files) >= 17
    assert not [name for name, answer in answers.items() if not answer or not answer[0].what or not answer[0].instead]
    assert "grants" in answers["badfile_too_many_rows_multiple_sheets.xlsx"][0].what
