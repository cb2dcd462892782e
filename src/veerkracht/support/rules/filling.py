"""The best total when kinds only have a capacity, a cost and one budget: each kind is filled from the top.

Method: without floors the best plan gives each kind to those whom it serves best, so only the number per kind is left
to choose: a knapsack. A floor gives an initiative without support a bonus; the numbers are gone through from the best
on, and for each the floors are met exactly by exchanges along shortest paths. See docs/methods/filling.md.
"""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd, inf, lcm
from typing import Any

import numpy as np

EVEN = 1e-9
ROUNDS, CYCLES = 24, 6
MOST_UNITS = 50_000
MOST_TRIES = 12
MOST_STEPS = 20_000
"""After so many steps through the numbers per kind the likeliest are taken; the rest stays in the gap."""
CENT = 100


@dataclass(frozen=True, slots=True)
class Filling:
    """What is to be filled: the use by row and kind (minus infinity: not eligible), room, costs, budget and floors."""

    use: Any
    room: Any
    cost: Sequence[float]
    budget: float
    floor: Any


@dataclass(frozen=True, slots=True)
class Filled:
    """Who gets what, as rows of true and false, the total, and what no plan exceeds."""

    given: Any
    value: float
    bound: float


def _never() -> bool:
    return False


def fill(asked: Filling, stop: Callable[[], bool] = _never) -> Iterator[Filled]:
    """Give ever better plans until one is proven or it must stop; nothing where the floors cannot be met."""
    bonus = _bonus(asked)
    best: Filled | None = None
    for tries, (bound, counts) in enumerate(_counts(asked, bonus)):
        if best is not None and (bound <= best.value + EVEN or tries > MOST_TRIES or stop()):
            yield replace(best, bound=best.value if bound <= best.value + EVEN else min(best.bound, bound))
            return
        if bound == inf or tries > 3 * MOST_TRIES or (tries and stop()):
            return
        given = _given(asked, counts)
        value = -inf if given is None else float(asked.use[given].sum())
        if given is not None and (best is None or value > best.value + EVEN):
            best = Filled(given, value, max(bound, value))
            yield best
    if best is not None:
        yield replace(best, bound=best.value)


def _bonus(asked: Filling) -> Any:
    """Give each row the bonus that makes it take its floor, at the price of the budget where the bound is lowest."""
    cost = np.array(asked.cost)
    prices, best, bonus = np.zeros(len(cost)), inf, np.zeros(len(asked.use))
    low: tuple[float, float, float] | None = None
    high: tuple[float, float, float] | None = None
    rate = 0.0
    for _round in range(ROUNDS):
        bound, over = _settle(asked, asked.use - rate * cost, prices, rate)
        if bound < best - EVEN:
            best = bound
            nearest = (asked.use - rate * cost - prices).max(axis=1, initial=-inf)
            bonus = np.where((asked.floor > 0) & np.isfinite(nearest), np.maximum(0.0, -nearest), 0.0)
        if over > 0:
            low = (rate, bound, over)
        elif rate == 0.0:
            break
        else:
            high = (rate, bound, over)
        if high is None:
            top = asked.use[np.isfinite(asked.use)].max(initial=0.0)
            rate = 2 * float(top) / max(min((one for one in asked.cost if one > 0), default=1.0), EVEN)
            continue
        if low is None or high[0] - low[0] < EVEN:
            break
        rate = _meeting(low, high)
    return bonus


def _meeting(low: tuple[float, float, float], high: tuple[float, float, float]) -> float:
    """Give where the tangents of both sides meet, at which the bound can be lowest; else the middle."""
    # What is overspent is the slope of the bound, with its sign turned.
    meet = (low[1] + low[2] * low[0] - high[1] - high[2] * high[0]) / (low[2] - high[2])
    return meet if low[0] + EVEN < meet < high[0] - EVEN else (low[0] + high[0]) / 2


def _settle(asked: Filling, worth: Any, prices: Any, rate: float) -> tuple[float, float]:
    """Put the price of each kind in turn where as many want it as there is room; give bound and overspending."""
    bound, chosen = inf, np.zeros(worth.shape, dtype=bool)
    floored = asked.floor > 0
    for _cycle in range(CYCLES):
        left = worth - prices
        for kind, room in enumerate(asked.room):
            prices[kind] = _price(left, worth, floored, kind, int(room))
            left[:, kind] = worth[:, kind] - prices[kind]
        chosen = left > 0
        empty = np.flatnonzero(floored & ~chosen.any(axis=1) & np.isfinite(left.max(axis=1)))
        chosen[empty, left[empty].argmax(axis=1)] = True
        now = float(left[chosen].sum() + prices @ asked.room + rate * asked.budget)
        if now > bound - EVEN:
            break
        bound = now
    return bound, float(chosen.sum(axis=0) @ np.array(asked.cost)) - asked.budget


def _price(left: Any, worth: Any, floored: Any, kind: int, room: int) -> float:
    """Give the price at which no more rows want a kind than there is room: what the first one out would pay."""
    if room >= len(worth):
        return 0.0
    left[:, kind] = -inf
    nearest = left.max(axis=1)
    # A row that must have something bears a loss here as large as its least loss elsewhere.
    others = np.where(floored & np.isfinite(nearest), np.minimum(0.0, nearest), 0.0)
    until = worth[:, kind] - others
    return max(0.0, float(np.partition(until, len(worth) - room - 1)[len(worth) - room - 1]))


