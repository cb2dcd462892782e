"""`veerkracht places load`: what is stored, what is refused, and in which words."""

import json
from collections import defaultdict
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import given
from veerkracht.people.models import Role
from veerkracht.people.permissions import NotAllowed
from veerkracht.places import boundaries
from veerkracht.places.actions.draw import draw
from veerkracht.places.boundaries import Sheet
from veerkracht.places.models import Boundary, Place, PlaceCode, Within
from veerkracht.places.rules.shapes import Shape, positions, read
from veerkracht.search.queries import find
from veerkracht.trail.models import Entry

pytestmark = pytest.mark.django_db

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "places"


def load(file: Path, *more: str, year: int = 2015) -> tuple[str, str]:
    """Run the command as an officer would; give what it said and what it told meanwhile."""
    said, told = StringIO(), StringIO()
    call_command("places", "load", str(file), "--year", str(year), *more, stdout=said, stderr=told)
    return said.getvalue(), told.getvalue()


def refused(file: Path, *more: str, year: int = 2015) -> str:
    """Run the command where it must refuse; give everything it says."""
    told = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("places", "load", str(file), "--year", str(year), *more, stdout=StringIO(), stderr=told)
    return f"{told.getvalue()}{refusal.value}"


@pytest.fixture(autouse=True)
def officer() -> None:
    given.officer()


@pytest.fixture
def oss() -> Place:
    place = given.place("Oss")
    given.code(place, "GM0828")
    return place


def test_a_border_is_stored_with_its_year_its_source_and_the_box_around_it(tmp_path: Path, oss: Place) -> None:
    said, _told = load(given.border_file(tmp_path, given.feature("GM0828", "Oss")), "--source", "CBS, 2015")

    border = Boundary.objects.get()
    assert (border.place, border.year, border.source) == (oss, 2015, "CBS, 2015")
    assert (border.west, border.south, border.east, border.north) == pytest.approx((5.4, 51.6, 5.6, 51.8))
    assert "Grenzen van 2015 bewaard: 1." in said


def test_loading_twice_changes_nothing(tmp_path: Path, oss: Place) -> None:
    file = given.border_file(tmp_path, given.feature("GM0828", "Oss"))
    load(file)
    drawn_at = Boundary.objects.get().drawn_at

    said, _told = load(file)

    assert "Al hetzelfde: 1." in said
    assert Boundary.objects.get().drawn_at == drawn_at
    assert Entry.objects.filter(deed="draw").count() == 1


def test_another_border_takes_the_place_of_the_one_before(tmp_path: Path, oss: Place) -> None:
    load(given.border_file(tmp_path, given.feature("GM0828", "Oss")))

    load(given.border_file(tmp_path, given.feature("GM0828", "Oss", given.square(5.3))))

    assert Boundary.objects.get().west == pytest.approx(5.3)


def test_each_year_has_a_border_of_its_own(tmp_path: Path, oss: Place) -> None:
    file = given.border_file(tmp_path, given.feature("GM0828", "Oss"))

    load(file, year=2015)
    load(file, year=2016)

    assert sorted(Boundary.objects.values_list("year", flat=True)) == [2015, 2016]


def test_the_dutch_grid_becomes_degrees(tmp_path: Path, oss: Place) -> None:
    load(given.border_file(tmp_path, given.feature("GM0828", "Oss", given.square(155_000, 463_000, 1_000))))

    border = Boundary.objects.get()
    assert (border.west, border.south) == pytest.approx((5.38720621, 52.15517440), abs=1e-4)


def test_topojson_is_read_too(tmp_path: Path, oss: Place) -> None:
    shape = {"type": "Polygon", "id": "GM0828", "arcs": [[0]], "properties": {"statnaam": "Oss"}}
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [5, 51]},
        "objects": {"gemeenten": {"type": "GeometryCollection", "geometries": [shape]}},
        "arcs": [[[0, 0], [2, 0], [0, 2], [-2, 0], [0, -2]]],
    }
    (tmp_path / "grenzen.topojson").write_text(json.dumps(topology))

    load(tmp_path / "grenzen.topojson")

    border = Boundary.objects.get()
    assert (border.west, border.north) == pytest.approx((5.0, 51.2))


