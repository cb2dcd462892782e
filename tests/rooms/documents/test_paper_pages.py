"""The pages on which documents are added, looked at, shared and given."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import given
import paper
from veerkracht.documents import storage
from veerkracht.documents.models import Document, DocumentAbout
from veerkracht.documents.opening.judge import judge
from veerkracht.people.models import Person
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

ADD = "/stuk-toevoegen?about=initiative:slowcare-oss"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    monkeypatch.setattr(storage, "open_apart", judge)
    given.initiative(organisation=given.organisation("Zet"))
    return settings.MEDIA_ROOT


@pytest.fixture
def worker(client: Client) -> Person:
    someone = given.officer()
    client.force_login(someone)
    return someone


def form(content: bytes | None = None, name: str = "verslag.docx", **fields: Any) -> dict[str, Any]:
    file = SimpleUploadedFile(name, paper.docx() if content is None else content)
    said = {"file": file, "title_nl": "Verslag", "kind": "report", "audience": "programme", "whole": "yes"}
    return said | fields


def kept(place: Path) -> list[Path]:
    return [path for path in place.rglob("*") if path.is_file()]


def given_to(client: Client, address: str) -> tuple[Any, bytes]:
    """Ask for a file; give the answer and what it brought."""
    answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, content


def test_a_document_is_added_to_an_initiative(client: Client, worker: Person):
    answer = client.post(ADD, form(), follow=True)

    assert answer.redirect_chain == [("/stukken/verslag", 302)]
    assert "Het document is bewaard." in answer.content.decode()
    assert DocumentAbout.objects.get().about_key == "slowcare-oss"


def test_without_a_record_it_is_added_to_the_programme(client: Client, worker: Person):
    client.post("/stuk-toevoegen", form())

    assert Document.objects.get().programme_key == "sociale-veerkracht"
    assert not DocumentAbout.objects.exists()


def test_it_can_be_made_public_while_it_is_added(client: Client, worker: Person):
    client.post(ADD, form(audience="public"))

    assert "Word-document" in client.get("/documenten/verslag").content.decode()


def test_a_picture_without_words_is_kept_but_not_public_yet(client: Client, worker: Person):
    answer = client.post(ADD, form(paper.picture(), "foto.jpg", audience="public"), follow=True)

    assert "Het is nog niet openbaar. Zeg eerst in woorden" in answer.content.decode()
    assert Document.objects.get().audience == "programme"


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param(form(b"MZ"), "Dit is een programma", id="a program"),
        pytest.param(form(b""), "Het bestand is leeg", id="nothing in it"),
        pytest.param(form(file=None), "Kies eerst een bestand", id="no file"),
        pytest.param(form(title_nl=""), "Geef het document een titel", id="no title"),
        pytest.param(form(whole=""), "stopte halverwege", id="broken off behind the file"),
        pytest.param(form(audience="iedereen"), "Nog niet verstuurd", id="an audience that does not exist"),
    ],
)
def test_a_wrong_upload_is_answered_with_one_sentence(
    said: dict[str, Any], sentence: str, client: Client, worker: Person, place: Path
):
    answer = client.post(ADD, {name: value for name, value in said.items() if value is not None})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Document.objects.exists()
    assert not kept(place)


def test_an_upload_that_stops_half_way_leaves_nothing(client: Client, worker: Person, place: Path):
    from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

    said = {"title_nl": "Verslag", "kind": "report", "audience": "programme"}
    file = SimpleUploadedFile("verslag.txt", b"regel\n" * 1000)
    whole = encode_multipart(BOUNDARY, {**said, "file": file, "whole": "yes"})

    answer = client.generic("POST", ADD, whole[: len(whole) - 1500], content_type=MULTIPART_CONTENT)

    assert answer.status_code == 422
    assert "stopte halverwege" in answer.content.decode()
    assert not Document.objects.exists()
    assert not kept(place)


def test_a_file_that_is_too_large_is_not_taken_in(client: Client, worker: Person, place: Path, settings: Any):
    settings.VEERKRACHT_LARGEST_FILE = 1

    answer = client.post(ADD, form(b"a" * 3_000_000, "lang.txt"))

    assert answer.status_code == 422
    assert "groter dan 1 MB" in answer.content.decode()
    assert not kept(place)


def test_a_form_that_is_not_ours_adds_nothing(worker: Person):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(worker)

    assert strict.post(ADD, form()).status_code == 403
    assert not Document.objects.exists()


def test_a_record_that_does_not_exist_gets_no_document(client: Client, worker: Person):
    assert client.get("/stuk-toevoegen?about=initiative:bestaat-niet").status_code == 404
    assert client.get("/stuk-toevoegen?about=soep").status_code == 404


@pytest.mark.parametrize(
    "address", ["/stukken", "/stukken/verslag", ADD, "/bewaartermijnen", "/stukken-te-vernietigen"]
)
def test_strangers_sign_in_first(address: str, client: Client):
    assert client.get(address).headers["Location"].startswith("/inloggen?")


def test_a_new_version_is_added_with_its_reason(client: Client, worker: Person):
    client.post(ADD, form())
    said = {"file": SimpleUploadedFile("nieuw.pdf", paper.pdf()), "reason": "Nu als pdf.", "whole": "yes"}

    answer = client.post("/stukken/verslag/nieuwe-versie", said, follow=True).content.decode()

    assert "Versie 2" in answer
    assert "Nu als pdf." in answer
    assert client.post("/stukken/verslag/nieuwe-versie", {"whole": "yes"}).status_code == 422


@pytest.mark.parametrize(
    ("media_type", "name", "disposition"),
    [
        ("text/plain", "verslag.txt", 'attachment; filename="verslag.txt"'),
        ("text/plain", "Één café.txt", "attachment; filename*=utf-8''%C3%89%C3%A9n%20caf%C3%A9.txt"),
        ("application/pdf", "verslag.pdf", 'attachment; filename="verslag.pdf"'),
        ("image/png", "tuin.png", 'inline; filename="tuin.png"'),
    ],
)
def test_a_file_is_given_so_that_a_browser_runs_nothing(media_type: str, name: str, disposition: str, client: Client):
    document = given.document("Verslag")
    given.file_of(document, name=name, media_type=media_type, alternative_nl="Een tuin.", shows_people=False)

    answer, content = given_to(client, "/documenten/verslag/bestand")

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == disposition
    assert answer.headers["Content-Type"].startswith(media_type)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert content == b"Buren helpen elkaar."


def test_what_is_not_public_is_not_kept_by_a_browser(client: Client, worker: Person):
    given.file_of(given.document("Verslag", audience="programme"))

    assert given_to(client, "/documenten/verslag/bestand")[0].headers["Cache-Control"] == "private, no-store"


def test_who_opens_data_about_persons_is_noted(client: Client, worker: Person):
    given.file_of(given.document("Verslag", audience="programme", personal=True))

    given_to(client, "/documenten/verslag/bestand")

    assert Entry.objects.get(deed="view").key == "verslag"


def test_the_file_of_a_day_is_given(client: Client):
    document = given.document("Verslag")
    given.file_of(document, b"Nieuw.", number=2, in_force_from="2018-01-01")
    given.file_of(document, b"Oud.")

    assert given_to(client, "/documenten/verslag/bestand?on=2017-12-31")[1] == b"Oud."
    assert client.get("/documenten/verslag/bestand?on=2016-01-01").status_code == 404
    assert given_to(client, "/documenten/verslag/bestand?on=2016-99-99")[0].status_code == 200


def test_a_file_that_is_gone_from_the_disk_is_answered_with_a_sentence(client: Client):
    document = given.document("Verslag")
    storage.place("verslag", given.file_of(document).sha256).unlink()

    answer = client.get("/documenten/verslag/bestand")

    assert answer.status_code == 404
    assert "Dit bestand is er niet (meer)" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "words"), [("/documenten/tuin", "foto (JPEG)"), ("/en/documents/tuin", "picture (JPEG)")]
)
def test_the_public_page_tells_of_the_file(address: str, words: str, client: Client):
    given.file_of(
        given.document("Tuin"),
        media_type="image/jpeg",
        alternative_nl="Een groene tuin.",
        shows_people=False,
        width=40,
        height=30,
    )

    page = client.get(address).content.decode()

    assert words in page
    assert 'alt="Een groene tuin."' in page


@pytest.mark.parametrize("audience", ["programme", "named"])
def test_what_is_not_public_is_on_no_public_page(audience: str, client: Client):
    given.file_of(given.document("Geheim", audience=audience, about=[("initiative", "slowcare-oss")]))
    given.fact("document:geheim", "Aantal bladzijden")
    given.search_index()

    for address in (
        "/documenten",
        "/documenten.csv",
        "/documenten.json",
        "/initiatieven/slowcare-oss",
        "/zoeken?q=buren",
    ):
        assert b"eheim" not in given_to(client, address)[1], address
    assert b"bladzijden" not in given_to(client, "/feiten.csv")[1]
    assert client.get("/documenten/geheim").status_code == 404
    assert client.get("/documenten/geheim?on=2030-01-01").status_code == 404
    assert client.get("/spoor/document/geheim").status_code == 404


def test_the_list_asks_few_queries_whatever_its_length(
    client: Client, worker: Person, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for number in range(60):
        document = given.document(f"Stuk {number}", audience="programme", about=[("initiative", "slowcare-oss")])
        given.file_of(document)
    client.get("/stukken")

    with django_assert_max_num_queries(12):
        page = client.get("/stukken?about=initiative:slowcare-oss&kind=other").content.decode()
    assert "60 documenten" in page
    assert "after=" in page
    with django_assert_max_num_queries(12):
        client.get("/documenten")
    with django_assert_max_num_queries(16):
        client.get("/stukken/stuk-1")


def test_the_list_says_when_there_is_nothing(client: Client, worker: Person):
    assert "Nog geen documenten" in client.get("/stukken").content.decode()
    assert "Geen document past hierbij" in client.get("/stukken?q=xyzzy").content.decode()
    assert client.get("/stukken?about=%00&kind=soep&after=!").status_code == 200


def test_periods_are_set_and_what_is_due_is_destroyed_on_the_page(client: Client, worker: Person):
    given.file_of(given.document("Verslag", kind="report", kept_from="2000-01-01"))

    assert (
        client.post("/bewaartermijnen", {"kind": "report", "years": "7", "source": "Selectielijst"}).status_code == 302
    )
    assert client.post("/bewaartermijnen", {"kind": "report", "years": "zeven", "source": "x"}).status_code == 422
    assert "Selectielijst" in client.get("/stukken-te-vernietigen").content.decode()
    assert client.post("/stukken-te-vernietigen", {"reviewed": "verslag"}).status_code == 422
    said = {"reviewed": "verslag", "reason": "Zeven jaar voorbij."}
    assert "is vernietigd" in client.post("/stukken-te-vernietigen", said, follow=True).content.decode()
    assert client.get("/documenten/verslag").status_code == 410
    assert "vernietigd op" in client.get("/stukken/verslag").content.decode()


def test_a_step_that_does_not_exist_is_answered(client: Client, worker: Person):
    given.document("Verslag")

    assert client.post("/stukken/verslag", {"step": "dans"}).status_code == 422


def test_a_page_of_a_record_leads_who_works_here_to_its_documents(client: Client, worker: Person):
    assert "/stukken?about=initiative%3Aslowcare-oss" in client.get("/initiatieven/slowcare-oss").content.decode()
