"""The page for files: download, upload, see the differences, confirm or leave."""

import io
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

import given
from veerkracht.exchange.actions.upload import ChangedMeanwhile, confirm, receive
from veerkracht.exchange.management.commands.new import EXAMPLE, example
from veerkracht.exchange.models import Upload
from veerkracht.exchange.workbook.read import read_workbook
from veerkracht.exchange.workbook.write import write_workbook
from veerkracht.foundation.errors import NotAllowed
from veerkracht.initiatives.models import Initiative, PossibleDuplicate
from veerkracht.people.actions.enrol import enrol
from veerkracht.people.models import Organisation
from veerkracht.programmes.models import Programme
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    person = given.officer()
    client.force_login(person)
    return person


@pytest.fixture
def zonneveld(officer):
    """The example programme, loaded from its workbook."""
    number = receive(by=officer, file_name="eerste.xlsx", reading=read_workbook(write_workbook(example())))
    upload(number, officer)
    return Programme.objects.get()


def upload(number: int, officer) -> None:
    from veerkracht.exchange.queries.plan import plan, read_rows
    from veerkracht.exchange.queries.uploads import waiting_workbook
    from veerkracht.exchange.rules.compare import Side

    waiting = waiting_workbook(number, viewer=officer)
    seen = plan(waiting.programme_key, read_rows(waiting.reading), lambda _table, _key: Side.NEITHER).fingerprint
    confirm(by=officer, number=number, seen=seen, take={})


def changed(content: bytes, *changes: tuple[str, str, object]) -> bytes:
    book: Workbook = load_workbook(io.BytesIO(content))
    for sheet, cell, value in changes:
        book[sheet][cell] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def downloaded(client) -> bytes:
    return client.get(reverse("files-workbook")).content


def send(client, content: bytes, name: str = "programma.xlsx"):
    return client.post(reverse("files"), {"file": SimpleUploadedFile(name, content)})


def seen_on(page) -> str:
    return re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]


def test_only_who_signed_in_sees_the_page(client):
    answer = client.get(reverse("files"))

    assert (answer.status_code, answer.url.startswith(reverse("sign-in"))) == (302, True)


@pytest.mark.parametrize("name", ["files", "files-workbook"])
def test_who_holds_no_role_is_told_so(client, name):
    client.force_login(given.officer(role="visitor"))

    answer = client.get(reverse(name))

    assert answer.status_code == 403
    assert "Je mag dit hier niet doen" in answer.content.decode()


def test_the_page_has_a_dutch_and_an_english_address():
    from django.utils.translation import override

    with override("nl"):
        dutch = reverse("files"), reverse("files-workbook")
    with override("en"):
        english = reverse("files"), reverse("files-workbook")

    assert dutch == ("/bestanden", "/bestanden/werkmap.xlsx")
    assert english == ("/en/files", "/en/files/workbook.xlsx")


def test_without_a_programme_there_is_an_empty_workbook_to_begin_with(client, officer):
    page, book = client.get(reverse("files")), load_workbook(io.BytesIO(downloaded(client)))

    assert "Er is nog geen programma" in page.content.decode()
    assert [cell.value for cell in book["themes"][1]][:3] == ["key", "position", "title_nl"]


def test_uploading_what_was_downloaded_changes_nothing(client, zonneveld):
    answer = send(client, downloaded(client))
    page = client.get(answer.url)

    assert "Er is niets over te nemen." in page.content.decode()
    assert "Bewaar deze veranderingen" not in page.content.decode()


def test_an_officer_changes_a_row_adds_one_and_confirms(client, zonneveld, officer):
    content = changed(
        downloaded(client), ("themes", "C3", "Samen aan tafel"), ("themes", "A5", "rust"), ("themes", "C5", "Rust")
    )

    page = client.get(send(client, content).url)
    text = page.content.decode()
    before = set(zonneveld.themes.values_list("title_nl", flat=True))
    result = client.post(page.request["PATH_INFO"], {"seen": seen_on(page)}, follow=True)

    assert '<del class="removed">Samen eten</del>' in text
    assert '<ins class="added">Samen aan tafel</ins>' in text
    assert "1 rij is nieuw" in text
    assert before == {"Samen eten", "Samen wonen"}
    assert "De veranderingen zijn bewaard" in result.content.decode()
    assert set(zonneveld.themes.values_list("title_nl", flat=True)) == {"Samen aan tafel", "Samen wonen", "Rust"}
    assert Entry.objects.filter(deed="describe", key="rust", person_key=officer.key, origin="file").exists()


def test_a_workbook_that_is_left_changes_nothing(client, zonneveld):
    page = client.get(send(client, changed(downloaded(client), ("themes", "C3", "Anders"))).url)

    number = int(page.request["PATH_INFO"].rpartition("/")[2])
    answer = client.post(reverse("files-leave", args=[number]), follow=True)

    assert "weggegooid" in answer.content.decode()
    assert not Upload.objects.filter(confirmed_at=None).exists()
    assert not zonneveld.themes.filter(title_nl="Anders").exists()
    assert client.get(page.request["PATH_INFO"]).status_code == 404


