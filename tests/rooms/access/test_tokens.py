"""Tokens: what a person makes one for, what it opens, and what it never does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

import given
from veerkracht.access.actions.token import LastsTooLong, NoScope, NoSuchScope, TooManyTokens, make, revoke
from veerkracht.access.models import Token
from veerkracht.access.tokens import bearer
from veerkracht.foundation.errors import NotAllowed, NotKnown
from veerkracht.people.models import Person
from veerkracht.people.permissions import may, reach
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db


def made(by: Person, *scopes: str, days: int = 30) -> str:
    today = localdate()
    return make(by=by, name="Website", scopes=scopes, expires_on=today + timedelta(days=days), on=today)


def test_only_the_hash_of_a_token_is_kept() -> None:
    text = made(given.officer(), "read")

    token = Token.objects.get()
    assert text.startswith("vk_")
    assert len(text) > 40
    assert text not in str(vars(token))
    assert text not in str(list(Entry.objects.values()))


def test_a_token_does_no_more_than_its_person_may_and_no_more_than_its_scopes() -> None:
    boss, reader = given.officer(), given.person()

    held = bearer(made(boss, "see messages"), on=localdate()).person
    nobody = bearer(made(reader, "see messages"), on=localdate()).person

    assert may(held, "see messages")
    assert not may(held, "answer messages")
    assert not reach(held, "answer messages").everywhere
    assert not may(nobody, "see messages")


def test_what_decides_is_only_done_where_it_was_named() -> None:
    boss = given.officer()

    broad = bearer(made(boss, "read", "write"), on=localdate()).person
    named = bearer(made(boss, "grant a role"), on=localdate()).person

    assert not may(broad, "grant a role")
    assert may(named, "grant a role")


@pytest.mark.parametrize(
    ("scopes", "days", "refusal"),
    [
        pytest.param([], 30, NoScope, id="for nothing"),
        pytest.param(["everything"], 30, NoSuchScope, id="for what does not exist"),
        pytest.param(["read"], -1, LastsTooLong, id="until yesterday"),
        pytest.param(["read"], 400, LastsTooLong, id="for longer than a year"),
    ],
)
def test_a_token_that_cannot_be_is_refused(scopes: list[str], days: int, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        made(given.person(), *scopes, days=days)


def test_a_token_makes_no_tokens() -> None:
    held = bearer(made(given.officer(), "read", "write"), on=localdate()).person

    with pytest.raises(NotAllowed):
        made(held, "grant a role")


def test_nobody_has_more_tokens_than_can_be_overseen() -> None:
    person = given.person()
    for _number in range(20):
        made(person, "read")

    with pytest.raises(TooManyTokens):
        made(person, "read")


def test_a_token_is_revoked_by_its_own_person_only() -> None:
    person = given.person()
    made(person, "read")
    number = Token.objects.get().pk

    with pytest.raises(NotKnown):
        revoke(by=given.officer(), number=number)
    revoke(by=person, number=number)

    assert Token.objects.get().revoked_at is not None


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        pytest.param({"revoked_at": "2020-01-01T00:00Z"}, "ingetrokken", id="revoked"),
        pytest.param({"expires_on": "2020-01-01"}, "laatste dag", id="past"),
        pytest.param({"digest": "x"}, "kennen dit token niet", id="unknown"),
    ],
)
def test_a_token_that_does_not_count_opens_nothing(client: Client, spoil: dict[str, str], sentence: str) -> None:
    given.programme()
    header = given.token(given.officer())
    Token.objects.update(**spoil)

    answer = client.get("/api/v1/themes", headers={"accept-language": "nl"}, **header)

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert sentence in answer.json()["detail"]


def test_a_closed_account_closes_its_tokens(client: Client) -> None:
    given.programme()
    person = given.officer()
    header = given.token(person)
    Person.objects.filter(pk=person.pk).update(is_active=False)

    assert client.get("/api/v1/themes", **header).status_code == 401


def test_it_is_kept_when_a_token_was_used_once_an_hour(client: Client, django_assert_num_queries) -> None:
    given.programme()
    header = given.token(given.officer())

    client.get("/api/v1/themes", **header)
    first = Token.objects.get().last_used_at
    client.get("/api/v1/themes", **header)

    assert first is not None
    assert Token.objects.get().last_used_at == first


def test_asking_who_may_adds_one_query_to_a_list(client: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    given.initiative("SlowCare Oss", contact_email="ouders@slowcare.example")
    header = given.token(given.officer(), "see contact addresses")
    client.get("/api/v1/initiatives", **header)

    with CaptureQueriesContext(connection) as asked:
        client.get("/api/v1/initiatives", **header)

    assert len([one for one in asked.captured_queries if "people_grant" in one["sql"]]) == 1
    assert len([one for one in asked.captured_queries if "access_token" in one["sql"]]) == 1


# The page


@pytest.fixture
def boss(client: Client) -> Person:
    person = given.officer(name="Beheer")
    client.force_login(person)
    return person


def choose(**said: object) -> dict[str, object]:
    last = (localdate() + timedelta(days=10)).isoformat()
    return {"step": "make", "name": "Website", "scopes": ["read", "see messages"], "expires_on": last} | said


def test_a_token_is_shown_once(client: Client, boss: Person) -> None:
    answer = client.post("/mijn-tokens", choose())
    text = answer.content.decode().partition('id="token">')[2].partition("<")[0]

    assert bearer(text, on=localdate()).person == boss
    assert "no-store" in answer["Cache-Control"]
    again = client.get("/mijn-tokens").content.decode()
    assert text not in again
    assert text[:8] in again
    assert "see messages" in again


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"name": ""}, "Schrijf waar het token voor is.", id="without a name"),
        pytest.param({"scopes": []}, "Kies minstens één ding", id="for nothing"),
        pytest.param({"scopes": ["king"]}, "geldige keuze", id="for what does not exist"),
        pytest.param({"expires_on": "2099-01-01"}, "tussen vandaag", id="for too long"),
        pytest.param({"expires_on": "31 februari"}, "geen dag die bestaat", id="until no day"),
    ],
)
def test_a_choice_that_cannot_be_is_answered_with_a_sentence(
    client: Client, boss: Person, said: dict[str, object], sentence: str
) -> None:
    answer = client.post("/mijn-tokens", choose(**said))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Token.objects.exists()


def test_only_deeds_that_one_may_do_are_offered(client: Client) -> None:
    client.force_login(given.role(given.person(), "auditor"))

    page = client.get("/mijn-tokens").content.decode()

    assert "grant a role" not in page
    assert client.post("/mijn-tokens", choose(scopes=["grant a role"])).status_code == 422


def test_a_token_is_revoked_on_the_page(client: Client, boss: Person) -> None:
    client.post("/mijn-tokens", choose())
    number = Token.objects.get().pk

    assert client.post("/mijn-tokens", {"step": "revoke", "number": number}).status_code == 302
    assert "ingetrokken" in client.get("/mijn-tokens").content.decode()
    assert client.post("/mijn-tokens", {"step": "revoke", "number": number}).status_code == 422


def test_strangers_have_no_tokens(client: Client) -> None:
    assert client.get("/mijn-tokens").status_code == 302
