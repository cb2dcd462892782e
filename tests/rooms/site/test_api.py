"""The API as another system meets it: lists, records, changes, and an answer to whatever is sent."""

import json
from typing import Any

import pytest
from django.test import Client

import given
from veerkracht.access.models import Answered
from veerkracht.initiatives.models import Initiative
from veerkracht.people.models import Person
from veerkracht.programmes.models import GoalVersion
from veerkracht.publishing.models import Message
from veerkracht.publishing.releases import RELEASES
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

SECRET = "ouders@slowcare.example"
ONE = "/api/v1/initiatives/slowcare-oss"


@pytest.fixture
def programme() -> None:
    oss, health = given.place("Oss"), given.theme("Gezondheid")
    zet = given.organisation("Zet")
    one = given.initiative("SlowCare Oss", places=(oss,), themes=(health,), organisation=zet, contact_email=SECRET)
    for number in range(6):
        given.initiative(f"Initiatief {number}", places=(oss, given.place("Uden")), organisation=zet)
    given.goal()
    given.agenda({"decisions": ["Een", "Twee", "Drie"], "annex": [{"title": "A"}, {"title": "B"}, {"title": "C"}]})
    given.round_()
    given.policy_task()
    given.document()
    given.fact("initiative:slowcare-oss")
    given.public_lesson()
    given.public_question()
    given.crossover(one)
    given.circles()


@pytest.fixture
def boss(programme: None) -> Person:
    return given.officer(name="Beheer")


def get(client: Client, address: str, status: int = 200, **headers: str) -> Any:
    answer = client.get(address, **headers)
    assert answer.status_code == status, answer.content
    return answer.json()


def send(client: Client, method: str, address: str, said: object, **headers: str) -> Any:
    body = said if isinstance(said, (str, bytes)) else json.dumps(said)
    words = {"content_type": "application/json", "HTTP_ACCEPT_LANGUAGE": "en"} | headers
    return getattr(client, method)(address, body, **words)