def test_a_code_that_ended_before_the_year_is_refused_with_its_period(tmp_path: Path) -> None:
    veghel = given.place("Veghel", ends_on=date(2016, 12, 31))
    given.code(veghel, "GM0860", ends_on=date(2016, 12, 31))
    file = given.border_file(tmp_path, given.feature("GM0860", "Veghel"))

    answer = refused(file, year=2022)

    assert "GM0860 (Veghel) gold tot en met 2016-12-31, niet op 1 januari 2022" in answer
    assert "--year" in answer
    assert not Boundary.objects.exists()


def test_a_code_that_began_after_the_year_is_refused_with_its_period(tmp_path: Path) -> None:
    given.code(given.place("Altena"), "GM1959", starts_on=date(2019, 1, 1))

    answer = refused(given.border_file(tmp_path, given.feature("GM1959", "Altena")), year=2015)

    assert "GM1959 (Altena) geldt vanaf 2019-01-01, niet op 1 januari 2015" in answer


def test_the_same_code_of_two_places_goes_to_the_one_of_the_year(tmp_path: Path) -> None:
    old, new = given.place("Wijk 1", key="wijk-1-oud"), given.place("Wijk 1", key="wijk-1-nieuw")
    given.code(old, "WK082801", ends_on=date(2017, 12, 31))
    given.code(new, "WK082801", starts_on=date(2018, 1, 1))

    load(given.border_file(tmp_path, given.feature("WK082801", "Wijk 1")), year=2020)

    assert Boundary.objects.get().place == new


def test_the_file_says_its_own_year(tmp_path: Path, oss: Place) -> None:
    answer = refused(given.border_file(tmp_path, given.feature("GM0828", "Oss", jaar=2021)), year=2015)

    assert "volgens het bestand is het van 2021" in answer
    assert "--year 2021" in answer


def test_all_mistakes_are_told_at_once_and_nothing_is_stored(tmp_path: Path, oss: Place) -> None:
    opened = given.square()
    opened["coordinates"][0].pop()
    file = given.border_file(
        tmp_path,
        given.feature("GM0828", "Oss"),
        given.feature("GM0828", "Nog eens Oss"),
        given.feature("", "Zonder code"),
        given.feature("GM0855", "Tilburg", {"type": "Point", "coordinates": [5, 51]}),
        given.feature("GM0758", "Breda", opened),
        given.feature("GM0772", "Eindhoven", given.square(600_000, 6_700_000)),
    )

    answer = refused(file)

    for words in ("dezelfde code", "geen code", "geen gebied", "eindigt niet waar hij begint", "buiten de wereld"):
        assert words in answer
    assert "vorm 6 (GM0772)" in answer
    assert not Boundary.objects.exists()


def test_a_broken_topology_names_the_line_that_is_not_there(tmp_path: Path) -> None:
    shape = {"type": "Polygon", "id": "GM0828", "arcs": [[7]]}
    (tmp_path / "stuk.json").write_text(json.dumps({"type": "Topology", "objects": {"a": shape}, "arcs": []}))

    assert "grenslijn 7" in refused(tmp_path / "stuk.json")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param("", "niet te lezen als JSON", id="empty"),
        pytest.param("a;b\n1;2", "niet te lezen als JSON", id="a table"),
        pytest.param("[" * 100_000, "niet te lezen als JSON", id="without end"),
        pytest.param('{"a": ' + "9" * 5_000 + "}", "niet te lezen als JSON", id="a number without end"),
        pytest.param("[1, 2]", "JSON zonder grenzen", id="a list"),
        pytest.param('{"grants": []}', "JSON zonder grenzen", id="other data"),
        pytest.param('{"type": "FeatureCollection", "features": []}', "geen vormen", id="nothing in it"),
        pytest.param('{"type": "FeatureCollection", "features": 5}', "geen vormen", id="a number in it"),
        pytest.param('{"type": "FeatureCollection", "features": [5]}', "geen code", id="a number for a place"),
        pytest.param('{"type": "Topology", "objects": {}, "transform": 5}', "stuk", id="a broken transform"),
        pytest.param(
            '{"type": "FeatureCollection", "crs": {"name": "EPSG:3857"}, "features": []}', "EPSG:28992", id="mercator"
        ),
    ],
)
def test_what_is_no_file_of_borders_is_refused_with_a_sentence(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "iets.json").write_text(content)

    assert words in refused(tmp_path / "iets.json")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "iets.json").write_bytes(b"PK\x03\x04\xff\xfe\x00")

    assert "niet te lezen als JSON" in refused(tmp_path / "iets.json")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    tmp_path: Path, oss: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boundaries, "LARGEST", 100)

    assert "MB" in refused(given.border_file(tmp_path, given.feature("GM0828", "Oss")))


