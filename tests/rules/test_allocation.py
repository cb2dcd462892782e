"""Plans for a few initiatives, beside trying everything; the large case is the one of the methods."""

from dataclasses import replace
from itertools import combinations, product
from math import log
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from worked import expected, inputs

from veerkracht.support.rules.allocation import (
    NASH,
    Aim,
    Demand,
    Impossible,
    Plan,
    allocate,
    improve,
    lots,
    price_of_fairness,
)
from veerkracht.support.rules.few import ways


def of_the_methods(floor: int) -> Demand:
    known = inputs("matching")
    use = tuple(
        tuple(need * fit for need, fit in zip(*rows, strict=True))
        for rows in zip(known["need"], known["fit"], strict=True)
    )
    needs = tuple(sum(row) for row in known["need"])
    return Demand(use, needs, tuple(known["capacity"]), tuple(known["cost_days"]), known["budget_days"], floor)


@pytest.mark.parametrize(
    ("name", "floor", "aim"),
    [
        ("utilitarian", 0, Aim.TOTAL),
        ("floor", 1, Aim.TOTAL),
        ("maxmin", 1, Aim.WORST_OFF),
        ("nash", 0, Aim.NASH),
    ],
)
def test_the_plans_of_the_methods(name: str, floor: int, aim: Aim) -> None:
    wanted, known = expected("matching")[name], inputs("matching")
    plan = allocate(of_the_methods(floor), aim)

    assert isinstance(plan, Plan)
    assert plan.proven
    assert (plan.total, plan.effort, plan.worst_off) == pytest.approx(
        (wanted["total"], wanted["effort"], wanted["min_rel"]), abs=1e-6
    )
    assert plan.relative == pytest.approx(wanted["rel"], abs=1e-6)
    assert named(plan, known) == wanted["per"]


def named(plan: Plan, known: Any) -> dict[str, list[str]]:
    return {
        initiative: [known["support"][kind] for kind in kinds]
        for initiative, kinds in zip(known["initiatives"], plan.given, strict=True)
    }


def test_fairness_has_its_price() -> None:
    wanted = expected("matching")["price_of_fairness"]
    best, fair, even = (allocate(of_the_methods(1), aim) for aim in (Aim.TOTAL, Aim.WORST_OFF, Aim.NASH))

    assert isinstance(best, Plan)
    assert isinstance(fair, Plan)
    assert isinstance(even, Plan)
    assert price_of_fairness(best, fair) == pytest.approx(wanted["maxmin"], abs=1e-6)
    assert price_of_fairness(best, even) == pytest.approx(wanted["nash"], abs=1e-6)


@some.composite
def small(draw: some.DrawFn) -> Demand:
    rows, kinds = draw(some.integers(1, 3)), draw(some.integers(1, 3))
    use = some.one_of(some.none(), some.integers(0, 10).map(lambda one: one / 10))
    return Demand(
        tuple(tuple(draw(use) for _kind in range(kinds)) for _row in range(rows)),
        tuple(draw(some.integers(1, 20)) / 10 for _row in range(rows)),
        tuple(draw(some.integers(0, 3)) for _kind in range(kinds)),
        tuple(draw(some.integers(0, 4)) for _kind in range(kinds)),
        draw(some.integers(0, 12)),
        draw(some.integers(0, 1)),
    )


def everything(demand: Demand) -> list[tuple[tuple[int, ...], ...]]:
    """List every plan there is."""
    sets = []
    for row in demand.utility:
        kinds = [kind for kind, use in enumerate(row) if use is not None]
        sets.append([one for many in range(demand.floor, len(kinds) + 1) for one in combinations(kinds, many)])

    def holds(plan: tuple[tuple[int, ...], ...]) -> bool:
        flat = [kind for kinds in plan for kind in kinds]
        room = all(flat.count(kind) <= most for kind, most in enumerate(demand.capacity))
        return room and sum(demand.cost[kind] for kind in flat) <= demand.budget

    return [plan for plan in product(*sets) if holds(plan)]


def score(demand: Demand, plan: tuple[tuple[int, ...], ...], aim: Aim) -> float:
    uses = [sum(row[kind] or 0 for kind in kinds) for row, kinds in zip(demand.utility, plan, strict=True)]
    if aim is Aim.NASH:
        return sum(log(NASH + use) for use in uses)
    if aim is Aim.WORST_OFF:
        return min(use / need for use, need in zip(uses, demand.need, strict=True))
    return sum(uses)


@given(small(), some.sampled_from(list(Aim)))
@settings(max_examples=150, deadline=None)
def test_no_plan_is_better_than_the_one_found(demand: Demand, aim: Aim) -> None:
    plans, found = everything(demand), allocate(demand, aim)

    if not plans:
        assert isinstance(found, Impossible)
        return
    assert isinstance(found, Plan)
    assert found.given in plans
    assert found.proven
    assert found.score == pytest.approx(max(score(demand, plan, aim) for plan in plans), abs=1e-8)


