"""What tells the sources for from those against; the case is the one of the methods."""

import pytest

from veerkracht.learning.rules.contradiction import Stand, differences, enough, opposed, overlap


def stand(for_it: bool, setting: str, led_by: str, age: str) -> Stand:
    return Stand(for_it, {"setting": setting, "led by": led_by, "age": age})


SEVEN = [
    stand(True, "village", "volunteer", "75+"),
    stand(True, "village", "professional", "75+"),
    stand(True, "village", "volunteer", "mixed"),
    stand(True, "town", "volunteer", "75+"),
    stand(False, "town", "professional", "mixed"),
    stand(False, "town", "professional", "75+"),
    stand(False, "town", "volunteer", "mixed"),
]


def test_village_or_town_tells_most_and_may_still_be_chance() -> None:
    first, *others = differences(SEVEN)

    assert first.circumstance == "setting"
    assert first.counts == {"village": (3, 0), "town": (1, 3)}
    assert (first.gain, first.by_chance) == pytest.approx((0.521641, 0.142857), abs=1e-6)
    assert {one.circumstance for one in others} == {"led by", "age"}
    for one in others:
        assert (one.gain, one.by_chance) == pytest.approx((0.128085, 0.485714), abs=1e-6)


def test_three_circumstances_that_were_looked_at_make_the_chance_three_times_as_large() -> None:
    corrected = {one.circumstance: one.corrected for one in differences(SEVEN)}

    assert corrected == pytest.approx({"setting": 3 * 0.142857, "led by": 2 * 0.485714, "age": 2 * 0.485714}, abs=1e-5)


def test_it_is_looked_for_only_with_three_on_each_side() -> None:
    assert enough(SEVEN)
    assert not enough(SEVEN[:6])


def test_a_circumstance_with_three_values_has_a_gain_and_no_exact_test() -> None:
    found = differences([Stand(True, {"size": "s"}), Stand(False, {"size": "m"}), Stand(True, {"size": "l"})])

    assert found[0].by_chance is None
    assert found[0].corrected is None
    assert found[0].gain > 0.9


def test_what_is_not_known_of_a_source_is_left_out() -> None:
    found = differences([*SEVEN, Stand(True, {})])

    assert sum(map(sum, found[0].counts.values())) == 7


@pytest.mark.parametrize(
    ("one", "other", "oppose"),
    [("worked", "worse", True), ("no difference", "worked", True), ("worse", "no difference", False)],
)
def test_only_worked_and_did_not_work_oppose(one: str, other: str, oppose: bool) -> None:
    assert opposed(one, other) is oppose


def test_contexts_overlap_unless_something_that_both_name_differs() -> None:
    village, town, led = {"setting": "village"}, {"setting": "town"}, {"lead": "volunteers"}

    assert overlap({}, village)
    assert overlap(village, led)
    assert not overlap(village | led, town | led)
