"""The loops that give each need one place at an offer, best in total and proven: plain Python that numba compiles.

Source: R. Jonker and A. Volgenant, A shortest augmenting path algorithm for dense and sparse linear assignments
(1987), with several places at an offer and the choice to leave a need without. Prices of offers and gains of needs are
a proof: what is chosen gains exactly what is paid.
"""

import heapq
from collections.abc import Callable
from typing import Any

EVEN = 1e-9
NONE = -1
FAR = 1e300


def compile_in_place(njit: Callable[..., Any]) -> None:
    """Replace the loops of this module by compiled ones."""
    for name in ("_cheapest", "_seat", "_two_best", "_free", "_relax", "_search", "_move", "bid", "augment"):
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


def _seat(need: int, pair: int, place: int, amount: float, state: Any) -> None:
    given, seat, holder, paid = state
    holder[place], paid[place] = need, amount
    given[need], seat[need] = pair, place


def bid(offers: Any, scores: Any, starts: Any, first: Any, state: Any, price: Any, queue: Any, most: int) -> None:
    """Let needs bid what their best offer is worth more than their second best; who is outbid bids again.

    A tie is not fought over: such a need is left for the second part.
    """
    holder, paid = state[2], state[3]
    many, turns = len(queue), 0
    while many and turns < most:
        turns += 1
        many -= 1
        need = queue[many]
        where, other, more = _two_best(offers, scores, starts[need], starts[need + 1], price)
        if where == NONE:
            continue
        place = _cheapest(first[offers[where]], first[offers[where] + 1], holder, paid)
        if holder[place] != NONE and more <= EVEN:
            # Two are as good: the other will do if it has room, and nobody is outbid.
            where = other if other != NONE else where
            place = _cheapest(first[offers[where]], first[offers[where] + 1], holder, paid)
            if holder[place] != NONE:
                continue
        offer, out = offers[where], holder[place]
        _seat(need, where, place, price[offer] + more, state)
        lowest = _cheapest(first[offer], first[offer + 1], holder, paid)
        price[offer] = 0.0 if holder[lowest] == NONE else paid[lowest]
        if out != NONE:
            state[0][out], state[1][out] = NONE, NONE
            queue[many] = out
            many += 1


def _two_best(offers: Any, scores: Any, start: int, stop: int, price: Any) -> tuple[int, int, float]:
    """Find the pairs that gain most and second most, and by how much the first is better; none gains nought."""
    best, second, where, other = 0.0, 0.0, NONE, NONE
    for pair in range(start, stop):
        gain = scores[pair] - price[offers[pair]]
        if gain > best:
            second, other = best, where
            best, where = gain, pair
        elif gain > second:
            second, other = gain, pair
    return where, other, best - second


def augment(needs: Any, offers: Any, scores: Any, starts: Any, first: Any, state: Any, proof: Any, marks: Any) -> None:
    """Give each need that is left its place along the shortest way, over who moves on to whom; or leave one without."""
    given, price, gain = state[0], proof[0], proof[1]
    far, before, done = marks
    for need in range(len(given)):
        if given[need] != NONE or gain[need] <= EVEN:
            continue
        seen, passed = [need], [need]
        reach, end, left_out = _search(need, offers, scores, starts, first, state[2], proof, marks, seen, passed)
        for at in range(1, len(passed)):
            offer = passed[at]
            by = reach - far[offer]
            price[offer] += by
            for place in range(first[offer], first[offer + 1]):
                gain[state[2][place]] -= by
        gain[need] -= reach
        _move(need, needs, offers, first, state, before, end, left_out)
        for at in range(1, len(seen)):
            far[seen[at]], done[seen[at]] = FAR, 0


def _search(
    need: int, offers: Any, scores: Any, starts: Any, first: Any, holder: Any, proof: Any, marks: Any, seen: Any,
    passed: Any,
) -> tuple[float, int, int]:  # fmt: skip
    """Find the shortest way from a need to an offer with a free place, or to a need that is best left without."""
    gain = proof[1]
    far, _before, done = marks
    reach, end, left_out = gain[need], NONE, need
    heap = [(0.0, offers[0])]
    heap.pop()
    reach, end = _relax(need, 0.0, offers, scores, starts, first, holder, proof, marks, seen, heap, reach, end)
    while len(heap):
        at, offer = heapq.heappop(heap)
        if at >= reach:
            break
        if done[offer] or at > far[offer] + EVEN:
            continue
        done[offer] = 1
        passed.append(offer)
        for place in range(first[offer], first[offer + 1]):
            who = holder[place]
            if at + gain[who] < reach:
                reach, end, left_out = at + gain[who], NONE, who
            reach, end = _relax(who, at, offers, scores, starts, first, holder, proof, marks, seen, heap, reach, end)
    return reach, end, left_out


def _relax(
    who: int, at: float, offers: Any, scores: Any, starts: Any, first: Any, holder: Any, proof: Any, marks: Any,
    seen: Any, heap: Any, reach: float, end: int,
) -> tuple[float, int]:  # fmt: skip
    """See which offers come nearer when a need moves on; one with a free place may be the end of the way."""
    price, gain = proof
    far, before, done = marks
    for pair in range(starts[who], starts[who + 1]):
        to = offers[pair]
        way = at + gain[who] + price[to] - scores[pair]
        if done[to] or way >= far[to] - EVEN or way >= reach:
            continue
        if far[to] == FAR:
            seen.append(to)
        far[to], before[to] = way, pair
        if _free(first[to], first[to + 1], holder) != NONE:
            reach, end = way, to
        else:
            heapq.heappush(heap, (way, to))
    return reach, end


def _free(start: int, stop: int, holder: Any) -> int:
    for place in range(start, stop):
        if holder[place] == NONE:
            return place
    return NONE


def _move(need: int, needs: Any, offers: Any, first: Any, state: Any, before: Any, end: int, left_out: int) -> None:
    """Walk back from the end of the way; each takes the place that the next leaves."""
    given, seat, holder = state[0], state[1], state[2]
    place, offer = NONE, end
    if end != NONE:
        place = _free(first[end], first[end + 1], holder)
    elif left_out != need:
        place, offer = seat[left_out], offers[given[left_out]]
        given[left_out], seat[left_out] = NONE, NONE
    while offer != NONE:
        pair = before[offer]
        mover, was, left = needs[pair], NONE, NONE
        if mover != need:
            was, left = offers[given[mover]], seat[mover]
        holder[place] = mover
        given[mover], seat[mover] = pair, place
        offer, place = was, left
