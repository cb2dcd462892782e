"""Which need gets which offer when there are very many: with hours, capacities and budgets, and a bound that proves it.

Method: two Lagrangians (Fisher 1981): prices for offers, by which needs choose; then prices for needs, by which each
offer fills itself exactly, which gives the bound. Prices follow the slope with steps of their own (Kingma and Ba 2015).
The plan is mended offer by offer, each time by an exact knapsack. See docs/methods/matching.md.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.util import find_spec
from typing import Any

import numpy as np

from veerkracht.support.rules.many import sweeps

FEW = 2_000
"""Below this number of pairs compiling takes longer than it saves."""
CHOOSING, PACKING, MENDING, LAST = 70, 45, 12, 4
AGAIN_PACKING, AGAIN_MENDING = 6, 3
CHOOSE_STEP, PACK_STEP = (10.0, 0.3), (3.0, 0.4)
"""The first and the last step of a price, for scores of which the spread is a thousand."""
USUAL_SPREAD = 1_000.0
MEMORY, SQUARES, TINY = 0.8, 0.98, 1e-3
FREED = (0.8, 0.05)
"""What part of its price an hour that comes free counts for, at the first mending and at the last."""
EVEN = 1e-9
CASES = 8.0


@dataclass(frozen=True)
class Market:
    """Needs and offers, and for each eligible pair its score, hours and cost; by offer the hours, and the budgets."""

    needs: int
    need: Any
    offer: Any
    score: Any
    load: Any
    cost: Any
    budget_of: Any
    """The place of the budget that a pair is paid from."""
    capacity: Any
    budgets: Any

    def __post_init__(self) -> None:
        columns = (self.need, self.offer, self.score, self.load, self.cost, self.budget_of)
        if len({len(column) for column in columns}) != 1:
            raise ValueError("each pair has a need, an offer, a score, hours, a cost and a budget")
        numbers = [np.asarray(one, dtype=float) for one in (*columns, self.capacity, self.budgets)]
        if any(len(one) and not (np.isfinite(one).all() and one.min() >= 0) for one in numbers):
            raise ValueError("scores, hours, costs and budgets are nought or more")
        bounds = ((self.need, self.needs), (self.offer, len(self.capacity)), (self.budget_of, len(self.budgets)))
        if any(len(column) and np.max(column) >= many for column, many in bounds):
            raise ValueError("a pair names a need, an offer and a budget that there are")

    @cached_property
    def order(self) -> Any:
        """Lay pairs by offer; what cannot fit an offer is left out, and hours are whole."""
        fits = np.asarray(self.load) <= np.asarray(self.capacity)[np.asarray(self.offer)]
        where = np.flatnonzero(fits)
        return where[np.lexsort((np.asarray(self.need)[where], np.asarray(self.offer)[where]))]

    @cached_property
    def pairs(self) -> tuple[Any, ...]:
        kinds = (np.int32, np.int32, np.float64, np.int32, np.float64, np.int32)
        columns = (self.need, self.offer, self.score, self.load, self.cost, self.budget_of)
        return tuple(
            np.asarray(column)[self.order].astype(kind) for column, kind in zip(columns, kinds, strict=True)
        )

    @cached_property
    def firsts(self) -> Any:
        return np.searchsorted(self.pairs[1], np.arange(len(self.capacity) + 1))

    @cached_property
    def listed(self) -> Any:
        """List pairs by need."""
        return np.argsort(self.pairs[0], kind="stable").astype(np.int32)

    @cached_property
    def starts(self) -> Any:
        return np.searchsorted(self.pairs[0][self.listed], np.arange(self.needs + 1))

    @cached_property
    def room(self) -> Any:
        return np.floor(np.asarray(self.capacity, dtype=float) + EVEN).astype(np.int64)

    @cached_property
    def purse(self) -> Any:
        return np.asarray(self.budgets, dtype=float)


@dataclass(frozen=True, slots=True)
class Prices:
    """What an hour of each offer, each need and a euro of each budget are worth."""

    hours: Any
    needs: Any
    euros: Any


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
    bound = float(_best_of_each(market).sum())
    nothing = np.full(market.needs, sweeps.NONE)
    if near is None:
        near, bound = _chosen(market, bound)
        yield Matched(nothing, 0.0, bound, 0.3, near)
        steps, mendings, sizes = PACKING, MENDING, PACK_STEP
    else:
        steps, mendings, sizes = AGAIN_PACKING, AGAIN_MENDING, (PACK_STEP[1], PACK_STEP[1])
    prices, packed, taken = _packed(market, near, steps, sizes)
    bound = _whole(market, min(bound, packed))
    best = Matched(nothing, 0.0, bound, 0.6, prices)
    plan = _Plan.of(market, taken, prices)
    for part in plan.improve(np.random.default_rng(seed), mendings):
        if plan.value > best.value:
            best = replace(best, given=plan.told(), value=plan.value)
        best = replace(best, done=0.6 + 0.4 * part)
        yield best
        if best.gap <= goal:
            return


def again(market: Market, known: Matched, *, seed: int = 0) -> Matched:
    """Match a market that differs little from one whose match is known: from its prices and its plan."""
    plan = _Plan.kept(market, known)
    for _part in plan.improve(np.random.default_rng(seed), AGAIN_MENDING):
        pass
    return Matched(plan.told(), plan.value, known.bound, 1.0, known.prices)


def contrast(market: Market, known: Matched, pair: int) -> tuple[float, Matched]:
    """Reverse one pair: forbid it where it was chosen, else give it; tell the loss and the match that comes instead."""
    chosen = known.given[market.need[pair]] == pair
    scores = np.array(market.score, dtype=float)
    extra = 0.0
    if chosen:
        scores[pair] = 0.0
    else:
        # Worth so much that nothing holds it back; what is added is taken off again.
        extra = float(scores.max(initial=0.0)) * (1 + int(market.room.max(initial=0)))
        scores[pair] += extra
    other = again(replace(market, score=scores), known)
    made = bool(other.given[market.need[pair]] == pair)
    value = other.value - (extra if made else 0.0)
    return known.value - value, replace(other, value=value)


def scarcity(market: Market, known: Matched, *, offer: int | None = None, budget: int | None = None, more: float = 1) -> float:
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


def robustness(market: Market, known: Matched, chances: Sequence[float], *, seed: int, worlds: int = 100) -> Iterator[Stands]:
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

    @numba.njit  # type: ignore[untyped-decorator]
    def floats(shape: Any) -> Any:
        return np.zeros(shape)

    @numba.njit  # type: ignore[untyped-decorator]
    def wholes(shape: Any) -> Any:
        return np.zeros(shape, np.int64)

    @numba.njit  # type: ignore[untyped-decorator]
    def marks(shape: Any) -> Any:
        return np.zeros(shape, np.uint8)

    sweeps.compile_in_place(numba.njit, floats=floats, wholes=wholes, marks=marks)


def _best_of_each(market: Market) -> Any:
    best = np.zeros(market.needs)
    np.maximum.at(best, market.pairs[0], market.pairs[2])
    return best


def _whole(market: Market, bound: float) -> float:
    """Where all scores are whole, so is the best; the bound may be rounded down."""
    whole = bool((market.pairs[2] % 1 == 0).all())
    return float(np.floor(bound * (1 + 1e-12) + 1e-6)) if whole else bound * (1 + 1e-12)


class _Steps:
    """Steps of prices against their slope: each price has a step of its own, and they get smaller."""

    def __init__(self, size: int, first: float, last: float, steps: int) -> None:
        self.mean, self.square = np.zeros(size), np.zeros(size)
        self.first, self.last, self.steps, self.taken = first, last, steps, 0

    def next(self, prices: Any, slope: Any) -> Any:
        slope = np.where((prices <= 0) & (slope < 0), 0.0, slope)
        self.mean = MEMORY * self.mean + (1 - MEMORY) * slope
        self.square = SQUARES * self.square + (1 - SQUARES) * slope * slope
        size = self.first * (self.last / self.first) ** (self.taken / self.steps)
        self.taken += 1
        mean = self.mean / (1 - MEMORY**self.taken)
        square = self.square / (1 - SQUARES**self.taken)
        return np.maximum(0.0, prices + size * mean / (np.sqrt(square) + TINY))


def _per_euro(market: Market) -> float:
    """Give how much smaller the price of a euro is than that of an hour."""
    cost, load = market.pairs[4], market.pairs[3]
    return float(load.mean() / cost.mean()) if len(cost) and cost.mean() > 0 else 1.0


def _spread(market: Market) -> float:
    return float(market.pairs[2].max(initial=0.0)) / USUAL_SPREAD or 1.0


def _chosen(market: Market, bound: float) -> tuple[Prices, float]:
    """Find prices of hours and euros at which needs, each choosing its best, ask about what there is."""
    offers, many, purse = len(market.capacity), len(market.budgets), market.purse
    by_need = tuple(column[market.listed] for column in market.pairs)
    places, scale = np.arange(len(market.listed), dtype=np.int32), _per_euro(market)
    units = np.concatenate([np.ones(offers), np.full(many, scale)])
    prices = np.zeros(offers + many)
    worth, used, spent = np.zeros(market.needs), np.zeros(offers), np.zeros(many)
    limits = np.concatenate([market.room, purse])
    steps = _Steps(len(prices), *(size * _spread(market) for size in CHOOSE_STEP), CHOOSING)
    best = None
    for _step in range(CHOOSING):
        sweeps.choose(by_need, market.starts, places, prices[:offers], prices[offers:], worth, used, spent)
        now = float(worth.sum() + prices @ limits)
        if best is None or now < bound:
            best, bound = Prices(prices[:offers].copy(), worth.copy(), prices[offers:].copy()), min(bound, now)
        over = np.concatenate([(used - market.room) / 5, (spent - purse) / np.maximum(purse, 1) * 20])
        prices = steps.next(prices / units, over) * units
    assert best is not None
    return best, bound


def _packed(market: Market, near: Prices, many: int, sizes: tuple[float, float]) -> tuple[Prices, float, Any]:
    """Find prices of needs and euros at which offers, each filling itself exactly, take each need about once."""
    need, purse, scale = market.pairs[0], market.purse, _per_euro(market)
    units = np.concatenate([np.ones(market.needs), np.full(len(purse), scale)])
    prices = np.concatenate([near.needs, near.euros])
    taken, best, best_taken = np.zeros(len(need), np.int8), np.inf, np.zeros(len(need), np.int8)
    found = prices
    steps = _Steps(len(prices), *(size * _spread(market) for size in sizes), many)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _step in range(many):
            worth, dear = prices[: market.needs], prices[market.needs :]
            now = float(worth.sum() + dear @ purse) + _pack(pool, market, worth, dear, taken)
            if now < best:
                best, found, best_taken = now, prices, taken.copy()
            picked = np.flatnonzero(taken)
            spent = np.bincount(market.pairs[5][picked], weights=market.pairs[4][picked], minlength=len(purse))
            over = np.bincount(need[picked], minlength=market.needs) - 1.0
            slope = np.concatenate([over, (spent - purse) / np.maximum(purse, 1) * 100])
            prices = steps.next(prices / units, slope) * units
    return Prices(near.hours, found[: market.needs], found[market.needs :]), best, best_taken


def _pack(pool: ThreadPoolExecutor, market: Market, worth: Any, dear: Any, taken: Any) -> float:
    """Let every core fill its share of the offers."""
    cores = os.cpu_count() or 1
    cuts = np.searchsorted(market.firsts, np.linspace(0, len(taken), cores + 1))
    cuts[0], cuts[-1] = 0, len(market.capacity)
    jobs = [
        pool.submit(sweeps.pack, market.pairs, market.firsts, market.room, int(start), int(stop), worth, dear, taken)
        for start, stop in zip(cuts, cuts[1:], strict=False)
    ]
    return sum(float(job.result()) for job in jobs)


class _Plan:
    """A plan in the making: what each need has, what hours are free and what was spent."""

    def __init__(self, market: Market, prices: Prices) -> None:
        self.market, self.prices = market, prices
        self.given = np.full(market.needs, sweeps.NONE, dtype=np.int64)
        self.free, self.spent = market.room.copy(), np.zeros(len(market.budgets))
        self.order = np.argsort(-prices.needs, kind="stable")

    @classmethod
    def of(cls, market: Market, taken: Any, prices: Prices) -> "_Plan":
        plan = cls(market, prices)
        sweeps.gather(market.pairs, taken, prices.euros, plan.given, plan.free, plan.spent)
        plan.settle()
        return plan

    @classmethod
    def kept(cls, market: Market, known: Matched) -> "_Plan":
        """Begin with a plan that is known, as far as it still fits."""
        plan = cls(market, known.prices)
        place = np.full(len(market.need), sweeps.NONE)
        place[market.order] = np.arange(len(market.order))
        taken = np.zeros(len(market.order), np.int8)
        pairs = place[known.given[known.given >= 0]]
        taken[pairs[pairs >= 0]] = 1
        sweeps.gather(market.pairs, taken, known.prices.euros, plan.given, plan.free, plan.spent)
        plan.settle()
        return plan

    def settle(self) -> None:
        """Let go of what is over a budget, least gain per euro first, and give what is left to who has nothing."""
        score, cost = self.market.pairs[2], self.market.pairs[4]
        has = np.flatnonzero(self.given >= 0)
        gain = score[self.given[has]] / np.maximum(cost[self.given[has]], EVEN)
        cheapest = has[np.argsort(gain, kind="stable")]
        sweeps.cheapen(self.market.pairs, cheapest, self.given, self.free, self.spent, self.market.purse)
        self.fill(self.prices.euros)

    def fill(self, dear: Any) -> None:
        market = self.market
        sweeps.fill(
            market.pairs, market.starts, market.listed, self.order, dear, self.given, self.free, self.spent, market.purse
        )

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
            changed = sweeps.mend(
                market.pairs, market.firsts, market.starts, market.listed, draw.permutation(len(market.capacity)),
                market.room, self.prices.hours * part, free if last else self.prices.euros,
                self.given, self.free, self.spent, market.purse,
            )  # fmt: skip
            self.fill(free)
            yield (turn + 1) / turns
            if last and not changed:
                return
