"""Every mistake in a folder is answered with its file, its line and what to write instead, all at once."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import given
from veerkracht.exchange.folder.read import read_folder
from veerkracht.exchange.queries.plan import mistakes
from veerkracht.exchange.sentences import finding
from veerkracht.initiatives.models import Initiative
from veerkracht.people.models import Organisation
from veerkracht.places.models import Place

pytestmark = pytest.mark.django_db

TABLE = "initiatives/de-eettafel.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return given.programme_folder(tmp_path / "zonneveld")


def told(folder: Path) -> list[tuple[str, int, str, str]]:
    return [(wrong.where.file, wrong.line, wrong.column, wrong.what) for wrong in mistakes(read_folder(folder))]


@pytest.mark.parametrize(
    ("file", "old", "new", "answer"),
    [
        pytest.param(
            "programme.toml", 'kind = "own"', "kind = own", ("programme.toml", 14, "", "broken-toml"), id="no quotes"
        ),
        pytest.param(
            "programme.toml", 'area = "zonneveld"', 'area = "zonevelt"',
            ("programme.toml", 18, "area", "unknown-key"), id="a place that does not exist",
        ),
        pytest.param(
            "programme.toml", 'starts_on = "2024"', "starts_on = 2024-01-01\nends = 2027-01-01",
            ("programme.toml", 16, "ends", "unknown-column"), id="an unknown column, days without quotes",
        ),
        pytest.param(
            TABLE, '"growth"', '"groei"', (TABLE, 9, "phase", "not-a-choice"), id="a choice that is none"
        ),
        pytest.param(
            TABLE, '"2023-09"', '"2017-02-30"', (TABLE, 11, "started_on", "no-such-day"), id="30 February"
        ),
        pytest.param(
            TABLE, 'contact_email = "eettafel@example.org"\n', "",
            (TABLE, 14, "contact_public", "no-address-to-show"), id="nothing to show",
        ),
        pytest.param(
            TABLE, '"https://example.org/de-eettafel"', '"www.example.org"',
            (TABLE, 13, "website", "not-an-address"), id="an address without https",
        ),
        pytest.param(TABLE, "+++\n\n#", "\n#", (TABLE, 1, "", "front-matter-open"), id="front matter without end"),
        pytest.param(TABLE, "+++\nkey", "key", (TABLE, 1, "", "no-front-matter"), id="no front matter"),
        pytest.param(TABLE, "# Nederlands\n", "", (TABLE, 24, "", "text-without-language"), id="no language"),
        pytest.param(
            TABLE, 'title_nl = "De Eettafel"', f'title_nl = "{"x" * 5_000}"',
            (TABLE, 3, "title_nl", "too-long"), id="a name of 5,000 signs",
        ),
        pytest.param(
            TABLE, 'title_nl = "De Eettafel"', 'title_nl = "De \u202eEettafel"',
            (TABLE, 3, "title_nl", "turning-sign"), id="a name that turns its direction",
        ),
        pytest.param(
            TABLE, 'aliases = ["Aan Tafel"]', "aliases = [1, 2]",
            (TABLE, 17, "aliases", "other-sort-of-value"), id="numbers for names",
        ),
        pytest.param(
            TABLE, 'key = "de-eettafel"', 'key = "de-tafel"', (TABLE, 2, "key", "other-file-name"), id="another key"
        ),
        pytest.param(
            "themes.csv", "key,position", "key,postion", ("themes.csv", 1, "postion", "unknown-column"),
            id="a misspelled column",
        ),
        pytest.param(
            "themes.csv", "title_nl,", "title_nl,title_nl,", ("themes.csv", 1, "title_nl", "column-twice"),
            id="a column twice",
        ),
        pytest.param(
            "themes.csv", "2,Samen wonen", "2,", ("themes.csv", 3, "title_nl", "required"), id="a title that is empty"
        ),
        pytest.param(
            "themes.csv", "Living together,,", "Living together,,,te veel", ("themes.csv", 3, "", "too-many-cells"),
            id="too many cells",
        ),
        pytest.param(
            "themes.csv", "samen-wonen,2", "samen-eten,2", ("themes.csv", 3, "key", "twice"), id="a key twice"
        ),
        pytest.param(
            "facts.csv", '2,Kosten', '2,"Kos"ten', ("facts.csv", 3, "", "broken-csv"), id="quotes that do not match"
        ),
        pytest.param(
            "facts.csv", "40,40,stated", "40,40,zeker", ("facts.csv", 2, "certainty", "not-a-choice"), id="certainty"
        ),
        pytest.param(
            "facts.csv", "initiative:de-eettafel,kosten", "initiatief:de-eettafel,kosten",
            ("facts.csv", 3, "about", "not-a-choice"), id="a kind that does not exist",
        ),
        pytest.param(
            "places.csv", ",52.1,5.3,", ",52.1,,", ("places.csv", 3, "longitude", "half-a-coordinate"),
            id="a latitude without a longitude",
        ),
        pytest.param(
            "place-codes.csv", "GM9902", "9902", ("place-codes.csv", 3, "code", "other-code"),
            id="a code of another shape",
        ),
        pytest.param(
            "place-codes.csv", "GM9902,2019-01-01", "GM9902,2016-01-01",
            ("place-codes.csv", 3, "starts_on", "code-before-its-place"), id="a code of the wrong year",
        ),
        pytest.param(
            "rounds.csv", "2024-03,2024-06", "2024-03,2024-02", ("rounds.csv", 2, "ends_on", "ends-before-it-begins"),
            id="a period that ends before it begins",
        ),
        pytest.param(
            "decisions.csv", "2024-01-01,1", "2024-01-02,1", ("decisions.csv", 2, "in_force_from", "no-such-version"),
            id="a version that does not exist",
        ),
        pytest.param(
            "goals/iedereen-een-buur--2025-01-01.md", "position = 1", "position = 2",
            ("goals/iedereen-een-buur--2025-01-01.md", 3, "position", "two-positions"), id="two positions of a goal",
        ),
        pytest.param(
            "organisations.csv", "00000001", "123", ("organisations.csv", 2, "kvk", "other-shape"), id="three digits"
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_found_where_it_stands(folder, file, old, new, answer):
    given.rewrite(folder, file, old, new)

    assert answer in told(folder)


def test_one_mistake_gives_one_answer(folder):
    given.rewrite(folder, "themes.csv", "samen-wonen,2", "samen-eten,2")
    given.rewrite(folder, TABLE, ', "samen-wonen"', "")
    given.rewrite(folder, "initiatives/sleutelkring.md", '["samen-wonen"]', '["samen-eten"]')

    assert told(folder) == [("themes.csv", 3, "key", "twice")]


def test_a_file_that_cannot_be_read_does_not_make_every_key_in_it_unknown(folder):
    (folder / "places.csv").write_bytes("key,name,kind\nzonneveld,Zonnev\xebld,municipality\n".encode("latin-1"))

    wrong = mistakes(read_folder(folder))

    assert [(one.what, one.line, one.detail["byte"], one.detail["encoding"]) for one in wrong] == [
        ("not-utf8", 2, 31, "Windows-1252")
    ]


def test_utf_16_is_named(folder):
    (folder / "themes.csv").write_bytes("key,title_nl\nzorg,Zorg\n".encode("utf-16"))

    wrong = mistakes(read_folder(folder))

    assert [(one.what, one.detail["encoding"]) for one in wrong] == [("not-utf8", "UTF-16")]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("\ufeffkey,title_nl\nzorg,Zorg\n", id="a byte order mark"),
        pytest.param("key;title_nl\r\nzorg;Zorg\r\n", id="semicolons and line ends of Windows"),
        pytest.param("key\ttitle_nl\nzorg\tZorg\n", id="tabs"),
        pytest.param("\nkey,title_nl,\n,,\nzorg,Zorg\n", id="empty rows, an empty column and a short row"),
        pytest.param('key,title_nl\nzorg,"Zorg"\n', id="quotes"),
    ],
)
def test_a_file_as_spreadsheets_write_it_is_read(folder, content):
    (folder / "themes.csv").write_text(content, encoding="utf-8", newline="")
    (folder / "initiatives" / "de-eettafel.md").unlink()
    (folder / "initiatives" / "sleutelkring.md").unlink()
    for name in (
        "participations.csv",
        "partners.csv",
        "standings.csv",
        "annex.csv",
        "effects.csv",
        "studies.csv",
        "directions.csv",
        "lessons/samen-koken-verbindt-niet-vanzelf.md",
        "facts.csv",
        "contracts.csv",
        "terms/buren-aan-tafel--1--1.toml",
    ):
        (folder / name).unlink()
    (folder / "documents" / "brief-aan-de-raad.md").unlink()

    reading = read_folder(folder)

    assert mistakes(reading) == []
    assert [row.cells["title_nl"] for row in reading.rows["themes"]] == ["Zorg"]


@pytest.mark.parametrize(
    ("stranger", "near"),
    [
        pytest.param("theme.csv", "themes.csv", id="a misspelled table"),
        pytest.param("initatives/x.md", "initiatives", id="a misspelled folder"),
        pytest.param("program.toml", "programme.toml", id="a second programme"),
    ],
)
def test_a_file_with_another_name_does_not_go_unread_in_silence(folder, stranger, near):
    path = folder / stranger
    path.parent.mkdir(exist_ok=True)
    path.write_text("")

    wrong = mistakes(read_folder(folder))

    assert [(one.what, one.detail["near"]) for one in wrong] == [("unknown-file", near)]


def test_notes_beside_the_files_are_left_alone(folder):
    (folder / "LEESMIJ.md").write_text("Lees dit.")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.csv").write_text("x")

    assert told(folder) == []


@pytest.mark.parametrize(
    ("name", "what"),
    [
        pytest.param("", "no-programme", id="a folder without a programme"),
        pytest.param("elsewhere", "no-folder", id="no folder"),
    ],
)
def test_nothing_to_read_is_answered(tmp_path, name, what):
    assert [wrong.what for wrong in mistakes(read_folder(tmp_path / name))] == [what]


def test_emoji_are_welcome(folder):
    given.rewrite(folder, TABLE, '"De Eettafel"', '"De Eettafel 🍲 👩‍🌾"')

    given.officer()
    call_command("load", str(folder), verbosity=0)

    assert Initiative.objects.get(key="de-eettafel").title_nl == "De Eettafel 🍲 👩‍🌾"


def test_all_mistakes_are_told_at_once_in_dutch_and_nothing_is_stored(folder):
    given.officer()
    given.rewrite(folder, TABLE, '"growth"', '"grwoth"')
    given.rewrite(folder, "rounds.csv", "2024-03,2024-06", "2017-02-30,2024-06")
    given.rewrite(folder, "places.csv", "zonneveld-oost,Oost", "Zonneveld Oost,Oost")

    with pytest.raises(CommandError) as answer:
        call_command("load", str(folder))

    text = str(answer.value)
    assert f"{TABLE}, regel 9, kolom phase" in text
    assert "“grwoth” is geen keuze." in text
    assert "Bedoelde je “growth”?" in text
    assert "rounds.csv, regel 2, kolom starts_on" in text
    assert "de dag 2017-02-30 bestaat niet." in text
    assert "Schrijf: zonneveld-oost." in text
    assert "Er is niets bewaard." in text
    assert not Place.objects.exists()
    assert not Organisation.objects.exists()


def test_the_answer_can_be_in_english(folder):
    given.officer()
    given.rewrite(folder, "rounds.csv", "2024-03,2024-06", "2017-02-30,2024-06")

    with pytest.raises(CommandError, match="the day 2017-02-30 does not exist"):
        call_command("load", str(folder), "--language", "en")


def test_a_very_long_cell_is_shown_short(folder):
    given.rewrite(folder, TABLE, '"growth"', f'"{"g" * 5_000}"')

    assert all(len(str(finding(wrong))) < 500 for wrong in mistakes(read_folder(folder)))
