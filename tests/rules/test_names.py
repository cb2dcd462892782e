"""Which place somebody means by what they typed."""

import pytest

from veerkracht.places.rules.names import Fit, is_postcode, matches

TOWNS = [
    "oss",
    "oosterhout",
    "roosendaal",
    "rosmalen",
    "bergen op zoom",
    "bergeijk",
    "veghel",
    "uden",
    "s hertogenbosch",
]


@pytest.mark.parametrize(
    ("typed", "first", "fit"),
    [
        pytest.param("oss", "oss", Fit.SAME, id="as it is called"),
        pytest.param("veg", "veghel", Fit.BEGINS, id="the first letters"),
        pytest.param("zoom", "bergen op zoom", Fit.WORD, id="a word in the name"),
        pytest.param("roosendal", "roosendaal", Fit.LIKE, id="a letter too few"),
        pytest.param("osterhout", "oosterhout", Fit.LIKE, id="another letter too few"),
        pytest.param("bergen op zom", "bergen op zoom", Fit.LIKE, id="an error in the last word"),
    ],
)
def test_the_best_fit_comes_first(typed, first, fit):
    best = matches(typed, TOWNS)[0]

    assert (best.name, best.fit) == (first, fit)


def test_of_names_that_begin_alike_the_shortest_comes_first():
    assert [match.name for match in matches("berg", TOWNS)][:2] == ["bergeijk", "bergen op zoom"]


@pytest.mark.parametrize("typed", ["", "xyzzy", "rotterdam", "o" * 5000])
def test_what_nobody_is_called_fits_nothing(typed):
    assert matches(typed, TOWNS) == []


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("5341", True),
        ("5341 AB", True),
        ("5341ab", True),
        ("0341", False),
        ("534", False),
        ("Oss 5341", False),
        ("", False),
    ],
)
def test_a_postcode_is_known_as_one(typed, answer):
    assert is_postcode(typed) is answer
