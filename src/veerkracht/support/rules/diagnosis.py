"""What an initiative needs, as the initiative and the province each see it, and when that asks for a talk.

Source: the conversation of the programme in which both judge the need for each kind of support between 0 and 1; the
bounds are ours. See docs/methods/diagnosis.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

FAR_APART = 0.3
"""A larger difference between both sides is not averaged: it is talked about."""
FEW = 3
"""Below this number of needs it cannot be said that somebody always says the same."""
CLOSE = 1e-9


class Kind(StrEnum):
    """The kinds of support a programme can give (R8)."""

    KNOWLEDGE = "knowledge"
    PARTNER = "partner"
    METHOD = "method"
    INTERVENTION = "intervention"
    CAPACITY = "capacity"
    FINANCE = "finance"


class Standing(StrEnum):
    """What a need that two sides judged asks for next."""

    AGREED = "agreed"
    TALK = "talk"
    ONE_SIDED = "one-sided"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Need:
    """The need for one kind of support, by each side between 0 and 1; nothing where that side has not said it."""

    initiative: float | None = None
    province: float | None = None

    def __post_init__(self) -> None:
        for side in (self.initiative, self.province):
            if side is not None and not 0 <= side <= 1:
                raise ValueError("a need lies between 0 and 1")

    @property
    def standing(self) -> Standing:
        if self.initiative is None and self.province is None:
            return Standing.UNKNOWN
        if self.initiative is None or self.province is None:
            return Standing.ONE_SIDED
        return Standing.TALK if abs(self.initiative - self.province) > FAR_APART + CLOSE else Standing.AGREED

    @property
    def agreed(self) -> float | None:
        """Give the need that plans may count with: the middle of two that agree, and nothing before the talk.

        >>> Need(0.6, 0.8).agreed, Need(0.2, 0.9).agreed, Need(0.2, 0.9).standing.value
        (0.7, None, 'talk')
        """
        if self.initiative is None or self.province is None or self.standing is not Standing.AGREED:
            return None
        return (self.initiative + self.province) / 2


def utility(need: float, chance: float) -> float:
    """Give what support is expected to do: the need, times the chance that this kind helps.

    >>> round(utility(0.9, 0.8), 2)
    0.72
    """
    if not (0 <= need <= 1 and 0 <= chance <= 1):
        raise ValueError("a need and a chance lie between 0 and 1")
    return need * chance


@dataclass(frozen=True, slots=True)
class Rater:
    """How one party judges needs: how often, its average, and whether its numbers tell needs apart."""

    judged: int
    average: float
    lowest: float
    highest: float

    @property
    def tells_apart(self) -> bool:
        """Say whether the judgements differ at all; of few it cannot be said that they do not."""
        return self.judged < FEW or self.highest - self.lowest > CLOSE


def raters(judgements: Mapping[str, Sequence[float]]) -> dict[str, Rater]:
    """Show how each party judges, so that one who finds every need the greatest is seen, and asked.

    >>> raters({"us": [1.0, 1.0, 1.0]})["us"].tells_apart
    False
    """
    return {
        who: Rater(len(said), sum(said) / len(said), min(said), max(said)) for who, said in judgements.items() if said
    }
