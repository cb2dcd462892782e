"""Signing in with a password, and everything that goes wrong with it."""

import re

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client

import given
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    """Do at once what waits for the end of a transaction, which in a test never comes."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, **_how: do())


WRONG = "Dit e-mailadres en wachtwoord horen niet bij elkaar."
OFTEN = "Je hebt het te vaak geprobeerd."


def sign_in(client: Client, email: str, password: str = given.PASSWORD, **more: str):
    return client.post("/inloggen", {"username": email, "password": password} | more)


def test_a_password_lets_in_and_leads_on_to_the_page_that_was_asked(client):
    anna = given.known()

    assert sign_in(client, anna.email, next="/mijn-toegang").headers["Location"] == "/mijn-toegang"
    assert client.get("/vandaag").status_code == 200


def test_capitals_in_the_address_do_not_matter(client):
    given.known(email="anna@example.org")

    assert sign_in(client, "Anna@Example.org").status_code == 302


@pytest.mark.parametrize("somewhere", ["https://elders.example/", "//elders.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(client, somewhere):
    assert sign_in(client, given.known().email, next=somewhere).headers["Location"] == "/vandaag"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    known = sign_in(client, given.known().email, "fout").content.decode()
    unknown = sign_in(client, "niemand@example.org", "fout").content.decode()

    def bare(page: str) -> str:
        return re.sub(r'value="[^"]*"', "", page)

    assert WRONG in known
    assert bare(known) == bare(unknown)


def test_a_closed_account_says_so_to_who_knows_the_password_only(client):
    anna = given.known(is_active=False)

    assert WRONG in sign_in(client, anna.email, "fout").content.decode()
    answer = client.get(sign_in(client, anna.email).headers["Location"])
    assert "Dit account is gesloten." in answer.content.decode()
    assert client.get("/vandaag").status_code == 302


def test_who_tries_too_often_is_stopped_with_a_sentence_even_with_the_right_password(client):
    anna = given.known()
    for _attempt in range(5):
        sign_in(client, anna.email, "fout")

    assert OFTEN in sign_in(client, anna.email).content.decode()
    assert client.get("/vandaag").status_code == 302


def test_the_trail_keeps_refusals_without_a_personal_value_and_a_stop_once(client):
    anna = given.known()
    for _attempt in range(8):
        sign_in(client, anna.email, "fout")
    sign_in(client, "iemand.anders@example.org", "fout")

    entries = list(Entry.objects.order_by("pk").values_list("deed", "kind", "key"))

    assert entries.count(("refuse a sign-in", "person", anna.key)) == 5
    assert entries.count(("stop sign-ins", "person", anna.key)) == 1
    assert entries[-1] == ("refuse a sign-in", "page", "/inloggen")
    assert "example.org" not in str([vars(entry) for entry in Entry.objects.all()])


def test_a_form_sent_after_signing_out_in_another_tab_gets_an_answer_and_no_error(client):
    anna = given.known("Anna", "administrator")
    sign_in(client, anna.email)
    client.post("/uitloggen")

    answer = client.post("/mijn-rollen", {"step": "declare"})

    assert answer.status_code == 403
    assert "Je bent uitgelogd" in answer.content.decode()


def test_signing_out_twice_says_so(client):
    assert "Je was al uitgelogd." in client.post("/uitloggen", follow=True).content.decode()


def test_signing_in_again_while_signed_in_leads_on(client):
    anna = given.known()
    sign_in(client, anna.email)

    assert sign_in(client, anna.email).headers["Location"] == "/vandaag"


def test_a_new_password_is_chosen_by_mail_once(client):
    anna = given.known()

    client.post("/wachtwoord/vergeten", {"email": anna.email})
    address = re.search(r"http://testserver(/wachtwoord/nieuw/\S+)", mail.outbox[0].body)[1]
    page = client.get(address, follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": "vier-blauwe-stoelen"})

    assert sign_in(client, anna.email, "vier-blauwe-stoelen").status_code == 302
    assert Client().get(address).status_code == 410
    assert Entry.objects.filter(deed="change a password", key=anna.key).exists()
    assert "nieuw wachtwoord gekozen" in mail.outbox[1].body


def test_asking_for_a_password_gets_the_same_answer_for_every_address(client):
    anna = given.known(email="bekend@example.org")

    known = client.post("/wachtwoord/vergeten", {"email": anna.email}).content.decode()
    unknown = client.post("/wachtwoord/vergeten", {"email": "vreemd@example.org"}).content.decode()

    assert known == unknown.replace("vreemd@", "bekend@")
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "address", ["/wachtwoord/nieuw/1-abc-def", "/wachtwoord/nieuw/zz-x", "/wachtwoord/nieuw/a-b%00"]
)
def test_a_stale_or_broken_link_for_a_password_is_answered_with_a_sentence(client, address):
    answer = client.get(address)

    assert answer.status_code in (404, 410)
    assert "<h1" in answer.content.decode()


def test_changing_the_password_ends_all_other_sessions(client):
    anna, elsewhere = given.known(), Client()
    sign_in(elsewhere, anna.email)
    sign_in(client, anna.email)

    client.post("/mijn-toegang/wachtwoord", {"oldpassword": given.PASSWORD, "password1": "vier-blauwe-stoelen"})

    assert client.get("/vandaag").status_code == 200
    assert elsewhere.get("/vandaag").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("fout", "vier-blauwe-stoelen", "Dit is niet je wachtwoord."),
        (given.PASSWORD, "kort", "te kort"),
        (given.PASSWORD, "password123456", "te algemeen"),
    ],
)
def test_a_weak_or_wrong_password_is_refused_with_a_sentence(client, old, new, sentence):
    sign_in(client, given.known().email)

    answer = client.post("/mijn-toegang/wachtwoord", {"oldpassword": old, "password1": new})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_the_pages_are_there_in_english_too(client):
    assert "With your password" in client.get("/en/sign-in").content.decode()
    assert "Choose a new password" in client.get("/en/password/forgotten").content.decode()


def test_passwords_are_kept_as_argon2_where_people_work():
    from veerkracht import settings

    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
