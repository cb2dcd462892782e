"""How much two names look alike, to find initiatives that were entered twice under two spellings.

Source: the coefficient of Dice (1945) on pairs of letters, as Adamson and Boreham (1974) used it for titles; the
search for pairs leaves out what cannot reach the bound (Chaudhuri, Ganti and Kaushik 2006).
See docs/methods/likeness.md.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from veerkracht.foundation.keys import plain_text

BOUND = 0.78
"""From this likeness on a pair is proposed. Below it two names of one street or town already look alike."""

Pairs = frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A record with all its names, and the places it is tied to; no places means it may be anywhere."""

    key: str
    names: tuple[str, ...]
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that look alike, and how much: 1 is the same but for spaces, accents and capitals."""

    one: str
    other: str
    likeness: float


def likeness(one: str, other: str) -> float:
    """Measure how much two names look alike, from 0 to 1; names with different numbers are different things.

    >>> round(likeness("SlowCare Oss", "Slow-Care in Oss"), 2), likeness("Fonds 2018", "Fonds 2019")
    (0.82, 0.0)
    """
    if _numbers(one) != _numbers(other):
        return 0.0
    return _dice(letter_pairs(one), letter_pairs(other))


def letter_pairs(name: str) -> Pairs:
    """Cut a name into pairs of neighbouring letters, without spaces, accents and capitals."""
    letters = "".join(re.findall(r"[a-z0-9]+", plain_text(name)))
    return frozenset(letters[at : at + 2] for at in range(max(1, len(letters) - 1)) if letters)


def alike(records: Iterable[Named], fresh: Collection[str]) -> list[Pair]:
    """Find the pairs of records that look alike and may be in one place, where at least one of the two is fresh."""
    known = {record.key: record for record in records}
    found: dict[tuple[str, str], float] = {}
    for (here, name), (there, other) in _candidates(known.values(), set(fresh)):
        if here != there and _may_meet(known[here], known[there]):
            pair = (here, there) if here < there else (there, here)
            found[pair] = max(found.get(pair, 0.0), likeness(name, other))
    close = [Pair(one, other, value) for (one, other), value in found.items() if value >= BOUND]
    return sorted(close, key=lambda pair: (-pair.likeness, pair.one, pair.other))


def _dice(one: Pairs, other: Pairs) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _numbers(name: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", name))


def _may_meet(one: Named, other: Named) -> bool:
    return not one.places or not other.places or bool(one.places & other.places)


def _candidates(
    records: Collection[Named], fresh: Collection[str]
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Pair the names that share one of their rarest letter pairs; the others cannot reach the bound."""
    cut = {(record.key, name): letter_pairs(name) for record in records for name in record.names if name}
    often = Counter(pair for pairs in cut.values() for pair in pairs)
    shelf: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for owner, pairs in cut.items():
        for pair in _rarest(pairs, often):
            shelf[pair].append(owner)
    for owner, pairs in cut.items():
        if owner[0] in fresh:
            near = {other for pair in _rarest(pairs, often) for other in shelf[pair]}
            yield from ((owner, other) for other in near)


def _rarest(pairs: Pairs, often: Counter[str]) -> Sequence[str]:
    """Take so many of the rarest letter pairs that two names above the bound must share one of them."""
    shared_at_least = math.ceil(BOUND * len(pairs) / (2 - BOUND))
    return sorted(pairs, key=lambda pair: (often[pair], pair))[: len(pairs) - shared_at_least + 1]
