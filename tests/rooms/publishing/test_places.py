"""The pages of places, near me and the map, as a reader sees them."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import given
from veerkracht.places.models import Boundary, Place

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12


def a_piece_of_brabant() -> None:
    """Veghel became part of Meierijstad; something runs in Oss, in Veghel, in Meierijstad and everywhere."""
    brabant = given.place("Noord-Brabant", kind="province", latitude=51.56, longitude=5.19)
    given.programme(area=brabant)
    oss, meierijstad = (
        given.place("Oss"),
        given.place("Meierijstad", latitude=51.6, longitude=5.5, starts_on="2017-01-01"),
    )
    old = given.place("Veghel (gemeente)", key="gemeente-veghel", ends_on=date(2016, 12, 31), latitude=51.598)
    veghel = given.place("Veghel", kind="town", latitude=51.618, longitude=5.545)
    given.code(old, "GM0860", ends_on=date(2016, 12, 31))
    for part, whole, start, end in (
        (oss, brabant, None, None),
        (meierijstad, brabant, date(2017, 1, 1), None),
        (veghel, old, None, date(2016, 12, 31)),
        (veghel, meierijstad, date(2017, 1, 1), None),
    ):
        given.within(part, whole, starts_on=start, ends_on=end)
    given.became(old, meierijstad, date(2017, 1, 1))
    given.focus(oss, "Daar is de nood het grootst.", group_nl="Middelgrote steden")
    given.initiative("SlowCare Oss", places=(oss,), ask_nl="Grond om op te bouwen.", contact_email="a@example.org")
    given.initiative("Verspild Talent", places=(veghel,))
    given.initiative("Samen in Meierijstad", places=(meierijstad,))
    given.initiative("Dementievriendelijk", province_wide=True)


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/plaatsen", ["Meierijstad", "Middelgrote steden", "1 die niet meer bestaat", "plaatsen.csv"]),
        ("/plaatsen?kind=municipality&q=m", ["Meierijstad", "1 plaats", "Begint met “m”"]),
        ("/plaatsen/veghel", ["Veghel was tot 1 januari 2017 een eigen gemeente en ligt nu in Meierijstad."]),
        (
            "/plaatsen/gemeente-veghel",
            ["Veghel was tot 1 januari 2017 een gemeente en ging op in Meierijstad.", "GM0860"],
        ),
        (
            "/plaatsen/meierijstad",
            ["Meierijstad is een gemeente in Noord-Brabant.", "ontstond op 1 januari 2017 uit Veghel"],
        ),
        ("/plaatsen/oss", ["SlowCare Oss", "Daar is de nood het grootst.", "Persbericht", "<svg", "km"]),
        ("/plaatsen/noord-brabant", ["2 plaatsen liggen of lagen erin", "1 initiatief werkt in het hele gebied"]),
        ("/in-de-buurt", ["Typ je stad, dorp of gemeente", "Probeer een van deze", "Oss"]),
        (
            "/in-de-buurt?q=oss",
            ["In Oss", "SlowCare Oss", "Grond om op te bouwen", "contact?about=initiative:slowcare-oss"],
        ),
        ("/in-de-buurt?place=veghel", ["Verspild Talent", "Samen in Meierijstad", "Dementievriendelijk", "km"]),
        ("/en/places/veghel", ["was a municipality of its own until 1 January 2017 and now lies in Meierijstad."]),
        ("/en/near-you?q=oss", ["In Oss", "What is asked"]),
        ("/initiatieven?view=map", ["<svg", "kaart/punten.json", "1 initiatief werkt in het hele gebied"]),
    ],
)
def test_a_page_says_what_it_must(client: Client, address: str, words: list[str]) -> None:
    a_piece_of_brabant()

    page = text(client, address)

    assert [one for one in words if one not in page] == []


def test_a_municipality_that_was_divided_names_all_that_got_a_part(client: Client) -> None:
    haaren = given.place("Haaren", ends_on=date(2020, 12, 31))
    for name in ("Boxtel", "Vught", "Tilburg"):
        given.became(haaren, given.place(name), date(2021, 1, 1))

    assert "Haaren was tot 1 januari 2021 een gemeente. Het gebied hoort nu bij Boxtel, Tilburg en Vught." in text(
        client, "/plaatsen/haaren"
    )
    assert "Op 1 januari 2021 kwam Haaren erbij, helemaal of voor een deel." in text(client, "/plaatsen/boxtel")


def test_a_larger_place_shows_what_runs_in_its_parts_and_in_what_became_it(client: Client) -> None:
    a_piece_of_brabant()

    page = text(client, "/plaatsen/meierijstad")

    assert "Verspild Talent" in page
    assert "Samen in Meierijstad" in page
    assert "SlowCare" not in page.split("Dichtbij")[0]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param("5341", "Postcodes kennen we nog niet", id="a postcode"),
        pytest.param("5341 AB", "Postcodes kennen we nog niet", id="a whole postcode"),
        pytest.param("xyzzy", "We kennen geen plaats die “xyzzy” heet", id="unknown"),
        pytest.param("meijerijstad", "Bedoel je deze plaats?", id="an error"),
        pytest.param("<b>vet</b>", "&lt;b&gt;vet&lt;/b&gt;", id="signs of a page"),
        pytest.param("ö" * 5000, "de eerste 200 tekens", id="five thousand characters"),
        pytest.param("🏠‮ oss", "In Oss", id="a picture and a direction mark"),
    ],
)
def test_near_me_answers_whatever_is_typed(client: Client, typed: str, words: str) -> None:
    a_piece_of_brabant()

    answer = client.get("/in-de-buurt", {"q": typed})

    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_near_me_lets_the_reader_choose_between_places_of_one_name(client: Client) -> None:
    for home in ("Oss", "Uden"):
        part = given.place("Centrum", key=f"centrum-{home.lower()}", kind="neighbourhood")
        given.within(part, given.place(home))

    page = text(client, "/in-de-buurt?q=centrum")

    assert "Welke bedoel je?" in page
    assert "?place=centrum-oss" in page
    assert "Uden" in page


def test_no_address_is_shown_without_permission(client: Client) -> None:
    a_piece_of_brabant()

    assert "a@example.org" not in text(client, "/in-de-buurt?q=oss")


def test_the_nearest_elsewhere_come_with_their_distance_and_never_twice(client: Client) -> None:
    a_piece_of_brabant()

    page = text(client, "/in-de-buurt?q=oss")

    assert page.count(">Verspild Talent</a>") == 1
    assert re.search(r"Veghel, 17 km", page)


@pytest.mark.parametrize(
    "address",
    [
        "/plaatsen",
        "/plaatsen?kind=municipality",
        "/plaatsen/oss",
        "/plaatsen/noord-brabant",
        "/in-de-buurt",
        "/in-de-buurt?q=oss",
        "/in-de-buurt?q=ossje",
        "/initiatieven?view=map",
        "/initiatieven?view=map&q=samen&place=oss",
        "/kaart/punten.json?zoom=9",
        "/kaart/ondergrond.json",
    ],
)
def test_no_page_asks_more_than_twelve_questions_however_many_places_there_are(client: Client, address: str) -> None:
    a_piece_of_brabant()
    brabant = Place.objects.get(key="noord-brabant")
    for number in range(70):
        spot = given.place(f"Plek {number:02}", latitude=51.3 + number / 200, longitude=4.5 + number / 60)
        given.within(spot, brabant)
        given.initiative(f"Initiatief {number:02}", places=(spot,))
    given.search_index()

    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)

    assert answer.status_code == 200
    assert len(asked) <= MOST_QUERIES


def test_a_filter_that_does_not_exist_is_said_to_on_the_page_and_refused_for_a_file(client: Client) -> None:
    a_piece_of_brabant()

    assert "We kennen de soort “planeet” niet" in text(client, "/plaatsen?kind=planeet")
    assert client.get("/plaatsen.csv?kind=planeet").status_code == 400


def test_a_key_that_nobody_knows_gets_those_that_come_near_and_an_earlier_name_sends_on(client: Client) -> None:
    given.place("Oss", aliases=["Osch"])

    assert "oss" in text(client, "/plaatsen/os", 404)
    answer = client.get("/plaatsen/osch")
    assert (answer.status_code, answer["Location"]) == (301, "/plaatsen/oss")


def test_without_places_the_pages_say_what_will_stand_there(client: Client) -> None:
    assert "Nog geen plaatsen" in text(client, "/plaatsen")
    assert "Typ je stad" in text(client, "/in-de-buurt")
    assert "geen plaats die" in text(client, "/in-de-buurt?q=oss")


def test_the_list_of_places_can_be_taken_along_with_its_filters(client: Client) -> None:
    a_piece_of_brabant()

    table = b"".join(client.get("/plaatsen.csv?kind=town").streaming_content).decode()  # type: ignore[attr-defined]
    items = client.get("/plaatsen.json?q=oss")

    assert "veghel,Veghel,town,,,51.618,5.545,1" in table
    assert "oss,Oss" not in table
    assert b'"initiatives": 1' in b"".join(items.streaming_content)  # type: ignore[attr-defined]


def test_the_map_needs_no_script_and_no_style_of_its_own(client: Client) -> None:
    a_piece_of_brabant()

    page = text(client, "/initiatieven?view=map")
    drawing = re.search(r"<svg class=\"map__drawing\".*?</svg>", page)

    assert drawing is not None
    assert "<title" in drawing[0]
    assert "<desc" in drawing[0]
    assert " style=" not in page
    assert 'href="/plaatsen/oss" aria-label="Oss: 1 initiatief"' in drawing[0]
    assert "De kaart als tabel" in page


def test_the_map_says_of_how_many_initiatives_the_place_is_not_known(client: Client) -> None:
    a_piece_of_brabant()
    given.initiative("Dorpsmolen")
    given.initiative("Lokaal Plus")

    page = text(client, "/initiatieven?view=map")

    assert "Van 2 initiatieven is de plaats niet bekend; die staan niet op de kaart." in page
    assert "1 initiatief werkt in het hele gebied" in page


def test_the_map_draws_borders_where_they_were_loaded_and_says_of_which_year(client: Client) -> None:
    a_piece_of_brabant()
    shape = given.square(5.0, 51.4, 0.5)
    for key in ("noord-brabant", "oss"):
        Boundary.objects.create(
            place=Place.objects.get(key=key),
            year=2015,
            geometry=shape,
            sketch=shape,
            source="CBS",
            west=0,
            south=0,
            east=0,
            north=0,
        )

    page = text(client, "/initiatieven?view=map")

    assert page.count('class="map__land') == 2
    assert "Grenzen van 2015. Bron: CBS." in page


def points(client: Client, query: str) -> dict:
    answer = client.get(f"/kaart/punten.json?{query}")
    assert answer.status_code == 200
    return answer.json()


def test_the_live_map_gathers_what_lies_together_and_obeys_the_filters_of_the_list(client: Client) -> None:
    a_piece_of_brabant()

    far, near = points(client, "zoom=5"), points(client, "zoom=14")
    only_oss = points(client, "zoom=14&place=oss")

    assert [(mark["number"], mark["places"]) for mark in far["marks"]] == [(3, 3)]
    assert {mark["key"] for mark in near["marks"]} == {"oss", "veghel", "meierijstad"}
    assert [mark["initiatives"] for mark in only_oss["marks"]] == [
        [{"title": "SlowCare Oss", "address": "/initiatieven/slowcare-oss"}]
    ]
    assert only_oss["marks"][0]["address"] == "/initiatieven?place=oss"


def test_the_live_map_gives_only_what_lies_in_its_window(client: Client) -> None:
    a_piece_of_brabant()

    assert [mark["key"] for mark in points(client, "zoom=14&box=5.5,51.7,5.6,51.8")["marks"]] == ["oss"]
    assert points(client, "zoom=14&box=0,0,1,1")["marks"] == []


@pytest.mark.parametrize(
    "query", ["box=1", "box=a,b,c,d", "box=5,52,4,51", "box=nan,0,1,1", "zoom=x", "zoom=-1", "zoom=999"]
)
def test_a_window_that_is_none_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/kaart/punten.json?{query}").status_code == 400


def test_the_ground_of_the_live_map_is_kept_by_the_browser_until_other_borders_are_loaded(client: Client) -> None:
    a_piece_of_brabant()
    first = client.get("/kaart/ondergrond.json")

    again = client.get("/kaart/ondergrond.json", headers={"If-None-Match": first["ETag"]})
    Boundary.objects.create(
        place=Place.objects.get(key="oss"),
        year=2015,
        geometry=given.square(),
        sketch=given.square(),
        west=0,
        south=0,
        east=0,
        north=0,
    )
    after = client.get("/kaart/ondergrond.json", headers={"If-None-Match": first["ETag"]})

    assert {one["geometry"]["type"] for one in first.json()["features"]} == {"Point"}
    assert again.status_code == 304
    assert [one["geometry"]["type"] for one in after.json()["features"]] == ["Polygon"]


def test_the_ground_of_another_programme_lies_beneath_its_map(client: Client) -> None:
    a_piece_of_brabant()
    other = given.programme(key="zeeland-samen", home=False, area=given.place("Zeeland", kind="province"))
    given.initiative("Samen in Goes", programme=other)

    ground = client.get("/kaart/ondergrond.json?programme=zeeland-samen").json()
    page = client.get("/initiatieven?view=map&programme=zeeland-samen").content.decode()

    assert ground["features"] == []
    assert 'data-ground="/kaart/ondergrond.json?programme=zeeland-samen"' in page
