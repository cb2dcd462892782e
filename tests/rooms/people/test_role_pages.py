"""The pages about who may do what, and looking as another role."""

import pytest
from django.test import Client
from django.urls import reverse

import given
from veerkracht.people.models import Grant, Interest, Person
from veerkracht.people.permissions import may
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

SECRET = "ouders@slowcare.example"


@pytest.fixture
def boss(client: Client) -> Person:
    person = given.officer(name="Beheer")
    client.force_login(person)
    return person


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


# People and their roles


def test_an_administrator_gives_and_ends_a_role_on_the_page(client, boss):
    given.programme()
    anna = given.person("Anna")
    address = f"/mensen/{anna.key}"

    client.post(
        address, {"step": "give", "role": "officer", "scope_kind": "programme", "scope_key": "sociale-veerkracht"}
    )
    assert "Programmamedewerker" in page(client, address)
    assert "programma “Sociale veerkracht”" in page(client, "/mensen")

    client.post(address, {"step": "end", "number": Grant.objects.get(person=anna).pk})
    assert "(beëindigd)" in page(client, address)
    assert "geen rol" in page(client, "/mensen?q=anna")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"role": "verifier"}, "Deze rol kan daar niet.", id="everywhere, for a verifier"),
        pytest.param(
            {"role": "officer", "scope_kind": "programme", "scope_key": "x"},
            "Dit bestaat niet.",
            id="no such programme",
        ),
        pytest.param({"role": "officer", "scope_kind": "programme"}, "zeg van welk", id="a kind without a key"),
        pytest.param({"role": "king"}, "geldige keuze", id="no such role"),
        pytest.param(
            {"role": "officer", "starts_on": "2017-03-17", "ends_on": "2017-03-01"}, "eindigt", id="backwards"
        ),
    ],
)
def test_a_role_that_cannot_be_given_is_answered_with_a_sentence(client, boss, said, sentence):
    anna = given.person("Anna")

    answer = client.post(f"/mensen/{anna.key}", {"step": "give", **said})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Grant.objects.filter(person=anna).exists()


def test_an_account_is_closed_and_handed_over_on_the_page(client, boss):
    anna, bram = given.person("Anna"), given.person("Bram")

    client.post(f"/mensen/{anna.key}", {"step": "close", "heir": bram.key})

    assert not Person.objects.get(pk=anna.pk).is_active
    assert "account gesloten" in page(client, "/mensen?q=anna")


def test_the_list_of_people_takes_few_queries_however_many_there_are(client, boss, django_assert_max_num_queries):
    for number in range(60):
        given.role(given.person(f"Persoon {number:02}"), "support-worker", "initiative", f"iets-{number}")

    with django_assert_max_num_queries(12):
        first = page(client, "/mensen")

    assert 'rel="next"' in first


def test_a_name_with_markup_is_shown_as_text(client, boss):
    anna = given.person("<b>Anna</b>")

    assert "<b>Anna" not in page(client, "/mensen")
    assert "<b>Anna" not in page(client, f"/mensen/{anna.key}")


def test_a_role_that_is_none_any_more_is_shown_as_it_was(client, boss):
    anna = given.role(given.person("Anna"), "visitor")

    assert "Visitor" in page(client, f"/mensen/{anna.key}")
    assert "Visitor" in page(client, "/mensen")


def test_nobody_by_that_key_is_answered_as_such(client, boss):
    assert "Er is niemand met deze naam" in page(client, "/mensen/bestaat-niet", 404)


# One's own page


def test_someone_declares_and_ends_an_interest_on_their_own_page(client):
    given.organisation("Zet")
    anna = given.role(given.person("Anna"), "verifier", "contract", "x")
    client.force_login(anna)

    client.post("/mijn-rollen", {"step": "declare", "relation": "works", "kind": "organisation", "key": "zet"})
    assert "organisatie “Zet”" in page(client, "/mijn-rollen")

    client.post("/mijn-rollen", {"step": "end", "number": Interest.objects.get().pk})
    assert Interest.objects.get().until is not None


def test_an_interest_in_nothing_is_refused_in_the_form(client):
    client.force_login(given.role(given.person("Anna"), "officer"))

    answer = client.post(
        "/mijn-rollen", {"step": "declare", "relation": "works", "kind": "organisation", "key": "niets"}
    )

    assert answer.status_code == 422
    assert "Dit bestaat niet" in answer.content.decode()


# Why can't I?


def test_a_refusal_leads_to_why_and_says_which_role_may_and_whom_to_ask(client):
    given.programme()
    given.officer(name="Beheer")
    client.force_login(given.role(given.person("Anna"), "auditor"))

    refused = client.get("/bestanden")
    why = f"{reverse('why-not')}?deed=load+a+programme&amp;scope=programme%3Asociale-veerkracht"

    assert refused.status_code == 403
    assert why in refused.content.decode()
    told = page(client, why.replace("&amp;", "&"))
    for words in ("Een auditor leest en verandert niets", "Programmamedewerker", "Auditor", "Beheer"):
        assert words in told


def test_the_interest_that_stops_someone_is_named(client):
    given.initiative("SlowCare Oss")
    anna = given.role(given.person("Anna"), "knowledge-partner")
    given.tie(anna, "family", "initiative", "slowcare-oss")
    client.force_login(anna)

    told = page(client, "/waarom-niet?deed=set+an+evidence+level&scope=initiative:slowcare-oss")

    assert "Je gemelde band: initiatief “SlowCare Oss”" in told
    assert "heeft er familie of een partner" in told


def test_who_may_reads_by_which_role(client, boss):
    assert "Dit mag je, door je rol:" in page(client, "/waarom-niet?deed=grant+a+role")


