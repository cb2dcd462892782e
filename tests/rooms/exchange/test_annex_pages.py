"""Reading an annex from a docx: what is shown first, what is stored then, and files that mean harm."""

import io
import zipfile
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

import given
from veerkracht.exchange import annex_file
from veerkracht.exchange.models import Upload
from veerkracht.initiatives.models import Initiative, PossibleDuplicate
from veerkracht.programmes.queries.agenda import agenda as agenda_of
from veerkracht.programmes.queries.agenda import agenda_text

pytestmark = pytest.mark.django_db

HEAD = ("Initiatief", "Plaats", "Thema", "Omschrijving")
ROWS = [
    ("SlowCare Oss", "Oss", "Gezondheid", "Zorg in een huis."),
    ("Dorpsmolen Zeeland", "Oss", "Verbinding", "Een molen voor het dorp."),
    ("Slow Care in Oss", "Oss", "Gezondheid", ""),
    ("Eenzaam Roosendaal", "Roosendal", "Gezondhijd", ""),
    ("", "Oss", "", "Alleen een omschrijving."),
]


@pytest.fixture
def officer(client):
    given.theme("Gezondheid")
    given.theme("Verbinding")
    given.place("Roosendaal")
    given.initiative("SlowCare Oss", places=(given.place("Oss"),))
    given.agenda()
    person = given.officer()
    client.force_login(person)
    return person


def a_docx(*tables) -> bytes:
    document = docx.Document()
    document.add_heading("Bijlage")
    for rows in tables:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    return saved(document)