def test_mistakes_are_told_by_sheet_row_and_column_and_nothing_waits(client, zonneveld):
    content = changed(downloaded(client), ("rounds", "G3", "keus"), ("themes", "A4", "Samen Wonen"))

    answer = send(client, content)
    text = answer.content.decode()

    assert answer.status_code == 422
    assert "blad rounds, rij 3, kolom kind" in text
    assert "blad themes, rij 4, kolom key" in text
    assert "Schrijf: samen-wonen." in text
    assert not Upload.objects.filter(confirmed_at=None).exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("a.xlsx", b"MZ" + b"\0" * 99, "dit is geen werkmap", id="a renamed exe"),
        pytest.param("a.xlsx", b"", "Het bestand is leeg", id="nothing in it"),
        pytest.param("a.xlsx", b"PK" + b"\0" * (10 * 1024 * 1024), "groter dan 10 MB", id="too large"),
        pytest.param("<script>.xlsx", b"hallo", "gewone tekst", id="a name that is a script"),
    ],
)
def test_an_awkward_file_is_answered_on_the_page(client, officer, name, content, words):
    answer = send(client, content, name)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "<script>.xlsx" not in answer.content.decode()


def test_sending_no_file_is_answered_beside_the_field(client, officer):
    answer = client.post(reverse("files"), {})

    assert answer.status_code == 422
    assert "Kies eerst een werkmap." in answer.content.decode()


def both_changed(client, officer) -> str:
    content = changed(downloaded(client), ("organisations", "B3", "De Werkmapbrug"))
    enrol(by=officer, key="de-brug", name="De Schermbrug")
    return send(client, content).url


@pytest.mark.parametrize(
    ("choice", "name", "words"),
    [
        pytest.param("file", "De Werkmapbrug", "De veranderingen zijn bewaard", id="the workbook counts"),
        pytest.param("screen", "De Schermbrug", "Er is niets veranderd", id="the page counts"),
        pytest.param("", "De Schermbrug", "organisations: de-brug", id="nothing is decided"),
    ],
)
def test_what_two_people_changed_is_decided_on_the_page(client, zonneveld, officer, choice, name, words):
    page = client.get(both_changed(client, officer))
    asked = page.content.decode()

    result = client.post(page.request["PATH_INFO"], {"seen": seen_on(page), "take-0": choice}, follow=True)

    assert "De Werkmapbrug" in asked
    assert "De Schermbrug" in asked
    assert Organisation.objects.get(key="de-brug").name == name
    assert words in result.content.decode()


def test_what_changed_meanwhile_is_shown_before_anything_is_stored(client, zonneveld, officer):
    page = client.get(send(client, changed(downloaded(client), ("organisations", "B3", "De Werkmapbrug"))).url)
    seen = seen_on(page)
    enrol(by=officer, key="de-brug", name="De Schermbrug")

    answer = client.post(page.request["PATH_INFO"], {"seen": seen})

    assert answer.status_code == 409
    assert "Er is niets bewaard. Bekijk de verschillen opnieuw." in answer.content.decode()
    assert "De Schermbrug" in answer.content.decode()
    assert Organisation.objects.get(key="de-brug").name == "De Schermbrug"


def test_a_workbook_is_confirmed_once(client, zonneveld, officer):
    page = client.get(send(client, changed(downloaded(client), ("themes", "C3", "Eens"))).url)
    said = {"seen": seen_on(page)}

    client.post(page.request["PATH_INFO"], said)
    again = client.post(page.request["PATH_INFO"], said)

    assert again.status_code == 404


def test_a_row_that_is_gone_is_told_and_stays(client, zonneveld):
    page = client.get(
        send(
            client,
            changed(
                downloaded(client),
                ("standings", "A3", None),
                *(("standings", f"{letter}3", None) for letter in "BCDEFGH"),
            ),
        ).url
    )

    assert "1 rij staat niet meer in de werkmap" in page.content.decode()
    assert "standings" in page.content.decode()


def test_two_spellings_of_one_initiative_lead_to_the_page_that_decides(client, zonneveld):
    content = changed(downloaded(client), ("initiatives", "A5", "eettafel"), ("initiatives", "B5", "De Eet-tafel"))

    page = client.get(send(client, content).url)
    result = client.post(page.request["PATH_INFO"], {"seen": seen_on(page)}, follow=True)

    assert "Misschien hetzelfde" in result.content.decode()
    assert PossibleDuplicate.objects.count() == 1
    assert Initiative.objects.count() == 3


def test_nobody_sees_the_upload_of_another(client, zonneveld):
    url = send(client, changed(downloaded(client), ("themes", "C3", "Van mij"))).url
    client.force_login(given.officer())

    assert client.get(url).status_code == 404
    assert client.post(url, {"seen": "x"}).status_code == 404


def test_an_upload_is_refused_to_who_may_not_load_that_programme():
    visitor = given.officer(role="visitor")

    with pytest.raises(NotAllowed):
        receive(by=visitor, file_name="a.xlsx", reading=read_workbook(write_workbook(example())))


def test_a_stale_confirmation_is_refused_by_the_action_itself(officer, zonneveld):
    number = receive(by=officer, file_name="a.xlsx", reading=read_workbook(write_workbook(example())))

    with pytest.raises(ChangedMeanwhile):
        confirm(by=officer, number=number, seen="another plan", take={})


def test_the_pages_ask_few_questions(client, zonneveld, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get(reverse("files"))


def test_a_programme_that_does_not_exist_is_said_so(client, officer):
    assert client.get(reverse("files") + "?programme=geen").status_code == 404


def test_the_example_lies_beside_the_room():
    assert Path(EXAMPLE, "programme.toml").exists()
