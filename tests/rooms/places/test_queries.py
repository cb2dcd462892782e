"""What others ask about places: what lies in them, what they were, and which one is meant."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import given
from veerkracht.places import borders, queries
from veerkracht.places.history import whole
from veerkracht.places.models import Boundary, Place
from veerkracht.trail.pages import Turn

pytestmark = pytest.mark.django_db

NOW = date(2026, 1, 1)


def brabant() -> dict[str, Place]:
    """A piece of Noord-Brabant: Veghel became Meierijstad in 2017, and the town of that name stayed."""
    places = {
        "brabant": given.place("Noord-Brabant", kind="province", latitude=51.56, longitude=5.19),
        "oss": given.place("Oss"),
        "meierijstad": given.place("Meierijstad", starts_on=date(2017, 1, 1), latitude=51.6, longitude=5.5),
        "old veghel": given.place("Veghel (gemeente)", key="gemeente-veghel", ends_on=date(2016, 12, 31)),
        "veghel": given.place("Veghel", kind="town", latitude=51.618, longitude=5.545),
    }
    given.within(places["oss"], places["brabant"])
    given.within(places["meierijstad"], places["brabant"], starts_on=date(2017, 1, 1))
    given.within(places["old veghel"], places["brabant"], ends_on=date(2016, 12, 31))
    given.within(places["veghel"], places["old veghel"], ends_on=date(2016, 12, 31))
    given.within(places["veghel"], places["meierijstad"], starts_on=date(2017, 1, 1))
    given.became(places["old veghel"], places["meierijstad"], date(2017, 1, 1))
    return places


def keys(found: object) -> set[str]:
    return {place.key for place in found}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("oss", {"oss"}, id="a place without parts is itself"),
        pytest.param("veghel", {"veghel"}, id="a town does not become its municipality"),
        pytest.param("meierijstad", {"meierijstad", "gemeente-veghel", "veghel"}, id="parts, and what became it"),
        pytest.param("gemeente-veghel", {"gemeente-veghel", "veghel"}, id="what is gone keeps its parts"),
        pytest.param(
            "noord-brabant", {"noord-brabant", "oss", "meierijstad", "gemeente-veghel", "veghel"}, id="parts of parts"
        ),
        pytest.param("nergens", set(), id="a key that nobody knows"),
    ],
)
def test_what_counts_as_lying_in_a_place(key: str, expected: set[str]) -> None:
    brabant()

    assert keys(queries.inside(key, on=NOW)) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("veghel", {"veghel", "gemeente-veghel", "meierijstad", "noord-brabant"}, id="then and now"),
        pytest.param("gemeente-veghel", {"gemeente-veghel", "meierijstad", "noord-brabant"}, id="what it became"),
        pytest.param("noord-brabant", {"noord-brabant"}, id="the largest"),
    ],
)
def test_what_a_place_counts_as_lying_in(key: str, expected: set[str]) -> None:
    brabant()

    assert keys(queries.covering(key, on=NOW)) == expected


def test_a_place_that_moved_to_another_province_counts_only_where_it_lies_now() -> None:
    holland, utrecht = given.place("Zuid-Holland", kind="province"), given.place("Utrecht", kind="province")
    vianen = given.place("Vianen")
    given.within(vianen, holland, ends_on=date(2001, 12, 31))
    given.within(vianen, utrecht, starts_on=date(2002, 1, 1))

    assert keys(queries.inside("zuid-holland", on=NOW)) == {"zuid-holland"}
    assert keys(queries.inside("utrecht", on=NOW)) == {"utrecht", "vianen"}
    assert "vianen" in keys(queries.inside("zuid-holland", on=date(2000, 1, 1)))


def test_places_that_lie_in_each_other_by_mistake_do_not_go_round_for_ever() -> None:
    one, other = given.place("Oss"), given.place("Uden")
    given.within(one, other)
    given.within(other, one)

    assert keys(queries.inside("oss", on=NOW)) == {"oss", "uden"}


def test_the_larger_places_around_are_those_of_the_day_the_largest_first() -> None:
    brabant()

    assert [row.key for row in queries.around("veghel", on=NOW)] == ["noord-brabant", "meierijstad"]
    assert [row.key for row in queries.around("veghel", on=date(2016, 1, 1))] == ["noord-brabant", "gemeente-veghel"]


def test_the_history_of_a_place_is_told_in_two_questions() -> None:
    brabant()
    given.code(Place.objects.get(key="meierijstad"), "GM1948", starts_on=date(2017, 1, 1))

    with CaptureQueriesContext(connection) as asked:
        found = whole("meierijstad")

    assert found is not None
    assert len(asked) == 2
    assert [(code.scheme, code.code, code.starts_on) for code in found.codes] == [("CBS", "GM1948", date(2017, 1, 1))]
    assert [(one.place.key, one.starts_on) for one in found.came_from] == [("gemeente-veghel", date(2017, 1, 1))]
    assert [one.place.key for one in found.wholes] == ["noord-brabant"]
    assert [one.place.key for one in found.parts] == ["veghel"]
    assert whole("nergens") is None


def test_a_period_ends_on_the_day_after_its_last() -> None:
    brabant()

    found = whole("gemeente-veghel")

    assert found is not None
    assert found.wholes[0].gone_on == date(2017, 1, 1)
    assert found.row.gone_on == date(2017, 1, 1)
    assert not found.wholes[0].holds(NOW)


@pytest.mark.parametrize(
    ("typed", "first", "sure"),
    [
        pytest.param("oss", "oss", True, id="as it is called"),
        pytest.param("  OSS ", "oss", True, id="capitals and spaces"),
        pytest.param("veghel", "veghel", True, id="the living one of two of the same name"),
        pytest.param("veg", "veghel", True, id="the first letters of one"),
        pytest.param("meijerijstad", "meierijstad", False, id="an error is asked about"),
        pytest.param("den bosch", "s-hertogenbosch", True, id="another name"),
        pytest.param("'s-Hertogenbosch", "s-hertogenbosch", True, id="signs"),
    ],
)
def test_a_typed_name_finds_its_place(typed: str, first: str, sure: bool) -> None:
    brabant()
    given.place("'s-Hertogenbosch", aliases=["Den Bosch"])

    found = queries.named(typed, on=NOW)

    assert (found.places[0].key, found.sure) == (first, sure)


def test_of_several_places_of_one_name_all_are_given() -> None:
    given.place("Centrum", key="centrum-oss", kind="neighbourhood")
    given.place("Centrum", key="centrum-uden", kind="neighbourhood")

    found = queries.named("centrum", on=NOW)

    assert [row.key for row in found.places] == ["centrum-oss", "centrum-uden"]
    assert not found.sure


def test_a_neighbourhood_does_not_hide_the_town_that_begins_with_its_name() -> None:
    given.place("Berg", key="berg-ergens", kind="neighbourhood")
    given.place("Bergeijk")

    assert {row.key for row in queries.named("berg", on=NOW).places} == {"berg-ergens", "bergeijk"}


@pytest.mark.parametrize("typed", ["", "  ", "xyzzy", "%", "';--", "o" * 5000])
def test_a_name_that_nobody_has_finds_nothing(typed: str) -> None:
    brabant()

    assert queries.named(typed, on=NOW).places == ()


def test_neighbours_are_the_nearest_that_exist_and_do_not_lie_around_it() -> None:
    places = brabant()
    uden = given.place("Uden", kind="town", latitude=51.66, longitude=5.61)

    near = queries.nearest("veghel", limit=5, on=NOW)

    assert [row.key for row, _far in near] == [uden.key, places["oss"].key]
    assert near[0][1] == pytest.approx(6.5, abs=0.3)
    assert queries.nearest("nergens", limit=5, on=NOW) == ()


def test_a_long_list_is_turned_by_key_and_filtered_by_kind_letters_and_area() -> None:
    brabant()

    assert [row.key for row in queries.listed(Turn(size=2)).rows] == ["meierijstad", "noord-brabant"]
    assert [row.key for row in queries.listed(Turn(), kind="town").rows] == ["veghel"]
    assert [row.key for row in queries.listed(Turn(), begins="Ve").rows] == ["veghel", "gemeente-veghel"]
    assert queries.listed(Turn(), within="meierijstad").total == 2


def test_a_place_is_found_by_the_name_it_had_before() -> None:
    given.place("Land van Cuijk", aliases=["Cuijk en omstreken"])

    assert queries.moved_to("cuijk-en-omstreken") == "land-van-cuijk"
    assert queries.moved_to("nergens") == ""


def drawn(place: Place, year: int) -> Boundary:
    shape = given.square()
    box = {"west": 5.4, "south": 51.6, "east": 5.6, "north": 51.8}
    return Boundary.objects.create(place=place, year=year, geometry=shape, sketch=shape, source=f"CBS {year}", **box)


def test_the_ground_of_a_map_is_the_newest_year_of_each_kind_without_what_was_gone_by_then() -> None:
    places = brabant()
    drawn(places["brabant"], 2015)
    drawn(places["old veghel"], 2015)
    drawn(places["oss"], 2015)
    drawn(places["oss"], 2024)
    drawn(places["meierijstad"], 2024)

    with CaptureQueriesContext(connection) as asked:
        ground = borders.ground("noord-brabant", kinds=("province", "municipality"))

    assert len(asked) == 1
    assert [(one.key, one.year) for one in ground.borders] == [
        ("noord-brabant", 2015),
        ("meierijstad", 2024),
        ("oss", 2024),
    ]
    assert {row.key for row in ground.places} == {"noord-brabant", "oss", "meierijstad", "gemeente-veghel"}


def test_the_stamp_of_the_borders_changes_with_them() -> None:
    oss = given.place("Oss")
    none = borders.stamp()
    drawn(oss, 2015)
    first = borders.stamp()

    Boundary.objects.get().save()

    assert len({none, first, borders.stamp()}) == 3
