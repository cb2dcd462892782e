"""The pages everyone may read: each in both languages, with what it must say, in at most twelve questions."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import given
from veerkracht.initiatives.models import InitiativePlace, Phase
from veerkracht.places.models import Succession, Within

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12


def a_programme(number: int = 1) -> None:
    """A programme of which everything is there, and this number of everything there can be many of."""
    given.programme(story_nl="Het verhaal van het programma.", story_en="The story of the programme.")
    zet, oss = given.organisation("Zet", purpose_nl="Helpt dorpen."), given.place("Oss")
    health, empty = given.theme("Gezondheid", title_en="Health"), given.policy_task("Leegstand", owner=zet)
    first = given.round_("Eerste keuze", starts_on="2017-03-17")
    fund = given.round_("Fonds van 2019", kind="fund", starts_on="2019")
    given.party(zet, programme=given.programme(), round=fund, role_nl="Ontwerper")
    given.party(zet, "Partner van het programma", source=given.source())
    given.focus(oss, group_nl="Middelgrote steden")
    given.fact("programme:sociale-veerkracht", "Eerste initiatieven", "11", as_of="2017-03-17")
    given.fact("round:fonds-van-2019", "Prijs per resultaat", "", certainty="unknown")
    given.fact("round:fonds-van-2019", "Begin", "2018 of 2019", certainty="conflict")
    given.goal("iedereen-doet-mee", {"title_nl": "Iedereen doet mee"})
    given.agenda({"title_nl": "Uitvoeringsagenda 2017"})
    for place in range(number):
        paper = given.document(f"Stuk {place}", published_on="2017", kind="report", summary_nl="Kort.")
        paper.abouts.create(about_kind="initiative", about_key="slowcare-oss")
        given.party(given.organisation(f"Partij {place}"), "Partner")
        given.fact("initiative:slowcare-oss", f"Plaatsen {place}", "50", as_of="2017")
    for nth in range(number):
        title = "SlowCare Oss" if nth == 0 else f"Initiatief {nth:03}"
        one = given.initiative(
            title,
            summary_nl="Ouders bouwen huizen.",
            story_nl="Een verhaal over **Oss**.",
            ask_nl="Grond om op te bouwen.",
            phase=Phase.GROWTH,
            organisation=zet,
            places=(oss,),
            themes=(health,),
            policy_tasks=(empty,),
        )
        for in_round in (first, fund):
            given.participation(one, in_round, contribution_nl="Een onderzoek.", source=given.source())
        given.partner(one, zet, source=given.source())
        given.standing(one, "2017", support_base="growing", source=given.source())
        given.standing(one, "2018-06", phase="growth", support_base="strong", durability="weak")


PAGES = {
    "/": ["Sociale veerkracht", "Alle Brabanders doen mee", "Eerste keuze", "SlowCare Oss", "Eerste initiatieven"],
    "/initiatieven": ["SlowCare Oss", "Ouders bouwen huizen"],
    "/initiatieven?view=table": ["SlowCare Oss", "Gezondheid", "groei"],
    "/initiatieven?view=map": ["Oss"],
    "/initiatieven?theme=gezondheid&place=oss&task=leegstand&round=eerste-keuze&phase=growth": ["SlowCare Oss"],
    "/initiatieven?sort=newest": ["SlowCare Oss"],
    "/initiatieven/slowcare-oss": [
        "Een verhaal over <strong>Oss</strong>",
        "Grond om op te bouwen",
        "Zet",
        "Een onderzoek",
    ],
    "/initiatieven/slowcare-oss.json": ["slowcare-oss", "growth"],
    "/themas": ["Gezondheid"],
    "/themas/gezondheid": ["Gezondheid", "SlowCare Oss"],
    "/opgaven": ["Leegstand"],
    "/opgaven/leegstand": ["Leegstand", "SlowCare Oss", "Zet"],
    "/rondes": ["Eerste keuze", "Fonds van 2019"],
    "/rondes/fonds-van-2019": ["Fonds van 2019", "Ontwerper", "SlowCare Oss"],
    "/organisaties": ["Zet"],
    "/organisaties/zet": ["Helpt dorpen", "SlowCare Oss", "Ontwerper"],
    "/documenten": ["Stuk 0"],
    "/documenten/stuk-0": ["Stuk 0", "SlowCare Oss", "2017"],
    "/bronnen": ["Persbericht van 17 maart 2017"],
    "/bronnen/persbericht-van-17-maart-2017": ["Persbericht van 17 maart 2017", "Eerste initiatieven"],
    "/programmas/sociale-veerkracht": ["Het verhaal van het programma", "Oss", "Zet"],
    "/zoeken": [],
    "/zoeken?q=slowcare": ["SlowCare"],
    "/over": ["Sociale veerkracht", "Veerkracht"],
    "/toegankelijkheid": ["WCAG 2.2"],
    "/privacy": ["cookie"],
    "/open-data": ["initiatieven.csv", "title_nl", "CC0"],
    "/nieuw.atom": ["SlowCare Oss", "Uitvoeringsagenda 2017", "Iedereen doet mee"],
}
ENGLISH = {
    "/en/": "Social resilience",
    "/en/initiatives": "Initiatives",
    "/en/initiatives/slowcare-oss": "What it asks",
    "/en/themes/gezondheid": "Health",
    "/en/tasks/leegstand": "Policy task",
    "/en/rounds/fonds-van-2019": "Sources disagree",
    "/en/organisations/zet": "In initiatives",
    "/en/documents/stuk-0": "Published by",
    "/en/sources/persbericht-van-17-maart-2017": "rest on it",
    "/en/programmes/sociale-veerkracht": "Who takes part",
    "/en/search?q=slowcare": "result",
    "/en/about": "About this site",
    "/en/accessibility": "Accessibility statement",
    "/en/privacy": "You can read everything here",
    "/en/open-data": "open data",
    "/en/new.atom": "SlowCare Oss",
}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_in_dutch_what_it_must(client: Client, address: str) -> None:
    a_programme()
    given.search_index()

    answer = client.get(address)

    assert answer.status_code == 200
    text = answer.content.decode()
    assert [words for words in PAGES[address] if words not in text] == []


@pytest.mark.parametrize("address", ENGLISH)
def test_a_page_says_in_english_what_it_must(client: Client, address: str) -> None:
    a_programme()
    given.search_index()

    answer = client.get(address)

    assert answer.status_code == 200
    assert ENGLISH[address].lower() in answer.content.decode().lower()


@pytest.mark.parametrize("address", [*PAGES, "/initiatieven?q=slowcare", "/sitemap.xml", "/sitemap-records.xml"])
def test_a_page_asks_no_more_of_the_database_where_there_is_more_to_show(client: Client, address: str) -> None:
    a_programme(60)
    given.search_index()

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)

    assert answer.status_code == 200
    assert len(asked) <= MOST_QUERIES


def test_without_a_programme_the_home_page_says_what_to_do(client: Client) -> None:
    answer = client.get("/")

    assert "veerkracht load" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/initiatieven", "/themas", "/organisaties", "/documenten", "/bronnen", "/zoeken?q=x"]
)
def test_an_empty_list_says_that_it_is_empty(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    assert 'class="empty"' in answer.content.decode()


def test_the_home_page_offers_no_lessons_before_there_are_any(client: Client) -> None:
    a_programme()

    text = client.get("/").content.decode()

    assert "wat we leren" not in text.lower()


def test_a_fact_nobody_knows_is_called_unknown(client: Client) -> None:
    a_programme()

    text = client.get("/rondes/fonds-van-2019").content.decode()

    assert "Prijs per resultaat" in text
    assert '<span class="unknown">Niet bekend</span>' in text


def test_sources_that_disagree_are_said_to(client: Client) -> None:
    a_programme()

    text = client.get("/rondes/fonds-van-2019").content.decode()

    assert "2018 of 2019" in text
    assert "Bronnen spreken elkaar tegen" in text


def test_how_an_initiative_stood_is_drawn_and_said_in_words(client: Client) -> None:
    a_programme()

    text = client.get("/initiatieven/slowcare-oss").content.decode()

    assert "Hoe het ervoor stond, in woorden" in text
    assert "juni 2018" in text
    assert "sterk" in text
    assert 'role="img"' in text


def test_how_an_initiative_stood_is_not_guessed(client: Client) -> None:
    given.initiative("Dorpsmolen")

    text = client.get("/initiatieven/dorpsmolen").content.decode()

    assert "Nog niet vastgelegd" in text


def test_a_place_is_shown_with_its_municipality_then_and_now(client: Client) -> None:
    town = given.place("Veghel", kind="town")
    before, after = given.place("Veghel (gemeente)", key="gemeente-veghel"), given.place("Meierijstad")
    Within.objects.create(part=town, whole=before, ends_on="2016-12-31")
    Within.objects.create(part=town, whole=after, starts_on="2017-01-01")
    given.initiative("Verspild Talent", places=(town,))

    text = client.get("/initiatieven/verspild-talent").content.decode()

    assert "tot en met 31 december 2016 in de gemeente Veghel" in text
    assert "sinds 1 januari 2017 in de gemeente Meierijstad" in text


def test_a_municipality_that_is_gone_is_shown_with_what_it_became(client: Client) -> None:
    old, new = given.place("Werkendam"), given.place("Altena")
    Succession.objects.create(old=old, new=new, on="2019-01-01")
    given.initiative("Toekomstvisie", places=(old,))

    text = client.get("/initiatieven/toekomstvisie").content.decode()

    assert "sinds 1 januari 2019 deel van Altena" in text


def test_an_initiative_of_the_whole_area_says_so(client: Client) -> None:
    given.initiative("Dementievriendelijk", province_wide=True)

    assert "In het hele gebied van het programma" in client.get("/initiatieven/dementievriendelijk").content.decode()


def test_a_text_that_exists_in_one_language_is_marked_with_it(client: Client) -> None:
    given.initiative("SlowCare", summary_nl="Ouders bouwen huizen.")

    text = client.get("/en/initiatives/slowcare").content.decode()

    assert '<span lang="nl">Ouders bouwen huizen.</span>' in text


def test_a_page_offers_to_mend_what_is_not_right(client: Client) -> None:
    given.initiative("SlowCare")

    text = client.get("/initiatieven/slowcare").content.decode()

    assert "/klopt-dit-niet?about=initiative%3Aslowcare" in text


def test_a_shared_link_carries_title_and_sentence(client: Client) -> None:
    given.initiative("SlowCare", summary_nl="Ouders bouwen huizen.")

    text = client.get("/initiatieven/slowcare").content.decode()

    assert '<meta property="og:title" content="SlowCare">' in text
    assert '<meta name="description" content="Ouders bouwen huizen.">' in text


def test_a_reader_gets_no_cookie(client: Client) -> None:
    a_programme()

    for address in ("/", "/initiatieven", "/initiatieven/slowcare-oss", "/zoeken?q=oss", "/privacy"):
        assert not client.get(address).cookies


def test_the_sitemap_gives_each_page_in_both_languages(client: Client) -> None:
    given.initiative("SlowCare")

    text = client.get("/sitemap-records.xml").content.decode()

    assert "/initiatieven/slowcare</loc>" in text
    assert "/en/initiatives/slowcare</loc>" in text
    assert 'hreflang="en"' in text


def test_crawlers_are_shown_the_sitemap(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_more_places_than_one_are_shown_on_a_card(client: Client) -> None:
    one = given.initiative("Overal")
    for name in ("Oss", "Uden", "Veghel", "Waalwijk", "Helmond"):
        InitiativePlace.objects.create(initiative=one, place=given.place(name))

    text = client.get("/initiatieven").content.decode()

    assert "en nog 2" in text
