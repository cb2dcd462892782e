"""Which places count as lying in a place, or as being it, through time.

A place has parts, and predecessors that became it. Both are followed down, so a filter on Meierijstad also finds what
was placed in Veghel when that was a municipality. A place that moved from one living whole to another counts only in
the one where it lies now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Lying:
    """That one place lies in another, until a day; and until when each of the two exists."""

    part: str
    whole: str
    until: date | None = None
    part_until: date | None = None
    whole_until: date | None = None

    def lasts(self, on: date) -> bool:
        """Say whether it still holds on a day, or ended only because one of the two places did.

        >>> Lying("veghel", "gemeente-veghel", date(2016, 12, 31), None, date(2016, 12, 31)).lasts(date(2026, 1, 1))
        True
        """
        if self.until is None or self.until >= on:
            return True
        return any(end is not None and end <= self.until for end in (self.part_until, self.whole_until))


def reached(starts: Iterable[str], steps: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Follow steps from one place to the next until nothing new is found; the starts are part of the answer.

    >>> sorted(reached(["brabant"], {"brabant": ["oss"], "oss": ["oss-zuid"], "oss-zuid": ["oss"]}))
    ['brabant', 'oss', 'oss-zuid']
    """
    found = set(starts)
    waiting = list(found)
    while waiting:
        for key in steps.get(waiting.pop(), ()):
            if key not in found:
                found.add(key)
                waiting.append(key)
    return frozenset(found)


def downward(lyings: Iterable[Lying], successions: Iterable[tuple[str, str]], *, on: date) -> dict[str, list[str]]:
    """Write the steps from a place to its parts and to the places that became it (given as old and new)."""
    steps: dict[str, list[str]] = {}
    for lying in lyings:
        if lying.lasts(on):
            steps.setdefault(lying.whole, []).append(lying.part)
    for old, new in successions:
        steps.setdefault(new, []).append(old)
    return steps


def upward(lyings: Iterable[Lying], successions: Iterable[tuple[str, str]], *, on: date) -> dict[str, list[str]]:
    """Write the steps from a place to what it lies in and to what it became: the way down, turned round."""
    steps: dict[str, list[str]] = {}
    for upper, lowers in downward(lyings, successions, on=on).items():
        for lower in lowers:
            steps.setdefault(lower, []).append(upper)
    return steps
