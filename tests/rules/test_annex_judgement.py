"""What each row of an annex means here, and what a person should look at."""

import pytest

from veerkracht.exchange.rules.annex import AnnexRow
from veerkracht.exchange.rules.annex_judgement import Known, Option, judge
from veerkracht.initiatives.rules.likeness import Named

OSS, UDEN, BERGEN = Option("oss", "Oss"), Option("uden", "Uden"), Option("bergen-op-zoom", "Bergen op Zoom")
HEALTH = Option("gezondheid", "Gezondheid")
KNOWN = Known(
    places={"oss": OSS, "uden": UDEN, "bergen op zoom": BERGEN, "roosendaal": Option("roosendaal", "Roosendaal")},
    themes={"gezondheid": HEALTH, "health": HEALTH, "verbinding": Option("verbinding", "Verbinding")},
    initiatives=[
        Named("slowcare-oss", ("SlowCare Oss", "", "SlowCare"), frozenset({"oss"})),
        Named("eenzaamheid-roosendaal", ("Eenzaamheid Roosendaal",), frozenset({"roosendaal"})),
    ],
    titles={"slowcare-oss": "SlowCare Oss", "eenzaamheid-roosendaal": "Eenzaamheid Roosendaal"},
)


def judged(title="Nieuw initiatief", place="Oss", theme="Gezondheid"):
    (row,) = judge([AnnexRow(1, 2, title, place, theme)], KNOWN)
    return row


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param("Oss", [OSS], id="as it is"),
        pytest.param("gemeente OSS", [OSS], id="with the word municipality"),
        pytest.param("Oss en Uden", [OSS, UDEN], id="two with en"),
        pytest.param("Oss, Uden; Bergen op Zoom", [OSS, UDEN, BERGEN], id="three with signs"),
    ],
)
def test_places_are_known_by_name(place, expected):
    row = judged(place=place)

    assert list(row.places) == expected
    assert row.problems == ()


def test_the_whole_province_is_a_place_too():
    row = judged(place="Provinciebreed")

    assert (row.everywhere, row.places, row.problems) == (True, (), ())


def test_an_unknown_place_gets_suggestions():
    row = judged(place="Roosendal")

    assert row.problems == ("unknown place",)
    assert [option.key for option in row.place_options] == ["roosendaal"]
    assert row.taken


def test_a_place_of_which_one_part_is_unknown_is_unknown():
    assert judged(place="Oss en Nergenshuizen").problems == ("unknown place",)


def test_an_unknown_theme_gets_suggestions_and_no_theme_is_no_mistake():
    assert judged(theme="Gezondhijd").problems == ("unknown theme",)
    assert [option.key for option in judged(theme="Gezondhijd").theme_options] == ["gezondheid"]
    assert judged(theme="").problems == ()
    assert [option.key for option in judged(theme="Health").themes] == ["gezondheid"]


def test_no_place_is_said():
    assert judged(place="").problems == ("no place",)


def test_a_row_without_title_is_left_out():
    row = judged(title="")

    assert row.problems == ("no title",)
    assert not row.taken


@pytest.mark.parametrize("title", ["SlowCare Oss", "slowcare oss", "SlowCare"])
def test_an_initiative_that_is_here_already_is_linked(title):
    row = judged(title=title)

    assert row.initiative == Option("slowcare-oss", "SlowCare Oss")
    assert row.problems == ()


def test_one_that_looks_like_another_is_told_not_decided():
    row = judged(title="Slow Care in Oss")

    assert row.initiative is None
    assert row.problems == ("looks like another",)
    assert [option.key for option in row.look_alikes] == ["slowcare-oss"]


def test_the_same_title_elsewhere_is_another_initiative():
    row = judged(title="Eenzaamheid Rosendaal", place="Uden")

    assert row.look_alikes == ()


def test_a_title_twice_in_the_annex_is_taken_once():
    first, second = judge([AnnexRow(1, 2, "Nieuw", "Oss"), AnnexRow(1, 3, "NIEUW", "Oss")], KNOWN)

    assert first.taken
    assert (second.problems, second.same_as, second.taken) == (("twice",), 1, False)


def test_a_cell_that_is_too_long_is_cut_and_that_is_said():
    row = judged(title="woord " * 100)

    assert row.problems == ("too long",)
    assert len(row.row.title) <= 300


def test_a_document_full_of_unknown_names_is_still_judged():
    rows = [AnnexRow(1, number, f"Iets {number}", f"Nergens {number}") for number in range(200)]

    found = judge(rows, KNOWN)

    assert {row.problems for row in found} == {("unknown place",)}