def test_a_file_that_is_not_there_and_a_year_without_borders_are_refused(tmp_path: Path) -> None:
    assert "Er is geen bestand" in refused(tmp_path / "weg.json")
    assert "Van 1200 zijn er geen grenzen" in refused(tmp_path / "weg.json", year=1200)


def test_places_that_are_not_known_are_named_and_left_out(tmp_path: Path, oss: Place) -> None:
    file = given.border_file(tmp_path, given.feature("GM0828", "Oss"), given.feature("GM0855", "Tilburg"))

    said, _told = load(file)

    assert "Hier niet bekend, en weggelaten: 1 (GM0855 Tilburg)" in said
    assert not Place.objects.filter(name="Tilburg").exists()


def test_a_file_of_which_nothing_is_known_is_refused_with_what_to_do(tmp_path: Path) -> None:
    assert "--add" in refused(given.border_file(tmp_path, given.feature("GM0855", "Tilburg")))


def test_water_and_shapes_without_area_are_left_out_and_counted(tmp_path: Path, oss: Place) -> None:
    speck = {"type": "Polygon", "coordinates": [[[5, 51], [5, 51], [5, 51], [5, 51]]]}
    file = given.border_file(
        tmp_path,
        given.feature("GM0828", "Oss"),
        given.feature("GM0828", "Oss", water="JA"),
        given.feature("GM0855", "Tilburg", speck),
    )

    said, _told = load(file)

    assert "Vormen van water weggelaten: 1." in said
    assert "te klein om te tekenen: 1 (GM0855)" in said


def test_with_add_places_are_made_with_their_code_for_the_year_and_what_they_lie_in(tmp_path: Path, oss: Place) -> None:
    file = given.border_file(
        tmp_path, given.feature("BU08280102", "Centrum", given.square(5.5)), given.feature("WK082801", "Wijk 01")
    )

    said, _told = load(file, "--add")

    centre, district = Place.objects.get(name="Centrum"), Place.objects.get(name="Wijk 01")
    assert (centre.key, centre.kind, district.kind) == ("centrum-oss", "neighbourhood", "district")
    assert (centre.latitude, centre.longitude) == pytest.approx((51.7, 5.6))
    assert "berekend" in centre.coordinate_source
    code = centre.codes.get()
    assert (code.code, code.starts_on, code.ends_on) == ("BU08280102", date(2015, 1, 1), date(2015, 12, 31))
    assert set(Within.objects.values_list("part__name", "whole__name")) == {("Centrum", "Wijk 01"), ("Wijk 01", "Oss")}
    assert "Plaatsen toegevoegd: 2." in said


def test_a_place_that_was_added_goes_on_in_another_year_under_the_same_code_and_name(
    tmp_path: Path, oss: Place
) -> None:
    file = given.border_file(tmp_path, given.feature("WK082801", "Wijk 01"))
    load(file, "--add", year=2014)

    load(file, "--add", year=2015)

    code = PlaceCode.objects.get(code="WK082801")
    assert (code.starts_on, code.ends_on) == (date(2014, 1, 1), date(2015, 12, 31))
    assert Place.objects.filter(kind="district").count() == 1


def test_a_code_that_was_given_to_another_area_is_not_taken_for_the_same_place(tmp_path: Path, oss: Place) -> None:
    load(given.border_file(tmp_path, given.feature("WK082801", "Wijk 01")), "--add", year=2014)

    answer = refused(given.border_file(tmp_path, given.feature("WK082801", "Heel ergens anders")), "--add", year=2015)

    assert "WK082801 (Wijk 01)" in answer


def test_the_period_that_a_person_gave_is_never_stretched(tmp_path: Path) -> None:
    veghel = given.place("Veghel", ends_on=date(2016, 12, 31))
    given.code(veghel, "GM0860", starts_on=date(2015, 1, 1), ends_on=date(2016, 12, 31))
    file = given.border_file(tmp_path, given.feature("GM0860", "Veghel"))
    load(file, year=2015)

    assert "GM0860 (Veghel)" in refused(file, "--add", year=2022)


def test_what_is_added_gets_a_key_that_nobody_has(tmp_path: Path) -> None:
    given.place("Utrecht")

    load(given.border_file(tmp_path, given.feature("PV26", "Utrecht")), "--add")

    assert Place.objects.get(kind="province").key == "province-utrecht"


