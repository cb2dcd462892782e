"""What is not public is nowhere, and nobody's address is shown who did not allow it."""

import pytest
from django.test import Client

import given

pytestmark = pytest.mark.django_db

EVERYWHERE = [
    "/",
    "/initiatieven",
    "/initiatieven?view=table",
    "/initiatieven?view=map",
    "/initiatieven?q=geheim",
    "/initiatieven.csv",
    "/initiatieven.json",
    "/themas/gezondheid",
    "/opgaven/leegstand",
    "/rondes/eerste-keuze",
    "/organisaties/zet",
    "/organisaties",
    "/documenten/uitvoeringsagenda",
    "/bronnen",
    "/bronnen.csv",
    "/bronnen/persbericht-van-17-maart-2017",
    "/feiten.csv",
    "/feiten.json",
    "/initiatieven/slowcare-oss",
    "/zoeken?q=geheim",
    "/nieuw.atom",
    "/sitemap-records.xml",
    "/programmas/sociale-veerkracht",
]


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()  # type: ignore[arg-type]


def a_secret(**fields: object) -> None:
    zet, oss = given.organisation("Zet"), given.place("Oss")
    shared = {"places": (oss,), "themes": (given.theme(),), "policy_tasks": (given.policy_task(),)}
    seen = given.initiative("SlowCare Oss", **shared)
    secret = given.initiative("Stilleboom", organisation=zet, summary_nl="Stilleboom", **shared, **fields)
    for one in (seen, secret):
        given.participation(one, given.round_())
        given.partner(one, zet)
    given.fact("initiative:stilleboom", "Naam", "Stilleboom in cijfers")
    only_there = given.source("Bron over Stilleboom")
    given.fact("initiative:stilleboom", "Nog iets", "x", source=only_there)
    given.fact("initiative:slowcare-oss", "Plaatsen", "50")
    paper = given.document()
    paper.abouts.create(about_kind="initiative", about_key="stilleboom")
    given.search_index()


@pytest.mark.parametrize("address", EVERYWHERE)
def test_an_initiative_that_is_not_published_is_nowhere(client: Client, address: str) -> None:
    a_secret(published=False)

    assert "stilleboom" not in text_of(client, address.replace("geheim", "slowcare")).lower()


def test_the_page_of_an_initiative_that_is_not_published_is_not_there(client: Client) -> None:
    a_secret(published=False)

    assert client.get("/initiatieven/stilleboom").status_code == 404
    assert client.get("/initiatieven/stilleboom.json").status_code == 404


def test_searching_for_what_is_not_published_finds_nothing(client: Client) -> None:
    a_secret(published=False)

    assert 'class="empty"' in text_of(client, "/zoeken?q=stilleboom")
    assert 'class="empty"' in text_of(client, "/initiatieven?q=stilleboom")


@pytest.mark.parametrize("address", EVERYWHERE)
def test_what_is_kept_to_compare_with_is_in_no_list_of_the_home_programme(client: Client, address: str) -> None:
    elsewhere = given.programme(key="indigo", title_nl="INDIGO", home=False, kind="reference")
    given.programme()
    a_secret(programme=elsewhere)

    text = text_of(client, address.replace("geheim", "slowcare")).lower()

    # The pages of a partner and a document tell of all they belong to; lists, files and search do not.
    if not address.startswith(("/organisaties/", "/documenten/")):
        assert "stilleboom" not in text


ADDRESS = "ouders@slowcare.example"


def test_an_address_is_shown_only_with_permission(client: Client) -> None:
    given.initiative("Zonder", contact_email=ADDRESS)
    given.initiative("Met", contact_email="met@voorbeeld.example", contact_public=True)

    assert ADDRESS not in text_of(client, "/initiatieven/zonder")
    assert ADDRESS not in text_of(client, "/initiatieven/zonder.json")
    assert ADDRESS not in text_of(client, "/initiatieven.csv")
    assert "met@voorbeeld.example" in text_of(client, "/initiatieven/met")
    assert "met@voorbeeld.example" in text_of(client, "/initiatieven.csv")


def test_the_address_of_an_organisation_is_never_shown(client: Client) -> None:
    given.party(given.organisation("Zet", contact_email=ADDRESS))

    for address in ("/organisaties/zet", "/organisaties", "/organisaties.csv", "/organisaties.json"):
        assert ADDRESS not in text_of(client, address)


def test_the_people_who_keep_the_programme_are_named_nowhere(client: Client) -> None:
    officer = given.officer(name="Annelies van Dijk", email="annelies@brabant.example")
    a_secret(published=False)

    for address in EVERYWHERE:
        text = text_of(client, address.replace("geheim", "slowcare"))
        assert officer.name not in text
        assert officer.email not in text