@given(small(), some.sampled_from([Aim.WORST_OFF, Aim.NASH]))
@settings(max_examples=80, deadline=None)
def test_the_way_for_many_keeps_to_the_limits_and_its_bound_is_above_every_plan(demand: Demand, aim: Aim) -> None:
    plans = everything(demand)
    with patch.object(ways, "FEW_WAYS", 0):
        found = allocate(demand, aim)

    if not plans:
        assert isinstance(found, Impossible)
        return
    assert isinstance(found, Plan)
    assert found.given in plans
    assert found.score == pytest.approx(score(demand, found.given, aim), abs=1e-8)
    assert found.bound >= max(score(demand, plan, aim) for plan in plans) - 1e-8


def many(rows: int, kinds: int, floor: int = 0) -> Demand:
    draw = np.random.default_rng(0)
    use = draw.integers(0, 11, (rows, kinds)) / 10 * (draw.integers(2, 9, (rows, kinds)) / 10)
    room, cost = draw.integers(rows // 10, rows // 2, kinds), draw.integers(1, 11, kinds)
    table = tuple(tuple(map(float, row)) for row in use)
    budget = float(0.9 * (room * cost).sum())
    return Demand(table, tuple(map(sum, table)), tuple(map(float, room)), tuple(map(float, cost)), budget, floor)


def test_the_worst_off_of_a_hundred_are_raised_to_near_what_is_proven_possible() -> None:
    demand = many(100, 6)
    best, plan = allocate(demand), allocate(demand, Aim.WORST_OFF)

    assert isinstance(best, Plan)
    assert isinstance(plan, Plan)
    assert best.worst_off < plan.worst_off == plan.score
    assert plan.gap < 0.05
    assert plan.effort <= demand.budget
    assert all(sum(kind in kinds for kinds in plan.given) <= room for kind, room in enumerate(demand.capacity))


@pytest.mark.parametrize("aim", list(Aim))
def test_a_plan_that_must_stop_at_once_is_a_plan_with_its_gap(aim: Aim) -> None:
    demand = many(60, 6, floor=1)
    plan = next(improve(demand, aim, stop=lambda: True))

    assert plan.effort <= demand.budget
    assert plan.bound >= plan.score
    assert all(plan.given)


TWO = Demand(((0.5,), (0.5,)), (1, 1), (1,), (1,), 5, floor=1)


def test_what_cannot_be_says_which_limit_to_let_go_of() -> None:
    found = allocate(TWO)

    assert isinstance(found, Impossible)
    assert {name: plan.total for name, plan in found.relaxed} == {"floor": 0.5, "capacity 0": 1.0}


def test_a_region_gets_at_least_its_share() -> None:
    demand = Demand(((0.9,), (0.8,), (0.1,)), (1, 1, 1), (2,), (1,), 5, groups=((frozenset({2}), 1),))

    assert allocate(replace(demand, groups=())).given == ((0,), (0,), ())  # type: ignore[union-attr]
    assert allocate(demand).given == ((0,), (), (0,))  # type: ignore[union-attr]


def test_lots_are_drawn_among_the_alike_and_said() -> None:
    demand = replace(TWO, floor=0, seed="spring")
    plan = allocate(demand)

    assert isinstance(plan, Plan)
    assert lots(demand, plan) == ((0, 1),)
    assert allocate(demand) == plan
    assert len({allocate(replace(demand, seed=str(seed))).given for seed in range(9)}) == 2  # type: ignore[union-attr]


def test_needs_of_nought_and_nobody_have_plans() -> None:
    assert allocate(Demand(((0.0,),), (0,), (1,), (1,), 1)).worst_off == 1.0  # type: ignore[union-attr]
    assert allocate(Demand((), (), (1,), (1,), 1)).total == 0  # type: ignore[union-attr]


def test_half_a_supporter_gives_no_whole_support() -> None:
    assert allocate(replace(TWO, floor=0, capacity=(1.5,))).total == 0.5  # type: ignore[union-attr]


def test_plans_get_better_until_one_is_proven() -> None:
    plans = list(improve(replace(TWO, capacity=(2,))))

    assert plans[-1].proven
    assert [plan.score for plan in plans] == sorted(plan.score for plan in plans)


@pytest.mark.parametrize("wrong", [{"budget": -1}, {"budget": float("nan")}, {"capacity": (-1,)}, {"need": (1,)}])
def test_numbers_below_nought_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"nought or more|has a need"):
        replace(TWO, **wrong)
