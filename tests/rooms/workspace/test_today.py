import ast
from pathlib import Path

import pytest
from django.utils.translation import override

import given
import veerkracht
from veerkracht.people.actions.welcome import welcome
from veerkracht.people.models import Role
from veerkracht.publishing.models import Message
from veerkracht.trail.actions import record
from veerkracht.workspace.done import DEEDS, KINDS

pytestmark = pytest.mark.django_db


def test_a_day_begins_with_what_waits(client):
    officer = given.officer()
    given.initiative("SlowCare Oss")
    Message.objects.create(
        kind="contact", about_kind="initiative", about_key="slowcare-oss", text="Hallo", owner_key=officer.key
    )
    client.force_login(officer)

    page = client.get("/vandaag").content.decode()

    assert "Een lezer schreef over SlowCare Oss" in page
    assert "Er wacht niets op je" not in page


def test_nothing_that_waits_is_said_in_words(client):
    client.force_login(given.officer())

    assert "Er wacht niets op je" in client.get("/vandaag").content.decode()


def test_signing_in_leads_to_the_day_and_signing_out_to_the_site(client):
    _person, password = welcome(by=None, email="a@example.org", name="A", role=Role.ADMINISTRATOR)

    came = client.post("/inloggen", {"username": "a@example.org", "password": password})
    left = client.post("/uitloggen")

    assert came.headers["Location"] == "/vandaag"
    assert left.headers["Location"] == "/"


def test_a_wrong_password_is_said_once_without_telling_which_part_was_wrong(client):
    welcome(by=None, email="a@example.org", name="A", role=Role.ADMINISTRATOR)

    page = client.post("/inloggen", {"username": "a@example.org", "password": "fout"}).content.decode()

    assert page.count("Dit e-mailadres en wachtwoord horen niet bij elkaar.") == 1


def test_the_day_is_not_for_strangers(client):
    assert client.get("/en/today").headers["Location"] == "/en/sign-in?next=/en/today"


def test_what_was_done_is_told_in_dutch_and_many_deeds_of_one_load_in_one_line(client):
    officer = given.officer(name="Anna")
    for key in ("slowcare-oss", "slowcare-oss", "dorpsmolen", "lokaal-plus"):
        record(by=officer.key, deed="state", kind="initiative", key=key)
    client.force_login(officer)

    page = " ".join(client.get("/vandaag").content.decode().split())

    assert "Feiten vastgelegd" in page
    assert 'Initiatief lokaal-plus <span class="quiet">en 2 andere</span>' in page
    assert "state" not in page


def test_every_deed_and_every_kind_of_record_in_the_trail_has_its_words():
    said: dict[str, set[str]] = {"deed": set(), "kind": set()}
    for file in Path(veerkracht.__file__).parent.rglob("actions*/**/*.py"):
        for call in (node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)):
            for named in call.keywords:
                if named.arg in said and getattr(call.func, "id", "") == "record":
                    said[named.arg] |= {named.value.value} if isinstance(named.value, ast.Constant) else set()

    with override("nl"):
        assert len(said["deed"]) > 15
        assert said["deed"] - set(DEEDS) == set()
        assert said["kind"] - set(KINDS) == set()
