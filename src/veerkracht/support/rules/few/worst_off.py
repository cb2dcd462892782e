"""How well off the one who is worst off can be made: a level that a plan reaches, and one that no plan exceeds.

Method: at a level each initiative needs a set of kinds that brings it there. Prices at which even the cheapest sets
cost more than there is prove that no plan reaches the level (Farkas 1902; Lagrangian, Fisher 1981); below it sets are
exchanged until none asks too much. See docs/methods/allocation.md.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import comb
from typing import Any

import numpy as np

from veerkracht.support.rules.bounding import never, subsets

EVEN = 1e-9
MOST_SETS = 2_000
"""So many sets of kinds are listed; larger sets are only counted with in the bound."""
STEPS, TURNS, NEAREST = 160, 25, 60
"""Steps of prices at a level; exchanges for each initiative; and so many of its cheapest sets are tried."""
TARGET, HEAVIER = 0.02, 1.15


@dataclass(frozen=True, slots=True)
class Asked:
    """The use by row and kind (minus infinity: not eligible), what must be given, and what there is."""

    use: Any
    need: Any
    room: Any
    cost: Any
    budget: float
    wanted: Any
    floor: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Reached:
    """Who gets what (nothing: no better plan was found), the level of the worst off, and what none exceeds."""

    given: Any
    level: float
    bound: float


def raise_level(asked: Asked, low: float, stop: Callable[[], bool] = never) -> Iterator[Reached]:
    """Give ever better plans for the worst off, from a level that is known to be reached; first the bound alone."""
    seek = _Seek(asked)
    levels = np.unique(np.round(seek.share[seek.share > low + EVEN], 12))
    top = _top(seek, levels, stop)
    # Where not all sets are listed, a level between two listed ones might be reached by a set that is not.
    bound = max(low, float(levels[min(top, len(levels) - 1)] if len(levels) else low) if not seek.whole else 0.0)
    bound = max(bound, float(levels[top - 1]) if top else low)
    yield Reached(None, low, bound)
    begin, end, draw = 0, top, np.random.default_rng(0)
    first = True
    while begin < end and not stop():
        middle = end - 1 if first else (begin + end) // 2
        first = False
        chosen = seek.reach(float(levels[middle]), draw, stop)
        if chosen is None:
            end = middle
            continue
        low = float(seek.share[np.arange(len(chosen)), chosen].min())
        begin = int(np.searchsorted(levels, low + EVEN))
        yield Reached(seek.sets[chosen].astype(bool), low, max(low, bound))
    if not seek.whole and bound > low and seek.beyond(low + 2 * EVEN, stop):
        yield Reached(None, low, low)


def _top(seek: "_Seek", levels: Any, stop: Callable[[], bool]) -> int:
    """Give how many of the levels are not proven to be beyond every plan, by halving."""
    begin, end = 0, len(levels)
    while begin < end and not stop():
        middle = (begin + end) // 2
        if seek.beyond(float(levels[middle]), stop):
            end = middle
        else:
            begin = middle + 1
    return end


class _Seek:
    """The sets of kinds, what each asks of what there is, and what share of its need each brings an initiative."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        kinds = asked.use.shape[1]
        most = kinds if asked.most is None else min(asked.most, kinds)
        size = most
        while sum(comb(kinds, many) for many in range(size + 1)) > MOST_SETS:
            size -= 1
        self.size, self.whole = size, size == most
        self.sets = subsets(kinds, 0, size)
        self.room = np.array([*asked.room, asked.budget], dtype=float)
        self.scale = np.maximum(self.room, EVEN)
        self.asks = np.column_stack([self.sets, self.sets @ asked.cost])
        self.free = np.isfinite(asked.use) & (np.asarray(asked.room) >= 1) & (asked.cost <= asked.budget + EVEN)
        use = np.where(self.free, asked.use, 0.0)
        self.need = np.maximum(asked.need, EVEN)
        share = np.where(asked.need[:, None] > 0, use @ self.sets.T / self.need[:, None], 1.0)
        fits = (self.asks <= self.room + EVEN).all(axis=1) & (self.sets.sum(axis=1) >= asked.floor)
        fits = fits & ((~self.free).astype(float) @ self.sets.T == 0)
        fits &= asked.wanted.astype(float) @ self.sets.T == asked.wanted.sum(axis=1)[:, None]
        self.share = np.where(fits, share, -1.0)
        self.parts = self.asks / self.scale
        self.prices = np.full(kinds + 1, 1 / (kinds + 1))
        self.weights = use / self.need[:, None]

    def beyond(self, level: float, stop: Callable[[], bool]) -> bool:
        """Say whether prices prove that no plan brings everyone to a level."""
        reaches = self.share >= level - EVEN
        prices = self.prices
        for _step in range(STEPS):
            price = self.parts @ prices
            priced = np.where(reaches, price, np.inf)
            chosen = priced.argmin(axis=1)
            least, used = priced[np.arange(len(priced)), chosen], self.parts[chosen]
            if not self.whole:
                more, larger = self._larger(level, prices)
                least, used = np.minimum(least, more), np.where((more < least)[:, None], larger, used)
            over = float(least.sum() - prices.sum())
            if over > EVEN * max(1.0, float(prices.sum())):
                self.prices = prices / max(float(prices.sum()), EVEN)
                return True
            slope = used.sum(axis=0) - 1.0
            square = float(slope @ slope)
            if square < EVEN or stop():
                return False
            prices = np.maximum(0.0, prices + (TARGET - over) / square * slope)
            if not prices.any():
                return False
            prices = prices / float(prices.sum())
        self.prices = prices
        return False

    def _larger(self, level: float, prices: Any) -> tuple[Any, Any]:
        """Bound what a larger set than those listed costs: as many of the cheapest, or the cheapest parts of kinds."""
        each = prices[:-1] / self.scale[:-1] + prices[-1] * self.asked.cost / self.scale[-1]
        cost = np.where(self.free, each, np.inf)
        cheapest = np.argsort(cost, axis=1, kind="stable")[:, : self.size + 1]
        many = np.zeros(cost.shape)
        np.put_along_axis(many, cheapest, 1.0, axis=1)
        some = np.take_along_axis(cost, cheapest, axis=1).sum(axis=1)
        weight = np.where(self.free, np.minimum(self.weights / max(level, EVEN), 1.0), 0.0)
        order = np.argsort(np.where(weight > 0, each / np.maximum(weight, EVEN), np.inf), axis=1, kind="stable")
        sorted_weight = np.take_along_axis(weight, order, axis=1)
        left = 1.0 - (np.cumsum(sorted_weight, axis=1) - sorted_weight)
        part = np.clip(left / np.maximum(sorted_weight, EVEN), 0.0, 1.0) * (sorted_weight > 0)
        parts = np.zeros(cost.shape)
        np.put_along_axis(parts, order, part, axis=1)
        fractions = np.where(weight.sum(axis=1) >= 1 - EVEN, parts @ each, np.inf)
        fractions = np.where(self.asked.need > 0, fractions, 0.0)
        taken = np.where((some > fractions)[:, None], many, parts)
        asks = np.column_stack([taken / self.scale[:-1], taken @ self.asked.cost / self.scale[-1]])
        return np.maximum(some, fractions), asks

    def reach(self, level: float, draw: Any, stop: Callable[[], bool]) -> Any:
        """Give each a set that brings it to a level, exchanged while more is asked than there is; or nothing."""
        reaches = self.share >= level - EVEN
        if not reaches.any(axis=1).all():
            return None
        price = self.parts @ (self.prices + EVEN) + EVEN * self.sets.sum(axis=1)
        sets = np.argsort(np.where(reaches, price, np.inf), axis=1, kind="stable")[:, :NEAREST]
        counts = np.minimum(reaches.sum(axis=1), sets.shape[1])
        chosen = sets[:, 0].copy()
        asked, room = self.asks[chosen].sum(axis=0), self.room + EVEN
        weights = (self.prices + 1 / len(self.prices)) / self.scale
        for _turn in range(TURNS * len(chosen)):
            tight = asked > room
            if not tight.any():
                return chosen
            using = np.flatnonzero(self.asks[chosen][:, tight].any(axis=1))
            if not len(using) or stop():
                return None
            row = int(using[draw.integers(len(using))])
            ways = sets[row, : counts[row]]
            then = asked - self.asks[chosen[row]] + self.asks[ways]
            over = np.maximum(then - self.room, 0.0) @ weights + EVEN * price[ways]
            way = int(ways[over.argmin()])
            if way == chosen[row]:
                weights[tight] *= HEAVIER
            asked = asked - self.asks[chosen[row]] + self.asks[way]
            chosen[row] = way
        return None
