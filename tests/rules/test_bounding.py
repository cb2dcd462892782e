"""Prices that bound every choice, and the search that proves one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from veerkracht.support.rules.bounding import Rows, limits, price, search, subsets


def test_all_sets_of_a_size_are_listed() -> None:
    assert len(subsets(4, 0, 4)) == 16
    assert sorted(map(tuple, subsets(3, 2, 2))) == [(0, 1, 1), (1, 0, 1), (1, 1, 0)]


def test_too_many_sets_ask_for_a_limit() -> None:
    with pytest.raises(ValueError, match="limit"):
        subsets(20, 0, 20)


@given(some.lists(some.lists(some.integers(0, 9), min_size=2, max_size=2), min_size=1, max_size=6), some.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_the_bound_is_above_a_knapsack_and_the_search_finds_it(things: list[list[int]], room: int) -> None:
    rows = Rows(
        [np.array([[0.0], [1.0]]) for _thing in things],
        [np.array([0.0, float(value)]) for value, _weight in things],
        [np.array([[0.0], [float(weight)]]) for _value, weight in things],
    )
    best = {0: 0}
    for value, weight in things:
        best = {
            used: max(best.get(used, -1), best[used - weight] + value if used - weight in best else -1)
            for used in {*best, *(one + weight for one in best if one + weight <= room)}
        }

    priced = price(rows, np.array([float(room)]))
    *_, found = search(priced, (4, 64))

    assert priced.bound >= max(best.values()) - 1e-9
    assert found.value == found.bound == max(best.values())


def test_a_cut_search_says_what_it_may_have_missed() -> None:
    rows = Rows(
        [np.eye(2)] * 8,
        [np.array([0.0, value]) for value in (9.0, 8.0, 7.0, 6.0, 5.0, 5.0, 4.0, 3.0)],
        [np.array([[0.0], [weight]]) for weight in (8.0, 7.0, 6.0, 5.0, 5.0, 4.0, 4.0, 3.0)],
    )
    priced = price(rows, np.array([17.0]))

    for found in search(priced, (1,)):
        assert found.bound >= found.value


def test_half_a_place_is_no_place() -> None:
    assert list(limits([2.5, 1], 10, [3])) == [2, 1, 10, -3]