def walk(client: Client, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while address:
        answer = get(client, address)
        found += answer["items"]
        address = answer["_links"].get("next", "")
    return found


# Lists


@pytest.mark.parametrize("name", RELEASES)
def test_a_list_walked_in_small_parts_has_the_rows_of_its_file_once(client: Client, programme: None, name: str) -> None:
    path = RELEASES[name].path
    file = json.loads(b"".join(client.get(f"/en{_file(name)}").streaming_content))["items"]

    rows = walk(client, f"/api/v1{path}?limit=2")

    assert file
    names = [column.name for column in RELEASES[name].columns if not column.name.endswith("_at")]
    assert [[row[one] for one in names] for row in rows] == [[row[one] for one in names] for row in file]


def _file(name: str) -> str:
    return f"/agenda/{name}.json" if RELEASES[name].path.startswith("/agenda") else f"/{name}.json"


@pytest.mark.parametrize("query", ["theme=gezondheid", "place=oss", "q=slowcare", "phase=growth", "place=oss&q=3"])
def test_a_list_is_filtered_as_its_file_is(client: Client, programme: None, query: str) -> None:
    given.search_index()
    file = json.loads(b"".join(client.get(f"/initiatieven.json?{query}").streaming_content))["items"]

    assert [row["key"] for row in walk(client, f"/api/v1/initiatives?{query}&limit=1")] == [row["key"] for row in file]


def test_a_list_asks_few_queries(client: Client, programme: None, django_assert_max_num_queries) -> None:
    for release in RELEASES.values():
        with django_assert_max_num_queries(9):
            get(client, f"/api/v1{release.path}")


def test_a_narrower_field_is_given_to_who_may_see_it_only(client: Client, boss: Person) -> None:
    def told(**headers: str) -> set[str]:
        rows = {row["contact_email"] for row in walk_with(client, "/api/v1/initiatives", headers)}
        return rows | {get(client, ONE, **headers)["contact_email"]}

    assert told() == {""}
    assert told(**given.token(given.person(), "see contact addresses")) == {""}
    assert told(**given.token(boss, "read", "write")) == {""}
    assert told(**given.token(boss, "see contact addresses")) == {"", SECRET}


def walk_with(client: Client, address: str, headers: dict[str, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = get(client, address, **headers)["items"]
    return found


def test_a_cursor_belongs_to_its_list_and_its_filters(client: Client, programme: None) -> None:
    cursor = get(client, "/api/v1/initiatives?limit=1")["_links"]["next"].partition("cursor=")[2]

    for address in (
        f"/api/v1/places?cursor={cursor}",
        f"/api/v1/initiatives?place=oss&cursor={cursor}",
        "/api/v1/initiatives?cursor=onzin",
        f"/api/v1/initiatives?cursor=WzFd{cursor[4:]}x",
    ):
        problem = get(client, address, 400, HTTP_ACCEPT_LANGUAGE="nl")
        assert (
            problem["detail"] == "Deze cursor hoort niet bij deze lijst met deze filters. Begin opnieuw zonder cursor."
        )


@pytest.mark.parametrize(
    ("query", "words"),
    [
        pytest.param("limit=9223372036854775808", "whole number from 1 to 200", id="2^63"),
        pytest.param("limit=0", "whole number from 1 to 200", id="nothing"),
        pytest.param("limit=-1", "whole number from 1 to 200", id="less than nothing"),
        pytest.param("limit=²", "whole number from 1 to 200", id="no digit"),
        pytest.param("contact_email=a", "contact_email", id="a field one may not see"),
        pytest.param("theme=onzin", "onzin", id="no such theme"),
        pytest.param("q=%ff", "UTF-8", id="no UTF-8"),
        pytest.param("q=%00", "no text", id="NUL"),
    ],
)
def test_a_question_that_cannot_be_is_answered_with_a_sentence(
    client: Client, programme: None, query: str, words: str
) -> None:
    answer = client.get(f"/api/v1/initiatives?{query}", HTTP_ACCEPT_LANGUAGE="en")

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert words in answer.json()["detail"]


# One record


def test_a_record_is_told_whole_with_its_page(client: Client, programme: None) -> None:
    told = get(client, ONE)

    assert told["organisation"] == "zet"
    assert told["organisation_name"] == "Zet"
    assert [place["key"] for place in told["places"]] == ["oss"]
    assert [fact["value_nl"] for fact in told["facts"]] == ["11"]
    assert told["_links"]["page_nl"] == "http://testserver/initiatieven/slowcare-oss"
    assert told["_links"]["page_en"] == "http://testserver/en/initiatives/slowcare-oss"


@pytest.mark.parametrize("path", ["initiatives", "themes", "goals", "places", "organisations", "documents", "sources"])
def test_a_key_that_nobody_knows_is_answered(client: Client, programme: None, path: str) -> None:
    answer = client.get(f"/api/v1/{path}/bestaat-niet", HTTP_ACCEPT_LANGUAGE="nl")

    assert answer.status_code == 404
    assert "bestaat-niet" in answer.json()["detail"]


def test_a_merged_initiative_leads_on(client: Client, programme: None) -> None:
    other = given.initiative("Slow Care in Oss", merged_into=Initiative.objects.get(key="slowcare-oss"))

    answer = client.get(f"/api/v1/initiatives/{other.key}")

    assert answer.status_code == 307
    assert answer["Location"] == f"http://testserver{ONE}"


def test_what_was_not_changed_is_not_sent_again(client: Client, programme: None) -> None:
    tag = client.get(ONE)["ETag"]

    assert client.get(ONE, HTTP_IF_NONE_MATCH=tag).status_code == 304
    Initiative.objects.filter(key="slowcare-oss").update(phase="growth")
    assert client.get(ONE, HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_an_initiative_that_is_not_public_is_for_who_may_see_those(client: Client, boss: Person) -> None:
    Initiative.objects.update(published=False)

    assert client.get(ONE).status_code == 404
    assert client.get(ONE, **given.token(boss, "answer messages")).status_code == 404
    assert client.get(ONE, **given.token(boss, "read")).status_code == 200


# Changing


def test_an_initiative_is_added_and_changed(client: Client, boss: Person) -> None:
    token = given.token(boss, "write")
    address = "/api/v1/initiatives/buurtsoep"

    made = send(
        client, "put", address, {"programme": "sociale-veerkracht", "title_nl": "Buurtsoep", "places": ["oss"]}, **token
    )
    changed = send(client, "patch", address, {"phase": "growth"}, HTTP_IF_MATCH=made["ETag"], **token)

    assert (made.status_code, changed.status_code) == (201, 200), (made.content, changed.content)
    assert made["Location"] == f"http://testserver{address}"
    assert changed.json()["phase"] == "growth"
    assert changed.json()["places"][0]["key"] == "oss"
    entry = Entry.objects.filter(key="buurtsoep", deed="describe").latest("pk")
    assert (entry.person_key, entry.origin, entry.fields) == (boss.key, "api", ["phase"])


def test_an_initiative_is_published_and_taken_away(client: Client, boss: Person) -> None:
    token = given.token(boss, "write", "see what is not published")

    away = send(client, "patch", ONE, {"published": False}, HTTP_IF_MATCH="*", **token)
    gone = client.get(ONE).status_code
    back = send(client, "patch", ONE, {"published": True}, HTTP_IF_MATCH=away["ETag"], **token)

    assert (away.status_code, gone, back.status_code) == (200, 404, 200)
    assert client.get(ONE).status_code == 200


def test_a_record_reads_the_same_in_every_language(client: Client, programme: None) -> None:
    for address in (ONE, "/api/v1/goals/iedereen-doet-mee", "/api/v1/places/oss", "/api/v1/organisations/zet"):
        assert (
            client.get(address, HTTP_ACCEPT_LANGUAGE="nl").content
            == client.get(address, HTTP_ACCEPT_LANGUAGE="en").content
        )


def test_an_old_version_is_not_changed(client: Client, boss: Person) -> None:
    token = given.token(boss, "write")
    old = client.get(ONE, **token)["ETag"]
    send(client, "patch", ONE, {"phase": "start"}, HTTP_IF_MATCH=old, **token)

    second = send(client, "patch", ONE, {"phase": "ended"}, HTTP_IF_MATCH=old, **token)
    without = send(client, "patch", ONE, {"phase": "ended"}, **token)

    assert second.status_code == 412
    assert second.json()["detail"].startswith("This was changed after you read it.")
    assert without.status_code == 428
    assert Initiative.objects.get(key="slowcare-oss").phase == "start"


def test_a_request_sent_again_does_nothing_twice(client: Client, boss: Person) -> None:
    again = {"HTTP_IDEMPOTENCY_KEY": "brief-1", **given.token(boss)}

    first = send(client, "post", "/api/v1/messages", {"text": "De datum klopt niet."}, **again)
    second = send(client, "post", "/api/v1/messages", {"text": "De datum klopt niet."}, **again)
    other = send(client, "post", "/api/v1/messages", {"text": "Iets anders."}, **again)

    assert (first.status_code, second.status_code, other.status_code) == (201, 201, 422)
    assert second["Idempotency-Replayed"] == "true"
    assert second.content == first.content
    assert other.json()["code"] == "KeyOfAnotherRequest"
    assert Message.objects.count() == 1


def test_a_key_is_of_one_person(client: Client, boss: Person) -> None:
    for person in (boss, given.officer(name="Ander")):
        send(client, "post", "/api/v1/messages", {"text": "Hallo"}, HTTP_IDEMPOTENCY_KEY="1", **given.token(person))

    assert Message.objects.count() == 2


def test_a_refusal_is_not_kept_so_that_it_can_be_tried_again(client: Client, boss: Person) -> None:
    headers = {"HTTP_IDEMPOTENCY_KEY": "x", **given.token(boss)}
    body = {"programme": "sociale-veerkracht", "title_nl": "Buurtsoep", "themes": ["soep"]}

    refused = send(client, "put", "/api/v1/initiatives/buurtsoep", body, **headers)
    given.theme("Soep")
    done = send(client, "put", "/api/v1/initiatives/buurtsoep", body, **headers)

    assert (refused.status_code, done.status_code) == (422, 201)
    assert Answered.objects.count() == 1


def test_a_token_of_another_scope_is_told_which_it_lacks(client: Client, boss: Person) -> None:
    token = given.token(boss, "read")

    answer = send(client, "patch", ONE, {"phase": "ended"}, HTTP_IF_MATCH="*", HTTP_ACCEPT_LANGUAGE="nl", **token)

    assert answer.status_code == 403
    assert answer.json()["scope"] == "keep the programme"
    assert answer.json()["detail"] == "Jij mag dit, maar niet met dit token: het bereik “keep the programme” ontbreekt."
    assert Initiative.objects.get(key="slowcare-oss").phase == "unknown"
    assert Entry.objects.filter(refused=True, origin="api", person_key=boss.key, kind="page", key=ONE).exists()


def test_a_cookie_opens_nothing(client: Client, boss: Person) -> None:
    client.force_login(boss)

    assert send(client, "patch", ONE, {"phase": "ended"}, HTTP_IF_MATCH="*").status_code == 401
    assert client.get("/api/v1/trail").status_code == 401
    assert get(client, ONE)["contact_email"] == ""


def test_an_initiative_gets_its_standing_its_round_and_its_partner(client: Client, boss: Person) -> None:
    token = given.token(boss, "write")
    source = given.source()

    send(client, "put", f"{ONE}/standings/2017-03", {"phase": "start", "source": source.key}, **token)
    send(client, "put", f"{ONE}/rounds/eerste-keuze", {"track": "light"}, **token)
    told = send(client, "put", f"{ONE}/partners/zet", {"role_nl": "begeleider"}, **token).json()

    assert [(one["on"], one["phase"], one["source"]) for one in told["standings"]] == [("2017-03", "start", source.key)]
    assert [(one["round"], one["track"]) for one in told["rounds"]] == [("eerste-keuze", "light")]
    assert [(one["organisation"], one["role_nl"]) for one in told["partners"]] == [("zet", "begeleider")]


def test_a_goal_gets_a_new_version_and_keeps_the_old(client: Client, boss: Person) -> None:
    token = given.token(boss, "write")
    address = "/api/v1/goals/iedereen-doet-mee"
    tag = client.get(address, **token)["ETag"]
    said = {"title_nl": "Iedereen kan meedoen", "in_force_from": "2018-01-01", "reason": "Preciezer."}

    changed = send(client, "patch", address, said, HTTP_IF_MATCH=tag, **token)
    second = send(client, "patch", address, said | {"in_force_from": "2018-02-01"}, HTTP_IF_MATCH=tag, **token)

    assert (changed.status_code, second.status_code) == (200, 412)
    assert [one["title_nl"] for one in changed.json()["versions"]] == ["Iedereen doet mee", "Iedereen kan meedoen"]
    assert changed.json()["versions"][1]["text_nl"] == changed.json()["versions"][0]["text_nl"]
    assert GoalVersion.objects.count() == 2


def test_organisations_sources_and_facts_are_kept(client: Client, boss: Person) -> None:
    token = given.token(boss, "write")

    made = send(client, "put", "/api/v1/organisations/de-brug", {"name": "De Brug", "kind": "foundation"}, **token)
    again = send(client, "put", "/api/v1/organisations/de-brug", {"name": "De Brug"}, **token)
    changed = send(
        client, "patch", "/api/v1/organisations/de-brug", {"seat": "Oss"}, HTTP_IF_MATCH=made["ETag"], **token
    )
    send(client, "put", "/api/v1/sources/krant-2018", {"title": "Krant", "published_on": "2018"}, **token)
    stated = send(
        client,
        "put",
        "/api/v1/facts/initiative/slowcare-oss/plekken",
        {"label_nl": "Plekken", "value_nl": "50", "source": "krant-2018"},
        **token,
    )
    lost = send(client, "put", "/api/v1/facts/initiative/bestaat-niet/plekken", {"label_nl": "Plekken"}, **token)

    assert (made.status_code, again.status_code, changed.status_code) == (201, 409, 200)
    assert changed.json()["name"] == "De Brug"
    assert changed.json()["seat"] == "Oss"
    assert ("plekken", "50") in [(fact["key"], fact["value_nl"]) for fact in stated.json()["facts"]]
    assert lost.status_code == 404


def test_messages_are_written_read_and_answered(client: Client, boss: Person) -> None:
    said = {"about": "initiative:slowcare-oss", "text": "Het jaar klopt niet.", "email": "lezer@voorbeeld.example"}
    sent = send(client, "post", "/api/v1/messages", said)
    number = Message.objects.get().pk

    keeper = given.token(boss, "see messages", "answer messages")
    waiting = get(client, "/api/v1/messages", **keeper)["items"]
    hidden = get(client, f"/api/v1/messages/{number}", **keeper)
    shown = get(client, f"/api/v1/messages/{number}", **given.token(boss, "see messages", "see who wrote"))
    answered = send(client, "post", f"/api/v1/messages/{number}/answer", {"text": "Verbeterd."}, **keeper)
    twice = send(client, "post", f"/api/v1/messages/{number}/answer", {"text": "Nog eens."}, **keeper)

    assert sent.status_code == 201
    assert [one["about"] for one in waiting] == ["initiative:slowcare-oss"]
    assert "email" not in waiting[0]
    assert (hidden["email"], shown["email"]) == ("", "lezer@voorbeeld.example")
    assert Entry.objects.filter(deed="view", kind="message", key=str(number)).exists()
    assert (answered.status_code, twice.status_code) == (200, 409)
    assert [one["answer"] for one in get(client, "/api/v1/messages?answered=yes", **keeper)["items"]] == ["Verbeterd."]


def test_the_trail_is_for_who_watches_over_it(client: Client, boss: Person) -> None:
    send(client, "put", "/api/v1/sources/krant", {"title": "Krant"}, **given.token(boss, "write"))
    rows = get(client, "/api/v1/trail?kind=source&limit=1", **given.token(boss, "read"))["items"]

    assert [(row["deed"], row["origin"], row["person"]) for row in rows] == [("cite", "api", boss.key)]
    assert client.get("/api/v1/trail", **given.token(given.person(), "read")).status_code == 403


# Whatever is sent


@pytest.mark.parametrize(
    ("body", "headers", "status", "words"),
    [
        pytest.param("x" * 3_000_000, {}, 413, "at most 2 megabytes", id="too large"),
        pytest.param("a=1", {"content_type": "text/plain"}, 415, "Send JSON", id="no JSON"),
        pytest.param("{", {}, 400, "do not understand", id="half JSON"),
        pytest.param("[" * 100_000, {}, 400, "do not understand", id="without end"),
        pytest.param(b'{"title_nl": "\xff"}', {}, 400, "UTF-8", id="no UTF-8"),
        pytest.param('{"title_nl": "a\\u0000b"}', {}, 400, "no text", id="NUL"),
        pytest.param('{"title_nl": "a\\ud800b"}', {}, 422, "title_nl", id="half a sign"),
        pytest.param({"title_nl": ""}, {}, 422, "title_nl: This is needed.", id="empty"),
        pytest.param({"title_nl": "x" * 301}, {}, 422, "at most 300 characters", id="too long"),
        pytest.param({"titel": "x"}, {}, 422, "titel: We do not know this.", id="a name nobody knows"),
        pytest.param({"phase": "klaar"}, {}, 422, "Choose one of these", id="no such phase"),
        pytest.param({"started_on": "2017-13"}, {}, 422, "started_on", id="no such month"),
        pytest.param({"contact_email": "geen adres"}, {}, 422, "contact_email", id="no address"),
        pytest.param({"website": "javascript:alert(1)"}, {}, 422, "website", id="no web address"),
        pytest.param({"themes": ["onzin"]}, {}, 422, "onzin", id="no such theme"),
        pytest.param({"organisation": "onzin"}, {}, 422, "onzin", id="no such organisation"),
        pytest.param({"contact_public": True, "contact_email": ""}, {}, 409, "no e-mail address", id="nothing to show"),
        pytest.param([], {}, 422, "", id="a list"),
        pytest.param("null", {}, 422, "", id="nothing"),
        pytest.param({"phase": "idea"}, {"HTTP_IDEMPOTENCY_KEY": "x" * 300}, 400, "too long", id="a key too long"),
    ],
)
def test_a_body_that_cannot_be_is_answered_with_a_sentence(
    client: Client, boss: Person, body: object, headers: dict[str, str], status: int, words: str
) -> None:
    answer = send(client, "patch", ONE, body, HTTP_IF_MATCH="*", **given.token(boss), **headers)

    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert words in answer.json()["detail"]
    assert Initiative.objects.get(key="slowcare-oss").title_nl == "SlowCare Oss"


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/api/v1/onzin", 404),
        ("get", "/api/v1/initiatives/", 404),
        ("get", "/api/v1/", 404),
        ("get", "/api/", 404),
        ("get", "/api/v2/initiatives", 404),
        ("get", "/api/v1/initiatives/a\0b", 400),
        ("delete", ONE, 405),
        ("post", "/api/v1/initiatives", 405),
        ("get", "/api/v1/messages/99999999999999999999", 400),
    ],
)
def test_an_address_that_is_none_is_a_problem_that_a_machine_reads(
    client: Client, boss: Person, method: str, address: str, status: int
) -> None:
    answer = getattr(client, method)(address, content_type="application/json", **given.token(boss))

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert {"type", "title", "status", "detail"} <= set(answer.json())
    assert answer["API-Version"] == "1.0.0"
    if status == 405:
        assert answer["Allow"]


def test_a_mistake_of_ours_is_a_problem_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("veerkracht.programmes.api.goal_of", lambda _key: 1 / 0)

    answer = client.get("/api/v1/goals/iets", HTTP_ACCEPT_LANGUAGE="nl")

    assert answer.status_code == 500
    assert answer.json()["detail"].startswith("Hier ging iets mis")


def test_every_answer_may_be_read_from_another_site_and_says_its_version(client: Client, programme: None) -> None:
    for answer in (client.get(ONE), client.get("/api/v1/openapi.json"), client.get("/api/v1/onzin"), client.head(ONE)):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["API-Version"] == "1.0.0"
    before = client.options(ONE, HTTP_ORIGIN="https://elders.example", HTTP_ACCESS_CONTROL_REQUEST_METHOD="PATCH")
    assert before.status_code == 204
    assert "PATCH" not in before["Access-Control-Allow-Methods"]


def test_the_root_says_where_the_description_is(client: Client) -> None:
    assert get(client, "/api/v1")["_links"]["description"] == "http://testserver/api/v1/openapi.json"
