"""What studies say that report only a direction: never by counting what was significant.

Sources: Cochrane Handbook chapter 12; Boon and Thomson, The effect direction plot revisited (2021); SWiM (2020). See
docs/methods/directions.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from veerkracht.learning.rules.distributions import binomial, share

AGREE = 0.7
FEWEST_FOR_A_CHANCE = 6
"""Fewer agreeing studies than this can never be unlikely at 5 %: their number is printed, not the chance."""


class Direction(StrEnum):
    """Which way the outcomes of a study point."""

    BETTER = "+"
    WORSE = "-"
    UNCHANGED = "0"
    MIXED = "<>"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many studies point each way, how likely that is by chance, and the share that is better."""

    better: int
    worse: int
    left_out: int
    """Mixed or unchanged."""
    by_chance: float | None
    low: float
    high: float


def direction(outcomes: Sequence[int]) -> Direction | None:
    """Give the direction of a study from its outcomes (1, 0 or -1): what seven of ten say, of all of them.

    >>> direction([1, 1, 1, -1]).name, direction([1, 1, -1]).name, direction([])
    ('BETTER', 'MIXED', None)
    """
    if not outcomes:
        return None
    for sign, found in ((1, Direction.BETTER), (-1, Direction.WORSE)):
        if sum(one == sign for one in outcomes) >= AGREE * len(outcomes):
            return found
    return Direction.MIXED if any(outcomes) else Direction.UNCHANGED


def tally(directions: Sequence[Direction]) -> Tally:
    """Count the studies, and say how likely this is by chance where there are enough of them.

    >>> found = tally([Direction.BETTER] * 7 + [Direction.WORSE])
    >>> round(found.by_chance, 4), round(found.low, 3)
    (0.0703, 0.529)
    """
    better, worse = directions.count(Direction.BETTER), directions.count(Direction.WORSE)
    both = better + worse
    by_chance = binomial(better, both) if both >= FEWEST_FOR_A_CHANCE else None
    return Tally(better, worse, len(directions) - both, by_chance, *share(better, both))
