"""The loops over very many pairs of a need and an offer: plain Python that numba compiles.

Pairs lie by offer. At prices for needs and budgets each offer fills itself by itself, exactly, by a knapsack: that gives
a bound. At prices for offers and budgets each need chooses by itself: that gives good prices to begin with. Between the
two, plans are mended offer by offer, each time by a knapsack over what it has, what is free and what others hold.
"""

from collections.abc import Callable
from itertools import product
from typing import Any

EVEN = 1e-9
NONE = -1


def floats(shape: Any) -> Any:
    """Make noughts to work with: a numpy array once compiled, and a dictionary as plain Python."""
    return dict.fromkeys(product(*map(range, shape)) if isinstance(shape, tuple) else range(shape), 0.0)


def wholes(shape: Any) -> Any:
    """Make whole noughts to work with, likewise."""
    return dict.fromkeys(product(*map(range, shape)) if isinstance(shape, tuple) else range(shape), 0)


def marks(shape: Any) -> Any:
    """Make marks to work with that are yes or no, likewise."""
    return wholes(shape)


def compile_in_place(njit: Callable[..., Any], **numpy_zeros: Callable[..., Any]) -> None:
    """Replace the loops of this module by compiled ones, the small ones laid into the large ones."""
    globals().update(numpy_zeros)
    for small in (_knapsack, _elsewhere, _let_go, _take):
        globals()[small.__name__] = njit(nogil=True)(small)
    for large in (choose, pack, gather, fill, cheapen, mend):
        globals()[large.__name__] = njit(nogil=True)(large)


def choose(pairs: Any, starts: Any, listed: Any, prices: Any, dear: Any, worth: Any, used: Any, spent: Any) -> None:
    """Let each need choose its best offer at the prices of hours and euros; write what it gains, and what is used."""
    needs, offers, scores, loads, costs, themes = pairs
    used[:] = 0.0
    spent[:] = 0.0
    for need in range(len(starts) - 1):
        best, where = 0.0, NONE
        for at in range(starts[need], starts[need + 1]):
            pair = listed[at]
            left = scores[pair] - prices[offers[pair]] * loads[pair] - dear[themes[pair]] * costs[pair]
            if left > best:
                best, where = left, pair
        worth[need] = best
        if where != NONE:
            used[offers[where]] += loads[where]
            spent[themes[where]] += costs[where]


def pack(pairs: Any, firsts: Any, room: Any, start: int, stop: int, worth: Any, dear: Any, taken: Any) -> float:
    """Let each offer fill itself at the prices of needs and euros; mark the pairs it takes and give the sum."""
    needs, _offers, scores, loads, costs, themes = pairs
    widest = 1
    for offer in range(start, stop):
        widest = max(widest, firsts[offer + 1] - firsts[offer])
    high = int(room[start:stop].max()) + 1 if stop > start else 1
    best, keep = floats(high), marks((widest, high))
    values, weights, places = floats(widest), wholes(widest), wholes(widest)
    total = 0.0
    for offer in range(start, stop):
        many = 0
        for pair in range(firsts[offer], firsts[offer + 1]):
            taken[pair] = 0
            value = scores[pair] - worth[needs[pair]] - dear[themes[pair]] * costs[pair]
            if value > EVEN and loads[pair] <= room[offer]:
                values[many], weights[many], places[many] = value, loads[pair], pair
                many += 1
        total += _knapsack(values, weights, many, room[offer], best, keep)
        left = room[offer]
        for at in range(many - 1, -1, -1):
            if keep[at, left]:
                taken[places[at]] = 1
                left -= weights[at]
    return total


def _knapsack(values: Any, weights: Any, many: int, room: int, best: Any, keep: Any) -> float:
    """Find the most valuable set that fits; keep says at each size whether the last thing is in it."""
    for size in range(room + 1):
        best[size] = 0.0
    for at in range(many):
        value, weight = values[at], weights[at]
        for size in range(weight):
            keep[at, size] = 0
        for size in range(room, weight - 1, -1):
            other = best[size - weight] + value
            better = other > best[size]
            keep[at, size] = better
            best[size] = other if better else best[size]
    return best[room]


def gather(pairs: Any, taken: Any, dear: Any, given: Any, free: Any, spent: Any) -> None:
    """Make a plan of what offers took: a need that several took goes to the best of them."""
    needs, offers, scores, loads, costs, themes = pairs
    for pair in range(len(needs)):
        if not taken[pair]:
            continue
        need, other = needs[pair], given[needs[pair]]
        if other != NONE:
            mine = scores[pair] - dear[themes[pair]] * costs[pair]
            if mine <= scores[other] - dear[themes[other]] * costs[other]:
                continue
            free[offers[other]] += loads[other]
            spent[themes[other]] -= costs[other]
        given[need] = pair
        free[offers[pair]] -= loads[pair]
        spent[themes[pair]] += costs[pair]


def fill(
    pairs: Any, starts: Any, listed: Any, order: Any, dear: Any, given: Any, free: Any, spent: Any, room: Any
) -> None:
    """Give needs without an offer the best that is left, as far as hours and euros reach."""
    for at in range(len(order)):
        need = order[at]
        if given[need] == NONE:
            pair = _elsewhere(pairs, starts, listed, need, NONE, dear, free, spent, room)
            if pair != NONE:
                _take(pairs, pair, given, free, spent)