def saved(document) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def changed(content: bytes, parts: dict[str, bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    """Put other parts in a docx."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", compression) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return made.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def send(client, content: bytes, name: str = "bijlage.docx", **more):
    return client.post("/agenda/bijlage", {"file": SimpleUploadedFile(name, content)}, **more)


def confirmed(**more) -> dict[str, str]:
    said = {"in_force_from": "2018-01-01", "reason": "De bijlage van 2018.", "based_on": "1"}
    return said | {f"take-{place}": "yes" for place in range(4)} | more


def test_the_preview_shows_each_row_and_stores_nothing_else(client, officer):
    answer = send(client, a_docx([HEAD, *ROWS]), follow=True)

    page = words(answer)
    assert "We lazen 5 rijen. Er is nog niets bewaard." in page
    assert "1 gekoppeld" not in page
    assert "2 gekoppeld aan initiatieven die er al zijn, 2 voorgesteld als nieuw, 1 gaan niet mee." in page
    assert "“Roosendal” is geen plaats die we kennen." in page
    assert "je bedoelt Roosendaal" in page
    assert "“Gezondhijd” is geen van de thema’s." in page
    assert "Er is geen titel, dus deze rij gaat niet mee." in page
    assert "Dit lijkt op een initiatief dat er al is." in page
    assert Initiative.objects.count() == 1
    assert agenda_of("sociale-veerkracht").last_number == 1


def test_confirming_makes_a_version_and_proposes_what_is_new(client, officer):
    place = send(client, a_docx([HEAD, *ROWS]))["Location"]

    answer = client.post(place, confirmed(**{"place-3": "roosendaal", "theme-3": "gezondheid"}), follow=True)

    text = agenda_text("uitvoeringsagenda", 2)
    proposed = Initiative.objects.get(key="eenzaam-roosendaal")
    assert "De agenda heeft een nieuwe versie met deze bijlage." in words(answer)
    assert [(row.title, row.place, row.theme, row.initiative_key) for row in text.annex] == [
        ("SlowCare Oss", "Oss", "Gezondheid", "slowcare-oss"),
        ("Dorpsmolen Zeeland", "Oss", "Verbinding", "dorpsmolen-zeeland"),
        ("Slow Care in Oss", "Oss", "Gezondheid", "slowcare-oss"),
        ("Eenzaam Roosendaal", "Roosendaal", "Gezondheid", "eenzaam-roosendaal"),
    ]
    assert text.body.nl.startswith("## Waarom")
    assert (proposed.published, proposed.phase) == (False, "unknown")
    assert [place.place.key for place in proposed.places.all()] == ["roosendaal"]
    assert [theme.key for theme in proposed.themes.all()] == ["gezondheid"]


def test_what_looks_like_another_may_be_new_and_then_a_merge_is_proposed(client, officer):
    place = send(client, a_docx([HEAD, ROWS[2]]))["Location"]

    client.post(place, confirmed(**{"initiative-0": "new"}))

    assert Initiative.objects.filter(key="slow-care-in-oss", published=False).exists()
    assert PossibleDuplicate.objects.filter(decided_at=None).count() == 1


def test_a_row_may_stand_in_the_annex_alone_or_be_left_out(client, officer):
    place = send(client, a_docx([HEAD, *ROWS]))["Location"]

    said = confirmed(**{"initiative-1": ""})
    del said["take-3"]
    client.post(place, said)

    text = agenda_text("uitvoeringsagenda", 2)
    assert [(row.title, row.initiative_key) for row in text.annex][1] == ("Dorpsmolen Zeeland", "")
    assert len(text.annex) == 3
    assert Initiative.objects.count() == 1


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        pytest.param({"reason": ""}, "een versie zonder reden bewaren we niet", id="no reason"),
        pytest.param({"in_force_from": "2017-02-30"}, "Dit is geen dag die bestaat", id="no such day"),
        pytest.param({"in_force_from": "2017-03-17"}, "Er is al een versie die geldt vanaf 17 maart 2017", id="taken"),
        pytest.param({"based_on": "0"}, "Iemand anders legde een versie vast", id="someone else was first"),
        pytest.param({"initiative-1": "bestaat-niet"}, "Er is geen initiatief “bestaat-niet”", id="no such initiative"),
    ],
)
def test_what_is_refused_stores_nothing_and_keeps_the_choices(client, officer, other, sentence):
    place = send(client, a_docx([HEAD, *ROWS]))["Location"]

    answer = client.post(place, confirmed(**({"place-3": "roosendaal"} | other)))

    page = words(answer)
    assert answer.status_code == 422
    assert sentence in page
    assert '<option value="roosendaal" selected>' in page
    assert Initiative.objects.count() == 1
    assert agenda_of("sociale-veerkracht").last_number == 1


def test_nothing_chosen_is_said(client, officer):
    place = send(client, a_docx([HEAD, *ROWS]))["Location"]

    answer = client.post(place, {"in_force_from": "2018-01-01", "reason": "Leeg.", "based_on": "1"})

    assert "Er is geen enkele rij gekozen." in words(answer)


def test_an_annex_is_taken_over_once(client, officer):
    place = send(client, a_docx([HEAD, *ROWS]))["Location"]
    client.post(place, confirmed())

    again = client.post(place, confirmed(in_force_from="2018-02-01", based_on="2"))

    assert "Deze bijlage is al overgenomen." in words(again)
    assert "Je hebt deze bijlage al overgenomen." in words(client.get(place))
    assert agenda_of("sociale-veerkracht").last_number == 2


def test_an_annex_that_waits_is_for_its_sender_alone(client, officer):
    place = send(client, a_docx([HEAD, *ROWS]))["Location"]
    client.force_login(given.officer())

    assert client.get(place).status_code == 404


def test_a_stranger_may_not_read_an_annex(client, officer):
    officer.grants.all().delete()
    within = send(client, a_docx([HEAD, *ROWS]))
    client.logout()
    without = client.get("/agenda/bijlage")

    assert within.status_code == 403
    assert without.status_code == 302
    assert not Upload.objects.exists()


def test_merged_cells_nested_tables_and_tracked_changes_are_read(client, officer):
    document = docx.Document()
    frame = document.add_table(rows=1, cols=1)
    table = frame.rows[0].cells[0].add_table(rows=4, cols=4)
    for cell, text in zip(table.rows[0].cells, HEAD, strict=True):
        cell.text = text
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Gezondheid"
    for number in (1, 2):
        table.cell(number, 0).text = f"Initiatief met een naam {number}"
    table.cell(3, 0).merge(table.cell(3, 3)).text = "Overige initiatieven"
    paragraph = table.cell(1, 1).paragraphs[0]
    inserted = paragraph._p.makeelement(f"{{{paragraph._p.nsmap['w']}}}ins", {})
    inserted.append(paragraph.add_run("Oss")._r)
    paragraph._p.append(inserted)

    tables = annex_file.tables(io.BytesIO(saved(document)), 1)

    assert [[cell and cell.strip() for cell in row] for row in tables[1][1:]] == [
        ["Initiatief met een naam 1", "Oss", "Gezondheid", ""],
        ["Initiatief met een naam 2", "", "Gezondheid", ""],
        ["Overige initiatieven", None, None, None],
    ]


def bomb() -> bytes:
    return changed(a_docx([HEAD]), {"word/media/image1.bin": b"\0" * (60 * 1024 * 1024)})


def steep() -> bytes:
    return changed(a_docx([HEAD]), {f"word/media/{number}.bin": b"\0" * 1024 * 1024 for number in range(40)})


def macro_by_name() -> bytes:
    return changed(a_docx([HEAD]), {"word/vbaProject.bin": b"x"})


def macro_by_type() -> bytes:
    content = a_docx([HEAD])
    kinds = part(content, "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    return changed(content, {"[Content_Types].xml": kinds})


def entities(encoding: str = "utf-8") -> bytes:
    content = a_docx([HEAD])
    text = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    return changed(content, {"word/footnotes.xml": text.encode(encoding)})


def workbook() -> bytes:
    from openpyxl import Workbook

    kept = io.BytesIO()
    Workbook().save(kept)
    return kept.getvalue()


def locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500


def cut_off() -> bytes:
    return a_docx([HEAD, *ROWS])[:-300]


def not_xml() -> bytes:
    return changed(a_docx([HEAD]), {"word/document.xml": b"<w:document"})


def without_body() -> bytes:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return changed(a_docx([HEAD]), {"word/document.xml": f'<w:document xmlns:w="{name}"/>'.encode()})


def zip_locked() -> bytes:
    content = bytearray(a_docx([HEAD]))
    place = content.rindex(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        pytest.param(bomb, "Uitgepakt zou dit document veel te groot zijn (60 MB).", id="zip bomb"),
        pytest.param(steep, "Uitgepakt zou dit document veel te groot zijn (40 MB).", id="zip bomb of small parts"),
        pytest.param(macro_by_name, "In het document zit een macro.", id="macro"),
        pytest.param(macro_by_type, "In het document zit een macro.", id="docm renamed"),
        pytest.param(entities, "Het document probeert andere bestanden te lezen.", id="external entity"),
        pytest.param(
            lambda: entities("utf-16"), "Het document probeert andere bestanden te lezen.", id="entity in UTF-16"
        ),
        pytest.param(lambda: b"MZ\x90\0" + b"\0" * 900, "Dit is een programma en geen document", id="renamed exe"),
        pytest.param(lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 900, "Dit is een oud Word-bestand (doc).", id="old doc"),
        pytest.param(locked, "Het document is op slot met een wachtwoord.", id="encrypted"),
        pytest.param(zip_locked, "Het document is op slot met een wachtwoord.", id="encrypted zip"),
        pytest.param(workbook, "Dit is geen Word-document.", id="renamed workbook"),
        pytest.param(lambda: b"%PDF-1.7", "Dit is geen Word-document.", id="PDF"),
        pytest.param(cut_off, "Het document is beschadigd.", id="half a file"),
        pytest.param(not_xml, "Het document is beschadigd.", id="broken XML"),
        pytest.param(without_body, "We vonden geen tabel met initiatieven.", id="no body"),
        pytest.param(lambda: a_docx([("Datum", "Bedrag"), ("2017", "100")]), "We vonden geen tabel", id="other table"),
        pytest.param(lambda: saved(docx.Document()), "We vonden geen tabel met initiatieven.", id="no table"),
        pytest.param(
            lambda: a_docx([("Initiatief",), *[(f"Naam {n}",) for n in range(201)]]),
            "er passen er hoogstens 200",
            id="many rows",
        ),
        pytest.param(lambda: b"", "Het bestand is leeg.", id="empty"),
    ],
)
def test_a_file_that_cannot_be_an_annex_is_answered_in_one_sentence(client, officer, make, sentence):
    answer = send(client, make())

    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not Upload.objects.exists()


def test_a_file_of_200_megabytes_is_answered_with_its_size(client, officer):
    answer = send(client, b"PK\x03\x04" + b"\0" * (200 * 1024 * 1024 - 4))

    assert answer.status_code == 422
    assert "Het bestand is 200,0 MB; er past hoogstens 20 MB." in words(answer)


def test_no_file_is_answered_too(client, officer):
    answer = client.post("/agenda/bijlage", {})

    assert "Kies eerst een docx." in words(answer)


def test_the_pages_are_in_english_too(client, officer):
    client.post("/en/agenda/annex", {"file": SimpleUploadedFile("annex.docx", a_docx([HEAD, *ROWS]))})
    number = Upload.objects.get().pk

    page = words(client.get(f"/en/agenda/annex/{number}"))

    assert "We read 5 rows. Nothing has been stored yet." in page
    assert "“Roosendal” is not a place we know." in page


def test_a_long_annex_makes_few_queries(client, officer, django_assert_max_num_queries):
    rows = [(f"Initiatief {number}", f"Plaats {number}", "Iets", "") for number in range(190)]

    with django_assert_max_num_queries(25):
        place = send(client, a_docx([HEAD, *rows]))["Location"]
    with django_assert_max_num_queries(12):
        page = words(client.get(place))

    assert "We lazen 190 rijen." in page


def test_an_annex_for_a_programme_without_an_agenda_is_refused(client):
    given.programme()
    client.force_login(given.officer())

    answer = client.get("/agenda/bijlage")

    assert answer.status_code == 404
    assert "Laad eerst het programma" in words(answer)


def test_an_old_day_puts_the_annex_before_the_version_that_follows(client, officer):
    place = send(client, a_docx([HEAD, ROWS[0]]))["Location"]

    client.post(place, confirmed(in_force_from="2017-01-01"))

    found = agenda_of("sociale-veerkracht")
    assert found.on(date(2017, 2, 1)).number == 2
    assert found.on(date(2017, 3, 17)).number == 1
