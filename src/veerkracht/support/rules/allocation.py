"""Which kinds of support go to which initiatives: the best plan within capacities, budget and floors, and proof of it.

Method: each limit gets a price (a Lagrangian), so that every plan is known to stay some loss below a bound; then
initiatives are gone through one by one, keeping every way of spending that may still beat the best plan known. See
docs/methods/allocation.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from math import inf
from typing import Any

import numpy as np

from veerkracht.support.rules import bounding, filling
from veerkracht.support.rules.bounding import Rows

EVEN = 1e-9
"""Two values that differ less than this are the same but for rounding."""
FEW_KINDS = 8
"""Up to so many kinds every set of them is listed; above it, each kind is filled from the top."""
LOTS = 1e-10
NASH = 1e-3
"""What an initiative that gets nothing counts for under the logarithm."""
WIDTHS = (64, 1024, 16_384, 262_144)
"""So many ways of spending are kept at a time; what was cut off stays in the gap."""


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


def allocate(demand: Demand, aim: Aim = Aim.TOTAL, *, near: float = 0.0) -> Plan | Impossible:
    """Find the best plan, or say which limit stands in the way; where time was cut short the plan says its gap.

    `near` is the gap with which one is content, where many plans are made.

    >>> demand = Demand(((0.5, 0.4), (0.9, 0.1)), (1, 1), (1, 1), (1, 1), budget=2, floor=1)
    >>> allocate(demand).given, round(allocate(demand).total, 1)
    (((1,), (0,)), 1.3)
    """
    best: Plan | None = None
    for found in improve(demand, aim):
        best = found
        if found.gap <= near:
            break
    return best or Impossible(tuple(_relaxed(demand, aim)))


def improve(demand: Demand, aim: Aim = Aim.TOTAL) -> Iterator[Plan]:
    """Give ever better plans, each with its gap, until one is proven; stopping early keeps the last."""
    if not demand.need:
        yield Plan((), 0.0, 0.0, 0.0, 0.0, ())
    elif aim is Aim.WORST_OFF:
        yield from _lexicographic(demand)
    elif aim is Aim.TOTAL and len(demand.capacity) > FEW_KINDS and not demand.groups and demand.most is None:
        yield from _filled(demand)
    else:
        yield from _plans(demand, aim, 0.0)


def price_of_fairness(best: Plan, fair: Plan) -> float:
    """Give which part of the total a fairer plan costs."""
    return 1 - fair.total / best.total if best.total else 0.0


def lots(demand: Demand, plan: Plan) -> tuple[tuple[int, int], ...]:
    """Give the pairs of initiatives that are alike in all that counts and yet got something else: lots were drawn."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, row in enumerate(demand.utility):
        alike.setdefault((row, demand.need[place]), []).append(place)
    return tuple(
        (one, other)
        for places in alike.values()
        for one, other in pairwise(places)
        if plan.given[one] != plan.given[other]
    )


def _lexicographic(demand: Demand) -> Iterator[Plan]:
    """Find the largest worst-off share by halving the shares there are, then the largest total that keeps it."""
    shares = np.unique(np.round(bounding.shares(_rows(demand, Aim.TOTAL, 0.0), np.array(demand.need)), 12))
    low, high, best = 0, len(shares) - 1, None
    while low <= high:
        middle = (low + high + 1) // 2
        found = next(_plans(demand, Aim.TOTAL, float(shares[middle]), first=True), None)
        if found is None:
            high = middle - 1
            continue
        best, low = found, int(np.searchsorted(shares, found.worst_off + EVEN))
    if best is None:
        return
    level = best.worst_off
    for plan in _plans(demand, Aim.TOTAL, level - EVEN):
        yield replace(plan, score=plan.worst_off, bound=level if plan.proven else max(level, plan.worst_off))


def _filled(demand: Demand) -> Iterator[Plan]:
    """Fill each kind from the top; what is required is given first, and the rest shares what is left."""
    wanted = np.zeros((len(demand.need), len(demand.capacity)), dtype=bool)
    for one in demand.required:
        wanted[one] = True
    use = np.array([[-inf if one is None else one for one in row] for row in demand.utility], dtype=float)
    use = use.reshape(wanted.shape)
    for one in demand.excluded:
        use[one] = -inf
    fixed = float(use[wanted].sum()) if wanted.any() else 0.0
    room = np.floor(np.array(demand.capacity) + EVEN) - wanted.sum(axis=0)
    budget = demand.budget - float(wanted.sum(axis=0) @ np.array(demand.cost))
    if fixed == -inf or budget < -EVEN or (room < 0).any():
        return
    floor = np.maximum(0, demand.floor - wanted.sum(axis=1))
    lot = np.array([[_lot(demand.seed, row, kind) for kind in range(wanted.shape[1])] for row in range(len(use))])
    asked = filling.Filling(np.where(wanted, -inf, use + LOTS * lot), room, demand.cost, budget, floor)
    for found in filling.fill(asked):
        given = found.given | wanted
        sets = tuple(tuple(int(kind) for kind in np.flatnonzero(row)) for row in given)
        yield _told(demand, Aim.TOTAL, sets, found.bound + fixed)


