"""Which need gets which offer when there are very many: with hours, capacities and budgets, and a bound that proves it.

Method: two Lagrangians (Fisher 1981): prices for offers, by which needs choose; then prices for needs, by which each
offer fills itself exactly, which gives the bound. Prices follow the slope with steps of their own (Kingma and Ba 2015).
The plan is mended offer by offer, each time by an exact knapsack. See docs/methods/matching.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np

from veerkracht.support.rules.many import assigning, sweeps
from veerkracht.support.rules.many.market import Market, Prices
from veerkracht.support.rules.many.prices import best_of_each, chosen, packed, whole

FEW = 2_000
"""Below this number of pairs compiling takes longer than it saves."""
PACKING, MENDING, LAST = 45, 12, 4
AGAIN_PACKING, AGAIN_MENDING = 6, 3
MANY, CALMEST = 400_000, 7.0
"""A market with fewer pairs than this has its prices sought with more and larger steps: up to so many times."""
PACK_STEP = (3.0, 0.4)
"""The first and the last step of the price of a need, for scores of which the spread is a thousand."""
FREED = (0.8, 0.05)
"""What part of its price an hour that comes free counts for, at the first mending and at the last."""
BIDS = 40
"""So many bids for each need, before the rest goes by the shortest way."""
EVEN = 1e-9
CASES = 8.0


@dataclass(frozen=True, slots=True)
class Matched:
    """The best so far: for each need its pair, or -1; what it scores, what nothing exceeds, and how far the work is."""

    given: Any
    value: float
    bound: float
    done: float
    prices: Prices

    @property
    def gap(self) -> float:
        return max(0.0, self.bound - self.value) / self.bound if self.bound > 0 else 0.0


def match(market: Market, *, near: Prices | None = None, seed: int = 0, goal: float = 0.0) -> Iterator[Matched]:
    """Give ever better matches with their gap; it may be stopped after any, and ends by itself at the goal.

    >>> market = Market(2, [0, 0, 1], [0, 1, 0], [9, 8, 7], [1, 1, 1], [0, 0, 0], [0, 0, 0], [1, 1], [0])
    >>> *_, best = match(market)
    >>> best.value, [int(one) for one in best.given], best.gap
    (15.0, [1, 2], 0.0)
    """
    if len(market.order) >= FEW and find_spec("numba"):
        _compiled()
    if market.single:
        yield _assigned(market)
        return
    bound, calm = float(best_of_each(market).sum()), min(CALMEST, max(1.0, MANY / max(len(market.order), 1)))
    nothing = np.full(market.needs, sweeps.NONE)
    if near is None:
        near, bound = chosen(market, bound, calm)
        yield Matched(nothing, 0.0, bound, 0.3, near)
        steps, mendings, sizes = int(PACKING * calm), MENDING, (PACK_STEP[0] * calm, PACK_STEP[1])
    else:
        steps, mendings, sizes = AGAIN_PACKING, AGAIN_MENDING, (PACK_STEP[1], PACK_STEP[1])
    prices, proven, taken = packed(market, near, steps, sizes)
    bound = whole(market, min(bound, proven))
    best = Matched(nothing, 0.0, bound, 0.6, prices)
    plan = _Plan.of(market, taken, prices)
    for part in plan.improve(np.random.default_rng(seed), mendings):
        if plan.value > best.value:
            best = replace(best, given=plan.told(), value=plan.value)
        best = replace(best, done=0.6 + 0.4 * part)
        yield best
        if best.gap <= goal:
            return


def _assigned(market: Market) -> Matched:
    """Give each need one place, best in total: what needs gain and places cost adds up to it, which proves it."""
    needs, offers = market.pairs[0][market.listed].astype(np.int64), market.pairs[1][market.listed].astype(np.int64)
    scores, many = market.pairs[2][market.listed], len(market.capacity)
    first = np.concatenate(([0], np.cumsum(market.room)))
    given, seat = np.full(market.needs, sweeps.NONE), np.full(market.needs, sweeps.NONE)
    state = given, seat, np.full(first[-1], sweeps.NONE), np.zeros(first[-1])
    price, gain, queue = np.zeros(many), np.zeros(market.needs), np.arange(market.needs)[::-1].copy()
    assigning.bid(offers, scores, market.starts, first, state, price, queue, BIDS * market.needs)
    np.maximum.at(gain, needs, scores - price[offers])
    marks = np.full(many, assigning.FAR), np.full(many, sweeps.NONE), np.zeros(many, np.uint8)
    assigning.augment(needs, offers, scores, market.starts, first, state, (price, gain), marks)
    has = given >= 0
    told = np.full(market.needs, sweeps.NONE)
    told[has] = market.order[market.listed[given[has]]]
    bound = float(gain.sum() + price @ market.room)
    value = float(scores[given[has]].sum())
    return Matched(told, value, max(value, bound), 1.0, Prices(price, gain, np.zeros(len(market.budgets))))


def again(market: Market, known: Matched, *, seed: int = 0) -> Matched:
    """Match a market that differs little from one whose match is known: from its prices and its plan."""
    plan = _Plan.kept(market, known)
    for _part in plan.improve(np.random.default_rng(seed), AGAIN_MENDING):
        pass
    return Matched(plan.told(), plan.value, known.bound, 1.0, known.prices)


def contrast(market: Market, known: Matched, pair: int) -> tuple[float, Matched]:
    """Reverse one pair: forbid it where it was chosen, else give it; tell the loss and the match that comes instead."""
    scores = np.array(market.score, dtype=float)
    extra = 0.0
    if known.given[market.need[pair]] == pair:
        scores[pair] = 0.0
    else:
        # Worth so much that nothing holds it back; what is added is taken off again.
        extra = float(scores.max(initial=0.0)) * (1 + int(market.room.max(initial=0)))
        scores[pair] += extra
    other = again(replace(market, score=scores), known)
    made = bool(other.given[market.need[pair]] == pair)
    value = other.value - (extra if made else 0.0)
    return max(0.0, known.value - value), replace(other, value=value)


def scarcity(
    market: Market, known: Matched, *, offer: int | None = None, budget: int | None = None, more: float = 1
) -> float:
    """Tell what so much more of the hours of an offer, or of the euros of a budget, would add; at least nought."""
    capacity, budgets = np.array(market.capacity, dtype=float), np.array(market.budgets, dtype=float)
    if offer is not None:
        capacity[offer] += more
    if budget is not None:
        budgets[budget] += more
    return max(0.0, again(replace(market, capacity=capacity, budgets=budgets), known).value - known.value)


@dataclass(frozen=True, slots=True)
class Stands:
    """After so many worlds: in which part of them each pair was chosen."""

    worlds: int
    share: Any


def robustness(
    market: Market, known: Matched, chances: Sequence[float], *, seed: int, worlds: int = 100
) -> Iterator[Stands]:
    """Draw plausible worlds, in which each chance that support helps differs, and match anew in each."""
    draw, chance = np.random.default_rng(seed), np.clip(np.asarray(chances, dtype=float), EVEN, 1 - EVEN)
    counts = np.zeros(len(chance))
    for world in range(1, worlds + 1):
        helps = draw.beta(CASES * chance, CASES * (1 - chance))
        scores = np.asarray(market.score, dtype=float) * helps / chance
        found = again(replace(market, score=scores), known, seed=world)
        counts[found.given[found.given >= 0]] += 1
        yield Stands(world, counts / world)


@cache
def _compiled() -> None:
    import numba

    @numba.njit
    def floats(shape: Any) -> Any:
        return np.zeros(shape)

    @numba.njit
    def wholes(shape: Any) -> Any:
        return np.zeros(shape, np.int64)

    @numba.njit
    def marks(shape: Any) -> Any:
        return np.zeros(shape, np.uint8)

    assigning.compile_in_place(numba.njit)
    sweeps.compile_in_place(numba.njit, floats=floats, wholes=wholes, marks=marks)


class _Plan:
    """A plan in the making: what each need has, what hours are free and what was spent."""

    def __init__(self, market: Market, prices: Prices) -> None:
        self.market, self.prices = market, prices
        self.given = np.full(market.needs, sweeps.NONE, dtype=np.int64)
        self.state = self.given, market.room.copy(), np.zeros(len(market.budgets))
        self.index = market.starts, market.listed
        self.order = np.argsort(-prices.needs, kind="stable")

    @classmethod
    def of(cls, market: Market, taken: Any, prices: Prices) -> "_Plan":
        """Begin with what offers took."""
        plan = cls(market, prices)
        sweeps.gather(market.pairs, taken, prices.euros, plan.state)
        score, cost = market.pairs[2], market.pairs[4]
        has = np.flatnonzero(plan.given >= 0)
        gain = score[plan.given[has]] / np.maximum(cost[plan.given[has]], EVEN)
        sweeps.cheapen(market.pairs, has[np.argsort(gain, kind="stable")], plan.state, market.purse)
        plan.fill(prices.euros)
        return plan

    @classmethod
    def kept(cls, market: Market, known: Matched) -> "_Plan":
        """Begin with a plan that is known, as far as it still fits."""
        place = np.full(len(market.need), sweeps.NONE)
        place[market.order] = np.arange(len(market.order))
        taken = np.zeros(len(market.order), np.int8)
        pairs = place[known.given[known.given >= 0]]
        taken[pairs[pairs >= 0]] = 1
        return cls.of(market, taken, known.prices)

    def fill(self, dear: Any) -> None:
        """Give what is left to who has nothing, the dearest need first."""
        sweeps.fill(self.market.pairs, self.index, self.order, dear, self.state, self.market.purse)

    @property
    def value(self) -> float:
        return float(self.market.pairs[2][self.given[self.given >= 0]].sum())

    def told(self) -> Any:
        """Give for each need its pair by the place in which the pairs were given."""
        told = np.full(self.market.needs, sweeps.NONE, dtype=np.int64)
        has = self.given >= 0
        told[has] = self.market.order[self.given[has]]
        return told

    def improve(self, draw: Any, mendings: int) -> Iterator[float]:
        """Mend until nothing changes or the turns are over: first at prices, at the end by score alone."""
        market, free = self.market, np.zeros(len(self.market.budgets))
        turns = mendings + LAST
        for turn in range(turns):
            last = turn >= mendings
            part = 0.0 if last else FREED[0] + (FREED[1] - FREED[0]) * turn / max(mendings - 1, 1)
            hours, euros = self.prices.hours * part, free if last else self.prices.euros
            order = draw.permutation(len(market.capacity))
            changed = sweeps.mend(
                market.pairs, market.firsts, self.index, order, market.room, hours, euros, self.state, market.purse
            )
            self.fill(free)
            yield (turn + 1) / turns
            if last and not changed:
                return