@pytest.mark.parametrize("query", ["", "?deed=fly", "?deed=fly&scope=moon:luna"])
def test_a_deed_that_does_not_exist_is_answered_with_a_sentence(client, boss, query):
    assert "Er is niets te doen met deze naam" in page(client, f"/waarom-niet{query}", 404)


def test_an_address_with_a_scope_that_is_none_leaves_it_out(client, boss):
    assert page(client, "/waarom-niet?deed=pay+out&scope=&scope=:&scope=moon:luna&scope=programme:")


def test_why_not_names_no_initiative_that_is_not_public(client):
    given.initiative("Stilleboom", published=False, key="stil")
    client.force_login(given.role(given.person("Anna"), "verifier", "contract", "x"))

    assert "Stilleboom" not in page(client, "/waarom-niet?deed=keep+the+programme&scope=initiative:stil")


@pytest.mark.parametrize("address", ["/mensen", "/mijn-rollen", "/waarom-niet", "/meekijken", "/mensen/x"])
def test_a_stranger_is_sent_to_sign_in(client, address):
    assert client.get(address).headers["Location"].startswith("/inloggen")


# Looking as another role


def look_as(client: Client, role: str, kind: str = "", key: str = "") -> None:
    answer = client.post("/meekijken", {"role": role, "scope_kind": kind, "scope_key": key})
    assert answer.status_code == 302


def test_looking_shows_what_the_role_sees_with_a_banner_on_every_page(client, boss):
    given.programme()
    look_as(client, "investor", "contract", "x")

    assert client.get("/bestanden").status_code == 403
    for address in ("/vandaag", "/", "/initiatieven", "/mijn-rollen"):
        assert "Je kijkt mee als: investeerder." in page(client, address)


def test_looking_ends_with_one_click_and_stands_in_the_trail(client, boss):
    given.programme()
    look_as(client, "auditor")

    client.post("/meekijken", {"stop": "yes"})

    assert "Je kijkt mee als" not in page(client, "/vandaag")
    assert client.get("/bestanden").status_code == 200
    assert [entry.deed for entry in Entry.objects.order_by("pk")] == ["look as another role", "look no longer"]


def test_nothing_is_changed_while_someone_looks(client, boss):
    given.programme()
    given.organisation("Zet")
    anna = given.person("Anna")
    look_as(client, "officer")

    for address, said in [
        (f"/mensen/{anna.key}", {"step": "give", "role": "officer"}),
        ("/mijn-rollen", {"step": "declare", "relation": "works", "kind": "organisation", "key": "zet"}),
        ("/bestanden", {}),
    ]:
        answer = client.post(address, said)
        assert answer.status_code == 403
        assert "Stop eerst met meekijken" in answer.content.decode()

    assert not Grant.objects.filter(person=anna).exists()
    assert not Interest.objects.exists()


def test_looking_shows_no_person_whom_the_administrator_may_not_see(client, boss):
    """A verifier sees participants, an administrator does not; looking as one opens nothing."""
    look_as(client, "verifier", "contract", "x")

    told = page(client, "/waarom-niet?deed=see+participants&scope=contract:x")

    assert "Dit mag je, door je rol" not in told


def test_looking_hides_what_the_role_does_not_see_on_page_and_in_files(client, boss):
    given.initiative("SlowCare Oss", contact_email=SECRET)
    assert SECRET in page(client, "/initiatieven/slowcare-oss")

    look_as(client, "auditor")

    assert SECRET not in page(client, "/initiatieven/slowcare-oss")
    assert SECRET not in page(client, "/initiatieven/slowcare-oss.json")
    assert SECRET not in b"".join(client.get("/initiatieven.csv").streaming_content).decode()


@pytest.mark.parametrize("role", ["officer", "auditor", "verifier"])
def test_only_an_administrator_looks(client, role):
    kind = "contract" if role == "verifier" else ""
    client.force_login(given.role(given.person("Anna"), role, kind, "x" if kind else ""))

    assert client.get("/meekijken").status_code == 403
    assert client.post("/meekijken", {"role": "administrator"}).status_code == 403


def test_an_administrator_who_is_none_any_more_looks_no_longer(client, boss):
    look_as(client, "auditor")
    Grant.objects.filter(person=boss).update(role="support-worker")

    assert "Je kijkt mee als" not in page(client, "/vandaag")


def test_one_may_sign_out_while_looking(client, boss):
    look_as(client, "auditor")

    client.post("/uitloggen")

    assert client.get("/vandaag").status_code == 302


def test_asking_what_someone_may_takes_one_query_a_page(client, django_assert_num_queries):
    given.programme()
    anna = given.role(given.person("Anna"), "officer")
    anna = Person.objects.get(pk=anna.pk)
    with django_assert_num_queries(1):
        for deed in ("keep the programme", "see messages", "load boundaries"):
            assert may(anna, deed)


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("officer", {"/bestanden", "/agenda/bijlage", "/doelen", "/berichten", "/twee-of-een"}),
        ("support-worker", {"/berichten"}),
        ("auditor", set()),
    ],
)
def test_a_day_begins_with_just_what_someone_may_do(client, role, offered):
    given.programme()
    client.force_login(given.role(given.person("Anna"), role))
    offered = {reverse("duplicates") if one == "/twee-of-een" else one for one in offered}

    main = page(client, "/vandaag").partition("<main")[2].partition("</main>")[0]

    ways = {reverse(name) for name in ("files", "agenda-annex", "goals", "messages", "duplicates", "people")}
    assert {way for way in ways if f'href="{way}"' in main} == offered
