"""One-time links: for who comes now and then, never for who decides or pays."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

import given
from veerkracht.access.actions.link import GOOD_FOR, LinkNotGood, ask, look, use
from veerkracht.access.models import SignInLink
from veerkracht.foundation.errors import NotAllowed
from veerkracht.people.models import Person
from veerkracht.people.permissions import Why, answer, require
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 17, 10, tzinfo=UTC)


def asked(email: str) -> str:
    secrets: list[str] = []
    ask(email=email, at=NOW, page=lambda secret: secrets.append(secret) or "http://x", sign_in="http://y")
    return secrets[0] if secrets else ""


def by_mail(client: Client, person: Person, capture) -> str:
    """Ask for a link on the page and give the address in the mail."""
    with capture(execute=True):
        client.post("/inloggen/link", {"email": person.email})
    return re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]


def initiator() -> Person:
    return given.role(given.known("Iris"), "initiator", "initiative", "slowcare-oss")


def test_a_link_lets_in_once_and_only_by_its_button(client, django_capture_on_commit_callbacks):
    address = by_mail(client, initiator(), django_capture_on_commit_callbacks)

    assert [client.get(address).status_code for _scanner in range(3)] == [200, 200, 200]
    assert client.get("/vandaag").status_code == 302
    assert client.post(address).headers["Location"] == "/vandaag"
    assert client.get("/vandaag").status_code == 200

    replayed = Client().post(address)
    assert replayed.status_code == 410
    assert "Deze link is al gebruikt." in replayed.content.decode()
    assert [entry.deed for entry in Entry.objects.order_by("pk")] == ["ask for a link", "come in by a link"]


@pytest.mark.parametrize("after", [GOOD_FOR, timedelta(days=1), -timedelta(hours=1)])
def test_a_link_is_good_for_half_an_hour_whichever_way_a_clock_jumps(after):
    secret = asked(initiator().email)

    with pytest.raises(LinkNotGood):
        use(secret=secret, at=NOW + after)


def test_a_newer_link_replaces_the_older():
    iris = initiator()
    older, newer = asked(iris.email), asked(iris.email)

    with pytest.raises(LinkNotGood):
        look(secret=older, at=NOW)
    assert use(secret=newer, at=NOW) == iris


def test_every_address_gets_the_same_answer(client, django_capture_on_commit_callbacks):
    iris, mara = initiator(), given.known("Mara", "officer")

    with django_capture_on_commit_callbacks(execute=True):
        pages = [client.post("/inloggen/link", {"email": email}) for email in (iris.email, mara.email, "x@y.example")]

    assert len({re.sub(r"\S+@\S+", "", page.content.decode()) for page in pages}) == 1
    assert [message.to for message in mail.outbox] == [[iris.email], [mara.email]]


def test_who_decides_or_pays_gets_a_mail_without_a_link(client):
    assert asked(given.known("Mara", "officer").email) == ""
    assert not SignInLink.objects.exists()


def test_a_link_no_longer_works_when_a_role_that_decides_was_given_since(client):
    iris = initiator()
    secret = asked(iris.email)
    given.role(iris, "controller")

    with pytest.raises(NotAllowed, match="beslis of betaal je"):
        use(secret=secret, at=NOW)


def test_a_closed_account_gets_no_link_and_a_link_from_before_no_longer_works():
    iris = initiator()
    secret = asked(iris.email)
    Person.objects.update(is_active=False)

    with pytest.raises(LinkNotGood):
        use(secret=secret, at=NOW)
    assert asked(iris.email) == ""


@pytest.mark.parametrize("secret", ["x", "a" * 500, "%F0%9F%98%80", "%00"])
def test_a_link_that_is_none_is_answered_with_a_sentence(client, secret):
    answer_ = client.get(f"/inloggen/link/{secret}")

    assert answer_.status_code == 404
    assert "<h1" in answer_.content.decode()


def test_too_many_links_are_stopped(client):
    pages = [client.post("/inloggen/link", {"email": "iris@example.org"}).status_code for _time in range(4)]

    assert pages == [200, 200, 200, 429]


def test_who_came_by_a_link_does_nothing_that_binds():
    iris = given.role(initiator(), "initiator", "organisation", "zet")
    iris.came_by_link = True
    scopes = [("organisation", "zet")]

    assert answer(iris, "sign for a party", scopes).why == Why.BY_LINK
    assert answer(iris, "enter a claim", scopes).may
    with pytest.raises(NotAllowed, match="je kwam binnen met een link"):
        require(iris, "sign for a party", scopes)


def test_the_page_why_cannot_i_tells_about_the_link_and_a_password_lifts_it(client, django_capture_on_commit_callbacks):
    iris = given.role(initiator(), "initiator", "organisation", "zet")
    client.post(by_mail(client, iris, django_capture_on_commit_callbacks))
    address = "/waarom-niet?deed=sign+for+a+party&scope=organisation:zet"

    before = client.get(address).content.decode()
    client.post("/mijn-toegang/nog-eens", {"password": given.PASSWORD})
    after = client.get(address).content.decode()

    assert "je kwam binnen met een link" in before
    assert "je kwam binnen met een link" not in after
