"""Why a plan gives what it gives: what it would cost to do otherwise, what is scarce, and how surely it stands.

Source: contrast and scarcity by solving the plan again with one thing changed; robustness by plausible worlds, in which
each chance that support helps is drawn anew around what is known. See docs/methods/reasons.md.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np

from veerkracht.support.rules.allocation import Aim, Demand, Plan, again, content
from veerkracht.support.rules.bounding import never

CASES = 8
"""A chance is drawn as if it were known from so many cases."""
WORLDS = 300
NEAR = 0.7
"""What stands in fewer worlds than this has near-equals, and is shown beside them as equal."""
EVEN = 1e-9


@dataclass(frozen=True, slots=True)
class Contrast:
    """One choice and its opposite: what it contributes, whether it was made, and what the total loses without it."""

    chosen: bool
    contribution: float
    loss: float | None
    """Nothing where the opposite is impossible."""
    instead: Plan | None


class Robustness(StrEnum):
    """How surely a choice stands."""

    STANDS = "stands"
    NEAR_EQUAL = "near-equal"


def contrast(
    demand: Demand,
    plan: Plan,
    initiative: int,
    kind: int,
    aim: Aim = Aim.TOTAL,
    *,
    near: float = 0.0,
    stop: Callable[[], bool] = never,
) -> Contrast:
    """Reverse one choice and find the best plan then: its loss says how much the choice matters.

    By other aims than the total, plans for many are not made whole again but by exchanges from the plan there is.

    >>> demand = Demand(((0.5, 0.4), (0.9, 0.1)), (1, 1), (1, 1), (1, 1), budget=2, floor=1)
    >>> round(contrast(demand, allocate(demand), 0, 1).loss, 1)
    0.7
    """
    chosen, pair = kind in plan.given[initiative], frozenset({(initiative, kind)})
    # What was required or excluded before stays so, unless it is this very choice that is asked about.
    required, excluded = demand.required - pair, demand.excluded - pair
    if chosen:
        excluded |= pair
    else:
        required |= pair
    found = again(replace(demand, required=required, excluded=excluded), plan, aim, near, stop)
    worth = demand.utility[initiative][kind] or 0.0
    if found is None:
        return Contrast(chosen, worth, None, None)
    return Contrast(chosen, worth, plan.score - found.score, found)


def scarcity(
    demand: Demand,
    plan: Plan,
    *,
    kind: int | None = None,
    more: float = 1,
    aim: Aim = Aim.TOTAL,
    near: float = 0.0,
    stop: Callable[[], bool] = never,
) -> float:
    """Give what so much more of one kind, or of the budget where no kind is named, would add.

    >>> demand = Demand(((0.5, 0.4), (0.9, 0.1)), (1, 1), (1, 1), (1, 1), budget=2, floor=1)
    >>> round(scarcity(demand, allocate(demand), kind=0), 1), round(scarcity(demand, allocate(demand)), 1)
    (0.1, 0.5)
    """
    room = tuple(one + more if place == kind else one for place, one in enumerate(demand.capacity))
    budget = demand.budget + more if kind is None else demand.budget
    found = again(replace(demand, capacity=room, budget=budget), plan, aim, near, stop)
    return 0.0 if found is None else max(0.0, found.score - plan.score)


@dataclass(frozen=True, slots=True)
class Stands:
    """In which part of the worlds so far each choice was made again, and in how many worlds there was a plan."""

    worlds: int
    planned: int
    share: tuple[tuple[float, ...], ...]

    def of(self, initiative: int, kind: int) -> Robustness:
        return Robustness.STANDS if self.share[initiative][kind] >= NEAR - EVEN else Robustness.NEAR_EQUAL


def robustness(
    demand: Demand,
    needs: tuple[tuple[float, ...], ...],
    chances: tuple[tuple[float, ...], ...],
    *,
    seed: int,
    worlds: int = WORLDS,
    cases: float = CASES,
    aim: Aim = Aim.TOTAL,
    near: float = 0.0,
    stop: Callable[[], bool] = never,
) -> Iterator[Stands]:
    """Draw plausible worlds and plan in each; after each world it says how often each choice was made so far.

    A world in which it must stop does not count: its plan may be any.
    """
    draw = np.random.default_rng(seed)
    chance = np.array(chances)
    counts: Any = np.zeros(chance.shape)
    planned = 0
    for world in range(1, worlds + 1):
        helps = draw.beta(np.maximum(cases * chance, EVEN), np.maximum(cases * (1 - chance), EVEN))
        use = tuple(
            tuple(None if known is None else float(need * one) for known, need, one in zip(*row, strict=True))
            for row in zip(demand.utility, needs, helps, strict=True)
        )
        found = content(replace(demand, utility=use), aim, near, stop)
        if stop():
            return
        if found is not None:
            planned += 1
            for place, kinds in enumerate(found.given):
                counts[place, list(kinds)] += 1
        share = counts / max(planned, 1)
        yield Stands(world, planned, tuple(tuple(float(one) for one in row) for row in share))
