"""The second step: an app for codes, recovery codes, and who must have one."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import transaction
from django.test import Client

import given
from veerkracht.access.seal import opened
from veerkracht.people.models import Person
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    """Do at once what waits for the end of a transaction, which in a test never comes."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, **_how: do())


def sign_in(client: Client, person: Person):
    return client.post("/inloggen", {"username": person.email, "password": given.PASSWORD})


def code(secret: str, later: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def with_app(client: Client, person: Person) -> str:
    """Let someone add an app for codes, and give the secret in it."""
    sign_in(client, person)
    secret = re.search(r"<code>([A-Z2-7]+)</code>", client.get("/mijn-toegang/app").content.decode())[1]
    assert client.post("/mijn-toegang/app", {"code": code(secret)}).headers["Location"] == "/mijn-toegang/codes"
    return secret


def test_an_app_is_added_with_its_first_code_and_asked_from_then_on(client):
    anna = given.known()
    secret = with_app(client, anna)
    client.post("/uitloggen")

    step = sign_in(client, anna).headers["Location"]
    refused = client.post(step, {"code": "000000"})
    client.post(step, {"code": code(secret)})

    assert step == "/inloggen/stap"
    assert "Deze code klopt niet." in refused.content.decode()
    assert client.get("/vandaag").status_code == 200
    assert Entry.objects.filter(deed="add a second step", key=anna.key).exists()


def test_who_takes_the_database_alone_cannot_make_a_code(client, settings):
    anna = given.known()
    secret = with_app(client, anna)
    kept = Authenticator.objects.get(user=anna, type="totp").data["secret"]

    assert secret not in kept
    assert opened(kept) == secret
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key"
    assert opened(kept) == secret, "the key before still opens it"
    settings.SECRET_KEY_FALLBACKS = []
    assert opened(kept) not in ("", secret, opened(kept)), "without the key no code fits, not even a known one"


def test_without_the_second_step_nobody_is_in(client):
    anna = given.known()
    with_app(client, anna)
    client.post("/uitloggen")

    sign_in(client, anna)

    assert client.get("/vandaag").status_code == 302


def test_a_code_works_once(client):
    anna, other = given.known(), Client()
    secret = with_app(client, anna)
    client.post("/uitloggen")
    now = code(secret)

    for one in (client, other):
        sign_in(one, anna)
        one.post("/inloggen/stap", {"code": now})

    assert client.get("/vandaag").status_code == 200
    assert other.get("/vandaag").status_code == 302


def test_a_recovery_code_lets_in_once(client):
    anna = given.known()
    with_app(client, anna)
    first = re.search(r"<code>(\d{8})</code>", client.get("/mijn-toegang/codes").content.decode())[1]

    seen = []
    for _time in range(2):
        again = Client()
        sign_in(again, anna)
        again.post("/inloggen/stap", {"code": first})
        seen.append(again.get("/vandaag").status_code)

    assert seen == [200, 302]


def test_too_many_codes_are_stopped_with_a_sentence(client):
    anna = given.known()
    with_app(client, anna)
    again = Client()
    sign_in(again, anna)

    answers = [again.post("/inloggen/stap", {"code": "000000"}).content.decode() for _time in range(6)]

    assert "te vaak geprobeerd" in answers[-1]


def test_a_code_of_an_hour_ago_or_ahead_is_refused_when_a_clock_jumps(client):
    anna = given.known()
    secret = with_app(client, anna)
    again = Client()
    sign_in(again, anna)

    for later in (-120, 120):
        again.post("/inloggen/stap", {"code": code(secret, later)})

    assert again.get("/vandaag").status_code == 302


def test_who_must_have_a_second_step_and_has_none_can_do_nothing_else(client, settings):
    settings.SECOND_FACTOR = True
    officer = given.known("Mara", "officer")
    sign_in(client, officer)

    for address in ("/vandaag", "/berichten", "/", "/initiatieven.json"):
        assert client.get(address).headers["Location"] == "/mijn-toegang"
    assert client.post("/mijn-rollen", {"step": "declare"}).headers["Location"] == "/mijn-toegang"
    assert "je hebt een tweede stap nodig" in client.get("/mijn-toegang").content.decode()

    with_app(client, officer)
    assert client.get("/vandaag").status_code == 200


def test_who_decides_nothing_is_not_asked_for_a_second_step(client, settings):
    settings.SECOND_FACTOR = True
    sign_in(client, given.known("Iris", "knowledge-partner"))

    assert client.get("/vandaag").status_code == 200


def test_by_itself_the_embedded_default_asks_nobody(client):
    sign_in(client, given.known("Mara", "officer"))

    assert client.get("/vandaag").status_code == 200


def test_the_last_second_step_stays_where_the_role_needs_one(client, settings):
    settings.SECOND_FACTOR = True
    officer = given.known("Mara", "officer")
    with_app(client, officer)

    answer = client.post("/mijn-toegang/app/weghalen")

    assert "Je rol vraagt om een tweede stap." in answer.content.decode()
    assert Authenticator.objects.filter(user=officer, type="totp").exists()


def test_a_second_step_can_be_removed_where_no_role_needs_it(client):
    anna = given.known()
    with_app(client, anna)

    client.post("/mijn-toegang/app/weghalen")

    assert not Authenticator.objects.filter(user=anna).exists()
    assert Entry.objects.filter(deed="remove a second step", key=anna.key).exists()


def test_long_after_signing_in_one_shows_again_who_one_is(client):
    anna = given.known()
    sign_in(client, anna)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - 3600}]
    session.save()

    led = client.get("/mijn-toegang/app").headers["Location"]
    refused = client.post(led, {"password": "fout"})
    on = client.post(led, {"password": given.PASSWORD})

    assert led == "/mijn-toegang/nog-eens?next=%2Fmijn-toegang%2Fapp"
    assert "Dit is niet je wachtwoord." in refused.content.decode()
    assert on.headers["Location"] == "/mijn-toegang/app"


def test_a_clock_that_was_set_back_asks_again_who_one_is(client):
    sign_in(client, given.known())
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() + 3600}]
    session.save()

    assert client.get("/mijn-toegang/app").headers["Location"].startswith("/mijn-toegang/nog-eens")


def test_an_administrator_takes_lost_second_steps_away(client):
    anna, administrator = given.known(), given.known("Bram", "administrator")
    with_app(client, anna)
    desk = Client()
    sign_in(desk, administrator)

    desk.post(f"/mensen/{anna.key}/toegang", {"step": "factors"})

    assert client.get("/vandaag").status_code == 302
    assert sign_in(Client(), anna).headers["Location"] == "/vandaag"
    assert Entry.objects.filter(deed="take away second steps", key=anna.key, person_key=administrator.key).exists()


@pytest.mark.parametrize(
    "credential", ["", "{}", "[]", '{"id": 1}', "geen json", '{"id":"a","response":{"userHandle":"MQ"}}']
)
def test_a_passkey_that_is_none_is_refused_without_an_error(client, credential):
    client.get("/inloggen/passkey", headers={"Accept": "application/json"})

    answer = client.post("/inloggen/passkey", {"credential": credential})

    assert answer.headers["Location"] == "/inloggen"
    assert client.get("/vandaag").status_code == 302