def test_an_added_municipality_can_be_found_and_an_added_neighbourhood_is_left_out_of_search(
    tmp_path: Path, oss: Place
) -> None:
    file = given.border_file(
        tmp_path, given.feature("GM0855", "Tilburg"), given.feature("BU08280102", "Krinkelwinkel", given.square(5.5))
    )

    load(file, "--add")

    assert [hit.key for hit in find("Tilburg").hits] == ["tilburg"]
    assert find("Krinkelwinkel").total == 0


def test_only_keeps_to_what_lies_in_a_place(tmp_path: Path) -> None:
    brabant, oss = given.place("Noord-Brabant", kind="province"), given.place("Oss")
    given.code(brabant, "PV30")
    given.code(oss, "GM0828")
    given.within(oss, brabant)
    file = given.border_file(
        tmp_path,
        given.feature("GM0855", "Tilburg", provincie="PV30"),
        given.feature("GM0363", "Amsterdam", provincie="PV27"),
        given.feature("WK082801", "Wijk in Oss"),
        given.feature("WK036301", "Wijk in Amsterdam"),
    )

    load(file, "--add", "--only", "PV30")

    assert set(Place.objects.values_list("name", flat=True)) == {"Noord-Brabant", "Oss", "Tilburg", "Wijk in Oss"}
    assert "--only" in refused(file, "--only", "PV21")


def test_the_answers_are_in_english_where_that_is_asked(tmp_path: Path, oss: Place) -> None:
    said, _told = load(given.border_file(tmp_path, given.feature("GM0828", "Oss")), "--language", "en")

    assert "Borders of 2015 stored: 1." in said


def test_who_may_not_load_borders_is_refused(oss: Place) -> None:
    nobody = given.officer()
    nobody.grants.all().delete()

    with pytest.raises(NotAllowed):
        draw(by=nobody, sheet=Sheet(), year=2015, source="")


def test_an_officer_may_load_borders_and_the_trail_says_so(tmp_path: Path, oss: Place) -> None:
    sheet = boundaries.read_sheet(given.border_file(tmp_path, given.feature("GM0828", "Oss")), year=2015)
    officer = given.officer(role=Role.OFFICER)

    draw(by=officer, sheet=sheet, year=2015, source="CBS, 2015")

    entry = Entry.objects.get(deed="draw")
    assert (entry.person_key, entry.kind, entry.key, entry.reason) == (
        officer.key,
        "boundaries",
        "2015",
        "1: CBS, 2015",
    )


def test_the_list_says_which_places_there_are_and_of_which_years_there_is_a_border(tmp_path: Path, oss: Place) -> None:
    given.place("Noord-Brabant", kind="province")
    load(given.border_file(tmp_path, given.feature("GM0828", "Oss")))
    said = StringIO()

    call_command("places", "list", "--kind", "municipality", stdout=said)

    assert said.getvalue() == "oss\tOss\tgemeente\t2015\n"
    with pytest.raises(CommandError, match="Kies uit"):
        call_command("places", "list", "--kind", "planeet")


@pytest.mark.shared_data
@pytest.mark.parametrize(
    ("name", "year", "drawn"),
    [
        ("Provincie_2015_layer_q1e3", 2015, 12),
        ("CoropGebied_2015_layer_q1e3", 2015, 40),
        ("Gemeente_2015_layer_q1e3", 2015, 393),
        ("Wijk_2014_layer_q1e3", 2014, 2700),
    ],
)
def test_real_files_are_read_and_neighbours_keep_touching(name: str, year: int, drawn: int) -> None:
    file = SHARED / f"{name}.json"
    if not file.exists():
        pytest.skip(f"{file.name} is not beside the project")

    before = _holders({one.label.code: one.shape for one in boundaries.read_sheet(file, year=year).outlines})
    load(file, "--add", year=year)

    assert Boundary.objects.count() == drawn
    after = _holders(
        {key: read(shape) for key, shape in Boundary.objects.values_list("place__codes__code", "geometry")}
    )
    shared = [point for point in after if len(before[point]) > 1]
    # Where a speck vanished its points are gone from one of the two; of all others both neighbours keep the point.
    assert sum(after[point] == before[point] for point in shared) > 0.97 * len(shared) > 0


def _holders(shapes: dict[str, Shape]) -> dict[tuple[float, float], set[str]]:
    """Give for each point of the borders, rounded as they are stored, the places that have it."""
    holders: dict[tuple[float, float], set[str]] = defaultdict(set)
    for code, shape in shapes.items():
        for x, y in positions(shape):
            holders[round(x, 5), round(y, 5)].add(code)
    return holders
