"""Where sources contradict one another: which circumstance tells those for from those against, worded as a question.

Information gain of a circumstance (Quinlan 1986), the exact test of Fisher (1922), and Holm's correction (1979) because
several circumstances are looked at. See docs/methods/contradiction.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from veerkracht.learning.rules.distributions import fisher

FEWEST = 3
"""So many sources for and against there must be before a difference is looked for."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One source: whether it is for the lesson, and in which circumstances."""

    for_it: bool
    circumstances: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A circumstance that may tell those for from those against: each value with (for, against)."""

    circumstance: str
    counts: Mapping[str, tuple[int, int]]
    gain: float
    by_chance: float | None
    """The chance of so large a difference where there is none (Fisher); None where there are more than two values."""
    corrected: float | None = None
    """The same, corrected for the number of circumstances that were looked at (Holm)."""


WORKED = "worked"
"""The direction of a lesson that says that it worked; the others say that it made no difference, or harmed."""


def opposed(one: str, other: str) -> bool:
    """Say whether one lesson says that it worked and the other that it did not.

    >>> opposed("worked", "no difference"), opposed("no difference", "worse")
    (True, False)
    """
    return one != other and WORKED in (one, other)


def overlap(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Say whether two lessons can be about the same circumstances: nothing that both name differs.

    >>> overlap({"setting": "village"}, {"lead": "volunteers"}), overlap({"setting": "village"}, {"setting": "city"})
    (True, False)
    """
    return all(one[name] == other[name] for name in one if name in other)


def enough(stands: Iterable[Stand]) -> bool:
    """Say whether both sides have enough sources to look for what tells them apart."""
    sides = Counter(stand.for_it for stand in stands)
    return min(sides[True], sides[False]) >= FEWEST


def differences(stands: Sequence[Stand]) -> tuple[Difference, ...]:
    """Give the circumstances by how well they tell those for from those against, the best first.

    >>> village, town = {"setting": "village"}, {"setting": "town"}
    >>> found = differences([Stand(True, village)] * 3 + [Stand(True, town)] + [Stand(False, town)] * 3)
    >>> found[0].circumstance, round(found[0].gain, 4), round(found[0].by_chance, 4)
    ('setting', 0.5216, 0.1429)
    """
    names = dict.fromkeys(name for stand in stands for name in stand.circumstances)
    found = [_difference(name, [stand for stand in stands if name in stand.circumstances]) for name in names]
    return tuple(sorted(_holm(found), key=lambda one: -one.gain))


def _difference(name: str, stands: Sequence[Stand]) -> Difference:
    counts: dict[str, tuple[int, int]] = {}
    for value in dict.fromkeys(stand.circumstances[name] for stand in stands):
        here = [stand.for_it for stand in stands if stand.circumstances[name] == value]
        counts[value] = (sum(here), len(here) - sum(here))
    whole = len(stands)
    left = sum(sum(sides) / whole * _surprise(*sides) for sides in counts.values())
    agreeing = sum(stand.for_it for stand in stands)
    rows = list(counts.values())
    by_chance = fisher((rows[0], rows[1])) if len(rows) == 2 else None
    return Difference(name, counts, _surprise(agreeing, whole - agreeing) - left, by_chance)


def _surprise(for_it: int, against: int) -> float:
    """Give the entropy of a division in two, in bits."""
    whole = for_it + against
    return -sum(side / whole * log2(side / whole) for side in (for_it, against) if side)


def _holm(found: Sequence[Difference]) -> Iterable[Difference]:
    tested = sorted((one.by_chance, place) for place, one in enumerate(found) if one.by_chance is not None)
    corrected: dict[int, float] = {}
    highest = 0.0
    for rank, (by_chance, place) in enumerate(tested):
        highest = max(highest, min(1.0, by_chance * (len(tested) - rank)))
        corrected[place] = highest
    for place, one in enumerate(found):
        yield Difference(one.circumstance, one.counts, one.gain, one.by_chance, corrected.get(place))
