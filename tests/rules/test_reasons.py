"""Why a plan gives what it gives; the large case is the one of the methods."""

import pytest
from test_allocation import of_the_methods
from worked import expected, inputs

from veerkracht.support.rules.allocation import Demand, Plan, allocate
from veerkracht.support.rules.reasons import Robustness, Stands, contrast, robustness, scarcity

DEMAND = Demand(((0.5, 0.4), (0.9, 0.1)), (1, 1), (1, 1), (1, 1), budget=2, floor=1)


def planned(demand: Demand) -> Plan:
    plan = allocate(demand)
    assert isinstance(plan, Plan)
    return plan


def test_the_contrasts_of_the_methods() -> None:
    wanted, known = expected("matching")["explain"], inputs("matching")
    demand = of_the_methods(1)
    for one in wanted:
        place, kind = known["initiatives"].index(one["initiatief"]), known["support"].index(one["steun"])
        found = contrast(demand, planned(demand), place, kind)
        assert found.chosen is one["gekozen"]
        assert found.contribution == pytest.approx(one["bijdrage"], abs=1e-6)
        assert found.loss == pytest.approx(one["verlies_bij_omdraaien"], abs=1e-6)


def test_what_is_scarce_in_the_methods() -> None:
    wanted, known = expected("matching")["shadow"], inputs("matching")
    demand = of_the_methods(1)
    plan = planned(demand)
    for kind, name in enumerate(known["support"]):
        assert scarcity(demand, plan, kind=kind) == pytest.approx(wanted[name], abs=1e-6)
    assert scarcity(demand, plan, more=5) == pytest.approx(wanted["+5 dagen"], abs=1e-6)


def test_what_stands_in_the_worlds_of_the_methods() -> None:
    wanted, known = expected("matching")["robust"], inputs("matching")
    worlds = stands(of_the_methods(1), known["need"], known["fit"], worlds=300)

    for initiative, shares in zip(known["initiatives"], worlds.share, strict=True):
        assert dict(zip(known["support"], shares, strict=True)) == pytest.approx(wanted[initiative], abs=0.12)


def stands(demand: Demand, needs: list[list[float]], chances: list[list[float]], worlds: int) -> Stands:
    *_, found = robustness(demand, tuple(map(tuple, needs)), tuple(map(tuple, chances)), seed=1, worlds=worlds)
    return found


def test_worlds_are_counted_one_by_one_and_the_same_seed_draws_the_same() -> None:
    needs, chances = ((1.0, 0.8), (1.0, 0.2)), ((0.5, 0.5), (0.9, 0.5))
    found = list(robustness(DEMAND, needs, chances, seed=2, worlds=20))

    assert [one.worlds for one in found] == list(range(1, 21))
    assert found == list(robustness(DEMAND, needs, chances, seed=2, worlds=20))
    assert found[-1].of(1, 0) is Robustness.STANDS


def test_a_choice_that_cannot_be_reversed_has_no_loss() -> None:
    demand = Demand(((0.5,), (0.9,)), (1, 1), (2,), (1,), budget=2, floor=1)

    assert contrast(demand, planned(demand), 0, 0).loss is None


def test_a_choice_that_was_required_can_still_be_contrasted() -> None:
    demand = Demand(((0.1, 0.4),), (1,), (1, 1), (1, 1), budget=1, required=frozenset({(0, 0)}))

    assert contrast(demand, planned(demand), 0, 0).loss == pytest.approx(-0.3)


def test_worlds_stop_when_asked_and_keep_what_was_counted() -> None:
    asked: list[int] = []

    def tired() -> bool:
        asked.append(1)
        return len(asked) > 9

    found = list(robustness(DEMAND, ((1.0, 0.8), (1.0, 0.2)), ((0.5, 0.5), (0.9, 0.5)), seed=2, worlds=50, stop=tired))

    assert 0 < len(found) < 50
    assert found[-1].worlds == len(found)
