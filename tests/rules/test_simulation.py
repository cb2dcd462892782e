"""If this many, then this much."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import veerkracht.fund.rules
from veerkracht.foundation.money import Money
from veerkracht.fund.rules.reading import read
from veerkracht.fund.rules.simulation import break_even, simulated
from veerkracht.fund.rules.terms import Contract

EXAMPLES = Path(veerkracht.fund.rules.__file__).with_name("examples")


def amount(name: str, counts: dict[str, int], on: date, facts: dict[str, str] | None = None) -> str:
    terms = read((EXAMPLES / f"{name}.toml").read_text()).terms
    assert terms
    return str(simulated(Contract.of([terms]), on, counts, facts).total)


LADDER = {"wonen/3-maanden": 10, "wonen/6-maanden": 8, "wonen/12-maanden": 5, "wonen/18-maanden": 1}


@pytest.mark.parametrize(
    ("name", "counts", "total"),
    [
        pytest.param("milestones", LADDER, "54500.00", id="ten begin, one goes all the way"),
        pytest.param(
            "milestones", {**LADDER, "diploma": 1, "werk": 1}, "60000.00", id="the first person meets the cap"
        ),
        pytest.param("milestones", {"werk": 100}, "250000.00", id="the contract meets its cap"),
        pytest.param("milestones", {}, "0.00", id="nobody"),
        pytest.param("saved-time", {"uitkering/2018": 590}, "19470.00", id="days saved over a cohort"),
        pytest.param("cohort-threshold", {"per-cohort/cohort-1": 9, "samen/alle": 9}, "5000000.00", id="pooled"),
        pytest.param("tiers", {"werk/alle": 75}, "2282500.00", id="halfway the premium"),
        pytest.param("tiers", {"werk/alle": 0}, "2200000.00", id="no better than the comparison group"),
    ],
)
def test_counts_become_money_by_the_same_settlement(name: str, counts: dict[str, int], total: str) -> None:
    assert amount(name, counts, date(2016, 6, 30) if name == "cohort-threshold" else date(2020, 12, 31)) == total


def test_fees_count_and_compensation_for_inflow_does_not() -> None:
    assert amount("fee-and-outcome", {}, date(2021, 12, 31)) == "72000.00"
    assert amount("fee-and-outcome", {"werk": 30}, date(2021, 12, 31), {"position": "middle"}) == "196000.00"


@pytest.mark.parametrize(
    ("cost", "chance", "price"),
    [
        pytest.param(1200, "0.60", "2000.00", id="near to work"),
        pytest.param(2000, "0.35", "5714.29", id="in the middle"),
        pytest.param(3500, "0.15", "23333.33", id="far from work: one price for all invites to pick the near"),
    ],
)
def test_the_price_that_covers_the_cost_rises_with_the_distance(cost: int, chance: str, price: str) -> None:
    assert str(Money.rounded(break_even(Fraction(cost), Fraction(chance)), "EUR")) == price
