"""Taking in an export: everything or nothing, only what differs, and nothing dropped without a word."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import given
from rooms.fund.reference.made_up import HOME, TABLES, WORK, export, taken_in
from veerkracht.fund.reference.actions.take_in import take_in
from veerkracht.fund.reference.models import Contact, Contract, Line, Oddity, Price
from veerkracht.fund.reference.refusals import LaterVersion, NotAnExport
from veerkracht.people.permissions import NotAllowed
from veerkracht.programmes.models import Programme
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db


def test_every_row_is_kept_and_every_cell_counted(tmp_path: Path):
    taken = taken_in(given.officer(), tmp_path)

    assert taken.contracts == Contract.objects.count() == 2
    assert Line.objects.count() == sum(len(rows) - 1 for rows in TABLES.values())
    counted = taken.counts["projects_outcome_pricings", "Price Per Unit - Amount - (Value)"]
    assert dict(counted) == {"typed": 3, "raw": 1}
    filled = sum(bool(cell) for rows in TABLES.values() for row in rows[1:] for cell in row[1:])
    assert sum(count["typed"] + count["raw"] for count in taken.counts.values()) == filled


def test_it_is_a_programme_to_compare_with_and_never_the_home(tmp_path: Path):
    given.programme()

    taken_in(given.officer(), tmp_path)

    indigo = Programme.objects.get(key="indigo")
    assert (indigo.kind, indigo.home) == ("reference", False)
    assert Entry.objects.filter(deed="load a programme", key="indigo").count() == 1


def test_what_is_odd_is_told_with_its_file_row_and_column(tmp_path: Path):
    taken = taken_in(given.officer(), tmp_path)

    told = {(one.code, one.file, one.line, one.shown) for one in taken.oddities}
    assert ("unread", "projects_results.csv", 3, "current") in told
    assert ("unread", "projects.csv", 3, "about 100") in told
    assert ("unread", "projects_outcome_pricings.csv", 5, "$") in told
    assert ("thousands", "projects.csv", 3, "1,000,000") in told
    assert ("nowhere", "projects_results.csv", 5, "outcomemetric7") in told
    assert ("backwards", "projects_results.csv", 4, "2012") in told
    assert ("dollars", "projects_outcome_pricings.csv", 4, "730") in told
    assert ("several", "projects_outcome_payments.csv", 3, "INDIGO-ORG-9001,INDIGO-ORG-9002") in told
    assert Oddity.objects.count() == len(taken.oddities)


def test_the_same_again_changes_nothing(tmp_path: Path):
    by = given.officer()
    taken_in(by, tmp_path)
    before = list(Line.objects.order_by("pk").values()), list(Price.objects.order_by("pk").values())

    again = taken_in(by, tmp_path)

    assert (again.fresh, again.changed, again.gone) == (0, 0, ())
    assert (list(Line.objects.order_by("pk").values()), list(Price.objects.order_by("pk").values())) == before
    assert Entry.objects.filter(deed="load a programme").count() == 1


def test_what_changed_is_changed_and_what_vanished_is_said_and_kept(tmp_path: Path):
    by = given.officer()
    taken_in(by, tmp_path)
    projects = [TABLES["projects"][0], [WORK, "Aan het werk", *TABLES["projects"][1][2:]]]

    again = taken_in(by, tmp_path, projects=projects)

    assert (again.fresh, again.changed, again.gone) == (0, 1, (("projects", HOME, 1),))
    assert Contract.objects.get(identifier=WORK).name == "Aan het werk"
    assert Contract.objects.get(identifier=HOME).gone


def test_what_vanished_and_comes_back_is_there_again(tmp_path: Path):
    by = given.officer()
    taken_in(by, tmp_path)
    taken_in(by, tmp_path, projects=TABLES["projects"][:2])

    taken_in(by, tmp_path)

    assert not Contract.objects.filter(gone=True)
    assert not Line.objects.filter(gone=True)


def test_people_to_ask_are_kept_apart(tmp_path: Path):
    taken_in(given.officer(), tmp_path)

    assert Contact.objects.get().cells["contact/email"] == "ann@example.org"
    assert "ann@example.org" not in json.dumps(list(Line.objects.values_list("cells", flat=True)))


def test_a_column_of_a_later_version_is_kept_as_it_is_written_and_counted(tmp_path: Path):
    rows = [[*row, cell] for row, cell in zip(TABLES["projects"], ["Mood - (Value)", "good", ""], strict=True)]

    taken = taken_in(given.officer(), tmp_path, projects=rows)

    assert Line.objects.get(table="projects", owner=WORK).extra == {"Mood - (Value)": "good"}
    assert dict(taken.counts["projects", "Mood - (Value)"]) == {"raw": 1, "empty": 1}


def test_a_table_of_a_later_version_is_kept_too(tmp_path: Path):
    taken = taken_in(given.officer(), tmp_path, projects_moods=[["Project ID", "Mood"], [WORK, "good"]])

    assert Line.objects.get(table="projects_moods").extra == {"Mood": "good"}
    assert "unknown-table" in {one.code for one in taken.oddities}


def test_status_and_sources_of_a_value_are_read_from_their_columns(tmp_path: Path):
    header = [*TABLES["projects"][0], "Impact Bond Name - (Status)"]
    rows = [header, [*TABLES["projects"][1], "PRIVATE"], [*TABLES["projects"][2], ""]]

    taken_in(given.officer(), tmp_path, projects=rows)

    assert Line.objects.get(table="projects", owner=WORK).cells["name"] == {"read": "Aan de slag", "status": "PRIVATE"}
    assert Contract.objects.get(identifier=WORK).name == WORK, "a private name is not shown"


def write(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


HEADER = ",".join(TABLES["projects"][0]).encode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is leeg"),
        ("ID,Naam\nINDIGO-POJ-1,x".encode("utf-16"), "niet in UTF-8"),
        (b"ID,Naam\nINDIGO-POJ-1,caf\xe9", "niet in UTF-8"),
        (b"Name,Age\nAnn,3", "eerste kolom"),
        (HEADER + b"\nINDIGO-POJ-1,Half a", "afgebroken of stuk"),
        (HEADER + b'\nINDIGO-POJ-1,"Half a', "breekt af"),
        (b"ID,Naam\nINDIGO-POJ-1," + b"x" * 100_001, "zonder einde"),
        (b"ID,Naam\nINDIGO-POJ-1," + b"x" * 200_000, "zonder einde"),
    ],
)
def test_a_bad_table_gets_one_sentence_and_nothing_is_stored(tmp_path: Path, content: bytes, sentence: str):
    write(export(tmp_path), "projects.csv", content)

    with pytest.raises(NotAnExport, match=sentence):
        take_in(by=given.officer(), path=tmp_path)

    assert not Line.objects.exists()
    assert not Programme.objects.filter(key="indigo").exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is leeg"),
        (b"{", "geen JSON"),
        (b"[" * 100_000, "geen JSON"),
        (b'{"weather": "fine"}', "niets van INDIGO"),
        (b"[1, 2]", "niets van INDIGO"),
        (b"7", "niets van INDIGO"),
        (b"[]", "niets van INDIGO"),
        (b'{"id": "INDIGO-CAR-1"}', "geen nummer van INDIGO"),
        (b'{"id": "x"}', "geen nummer van INDIGO"),
        ('{"id": "é"}'.encode("latin-1"), "niet in UTF-8"),
        (b'{"id": "INDIGO-POJ-1", "name": {"value": "a\\u0000b"}}', "geen tekst"),
        (b'{"id": "INDIGO-POJ-1", "name": {"value": "' + b"x" * 100_001 + b'"}}', "100001 tekens"),
        (b'{"id": "INDIGO-POJ-1", ' + b'"a": {' * 60 + b'"b": 1' + b"}" * 60 + b"}", "niets van INDIGO"),
    ],
)
def test_a_bad_json_file_gets_one_sentence_and_nothing_is_stored(tmp_path: Path, content: bytes, sentence: str):
    file = write(tmp_path, "indigo.json", content)

    with pytest.raises(NotAnExport, match=sentence):
        take_in(by=given.officer(), path=file)

    assert not Line.objects.exists()


def test_a_later_version_is_refused_by_name(tmp_path: Path):
    file = write(tmp_path, "indigo.json", b'{"indigo": "5.0.0", "projects": [{"id": "INDIGO-POJ-1"}]}')

    with pytest.raises(LaterVersion, match=r"5\.0\.0"):
        take_in(by=given.officer(), path=file)


def test_a_wrong_folder_a_missing_one_and_a_single_table_are_told_apart(tmp_path: Path):
    by = given.officer()

    with pytest.raises(NotAnExport, match=r"projects\.csv"):
        take_in(by=by, path=tmp_path)
    with pytest.raises(NotAnExport, match="Er is geen bestand of map"):
        take_in(by=by, path=tmp_path / "nowhere")
    with pytest.raises(NotAnExport, match="Eén tabel"):
        take_in(by=by, path=export(tmp_path) / "projects.csv")


def test_who_may_not_load_a_programme_takes_nothing_in(tmp_path: Path):
    with pytest.raises(NotAllowed):
        taken_in(given.person(), tmp_path)

    assert not Line.objects.exists()


def test_json_as_the_site_of_go_lab_gives_it_is_taken_in(tmp_path: Path):
    record = {
        "name": {"value": "Aan de slag", "status": "PUBLIC"},
        "status": "PUBLIC",
        "dates": {"outcomes_contract_signed": {"value": "2019-07", "source_ids": "source1"}, "notes": "by phone"},
        "outcome_pricings": [{"currency": {"value": "EUR"}, "price_per_unit": {"amount": {"value": 12.50}}}],
        "mood": {"value": "good"},
    }
    file = write(tmp_path, "one.json", json.dumps({"project": {"id": WORK, "data": record}}).encode())

    take_in(by=given.officer(), path=file)

    project, price = Line.objects.order_by("table")
    assert project.cells["name"] == {"read": "Aan de slag", "status": "PUBLIC"}
    assert project.cells["dates/outcomes_contract_signed"] == {"read": "2019-07", "sources": ["source1"]}
    assert project.cells["dates/notes"] == "by phone"
    assert project.extra == {"mood": "good"}
    assert price.cells["price_per_unit/amount"] == "12.5"


def test_json_of_one_contract_leaves_the_others_alone(tmp_path: Path):
    by = given.officer()
    taken_in(by, tmp_path / "folder")
    file = write(tmp_path, "one.json", json.dumps({"id": WORK, "name": {"value": "Anders"}}).encode())

    taken = take_in(by=by, path=file)

    assert {owner for _table, owner, _number in taken.gone} == {WORK}
    assert Contract.objects.get(identifier=WORK).name == "Anders"
    assert not Contract.objects.get(identifier=HOME).gone


def test_the_command_writes_its_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    given.officer()
    report = tmp_path / "report.json"

    call_command("indigo", "import", str(export(tmp_path / "folder")), report=report, language="en")

    said = json.loads(report.read_text())
    assert "Contracts: 2." in capsys.readouterr().out
    assert said["fields"]["projects_outcome_pricings"]["Currency - (Value)"] == {"typed": 4, "raw": 0, "empty": 0}
    finding = next(one for one in said["findings"] if one["written"] == "current")
    assert (finding["file"], finding["row"]) == ("projects_results.csv", 3)
    assert finding["done"] == "Kept as it is written; it counts nowhere."


def test_the_command_answers_bad_input_in_one_sentence(tmp_path: Path):
    given.officer()

    with pytest.raises(CommandError, match="Say which folder or file"):
        call_command("indigo", "import", language="en")
    with pytest.raises(CommandError, match="There is no file or folder"):
        call_command("indigo", "import", str(tmp_path / "nowhere"), language="en")
    with pytest.raises(CommandError, match="Nothing has been taken in yet"):
        call_command("indigo", "export", str(tmp_path / "out"), language="en")
