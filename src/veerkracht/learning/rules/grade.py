"""How certain what studies say together is, by GRADE, with each reason why that was lowered or raised.

Source: Guyatt and others, GRADE: an emerging consensus (2008); which figures give which reason is ours. See
docs/methods/grade.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from veerkracht.learning.rules.levels import Design, certainty

MOST_BEYOND_CHANCE = 0.5
LARGE = 0.8


class Reason(StrEnum):
    """Why the certainty is lower, or higher, than the designs alone would make it."""

    BIAS = "bias"
    INCONSISTENT = "inconsistent"
    INDIRECT = "indirect"
    IMPRECISE = "imprecise"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Summed:
    """What studies say together: their levels, the average with its interval, a next place, and what differs."""

    levels: Sequence[int]
    average: float
    interval: tuple[float, float]
    next_place: tuple[float, float]
    noticeable: float
    beyond_chance: float = 0.0
    """The share of the spread that chance does not explain (I squared)."""
    direct: bool = True
    """Whether a study was done in the kind of place that is asked about."""


@dataclass(frozen=True, slots=True)
class Graded:
    """The certainty in the word of GRADE, and its reasons."""

    word: str
    trial: bool
    lowered: tuple[Reason, ...]
    raised: tuple[Reason, ...]


def grade(found: Summed) -> Graded:
    """Give the certainty of what studies say together: high with a trial, low without, and a step for each reason.

    >>> grade(Summed([1, 3, 1, 2], 0.22, (-0.07, 0.51), (-0.26, 0.69), 0.2)).word
    'very low'
    """
    low, high = found.interval
    worst, best = found.next_place
    trial = max(found.levels, default=0) >= Design.TRIAL
    weak = sum(level <= Design.BEFORE_AND_AFTER for level in found.levels)
    apart = worst < -found.noticeable and best > found.noticeable
    several = len(found.levels) > 1
    reasons = {
        Reason.BIAS: trial and 2 * weak > len(found.levels),
        Reason.INCONSISTENT: several and (found.beyond_chance > MOST_BEYOND_CHANCE or apart),
        Reason.INDIRECT: not found.direct,
        Reason.IMPRECISE: low < 0 and high > found.noticeable,
    }
    lowered = tuple(reason for reason, so in reasons.items() if so)
    raised = (Reason.LARGE,) if low > 0 and found.average > LARGE else ()
    word = certainty(trial=trial, downgrades=[1] * len(lowered), upgrades=len(raised))
    return Graded(word, trial, lowered, raised)
