"""What is asked and what there is, and a plan with what it is worth."""

from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

import numpy as np

EVEN = 1e-9
"""Two values that differ less than this are the same but for rounding."""
LOTS = 1e-10
NASH = 1e-3
"""What an initiative that gets nothing counts for under the logarithm."""


class Aim(StrEnum):
    """What a plan is best at."""

    TOTAL = "total"
    WORST_OFF = "worst-off"
    NASH = "nash"


@dataclass(frozen=True, slots=True)
class Demand:
    """What is asked and what there is: by initiative and kind the expected use, by kind how many and at what cost."""

    utility: tuple[tuple[float | None, ...], ...]
    """The expected use of a kind for an initiative; nothing where it does not qualify."""
    need: tuple[float, ...]
    """The whole need of each initiative, beside which is told how well off a plan makes it."""
    capacity: tuple[float, ...]
    cost: tuple[float, ...]
    budget: float
    floor: int = 0
    """As many kinds as each initiative gets at least."""
    most: int | None = None
    groups: tuple[tuple[frozenset[int], int], ...] = ()
    """Sets of initiatives, as of a region or a theme, and how many supports they get together at least."""
    required: frozenset[tuple[int, int]] = frozenset()
    excluded: frozenset[tuple[int, int]] = frozenset()
    seed: str = ""
    """What lots are drawn with where initiatives are alike."""

    def __post_init__(self) -> None:
        numbers = [one for row in self.utility for one in row if one is not None]
        numbers += [*self.need, *self.capacity, *self.cost, self.budget]
        if any(not 0 <= number < inf for number in numbers):
            raise ValueError("use, need, capacity, cost and budget are numbers of nought or more")
        if len(self.need) != len(self.utility) or any(len(row) != len(self.capacity) for row in self.utility):
            raise ValueError("each initiative has a need, and a use for each kind")


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: the kinds of each initiative, their total, what it costs, and what no plan can exceed."""

    given: tuple[tuple[int, ...], ...]
    total: float
    score: float
    """What the aim counts: the total, the worst-off share, or the sum of logarithms."""
    bound: float
    effort: float
    relative: tuple[float, ...]
    """The share of its need that each initiative is expected to see met; of no need, all."""

    @property
    def proven(self) -> bool:
        return self.bound - self.score <= EVEN * max(1.0, abs(self.score))

    @property
    def gap(self) -> float:
        """Give how far from the best this may be, as a share of the bound."""
        return max(0.0, self.bound - self.score) / max(abs(self.bound), EVEN)

    @property
    def worst_off(self) -> float:
        return min(self.relative, default=1.0)


@dataclass(frozen=True, slots=True)
class Impossible:
    """No plan meets all limits; the limits that alone stand in the way, each with the plan that lets go of it."""

    relaxed: tuple[tuple[str, Plan], ...] = field(default=())
    """Named floor, budget, groups or capacity 3 (the place of the kind)."""


def told(demand: Demand, aim: Aim, given: tuple[tuple[int, ...], ...], bound: float) -> Plan:
    """Tell a plan: what it is worth, what it costs, and how well off it makes each."""
    uses = [sum(demand.utility[place][kind] or 0.0 for kind in kinds) for place, kinds in enumerate(given)]
    score = float(sum(np.log(NASH + use) for use in uses)) if aim is Aim.NASH else sum(uses)
    effort = sum(demand.cost[kind] for kinds in given for kind in kinds)
    relative = tuple(use / need if need else 1.0 for use, need in zip(uses, demand.need, strict=True))
    slack = LOTS * len(given) * len(demand.capacity) if demand.seed else 0.0
    return Plan(given, sum(uses), score, max(bound, score) if bound - score > slack + EVEN else score, effort, relative)
