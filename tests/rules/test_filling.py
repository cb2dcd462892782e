"""Kinds filled from the top, beside the search over all sets."""

from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from veerkracht.support.rules.allocation import Demand, Plan, allocate
from veerkracht.support.rules.filling import Filled, Filling, fill


def last(asked: Filling) -> Filled | None:
    found = None
    for found in fill(asked):  # noqa: B007 - the last is the best
        pass
    return found


@some.composite
def asked(draw: some.DrawFn) -> tuple[Demand, Filling]:
    rows, kinds = draw(some.integers(1, 5)), draw(some.integers(1, 4))
    use = [[draw(some.integers(0, 20)) / 20 for _kind in range(kinds)] for _row in range(rows)]
    room = [draw(some.integers(0, 4)) for _kind in range(kinds)]
    cost = [draw(some.integers(0, 5)) for _kind in range(kinds)]
    budget, floor = draw(some.integers(0, 15)), draw(some.integers(0, 1))
    demand = Demand(tuple(map(tuple, use)), (1.0,) * rows, tuple(room), tuple(cost), budget, floor)
    return demand, Filling(np.array(use), np.array(room, dtype=float), cost, budget, np.full(rows, floor))


@given(asked())
@settings(max_examples=120, deadline=None)
def test_it_finds_what_the_search_over_all_sets_finds(both: tuple[Demand, Filling]) -> None:
    demand, filling = both
    plan, found = allocate(demand), last(filling)

    if not isinstance(plan, Plan):
        assert found is None
        return
    assert found is not None
    assert found.bound >= plan.total - 1e-9
    assert found.value <= plan.total + 1e-9
    assert found.bound > found.value + 1e-9 or found.value == pytest.approx(plan.total, abs=1e-9)


def test_two_hundred_by_twenty_is_exact_and_keeps_to_every_limit() -> None:
    draw = np.random.default_rng(0)
    use = draw.integers(0, 11, (200, 20)) / 10 * (draw.integers(2, 9, (200, 20)) / 10)
    room, cost = draw.integers(5, 30, 20), draw.integers(1, 11, 20)
    budget = int(0.5 * (room * cost).sum())

    found = last(Filling(use, room.astype(float), [float(one) for one in cost], budget, np.zeros(200)))

    assert found is not None
    assert found.value == found.bound == pytest.approx(168.70)
    assert (found.given.sum(axis=0) <= room).all()
    assert found.given.sum(axis=0) @ cost <= budget


def test_who_does_not_qualify_gets_nothing() -> None:
    found = last(Filling(np.array([[-inf], [0.1]]), np.array([2.0]), [1.0], 5, np.zeros(2)))

    assert found is not None
    assert found.given.tolist() == [[False], [True]]


def test_a_floor_is_met_by_an_exchange() -> None:
    found = last(Filling(np.array([[0.9, 0.8], [0.5, 0.0]]), np.array([1.0, 1.0]), [1.0, 1.0], 2, np.ones(2)))

    assert found is not None
    assert found.given.tolist() == [[False, True], [True, False]]
