"""The search beneath a plan: prices on limits that bound every plan, and a sweep that keeps what may still be better.

Sources: Lagrangian relaxation (Held and Karp 1971; Fisher 1981) with subgradient steps; a dynamic programme over
what was used, cut by the bound. See docs/methods/bounding.md.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import comb, inf
from typing import Any

import numpy as np

STEPS = 600
EVEN = 1e-9
MOST_SETS = 20_000
MOST_WAYS = 4_000_000
"""So many ways one sweep goes through at most: a wider one is not begun."""
FINE = 1e6


@dataclass(frozen=True, slots=True)
class Rows:
    """For each row the patterns it may take, what each is worth, and how much of each limit it uses."""

    patterns: list[Any]
    values: list[Any]
    used: list[Any]


@dataclass(frozen=True, slots=True)
class Priced:
    """Rows with a price for each limit, and what no choice can exceed at those prices."""

    rows: Rows
    limits: Any
    prices: Any
    bound: float


@dataclass(frozen=True, slots=True)
class Found:
    """A choice of one pattern for each row, its value, and what no choice exceeds."""

    chosen: tuple[int, ...]
    value: float
    bound: float


@lru_cache(maxsize=64)
def subsets(size: int, least: int, most: int) -> Any:
    """List all sets of so many things with at least and at most so many of them, as rows of noughts and ones."""
    sizes = range(least, min(most, size) + 1)
    if not listable(size, least, most):
        raise ValueError("so many kinds need a limit on how many an initiative gets at once")
    listed = [chosen for many in sizes for chosen in combinations(range(size), many)]
    found = np.zeros((len(listed), size))
    for place, chosen in enumerate(listed):
        found[place, list(chosen)] = 1
    return found


def listable(size: int, least: int, most: int) -> bool:
    """Say whether there are few enough sets to list them all."""
    return sum(comb(size, many) for many in range(least, min(most, size) + 1)) <= MOST_SETS


def limits(capacity: Sequence[float], budget: float, least: Sequence[int]) -> Any:
    """Put the limits in the order in which use is counted; whole supports need whole capacity."""
    return np.array([*(np.floor(np.array(capacity) + EVEN)), budget, *(-many for many in least)], dtype=float)


def shares(rows: Rows, needs: Any) -> Any:
    """List which share of its need each pattern of each row meets."""
    parts = [values / need for values, need in zip(rows.values, needs, strict=True) if need > 0]
    return np.concatenate([np.zeros(1), *parts])


def price(rows: Rows, room: Any) -> Priced:
    """Find prices at which the bound is low: each step makes dear what is asked too much and cheap what is left."""
    worth, used = _together(rows)
    prices, best, best_prices, stuck, pace = np.zeros(len(room)), inf, np.zeros(len(room)), 0, 1.0
    lowest = sum(float(values.min()) for values in rows.values)
    places = np.arange(len(worth))
    for _step in range(STEPS):
        reduced = worth - used @ prices
        chosen = reduced.argmax(axis=1)
        bound = float(reduced[places, chosen].sum() + prices @ room)
        if bound < best - EVEN:
            best, best_prices, stuck = bound, prices, 0
        else:
            stuck += 1
        over = used[places, chosen].sum(axis=0) - room
        square = float(over @ over)
        if stuck > 12:
            pace, stuck, prices = pace / 2, 0, best_prices
            continue
        if square < EVEN or pace < 1e-5:
            break
        reach = max(bound - lowest, EVEN) * 0.05
        prices = np.maximum(0.0, prices + pace * reach / square * over)
    return Priced(rows, room, best_prices, best)


def _together(rows: Rows) -> tuple[Any, Any]:
    """Lay the patterns of all rows beside each other, rows with fewer filled up with what is never chosen."""
    widest = max((len(values) for values in rows.values), default=0)
    worth = np.full((len(rows.values), widest), -1e12)
    used = np.zeros((len(rows.values), widest, rows.used[0].shape[1] if rows.used else 0))
    for place, values in enumerate(rows.values):
        worth[place, : len(values)] = values
        used[place, : len(values)] = rows.used[place]
    return worth, used


def never() -> bool:
    """Do not stop before the end."""
    return False


def search(
    priced: Priced, widths: Sequence[int], *, first: bool = False, stop: Callable[[], bool] = never
) -> Iterator[Found]:
    """Give choices that fit, each better than the last, and at the end the proof, as far as the widths reach.

    `stop` is asked at each row, so that no search holds anyone up.
    """
    best: Found | None = None
    losses = [
        (reduced := values - used @ priced.prices).max() - reduced
        for values, used in zip(priced.rows.values, priced.rows.used, strict=True)
    ]
    sets = sum(map(len, losses))
    for width in widths:
        if stop() or width * sets > max(MOST_WAYS, widths[0] * sets):
            return
        slack = inf if best is None else priced.bound - best.value
        found = _sweep(priced, losses, slack, width, stop)
        chosen, value = (found.chosen, found.value) if found.chosen is not None else (None, -inf)
        if best is not None and value < best.value:
            chosen, value = best.chosen, best.value
        if chosen is not None:
            best = Found(chosen, value, max(value, priced.bound - found.least))
            yield best
        if found.least == inf or (best is not None and (first or best.bound - best.value <= EVEN)):
            return


@dataclass(frozen=True, slots=True)
class _Swept:
    chosen: tuple[int, ...] | None
    value: float
    least: float
    """The least loss of what was cut off: infinite where nothing was."""


def _sweep(priced: Priced, losses: list[Any], slack: float, width: int, stop: Callable[[], bool]) -> _Swept:
    """Go through the rows, those with the least to choose first, and keep the ways of spending with the least loss."""
    ways = [np.flatnonzero(loss <= slack + EVEN) for loss in losses]
    order = sorted(range(len(ways)), key=lambda place: len(ways[place]))
    rest = _least_rest(priced, ways, order)
    spent, loss, back, cut = np.zeros((1, len(priced.limits))), np.zeros(1), [], inf
    for step, place in enumerate(order):
        if stop():
            return _Swept(None, -inf, 0.0)
        many = len(ways[place])
        use = priced.rows.used[place][ways[place]]
        new = np.round((spent[:, None, :] + use[None, :, :]).reshape(-1, use.shape[1]), 9)
        lost = (loss[:, None] + losses[place][ways[place]][None, :]).ravel()
        left = priced.limits - new - rest[step + 1]
        fits = (left >= -EVEN).all(axis=1)
        fits &= lost <= slack + EVEN
        where = np.flatnonzero(fits)
        where = where[np.lexsort((lost[where],))]
        where = where[_distinct(new[where])]
        if len(where) > width:
            cut = min(cut, float(lost[where[width]]))
            where = where[:width]
        if not len(where):
            return _Swept(None, -inf, cut)
        spent, loss = new[where], lost[where]
        back.append((where // many, ways[place][where % many]))
    whole = loss + (priced.limits - spent) @ priced.prices
    return _trace(priced, order, back, int(whole.argmin()), cut)


def _distinct(spent: Any) -> Any:
    """Keep of ways that spent the same the first, which lost least; in their order."""
    if len(spent) < 2:
        return np.arange(len(spent))
    # One number for each row: sorting these is much faster than sorting rows, and no two rows share one but by a freak.
    marks = np.random.default_rng(0).integers(1, 2**62, spent.shape[1]) | 1
    kept = np.unique((np.rint(spent * FINE).astype(np.int64) * marks).sum(axis=1), return_index=True)
    return np.sort(kept[1])


def _least_rest(priced: Priced, ways: list[Any], order: list[int]) -> Any:
    """Give for each step what the rows after it use of each limit at the very least."""
    rest = np.zeros((len(order) + 1, len(priced.limits)))
    for step in range(len(order) - 1, -1, -1):
        use = priced.rows.used[order[step]][ways[order[step]]]
        rest[step] = rest[step + 1] + (use.min(axis=0) if len(use) else 0)
    return rest


def _trace(priced: Priced, order: list[int], back: list[Any], last: int, cut: float) -> _Swept:
    chosen = [0] * len(order)
    at = last
    for step in range(len(order) - 1, -1, -1):
        before, picked = back[step]
        chosen[order[step]] = int(picked[at])
        at = int(before[at])
    value = sum(float(priced.rows.values[place][one]) for place, one in enumerate(chosen))
    return _Swept(tuple(chosen), value, cut)
