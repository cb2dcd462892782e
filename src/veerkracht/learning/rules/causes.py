"""A theory of change as claims of people: how many threads hold it, where it is weakest, how sure a chain can be.

Robustness is the largest flow in which each link carries as many threads as people who told of it (Ford and Fulkerson
1956; in causal mapping: Powell, Copestake and Remnant 2024); bounds of a chain by Fréchet (1935). See
docs/methods/causes.md.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says: this leads to that."""

    source: str
    cause: str
    effect: str


@dataclass(frozen=True, slots=True)
class Robustness:
    """How well the way from a beginning to an end is held: threads, weakest links, and who tells the whole of it."""

    threads: int
    weakest: tuple[Link, ...]
    whole_story: tuple[str, ...]


def tellers(claims: Iterable[Claim]) -> dict[Link, int]:
    """Count for each link how many different sources told of it."""
    sources: dict[Link, set[str]] = defaultdict(set)
    for claim in claims:
        sources[claim.cause, claim.effect].add(claim.source)
    return {link: len(told) for link, told in sources.items()}


def robustness(claims: Sequence[Claim], beginning: str, end: str) -> Robustness:
    """Say how many threads lead from a beginning to an end; without the weakest links there is none.

    >>> told = [Claim("p1", "a", "b"), Claim("p2", "a", "b"), Claim("p1", "b", "c")]
    >>> found = robustness(told, "a", "c")
    >>> found.threads, found.weakest, found.whole_story
    (1, (('b', 'c'),), ('p1',))
    """
    capacity = tellers(claims)
    room: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for (cause, effect), many in capacity.items():
        if cause != effect:
            room[cause][effect] += many
    threads = 0 if beginning == end else _flow(room, beginning, end)
    near = _leading_to(room, end)
    weakest = tuple(sorted(link for link in capacity if link[0] not in near and link[1] in near)) if threads else ()
    names = dict.fromkeys(claim.source for claim in claims)
    whole = (name for name in names if _reaches([one for one in claims if one.source == name], beginning, end))
    return Robustness(threads, weakest, tuple(sorted(whole)))


def way(claims: Iterable[Claim], beginning: str, end: str) -> tuple[Link, ...]:
    """Give the shortest chain of links from a beginning to an end; nothing where there is none.

    >>> way([Claim("p1", "a", "b"), Claim("p2", "b", "c"), Claim("p1", "a", "c")], "a", "c")
    (('a', 'c'),)
    """
    room: dict[str, dict[str, int]] = defaultdict(dict)
    for claim in claims:
        room[claim.cause][claim.effect] = 1
    came_from = _way(defaultdict(dict, room), beginning, end) if beginning != end else {}
    found: list[Link] = []
    here = end
    while came_from and here != beginning:
        found.append((came_from[here], here))
        here = came_from[here]
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class Chain:
    """How sure a chain of links can be, whatever their dependence: at least, at most, and were they independent."""

    least: float
    most: float
    independent: float


def chain(certainties: Sequence[float]) -> Chain:
    """Bound how sure a chain is from how sure its links are.

    >>> found = chain([0.8, 0.7, 0.6])
    >>> round(found.least, 2), found.most, round(found.independent, 3)
    (0.1, 0.6, 0.336)
    """
    if not certainties:
        raise ValueError("a chain has at least one link")
    return Chain(max(0.0, sum(certainties) - (len(certainties) - 1)), min(certainties), prod(certainties))


def _flow(room: dict[str, dict[str, int]], beginning: str, end: str) -> int:
    """Send threads along the shortest free way until there is none; what is left stays in `room`."""
    sent = 0
    while came_from := _way(room, beginning, end):
        steps = []
        here = end
        while here != beginning:
            steps.append((came_from[here], here))
            here = came_from[here]
        least = min(room[one][other] for one, other in steps)
        for one, other in steps:
            room[one][other] -= least
            room[other][one] += least
        sent += least
    return sent


def _way(room: Mapping[str, Mapping[str, int]], beginning: str, end: str) -> dict[str, str]:
    """Give for each point from where it is reached, up to the end; nothing where the end is out of reach."""
    came_from: dict[str, str] = {}
    waiting = deque([beginning])
    while waiting:
        here = waiting.popleft()
        for there, left in sorted(room[here].items()):
            if left > 0 and there not in came_from and there != beginning:
                came_from[there] = here
                waiting.append(there)
    return came_from if end in came_from else {}


def _leading_to(room: Mapping[str, Mapping[str, int]], end: str) -> set[str]:
    """Give the points from which the end can still be reached: the weakest links nearest the end lead into these."""
    near, waiting = {end}, [end]
    while waiting:
        there = waiting.pop()
        for here, links in list(room.items()):
            if here not in near and links.get(there, 0) > 0:
                near.add(here)
                waiting.append(here)
    return near


def _reaches(claims: Iterable[Claim], beginning: str, end: str) -> bool:
    room: dict[str, dict[str, int]] = defaultdict(dict)
    for claim in claims:
        room[claim.cause][claim.effect] = 1
    return bool(_way(room, beginning, end))