def _plans(demand: Demand, aim: Aim, least: float, *, first: bool = False) -> Iterator[Plan]:
    rows = _rows(demand, aim, least)
    if any(not len(one) for one in rows.values):
        return
    limits = bounding.limits(demand.capacity, demand.budget, [many for _places, many in demand.groups])
    priced = bounding.price(rows, limits)
    for answer in bounding.search(priced, WIDTHS, first=first):
        yield _plan(demand, aim, rows, answer.chosen, answer.bound)


def _rows(demand: Demand, aim: Aim, least: float) -> Rows:
    """List for each initiative the sets of kinds it may get, what each counts for and what it uses."""
    patterns, values, used = [], [], []
    for place in range(len(demand.utility)):
        sets, worth = _sets(demand, place)
        keep = worth >= (least - EVEN) * demand.need[place] if least > 0 else np.ones(len(worth), dtype=bool)
        sets, worth = sets[keep], worth[keep]
        patterns.append(sets)
        values.append(np.log(NASH + worth) if aim is Aim.NASH else worth)
        of_groups = [-sets.sum(axis=1) * (place in places) for places, _many in demand.groups]
        used.append(np.column_stack([sets, sets @ np.array(demand.cost, dtype=float), *of_groups]))
    return Rows(patterns, values, used)


def _sets(demand: Demand, place: int) -> tuple[Any, Any]:
    """List the sets of kinds an initiative qualifies for, with their use and a hair of lot."""
    row = demand.utility[place]
    kinds = len(demand.capacity)
    open_kinds = [kind for kind, use in enumerate(row) if use is not None and (place, kind) not in demand.excluded]
    wanted = [kind for kind in range(kinds) if (place, kind) in demand.required]
    most = len(open_kinds) if demand.most is None else demand.most
    sets = bounding.subsets(len(open_kinds), demand.floor, most)
    whole = np.zeros((len(sets), kinds))
    whole[:, open_kinds] = sets
    if wanted:
        whole = whole[(whole[:, wanted] == 1).all(axis=1)]
    use = np.array([0.0 if one is None else one for one in row])
    lot = np.array([_lot(demand.seed, place, kind) for kind in range(kinds)])
    return whole, whole @ (use + LOTS * lot)


def _lot(seed: str, place: int, kind: int) -> float:
    return int.from_bytes(sha256(f"{seed}|{place}|{kind}".encode()).digest()[:4], "big") / 2**32 if seed else 0.0


def _plan(demand: Demand, aim: Aim, rows: Rows, chosen: Sequence[int], bound: float) -> Plan:
    sets = tuple(
        tuple(int(kind) for kind in np.flatnonzero(rows.patterns[place][one])) for place, one in enumerate(chosen)
    )
    return _told(demand, aim, sets, bound)


def _told(demand: Demand, aim: Aim, given: tuple[tuple[int, ...], ...], bound: float) -> Plan:
    """Tell a plan: what it is worth, what it costs, and how well off it makes each."""
    uses = [sum(demand.utility[place][kind] or 0.0 for kind in kinds) for place, kinds in enumerate(given)]
    score = float(sum(np.log(NASH + use) for use in uses)) if aim is Aim.NASH else sum(uses)
    effort = sum(demand.cost[kind] for kinds in given for kind in kinds)
    relative = tuple(use / need if need else 1.0 for use, need in zip(uses, demand.need, strict=True))
    slack = LOTS * len(given) * len(demand.capacity) if demand.seed else 0.0
    return Plan(given, sum(uses), score, max(bound, score) if bound - score > slack + EVEN else score, effort, relative)


def _relaxed(demand: Demand, aim: Aim) -> Iterable[tuple[str, Plan]]:
    """Give for each limit that alone stands in the way the best plan without it."""
    loose = [("floor", replace(demand, floor=0)), ("budget", replace(demand, budget=sum(demand.cost) * 1e6))]
    loose.append(("groups", replace(demand, groups=())))
    for kind in range(len(demand.capacity)):
        wide = tuple(float(len(demand.need)) if kind == one else room for one, room in enumerate(demand.capacity))
        loose.append((f"capacity {kind}", replace(demand, capacity=wide)))
    for name, one in loose:
        plans = list(improve(one, aim))
        if plans:
            yield name, plans[-1]