def _counts(asked: Filling, bonus: Any) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Give numbers per kind, those with the highest bound first: what each kind is worth with bonuses, less these."""
    promised = float(bonus @ asked.floor)
    ladders: list[Any] = []
    for kind, room in enumerate(asked.room):
        worths = -np.sort(-(asked.use[:, kind] + bonus)[np.isfinite(asked.use[:, kind])])[: int(room)]
        ladders.append(np.concatenate(([0.0], np.cumsum(worths))))
    units, budget = _units(asked.cost, asked.budget)
    budget = min(budget, sum(unit * (len(ladder) - 1) for unit, ladder in zip(units, ladders, strict=True)))
    # Where the unit is too fine to list, costs ahead are rounded down to a coarser one: the bound stays a bound.
    coarse = 1 + budget // MOST_UNITS
    ahead = _ahead(ladders, [unit // coarse for unit in units], budget // coarse)

    def further(kind: int, left: int, worth: float) -> Iterator[tuple[float, int, int, float]]:
        for many, gained in enumerate(
            ladders[kind][: 1 + (left // units[kind] if units[kind] else len(ladders[kind]))]
        ):
            spare = left - many * units[kind]
            now = worth + float(gained)
            yield -(now + float(ahead[kind + 1][spare // coarse])), many, spare, now

    queue: list[tuple[float, tuple[int, ...], int, float]] = [(-float(ahead[0][-1]), (), budget, 0.0)]
    steps = 0
    while queue:
        negative, counts, left, worth = heapq.heappop(queue)
        steps += 1
        if steps == MOST_STEPS:
            # The way that seems best is gone to its end; what others could bring stays in the gap.
            yield -negative - promised, _straight(counts, left, worth, further)
            yield inf, ()
        if len(counts) == len(ladders):
            yield -negative - promised, counts
            continue
        for bound, many, spare, now in further(len(counts), left, worth):
            heapq.heappush(queue, (bound, (*counts, many), spare, now))


def _straight(
    counts: tuple[int, ...], left: int, worth: float, further: Callable[[int, int, float], Iterator[Any]]
) -> tuple[int, ...]:
    """Choose the number of each kind that is left, one after the other, for the highest bound."""
    try:
        _bound, many, left, worth = min(further(len(counts), left, worth))
    except IndexError:
        return counts
    return _straight((*counts, many), left, worth, further)


def _units(cost: Sequence[float], budget: float) -> tuple[list[int], int]:
    """Count costs and budget in the largest unit that fits all costs, to the hundredth."""
    exact = [Fraction(round(one * CENT), CENT) for one in cost]
    below = lcm(*(one.denominator for one in exact)) if exact else 1
    whole = [int(one * below) for one in exact]
    unit = gcd(*whole) or 1
    return [one // unit for one in whole], int(
        (Fraction(budget).limit_denominator(10**6) * below) / unit + Fraction(1, 10**9)
    )


def _ahead(ladders: list[Any], units: list[int], size: int) -> list[Any]:
    """Give what the kinds from each place on are worth at best with so much of the budget left."""
    ahead = [np.zeros(size + 1)]
    for ladder, unit in zip(reversed(ladders), reversed(units), strict=True):
        after = ahead[0]
        best = after + (float(ladder.max()) if unit == 0 else 0.0)
        for many in range(1, len(ladder) if unit else 0):
            if many * unit > size:
                break
            best[many * unit :] = np.maximum(best[many * unit :], after[: size + 1 - many * unit] + ladder[many])
        ahead.insert(0, best)
    return ahead


def _given(asked: Filling, counts: Sequence[int]) -> Any:
    """Give each kind to so many whom it serves best, and then meet the floors by the least costly exchanges."""
    given = np.zeros(asked.use.shape, dtype=bool)
    for kind, many in enumerate(counts):
        given[np.argsort(-asked.use[:, kind], kind="stable")[:many], kind] = True
    while (short := np.flatnonzero(given.sum(axis=1) < asked.floor)).size:
        if not _exchange(asked, given, int(short[0])):
            return None
    return given


def _exchange(asked: Filling, given: Any, row: int) -> bool:
    """Let a row take a kind from another, which may take one from a third, until one has enough left: at least loss."""
    many, kinds = asked.use.shape
    spare = given.sum(axis=1) > asked.floor
    at_row, from_kind = np.full(many, inf), np.full(many, -1)
    at_kind, from_row = np.full(kinds, inf), np.full(kinds, -1)
    at_row[row] = 0.0
    takes = np.where(given, inf, np.where(np.isfinite(asked.use), -asked.use, inf))
    loses = np.where(given, asked.use, inf)
    for _step in range(many):
        reach = at_row[:, None] + takes
        new_kind = reach.min(axis=0)
        nearer = new_kind < at_kind - EVEN
        from_row[nearer] = reach.argmin(axis=0)[nearer]
        at_kind = np.where(nearer, new_kind, at_kind)
        back = at_kind[None, :] + loses
        new_row = back.min(axis=1)
        closer = new_row < at_row - EVEN
        from_kind[closer] = back.argmin(axis=1)[closer]
        at_row = np.where(closer, new_row, at_row)
        if not nearer.any() and not closer.any():
            break
    ends = np.where(spare, at_row, inf)
    end = int(ends.argmin())
    if not np.isfinite(ends[end]):
        return False
    while end != row:
        kind = int(from_kind[end])
        taker = int(from_row[kind])
        given[end, kind], given[taker, kind] = False, True
        end = taker
    return True
