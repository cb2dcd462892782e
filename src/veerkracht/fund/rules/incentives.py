"""Whether pay by results drives who is taken in, who is helped, and when someone is said to have arrived.

A finding here is a question to ask, never a reason to stop a payment. Sources: E. Carter and A. Whitworth on creaming
and parking, Journal of Social Policy 44 (2015); N. Smirnov (1939) for two samples; C. Spearman (1904) for ranks. See
docs/methods/incentives.md.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import atan, comb, cos, pi, sin, sqrt
from statistics import correlation, mean, variance

APART = 0.25
"""Entrants whose chances differ more than this many deviations from those of all who could enter are asked about."""
SHORT = 0.7
SELDOM = 0.01


@dataclass(frozen=True, slots=True)
class Creaming:
    """How the chances of who entered differ from those of all who could: in deviations, and how likely by chance."""

    eligible: float
    entered: float
    apart: float
    by_chance: float

    @property
    def asks(self) -> bool:
        return self.apart > APART


@dataclass(frozen=True, slots=True)
class Parking:
    """Whether who is hard to help gets fewer hours: the rank correlation, and hours of the hard for one of the easy."""

    together: float
    by_chance: float
    hard_for_easy: float

    @property
    def asks(self) -> bool:
        return self.hard_for_easy < SHORT and self.by_chance < SELDOM


@dataclass(frozen=True, slots=True)
class Bunching:
    """How many lie just below a threshold and how many just above, and how likely that is by chance."""

    below: int
    above: int
    by_chance: float

    @property
    def asks(self) -> bool:
        return self.above > self.below and self.by_chance < SELDOM


def creaming(eligible: Sequence[float], entered: Sequence[float]) -> Creaming:
    """Compare the chances of success of who entered with those of all who could enter.

    >>> creaming([.2, .4, .6, .8], [.7, .8, .9]).asks
    True
    """
    all_of_them, some = mean(eligible), mean(entered)
    spread = sqrt((variance(eligible) + variance(entered)) / 2)
    return Creaming(all_of_them, some, (some - all_of_them) / spread, _as_far_apart(eligible, entered))


def parking(difficulty: Sequence[float], hours: Sequence[float], *, hard_above: float = 0.7) -> Parking:
    """Compare how hard people are to help with the hours they got.

    >>> round(parking([.1, .2, .5, .8, .9], [9, 8, 8, 3, 2]).hard_for_easy, 2)
    0.3
    """
    pairs = list(zip(difficulty, hours, strict=True))
    together = correlation(_ranks(difficulty), _ranks(hours))
    hard = mean(got for how, got in pairs if how > hard_above)
    easy = mean(got for how, got in pairs if how <= hard_above)
    return Parking(together, _as_steep(together, len(pairs) - 2), hard / easy)


def bunching(measures: Sequence[float], threshold: float, width: float) -> Bunching:
    """Count who lies just below a threshold and who just above; one would expect about as many.

    >>> bunching([88, 90, 91, 92, 93], 91, 7).below
    2
    """
    below = sum(threshold - width <= one < threshold for one in measures)
    above = sum(threshold <= one < threshold + width for one in measures)
    whole = below + above
    tail = sum(comb(whole, count) for count in range(min(below, above) + 1))
    return Bunching(below, above, min(1.0, 2 * tail / 2**whole))


def _ranks(measures: Sequence[float]) -> list[float]:
    """Give the place of each in the row from low to high; equals share theirs."""
    row = sorted(measures)
    return [(bisect_left(row, one) + bisect_right(row, one) + 1) / 2 for one in measures]


def _as_far_apart(one: Sequence[float], other: Sequence[float]) -> float:
    """Give the chance that two draws from one population lie at least as far apart (Smirnov), counting orders exactly.

    Every order in which both draws can be laid in one row is a path; whoever leaves the band was as far apart.
    """
    many, few = sorted(one), sorted(other)
    first, second = len(many), len(few)
    seen = max(abs(bisect_right(many, at) * second - bisect_right(few, at) * first) for at in {*many, *few})
    left = [0.0] * (second + 1)
    for taken in range(first + 1):
        for drawn in range(second + 1):
            if abs(taken * second - drawn * first) >= seen:
                left[drawn] = 1.0
            elif taken or drawn:
                before = left[drawn - 1] if drawn else 0.0
                left[drawn] = (taken * left[drawn] + drawn * before) / (taken + drawn)
    return left[second]


def _as_steep(together: float, freedom: int) -> float:
    """Give the chance of a correlation at least as strong where there is none: Student's t, of a whole freedom.

    M. Abramowitz and I.A. Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
    """
    if abs(together) >= 1:
        return 0.0
    angle = atan(together / sqrt(1 - together**2))
    odd = freedom % 2
    term = total = cos(angle) if odd else 1.0
    for step in range(2 + odd, freedom - 1, 2):
        term *= cos(angle) ** 2 * (step - 1) / step
        total += term
    inside = sin(angle) * total if freedom > 1 else 0.0
    inside = 2 / pi * (angle + inside) if odd else inside
    return max(0.0, 1 - abs(inside))
