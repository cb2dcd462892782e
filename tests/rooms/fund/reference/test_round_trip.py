"""Out again: every cell that is not empty comes back, by CSV and by JSON, of a small export and of the real one."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import given
from rooms.fund.reference.made_up import export, taken_in
from veerkracht.fund.reference.actions.take_in import take_in
from veerkracht.fund.reference.files.folder import read_folder, write_folder
from veerkracht.fund.reference.files.package import read_package, write_package
from veerkracht.fund.reference.models import Line
from veerkracht.fund.reference.queries import export as queries
from veerkracht.fund.reference.rules.standard import columns
from veerkracht.fund.reference.rules.values import read

pytestmark = pytest.mark.django_db

REAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "indigo"
Cell = tuple[str, str, str, str]


def cells(folder: Path) -> Counter[Cell]:
    """Give every cell of an export that is not empty, as it is read; a column that nobody knows as it is written.

    Compared are readings, so spaces around a cell, commas between thousands, the sign between the parts of a list and
    the capitals of a code may differ; rows of one owner keep their order.
    """
    found: Counter[Cell] = Counter()
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            header, *rows = csv.reader(lines)
        fields = columns(file.stem, header[1:])
        numbers: Counter[str] = Counter()
        for owner, *row in rows:
            numbers[owner.strip()] += 1
            place = f"{owner.strip()} {numbers[owner.strip()]}"
            for heading, field, cell in zip(header[1:], fields, row, strict=True):
                if cell.strip():
                    said = str(read(field, cell)[0]) if field else cell
                    found[file.stem, place, field.path if field else heading, said] += 1
    return found


def test_every_cell_comes_back_by_csv(tmp_path: Path):
    folder = export(tmp_path / "in", projects_moods=[["Project ID", "Mood"], ["INDIGO-POJ-9001", "good"]])
    take_in(by=given.officer(), path=folder)

    call_command("indigo", "export", str(tmp_path / "out"))

    assert cells(tmp_path / "out") == cells(folder)


def test_every_cell_comes_back_by_json(tmp_path: Path):
    by = given.officer()
    taken_in(by, tmp_path / "in")
    call_command("indigo", "export", str(tmp_path / "all.json"))
    Line.objects.all().delete()

    take_in(by=by, path=tmp_path / "all.json")

    call_command("indigo", "export", str(tmp_path / "out"))
    assert cells(tmp_path / "out") == cells(tmp_path / "in")


def test_what_was_written_is_taken_in_without_a_change(tmp_path: Path):
    by = given.officer()
    taken_in(by, tmp_path / "in")
    call_command("indigo", "export", str(tmp_path / "out"))

    again = take_in(by=by, path=tmp_path / "out")

    assert (again.fresh, again.gone) == (0, ())


def test_status_and_sources_come_back_by_csv(tmp_path: Path):
    by = given.officer()
    (tmp_path / "one.json").write_text(
        '{"id": "INDIGO-POJ-1", "name": {"value": "Aan de slag", "status": "DISPUTED", "source_ids": ["source1"]},'
        ' "status": "PUBLIC", "alternative_names": {"status": "PRIVATE"}}'
    )
    take_in(by=by, path=tmp_path / "one.json")
    before = Line.objects.get().cells
    call_command("indigo", "export", str(tmp_path / "out"))
    Line.objects.all().delete()

    take_in(by=by, path=tmp_path / "out")

    assert Line.objects.get().cells == before


def test_an_export_does_not_write_over_what_is_there(tmp_path: Path):
    taken_in(given.officer(), tmp_path / "in")

    with pytest.raises(CommandError, match="is niet leeg"):
        call_command("indigo", "export", str(tmp_path / "in"))


@pytest.mark.shared_data
@pytest.mark.skipif(not REAL.is_dir(), reason="the real data does not lie beside the project")
def test_the_whole_export_of_2025_fits_and_comes_back(tmp_path: Path):
    by = given.officer()

    taken = take_in(by=by, path=REAL)

    assert taken.contracts == 319
    write_folder(tmp_path / "out", queries.rows())
    there, back = cells(REAL), cells(tmp_path / "out")
    assert back == there
    assert there.total() > 40_000
    again = take_in(by=by, path=REAL)
    assert (again.fresh, again.changed, again.gone) == (0, 0, ())


@pytest.mark.shared_data
@pytest.mark.skipif(not REAL.is_dir(), reason="the real data does not lie beside the project")
def test_the_whole_export_of_2025_comes_back_by_json(tmp_path: Path):
    write_package(tmp_path / "all.json", read_folder(REAL).rows)

    write_folder(tmp_path / "out", read_package(tmp_path / "all.json").rows)

    assert cells(tmp_path / "out") == cells(REAL)


@pytest.mark.shared_data
@pytest.mark.skipif(not REAL.is_dir(), reason="the real data does not lie beside the project")
def test_of_every_table_that_has_rows_something_is_read():
    gathered = read_folder(REAL)

    rows = Counter(row.table for row in gathered.rows)
    read_in = Counter(table for (table, _heading), count in gathered.counts.items() if count["typed"])
    assert set(rows) == set(read_in)