def cheapen(pairs: Any, order: Any, given: Any, free: Any, spent: Any, room: Any) -> None:
    """Let go of what gains least per euro wherever a budget is overspent; the order is that of gain per euro."""
    needs, _offers, _scores, _loads, _costs, themes = pairs
    for at in range(len(order)):
        need = order[at]
        pair = given[need]
        if pair != NONE and spent[themes[pair]] > room[themes[pair]] + EVEN:
            _let_go(pairs, pair, given, free, spent)


def _elsewhere(
    pairs: Any, starts: Any, listed: Any, need: int, but: int, dear: Any, free: Any, spent: Any, room: Any
) -> int:
    """Find the best offer that still has room for a need, but not this one."""
    _needs, offers, scores, loads, costs, themes = pairs
    best, where = 0.0, NONE
    for at in range(starts[need], starts[need + 1]):
        pair = listed[at]
        if offers[pair] == but or loads[pair] > free[offers[pair]]:
            continue
        value = scores[pair] - dear[themes[pair]] * costs[pair]
        if value > best and spent[themes[pair]] + costs[pair] <= room[themes[pair]] + EVEN:
            best, where = value, pair
    return where


def _let_go(pairs: Any, pair: int, given: Any, free: Any, spent: Any) -> None:
    needs, offers, _scores, loads, costs, themes = pairs
    given[needs[pair]] = NONE
    free[offers[pair]] += loads[pair]
    spent[themes[pair]] -= costs[pair]


def _take(pairs: Any, pair: int, given: Any, free: Any, spent: Any) -> None:
    needs, offers, _scores, loads, costs, themes = pairs
    given[needs[pair]] = pair
    free[offers[pair]] -= loads[pair]
    spent[themes[pair]] += costs[pair]


def mend(
    pairs: Any,
    firsts: Any,
    starts: Any,
    listed: Any,
    order: Any,
    capacity: Any,
    prices: Any,
    dear: Any,
    given: Any,
    free: Any,
    spent: Any,
    room: Any,
) -> int:
    """Fill offers anew, one by one: with what it has, what nobody has, and what it serves better than who has it.

    The price of hours tells what it is worth to free another offer. Give how many offers changed.
    """
    needs, offers, scores, loads, costs, themes = pairs
    widest, high, changed = 1, 1, 0
    for offer in range(len(firsts) - 1):
        widest = max(widest, firsts[offer + 1] - firsts[offer])
        high = max(high, capacity[offer] + 1)
    best, keep = floats(high), marks((widest, high))
    values, weights, places, chosen = floats(widest), wholes(widest), wholes(widest), wholes(widest)
    extra = floats(len(room))
    for turn in range(len(order)):
        offer = order[turn]
        many, now = 0, 0.0
        for pair in range(firsts[offer], firsts[offer + 1]):
            if loads[pair] > capacity[offer]:
                continue
            need = needs[pair]
            other = given[need]
            value = scores[pair] - dear[themes[pair]] * costs[pair]
            if other == pair:
                back = _elsewhere(pairs, starts, listed, need, offer, dear, free, spent, room)
                if back != NONE:
                    gains = scores[back] - dear[themes[back]] * costs[back] - prices[offers[back]] * loads[back]
                    value -= max(0.0, gains)
                now += value
            elif other != NONE:
                value -= scores[other] - dear[themes[other]] * costs[other] - prices[offers[other]] * loads[other]
            if value > EVEN or other == pair:
                values[many], weights[many], places[many] = value, loads[pair], pair
                many += 1
        if _knapsack(values, weights, many, capacity[offer], best, keep) <= now + 1e-6:
            continue
        left = capacity[offer]
        for theme in range(len(room)):
            extra[theme] = 0.0
        for at in range(many - 1, -1, -1):
            pair = places[at]
            chosen[at] = keep[at, left]
            other = given[needs[pair]]
            if keep[at, left]:
                left -= weights[at]
                if other != pair:
                    extra[themes[pair]] += costs[pair]
                    if other != NONE:
                        extra[themes[other]] -= costs[other]
            elif other == pair:
                extra[themes[pair]] -= costs[pair]
        fits = True
        for theme in range(len(room)):
            if extra[theme] > EVEN and spent[theme] + extra[theme] > room[theme] + EVEN:
                fits = False
        if not fits:
            continue
        changed += 1
        for at in range(many):
            if not chosen[at] and given[needs[places[at]]] == places[at]:
                _let_go(pairs, places[at], given, free, spent)
                weights[at] = NONE
        for at in range(many):
            pair = places[at]
            if chosen[at] and given[needs[pair]] != pair:
                if given[needs[pair]] != NONE:
                    _let_go(pairs, given[needs[pair]], given, free, spent)
                _take(pairs, pair, given, free, spent)
        for at in range(many):
            if weights[at] == NONE:
                back = _elsewhere(pairs, starts, listed, needs[places[at]], offer, dear, free, spent, room)
                if back != NONE:
                    _take(pairs, back, given, free, spent)
    return changed
