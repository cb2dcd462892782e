"""Where evidence is missing: the class of each combination of an intervention and an outcome.

Source: the evidence gap maps of 3ie; the classes are ours. A map shows where evidence is, not what works. See
docs/methods/gaps.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from veerkracht.learning.rules.levels import Design

CONTRARY, ENOUGH = 0.25, 3


class Gap(StrEnum):
    """What is missing in one cell of the map."""

    NOTHING = "nothing"
    CONTRADICTION = "contradiction"
    QUALITY = "quality"
    SYNTHESIS = "synthesis"
    FILLED = "filled"
    THIN = "thin"


@dataclass(frozen=True, slots=True)
class Known:
    """One study in a cell: its level of design, its direction, and whether a synthesis holds it."""

    level: int
    direction: int
    synthesised: bool = False


def gap(studies: Sequence[Known]) -> Gap:
    """Give what is missing: the first that applies.

    >>> gap([Known(3, 1), Known(3, -1)]).value, gap([]).value
    ('contradiction', 'nothing')
    """
    if not studies:
        return Gap.NOTHING
    better, worse = (sum(one.direction == sign for one in studies) for sign in (1, -1))
    if better + worse and min(better, worse) / (better + worse) >= CONTRARY:
        return Gap.CONTRADICTION
    if max(one.level for one in studies) <= Design.BEFORE_AND_AFTER:
        return Gap.QUALITY
    if len(studies) < ENOUGH:
        return Gap.THIN
    return Gap.FILLED if any(one.synthesised for one in studies) else Gap.SYNTHESIS
