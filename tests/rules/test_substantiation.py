"""Which outcomes are drawn, who is an outsider, and what can be said of all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.learning.rules.substantiation import draw, estimate, independent

KEYS = [f"uitkomst-{number}" for number in range(24)]


def test_the_same_seed_draws_the_same_whatever_the_order() -> None:
    assert draw(KEYS, size=8, seed="maart") == draw(reversed(KEYS), size=8, seed="maart")
    assert draw(KEYS, size=8, seed="maart") != draw(KEYS, size=8, seed="april")


def test_each_is_drawn_about_as_often() -> None:
    times = dict.fromkeys(KEYS, 0)
    for seed in range(3000):
        for key in draw(KEYS, size=8, seed=str(seed)):
            times[key] += 1

    assert sum(times.values()) == 24_000
    assert all(abs(count - 1000) < 4 * (3000 * (1 / 3) * (2 / 3)) ** 0.5 for count in times.values())


@pytest.mark.parametrize("size", [0, 25])
def test_no_more_can_be_drawn_than_there_are(size: int) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        draw(KEYS, size=size, seed="maart")


@pytest.mark.parametrize(
    ("who", "of", "apart"),
    [
        ("Piet de Wit", "Gemeente Oss", True),
        ("ANNA BOS", "Gemeente Oss", False),
        ("Piet de Wit", " zet ", False),
        ("Piet de Wit", "", True),
    ],
)
def test_who_wrote_it_or_belongs_to_it_is_no_outsider(who: str, of: str, apart: bool) -> None:
    assert independent(who=who, of=of, authors=["Anna Bos"], organisations=["Zet"]) is apart


@pytest.mark.parametrize(
    ("confirmed", "seen", "whole", "expected"), [(7, 8, 24, (13, 23)), (8, 8, 8, (8, 8)), (0, 2, 2, (0, 0))]
)
def test_what_was_seen_says_so_much_of_all(confirmed: int, seen: int, whole: int, expected: tuple[int, int]) -> None:
    assert estimate(confirmed, seen, whole) == expected


@given(st.integers(1, 40), st.data())
def test_what_is_possible_holds_what_was_seen(whole: int, data: st.DataObject) -> None:
    seen = data.draw(st.integers(1, whole))
    confirmed = data.draw(st.integers(0, seen))

    low, high = estimate(confirmed, seen, whole)

    assert confirmed <= high
    assert low <= whole - (seen - confirmed)
    assert low <= high
