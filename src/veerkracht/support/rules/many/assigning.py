"""The loops that give each need one place at an offer, best in total and proven: plain Python that numba compiles.

Source: R. Jonker and A. Volgenant, A shortest augmenting path algorithm for dense and sparse linear assignment problems
(1987), with several places at an offer and the choice to leave a need without. Prices of offers and gains of needs are a
proof: what is chosen gains exactly what is paid.
"""

import heapq
from collections.abc import Callable
from typing import Any

EVEN = 1e-9
NONE = -1
FAR = 1e300


def compile_in_place(njit: Callable[..., Any]) -> None:
    """Replace the loops of this module by compiled ones."""
    for name in ("_cheapest", "_seat", "_trace", "bid", "augment"):
        globals()[name] = njit(nogil=True)(globals()[name])


def _cheapest(first: int, last: int, holder: Any, paid: Any) -> int:
    """Find the place at an offer that is free or for which least is paid."""
    best = first
    for place in range(first, last):
        if holder[place] == NONE:
            return place
        if paid[place] < paid[best]:
            best = place
    return best


def _seat(need: int, pair: int, place: int, amount: float, given: Any, seat: Any, holder: Any, paid: Any) -> None:
    holder[place], paid[place] = need, amount
    given[need], seat[need] = pair, place


def bid(
    offers: Any,
    scores: Any,
    starts: Any,
    first: Any,
    given: Any,
    seat: Any,
    holder: Any,
    paid: Any,
    price: Any,
    queue: Any,
    most: int,
) -> None:
    """Let needs bid what their best offer is worth more than their second best; who is outbid bids again.

    A tie is not fought over: such a need is left for the second part.
    """
    many, turns = len(queue), 0
    while many and turns < most:
        turns += 1
        many -= 1
        need = queue[many]
        best, second, where, other = 0.0, 0.0, NONE, NONE
        for pair in range(starts[need], starts[need + 1]):
            gain = scores[pair] - price[offers[pair]]
            if gain > best:
                second, other = best, where
                best, where = gain, pair
            elif gain > second:
                second, other = gain, pair
        if where == NONE:
            continue
        place = _cheapest(first[offers[where]], first[offers[where] + 1], holder, paid)
        if holder[place] != NONE and best - second <= EVEN:
            if other == NONE:
                continue
            where = other
            place = _cheapest(first[offers[where]], first[offers[where] + 1], holder, paid)
            if holder[place] != NONE:
                continue
        offer = offers[where]
        out = holder[place]
        _seat(need, where, place, price[offer] + best - second, given, seat, holder, paid)
        lowest = _cheapest(first[offer], first[offer + 1], holder, paid)
        price[offer] = 0.0 if holder[lowest] == NONE else paid[lowest]
        if out != NONE:
            given[out], seat[out] = NONE, NONE
            queue[many] = out
            many += 1


def augment(
    needs: Any,
    offers: Any,
    scores: Any,
    starts: Any,
    first: Any,
    given: Any,
    seat: Any,
    holder: Any,
    price: Any,
    gain: Any,
    far: Any,
    before: Any,
    done: Any,
) -> None:
    """Give each need that is left its place along the shortest way, over who moves on to whom; or leave one without."""
    for need in range(len(given)):
        if given[need] != NONE or gain[need] <= EVEN:
            continue
        reach, end, left_out = gain[need], NONE, need
        heap = [(0.0, NONE)]
        seen = [NONE]
        passed = [NONE]
        who, at, offer = need, 0.0, NONE
        while True:
            # Who holds a place at the offer that was reached may move on, or be left without.
            low, high = (0, 1) if offer == NONE else (first[offer], first[offer + 1])
            for place in range(low, high):
                if offer != NONE:
                    who = holder[place]
                    if at + gain[who] < reach:
                        reach, end, left_out = at + gain[who], NONE, who
                for pair in range(starts[who], starts[who + 1]):
                    to = offers[pair]
                    way = at + gain[who] + price[to] - scores[pair]
                    if done[to] or way >= far[to] - EVEN or way >= reach:
                        continue
                    if far[to] == FAR:
                        seen.append(to)
                    far[to], before[to] = way, pair
                    full = True
                    for free in range(first[to], first[to + 1]):
                        if holder[free] == NONE:
                            full = False
                            break
                    if full:
                        heapq.heappush(heap, (way, to))
                    else:
                        reach, end, left_out = way, to, NONE
            found = False
            while len(heap):
                at, offer = heapq.heappop(heap)
                if offer != NONE and not done[offer] and at <= far[offer] + EVEN:
                    found = True
                    break
            if not found or at >= reach:
                break
            done[offer] = 1
            passed.append(offer)
        _trace(passed, reach, first, holder, price, gain, far, need)
        # Walk back from the end; each takes the place that the next leaves.
        free_at, free = NONE, NONE
        if end != NONE:
            for place in range(first[end], first[end + 1]):
                if holder[place] == NONE:
                    free = place
            free_at = end
        elif left_out != need:
            free = seat[left_out]
            free_at = offers[given[left_out]]
            given[left_out], seat[left_out] = NONE, NONE
        while free_at != NONE:
            pair = before[free_at]
            mover = needs[pair]
            came_from = NONE if mover == need else offers[given[mover]]
            came_free = NONE if mover == need else seat[mover]
            holder[free] = mover
            given[mover], seat[mover] = pair, free
            free_at, free = came_from, came_free
        for offer_seen in seen:
            if offer_seen != NONE:
                far[offer_seen], done[offer_seen] = FAR, 0


def _trace(passed: Any, reach: float, first: Any, holder: Any, price: Any, gain: Any, far: Any, need: int) -> None:
    """Raise the prices of offers that were passed, and lower the gains of who hold them, so that the proof stays."""
    for offer in passed:
        if offer == NONE:
            continue
        by = reach - far[offer]
        price[offer] += by
        for place in range(first[offer], first[offer + 1]):
            gain[holder[place]] -= by
    gain[need] -= reach
