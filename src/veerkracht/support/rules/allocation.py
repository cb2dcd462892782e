"""Which kinds of support go to which initiatives: the best plan within capacities, budget and floors, and proof of it.

Method: kinds are filled from the top, supports are exchanged, and prices of limits (a Lagrangian) give what no plan
exceeds; where sets are few, all that may still be better is searched. See docs/methods/allocation.md.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from veerkracht.support.rules.bounding import never
from veerkracht.support.rules.few.demand import NASH, Aim, Demand, Impossible, Plan
from veerkracht.support.rules.few.ways import again, content, improve

__all__ = [
    "NASH",
    "Aim",
    "Demand",
    "Impossible",
    "Plan",
    "again",
    "allocate",
    "content",
    "improve",
    "lots",
    "price_of_fairness",
]


def allocate(
    demand: Demand, aim: Aim = Aim.TOTAL, *, near: float = 0.0, stop: Callable[[], bool] = never
) -> Plan | Impossible:
    """Find the best plan, or say which limit stands in the way; where time was cut short the plan says its gap.

    `near` is the gap with which one is content, where many plans are made; `stop` is asked all along.

    >>> demand = Demand(((0.5, 0.4), (0.9, 0.1)), (1, 1), (1, 1), (1, 1), budget=2, floor=1)
    >>> allocate(demand).given, round(allocate(demand).total, 1)
    (((1,), (0,)), 1.3)
    """
    best = content(demand, aim, near, stop)
    return best or Impossible(tuple(_relaxed(demand, stop)))


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


def _relaxed(demand: Demand, stop: Callable[[], bool]) -> Iterator[tuple[str, Plan]]:
    """Give for each limit that alone stands in the way the plan with most in total without it."""
    loose = [("floor", replace(demand, floor=0)), ("budget", replace(demand, budget=sum(demand.cost) * 1e6))]
    loose.append(("groups", replace(demand, groups=())))
    for kind in range(len(demand.capacity)):
        wide = tuple(float(len(demand.need)) if kind == one else room for one, room in enumerate(demand.capacity))
        loose.append((f"capacity {kind}", replace(demand, capacity=wide)))
    for name, one in loose:
        plans = list(improve(one, Aim.TOTAL, stop))
        if plans:
            yield name, plans[-1]
