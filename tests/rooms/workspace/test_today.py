import pytest

import given
from veerkracht.people.actions.welcome import welcome
from veerkracht.people.models import Role
from veerkracht.publishing.models import Message

pytestmark = pytest.mark.django_db


def test_a_day_begins_with_what_waits(client):
    officer = given.officer()
    given.initiative("SlowCare Oss")
    Message.objects.create(
        kind="contact", about_kind="initiative", about_key="slowcare-oss", text="Hallo", owner_key=officer.key
    )
    client.force_login(officer)

    page = client.get("/vandaag?done=yes").content.decode()

    assert "Een lezer schreef over SlowCare Oss" in page
    assert "Er wacht niets op je" not in page


def test_an_initiator_begins_at_the_own_initiative(client):
    given.initiative("SlowCare Oss")
    client.force_login(given.role(given.person(), "initiator", "initiative", "slowcare-oss"))

    page = client.get("/vandaag").content.decode()

    assert "Jouw initiatieven" in page
    assert 'href="/initiatieven/slowcare-oss"' in page


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
