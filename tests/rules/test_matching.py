"""Very many needs and offers: everything keeps to its limits, and the bound holds."""

from dataclasses import replace
from importlib.util import find_spec
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from veerkracht.support.rules.many.market import Market
from veerkracht.support.rules.matching import Matched, again, contrast, match, robustness, scarcity


def made_up(needs: int, offers: int, near: int, seed: int) -> Market:
    draw = np.random.default_rng(seed)
    need = np.repeat(np.arange(needs), near)
    offer = np.concatenate([draw.permutation(offers)[:near] for _need in range(needs)])
    load = draw.integers(1, 5, needs)[need]
    score = draw.integers(1, 1000, len(need))
    cost, theme = load * draw.integers(5, 15, offers)[offer], draw.integers(0, 3, needs)[need]
    return Market(needs, need, offer, score, load, cost, theme, draw.integers(2, 8, offers), np.full(3, 8.0 * needs))


def last(market: Market, **said: Any) -> Matched:
    *_, found = match(market, **said)
    return found


def check(market: Market, found: Matched) -> None:
    """Count an answer anew from its pairs."""
    pairs = found.given[found.given >= 0]
    need, offer = np.asarray(market.need)[pairs], np.asarray(market.offer)[pairs]
    assert (need == np.flatnonzero(found.given >= 0)).all()
    loads = np.bincount(offer, np.asarray(market.load)[pairs], len(market.capacity))
    costs = np.bincount(np.asarray(market.budget_of)[pairs], np.asarray(market.cost)[pairs], len(market.budgets))
    assert (loads <= np.asarray(market.capacity)).all()
    assert (costs <= np.asarray(market.budgets) + 1e-6).all()
    assert found.value == pytest.approx(np.asarray(market.score)[pairs].sum())
    assert found.value <= found.bound + 1e-6


def optimum(market: Market) -> float:
    """Try everything."""
    by_need = [[-1, *np.flatnonzero(np.asarray(market.need) == need)] for need in range(market.needs)]
    best = 0.0
    for chosen in product(*by_need):
        pairs = np.array([pair for pair in chosen if pair >= 0], dtype=int)
        loads = np.bincount(np.asarray(market.offer)[pairs], np.asarray(market.load)[pairs], len(market.capacity))
        costs = np.bincount(np.asarray(market.budget_of)[pairs], np.asarray(market.cost)[pairs], len(market.budgets))
        if (loads <= np.asarray(market.capacity)).all() and (costs <= np.asarray(market.budgets)).all():
            best = max(best, float(np.asarray(market.score)[pairs].sum()))
    return best


@some.composite
def small(draw: some.DrawFn, *, single: bool) -> Market:
    needs, offers = draw(some.integers(1, 4)), draw(some.integers(1, 3))
    pairs = draw(some.sets(some.tuples(some.integers(0, needs - 1), some.integers(0, offers - 1)), min_size=1))
    listed = sorted(pairs)
    many = len(listed)

    def numbers(low: int, high: int, size: int = many) -> list[int]:
        return draw(some.lists(some.integers(low, high), min_size=size, max_size=size))

    load, cost = ([1] * many, [0] * many) if single else (numbers(1, 4), numbers(0, 5))
    need, offer = [pair[0] for pair in listed], [pair[1] for pair in listed]
    budgets = [0, 0] if single else numbers(0, 9, 2)
    return Market(needs, need, offer, numbers(0, 30), load, cost, numbers(0, 1), numbers(0, 5, offers), budgets)


@given(small(single=False))
@settings(max_examples=60, deadline=None)
def test_the_best_lies_between_what_is_found_and_the_bound(market: Market) -> None:
    found, best = last(market), optimum(market)

    check(market, found)
    assert found.value <= best + 1e-6
    assert best <= found.bound + 1e-6


@given(small(single=True))
@settings(max_examples=60, deadline=None)
def test_single_hours_without_budgets_are_exact(market: Market) -> None:
    found = last(market)

    check(market, found)
    assert found.value == pytest.approx(optimum(market))
    assert found.gap == pytest.approx(0, abs=1e-9)


def test_a_few_hundred_pairs_come_near_the_bound() -> None:
    market = made_up(60, 30, 8, seed=1)
    found = list(match(market))

    check(market, found[-1])
    assert found[-1].gap < 0.02
    assert [one.value for one in found] == sorted(one.value for one in found)
    assert [one.done for one in found] == sorted(one.done for one in found)


def test_it_ends_at_the_goal_and_keeps_the_best_when_it_is_stopped() -> None:
    market = made_up(60, 30, 8, seed=2)
    told = match(market)
    stopped = [next(told) for _step in range(3)][-1]
    told.close()

    check(market, stopped)
    assert len(list(match(market, goal=0.2))) < len(list(match(market)))


@pytest.mark.skipif(not find_spec("numba"), reason="numba, which compiles the loops, is not installed")
def test_a_compiled_match_keeps_to_every_limit_and_reaches_one_percent() -> None:
    market = made_up(600, 300, 20, seed=3)
    found = last(market)

    check(market, found)
    assert found.gap < 0.02


def test_a_proposal_is_explained_by_its_opposite() -> None:
    market = made_up(40, 20, 6, seed=4)
    known = last(market)
    chosen = int(known.given[known.given >= 0][0])
    forbidden, without = contrast(market, known, chosen)
    other = int(np.flatnonzero((market.need == 5) & (np.arange(len(market.need)) != known.given[5]))[0])
    forced, instead = contrast(market, known, other)

    assert chosen not in without.given or np.asarray(market.score)[chosen] == 0 or forbidden >= 0
    assert forbidden >= 0
    assert forced >= 0
    assert instead.given[5] == other
    assert scarcity(market, known, offer=0) >= 0
    assert scarcity(market, known, budget=1, more=100) >= 0


def test_worlds_go_by_one_by_one() -> None:
    market = made_up(40, 20, 6, seed=5)
    known = last(market)
    found = list(robustness(market, known, [0.6] * len(market.need), seed=1, worlds=5))

    assert [one.worlds for one in found] == [1, 2, 3, 4, 5]
    assert found[-1].share.max() <= 1
    assert np.bincount(market.need, found[-1].share).max() <= 1 + 1e-9


def test_a_supporter_who_leaves_is_planned_around() -> None:
    market = made_up(40, 20, 6, seed=6)
    known = last(market)
    gone = int(np.asarray(market.offer)[known.given[known.given >= 0][0]])
    room = np.array(market.capacity)
    room[gone] = 0

    found = again(replace(market, capacity=room), known)

    check(replace(market, capacity=room), found)
    assert gone not in np.asarray(market.offer)[found.given[found.given >= 0]]


@pytest.mark.parametrize(
    "wrong", [{"score": [-1.0]}, {"load": [float("nan")]}, {"offer": [3]}, {"cost": [1.0, 2.0]}, {"capacity": [-2]}]
)
def test_a_market_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    market = Market(1, [0], [0], [5.0], [1], [1.0], [0], [2], [9])

    with pytest.raises(ValueError, match=r"pair|nought"):
        replace(market, **wrong)


def test_a_market_without_pairs_matches_nothing() -> None:
    found = last(Market(2, [], [], [], [], [], [], [1], [1]))

    assert found.value == found.bound == 0
    assert list(found.given) == [-1, -1]
