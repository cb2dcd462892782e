"""The loops over very many pairs of a need and an offer: plain Python that numba compiles.

Pairs lie by offer. At prices for needs and budgets each offer fills itself by itself, exactly, by a knapsack: that
gives a bound. At prices for offers and budgets each need chooses by itself: that gives good prices to begin with.
Between the two, plans are mended offer by offer, each time by a knapsack over what it has, what is free and what
others hold.
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
    for small in (_knapsack, _let_go, _take, _elsewhere, _candidates, _mark, _affords, _change, _send_on):
        globals()[small.__name__] = njit(nogil=True)(small)
    for large in (choose, pack, gather, fill, cheapen, mend):
        globals()[large.__name__] = njit(nogil=True)(large)


def choose(pairs: Any, starts: Any, listed: Any, prices: Any, dear: Any, worth: Any, used: Any, spent: Any) -> None:
    """Let each need choose its best offer at the prices of hours and euros; write what it gains, and what is used."""
    _needs, offers, scores, loads, costs, themes = pairs
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
    things = floats(widest), wholes(widest), wholes(widest), marks(widest)
    total = 0.0
    for offer in range(start, stop):
        many = 0
        for pair in range(firsts[offer], firsts[offer + 1]):
            taken[pair] = 0
            value = scores[pair] - worth[needs[pair]] - dear[themes[pair]] * costs[pair]
            if value > EVEN and loads[pair] <= room[offer]:
                things[0][many], things[1][many], things[2][many] = value, loads[pair], pair
                many += 1
        total += _knapsack(things[0], things[1], many, room[offer], best, keep)
        _mark(things, many, room[offer], keep)
        for at in range(many):
            taken[things[2][at]] = things[3][at]
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
    return float(best[room])


def gather(pairs: Any, taken: Any, dear: Any, plan: Any) -> None:
    """Make a plan of what offers took: a need that several took goes to the best of them."""
    needs, _offers, scores, _loads, costs, themes = pairs
    for pair in range(len(needs)):
        if not taken[pair]:
            continue
        other = plan[0][needs[pair]]
        if other != NONE:
            mine = scores[pair] - dear[themes[pair]] * costs[pair]
            if mine <= scores[other] - dear[themes[other]] * costs[other]:
                continue
            _let_go(pairs, other, plan)
        _take(pairs, pair, plan)


def fill(pairs: Any, index: Any, order: Any, dear: Any, plan: Any, room: Any) -> None:
    """Give needs without an offer the best that is left, as far as hours and euros reach."""
    for at in range(len(order)):
        need = order[at]
        if plan[0][need] == NONE:
            pair = _elsewhere(pairs, index, need, NONE, dear, plan, room)
            if pair != NONE:
                _take(pairs, pair, plan)


def cheapen(pairs: Any, order: Any, plan: Any, room: Any) -> None:
    """Let go of what gains least per euro wherever a budget is overspent; the order is that of gain per euro."""
    given, _free, spent = plan
    for at in range(len(order)):
        pair = given[order[at]]
        if pair != NONE and spent[pairs[5][pair]] > room[pairs[5][pair]] + EVEN:
            _let_go(pairs, pair, plan)


def _elsewhere(pairs: Any, index: Any, need: int, but: int, dear: Any, plan: Any, room: Any) -> int:
    """Find the best offer that still has room for a need, but not this one."""
    _needs, offers, scores, loads, costs, themes = pairs
    starts, listed = index
    _given, free, spent = plan
    best, where = 0.0, NONE
    for at in range(starts[need], starts[need + 1]):
        pair = listed[at]
        if offers[pair] == but or loads[pair] > free[offers[pair]]:
            continue
        value = scores[pair] - dear[themes[pair]] * costs[pair]
        if value > best and spent[themes[pair]] + costs[pair] <= room[themes[pair]] + EVEN:
            best, where = value, pair
    return where


def _let_go(pairs: Any, pair: int, plan: Any) -> None:
    needs, offers, _scores, loads, costs, themes = pairs
    given, free, spent = plan
    given[needs[pair]] = NONE
    free[offers[pair]] += loads[pair]
    spent[themes[pair]] -= costs[pair]


def _take(pairs: Any, pair: int, plan: Any) -> None:
    needs, offers, _scores, loads, costs, themes = pairs
    given, free, spent = plan
    given[needs[pair]] = pair
    free[offers[pair]] -= loads[pair]
    spent[themes[pair]] += costs[pair]


def mend(
    pairs: Any, firsts: Any, index: Any, order: Any, capacity: Any, prices: Any, dear: Any, plan: Any, room: Any
) -> int:
    """Fill offers anew, one by one: with what it has, what nobody has, and what it serves better than who has it.

    The price of hours tells what it is worth to free another offer. Give how many offers changed.
    """
    widest, high, changed = 1, 1, 0
    for offer in range(len(firsts) - 1):
        widest = max(widest, firsts[offer + 1] - firsts[offer])
        high = max(high, capacity[offer] + 1)
    best, keep = floats(high), marks((widest, high))
    things = floats(widest), wholes(widest), wholes(widest), marks(widest)
    extra = floats(len(room))
    for turn in range(len(order)):
        offer = order[turn]
        span = firsts[offer], firsts[offer + 1], capacity[offer]
        many, now = _candidates(pairs, span, index, prices, dear, plan, room, things)
        if _knapsack(things[0], things[1], many, capacity[offer], best, keep) > now + 1e-6:
            _mark(things, many, capacity[offer], keep)
            if _affords(pairs, things, many, plan, room, extra):
                _change(pairs, things, many, plan)
                _send_on(pairs, index, things, many, dear, plan, room)
                changed += 1
    return changed


def _candidates(
    pairs: Any, span: Any, index: Any, prices: Any, dear: Any, plan: Any, room: Any, things: Any
) -> tuple[int, float]:
    """List what an offer may hold with what each would add, and give what it adds now."""
    needs, offers, scores, loads, costs, themes = pairs
    values, weights, places, _chosen = things
    given, many, now = plan[0], 0, 0.0
    for pair in range(span[0], span[1]):
        if loads[pair] > span[2]:
            continue
        other = given[needs[pair]]
        value = scores[pair] - dear[themes[pair]] * costs[pair]
        if other == pair:
            other = _elsewhere(pairs, index, needs[pair], offers[pair], dear, plan, room)
            held = True
        else:
            held = False
        if other != NONE:
            gains = scores[other] - dear[themes[other]] * costs[other] - prices[offers[other]] * loads[other]
            value -= max(0.0, gains) if held else gains
        if held:
            now += value
        if value > EVEN or held:
            values[many], weights[many], places[many] = value, loads[pair], pair
            many += 1
    return many, now


def _mark(things: Any, many: int, room: int, keep: Any) -> None:
    """Mark what the best filling holds."""
    _values, weights, _places, chosen = things
    left = room
    for at in range(many - 1, -1, -1):
        chosen[at] = keep[at, left]
        if chosen[at]:
            left -= weights[at]


def _affords(pairs: Any, things: Any, many: int, plan: Any, room: Any, extra: Any) -> bool:
    """Say whether the budgets can bear the change."""
    needs, _offers, _scores, _loads, costs, themes = pairs
    _values, _weights, places, chosen = things
    given, _free, spent = plan
    for theme in range(len(room)):
        extra[theme] = 0.0
    for at in range(many):
        pair, other = places[at], given[needs[places[at]]]
        if chosen[at] and other != pair:
            extra[themes[pair]] += costs[pair]
        if other != NONE and chosen[at] != (other == pair):
            extra[themes[other]] -= costs[other]
    for theme in range(len(room)):
        if extra[theme] > EVEN and spent[theme] + extra[theme] > room[theme] + EVEN:
            return False
    return True


def _change(pairs: Any, things: Any, many: int, plan: Any) -> None:
    """Let go of what the filling does not hold, and take what it does."""
    needs = pairs[0]
    _values, _weights, places, chosen = things
    given = plan[0]
    for at in range(many):
        if not chosen[at] and given[needs[places[at]]] == places[at]:
            _let_go(pairs, places[at], plan)
    for at in range(many):
        other = given[needs[places[at]]]
        if chosen[at] and other != places[at]:
            if other != NONE:
                _let_go(pairs, other, plan)
            _take(pairs, places[at], plan)


def _send_on(pairs: Any, index: Any, things: Any, many: int, dear: Any, plan: Any, room: Any) -> None:
    """Give what was let go the best that is left elsewhere."""
    needs = pairs[0]
    _values, _weights, places, chosen = things
    for at in range(many):
        need = needs[places[at]]
        if not chosen[at] and plan[0][need] == NONE:
            pair = _elsewhere(pairs, index, need, pairs[1][places[at]], dear, plan, room)
            if pair != NONE:
                _take(pairs, pair, plan)
