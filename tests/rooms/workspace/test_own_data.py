"""What is kept of someone: shown and given to that person, and to who may give it to them; each look is counted."""

import io
import json
import zipfile

import pytest
from django.test import Client

import given
from veerkracht.people.actions.declare import declare
from veerkracht.people.actions.welcome import welcome
from veerkracht.people.models import Person
from veerkracht.publishing.models import Message
from veerkracht.trail.models import Entry
from veerkracht.trail.telling import VIEWED

pytestmark = pytest.mark.django_db

EMAIL = "anna@voorbeeld.example"


def anna(by: Person) -> Person:
    person, _password = welcome(by=by, email=EMAIL, name="Anna de Vries")
    declare(by=person, relation="works", about=("organisation", "zet"))
    Message.objects.create(kind="general", text="Wanneer is de markt?", email=EMAIL, owner_key="x")
    return person


def opened(content: bytes) -> tuple[dict, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        return json.loads(folder.read("gegevens.json")), folder.read("gegevens.html").decode()


def test_someone_sees_and_downloads_what_is_kept_of_them(client: Client) -> None:
    person = anna(given.officer())
    client.force_login(person)

    page = client.get("/mijn-gegevens").content.decode()
    said, readable = opened(client.get("/mijn-gegevens.zip").content)

    kept = {one["record"]: one["rows"] for one in said["kept"]}
    assert kept["people.Person"][0]["email"] == EMAIL
    assert kept["people.Interest"][0]["about_key"] == "zet"
    assert kept["publishing.Message"][0]["text"] == "Wanneer is de markt?"
    assert len(kept["sessions.Session"]) == 1
    assert "password" not in json.dumps(said)
    for text in (page, readable):
        assert "Anna de Vries" in text
        assert "Wanneer is de markt?" in text
    assert "Autoriteit Persoonsgegevens" in readable
    assert not Entry.objects.filter(deed=VIEWED).exists(), "who looks at themselves is not counted"


def test_an_administrator_gives_it_on_request_and_that_is_counted(client: Client) -> None:
    officer = given.officer()
    person = anna(officer)
    client.force_login(officer)

    page = client.get(f"/mensen/{person.key}/gegevens")
    file = client.get(f"/mensen/{person.key}/gegevens.zip")

    assert page.status_code == file.status_code == 200
    assert "no-store" in file["Cache-Control"]
    views = Entry.objects.filter(deed=VIEWED, kind="person", key=person.key).order_by("pk")
    assert [(view.person_key, view.reason.rpartition("/")[2]) for view in views] == [
        (officer.key, "gegevens"),
        (officer.key, "gegevens.zip"),
    ]


def test_someone_can_see_when_others_looked(client: Client) -> None:
    officer = given.officer()
    person = anna(officer)
    client.force_login(officer)
    client.get(f"/mensen/{person.key}")
    client.force_login(person)

    said, _readable = opened(client.get("/mijn-gegevens.zip").content)

    looked = [row for one in said["kept"] for row in one["rows"] if row.get("deed") == VIEWED]
    assert [row["page"] for row in looked] == [f"/mensen/{person.key}"]
    assert officer.key not in json.dumps(looked), "who looked is not told, since that is about someone else"


@pytest.mark.parametrize("role", ["officer", "auditor", "support-worker"])
def test_nobody_else_gets_someone_elses_data(client: Client, role: str) -> None:
    person = anna(given.officer())
    client.force_login(given.role(given.person(), role))

    for address in ("gegevens", "gegevens.zip", "wissen"):
        assert client.get(f"/mensen/{person.key}/{address}").status_code == 403
    assert client.post("/mensen-zonder-account", {"email": EMAIL}).status_code == 403


def test_strangers_are_asked_to_sign_in(client: Client) -> None:
    for address in ("mijn-gegevens", "mensen-zonder-account", "verwerkingsregister", "te-vernietigen"):
        assert client.get(f"/{address}").url.startswith("/inloggen")


def test_the_lists_of_people_are_counted(client: Client) -> None:
    officer, person = given.officer(), given.person()
    client.force_login(officer)

    client.get("/mensen")

    (view,) = Entry.objects.filter(deed=VIEWED)
    assert (view.key, view.fields) == (person.key, ["email", "grants", "name"])


def test_a_reader_without_account_is_found_given_and_erased(client: Client) -> None:
    Message.objects.create(kind="general", text="Hallo daar", email="lezer@voorbeeld.example", owner_key="x")
    client.force_login(given.officer())
    of = {"email": "lezer@voorbeeld.example"}

    found = client.post("/mensen-zonder-account", of).content.decode()
    said, _readable = opened(client.post("/mensen-zonder-account", of | {"step": "file"}).content)
    asked = client.post("/mensen-zonder-account", of | {"step": "erase"}).content.decode()
    client.post("/mensen-zonder-account", of | {"step": "erase", "said": "yes", "sure": "yes"})

    assert "Hallo daar" in found
    assert said["kept"][0]["rows"][0]["text"] == "Hallo daar"
    assert "berichten" in asked
    assert not Message.objects.exists()
    assert Entry.objects.filter(deed=VIEWED, kind="reader").count() == 2, "seen and given"
    assert not Entry.objects.filter(reason__contains="lezer@").exists()


def test_an_address_of_someone_with_an_account_leads_to_that_account(client: Client) -> None:
    officer = given.officer()
    person = anna(officer)
    client.force_login(officer)

    assert client.post("/mensen-zonder-account", {"email": EMAIL}).url == f"/mensen/{person.key}/gegevens"
    assert client.post("/mensen-zonder-account", {"email": "geen adres"}).status_code == 422


def test_an_address_of_nobody_says_so(client: Client) -> None:
    client.force_login(given.officer())

    answer = client.post("/mensen-zonder-account", {"email": "niemand@voorbeeld.example"})

    assert "wordt niets bewaard" in answer.content.decode()
