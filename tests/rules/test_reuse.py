"""The same lesson has another answer in another place; the cases are those of the methods."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.learning.rules.reuse import Adoption, expected, similarity, way

RANGES = {"urbanity": 4.0, "over 75": 12.0}


def place(setting: str, led_by: str, urbanity: float, old: float) -> dict[str, str | float]:
    return {"setting": setting, "led by": led_by, "urbanity": urbanity, "over 75": old}


FIVE = [
    Adoption(place("village", "volunteer", 5, 10), 1),
    Adoption(place("village", "professional", 4, 9), 1),
    Adoption(place("town", "professional", 1, 6), 0),
    Adoption(place("town", "volunteer", 2, 8), 0.5),
    Adoption(place("village", "volunteer", 4, 12), 1),
]


def test_a_village_may_hope() -> None:
    found = expected(FIVE, place("village", "volunteer", 5, 11), RANGES)

    assert found.weights == pytest.approx((0.958767, 0.417101, 0.021267, 0.25, 0.840278), abs=1e-6)
    assert (found.chance, found.low, found.high) == pytest.approx((0.744559, 0.382363, 0.976597), abs=1e-6)
    assert found.places == pytest.approx(3.322487, abs=1e-6)


def test_a_city_may_doubt() -> None:
    found = expected(FIVE, place("town", "professional", 1, 6), RANGES)

    assert (found.chance, found.low, found.high) == pytest.approx((0.407901, 0.071967, 0.8049), abs=1e-6)
    assert found.places == pytest.approx(2.416687, abs=1e-6)


def test_without_adoptions_anything_is_possible() -> None:
    found = expected([], place("town", "professional", 1, 6), RANGES)

    assert (found.chance, found.low, found.high, found.places) == pytest.approx((0.5, 0.05, 0.95, 0))


def test_places_of_which_nothing_shared_is_known_do_not_count() -> None:
    assert similarity({"setting": "village"}, {"urbanity": 3}, RANGES) == 0
    assert expected([Adoption({"setting": "village"}, 1)], {"urbanity": 3}, RANGES).chance == 0.5


@given(some.floats(0, 10), some.floats(0, 10))
def test_two_places_are_as_alike_as_the_other_way_round(one: float, other: float) -> None:
    there, here = {"urbanity": one}, {"urbanity": other}

    assert similarity(there, here, RANGES) == similarity(here, there, RANGES)
    assert 0 <= similarity(there, here, RANGES) <= 1


def test_the_way_from_published_to_worked_has_an_interval_at_each_step() -> None:
    adopted, reported, worked = way(published=60, adopted=9, reported=7, worked=5)

    assert (adopted.share, adopted.low, adopted.high) == pytest.approx((0.15, 0.080974, 0.261146), abs=1e-6)
    assert (reported.share, reported.low, reported.high) == pytest.approx((0.777778, 0.452589, 0.936775), abs=1e-6)
    assert (worked.share, worked.low, worked.high) == pytest.approx((0.714286, 0.358934, 0.917781), abs=1e-6)


def test_of_nothing_published_no_share_is_given() -> None:
    assert way(published=0, adopted=0, reported=0, worked=0)[0].share is None
