"""What one outcome is worth before the caps: the price of the day, indexed, weighed, and net."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.metric import Case, Discount, Indexation, IndexStep, Metric, Number, Price, Share, Weight
from veerkracht.fund.rules.pricing import Pricing, Worth
from veerkracht.fund.rules.sentences import Said
from veerkracht.fund.rules.standing import Row
from veerkracht.fund.rules.terms import Terms

TERMS = Terms(1, "c", 1, date(2019, 1, 1), "EUR", Bilingual(en="C"), date(2019, 1, 1), date(2024, 12, 31))
WORK = Metric("work", Bilingual(en="Work"), Bilingual(en="persons"), 1)
ROW = Row("v", "p", "work", date(2019, 7, 1))


def price(euros: int, **more: Any) -> Price:
    return Price(Money(euros * 100, "EUR"), **more)


def reckoned(metric: Metric, counted: int = 0, **row: Any) -> Worth | Said:
    return Pricing().person(TERMS, metric, ROW._replace(**row), counted)


def worth(metric: Metric, counted: int = 0, **row: Any) -> Fraction:
    found = reckoned(metric, counted, **row)
    assert isinstance(found, Worth)
    return Fraction(found.exact) / 100


DEARER = replace(WORK, prices=(price(100), price(120, since=date(2020, 1, 1)), price(130, since=date(2021, 1, 1))))
BULK = replace(WORK, prices=(price(100), price(80, above=10), price(60, above=20)))
INDEXED = replace(WORK, prices=(price(100),), indexation=Indexation(date(2019, 7, 1), Share(Fraction(2, 100))))
PUBLISHED = replace(
    WORK,
    prices=(price(100),),
    indexation=Indexation(steps=(IndexStep(date(2020, 1, 1), Number(Fraction("1.027"))),)),
)


@pytest.mark.parametrize(
    ("metric", "on", "euros"),
    [
        pytest.param(DEARER, date(2019, 12, 31), "100", id="the day before a new price"),
        pytest.param(DEARER, date(2020, 1, 1), "120", id="the day of a new price"),
        pytest.param(DEARER, date(2023, 1, 1), "130", id="the last price goes on"),
        pytest.param(INDEXED, date(2020, 6, 30), "100", id="a year less a day is no full year"),
        pytest.param(INDEXED, date(2020, 7, 1), "102", id="one full year at 2 %"),
        pytest.param(INDEXED, date(2022, 7, 1), "106.1208", id="three full years, year on year"),
        pytest.param(INDEXED, date(2019, 1, 1), "100", id="never lower before the first day"),
        pytest.param(PUBLISHED, date(2019, 12, 31), "100", id="before a published factor"),
        pytest.param(PUBLISHED, date(2020, 1, 1), "102.7", id="from a published factor"),
    ],
)
def test_the_price_is_that_of_the_outcome_date(metric: Metric, on: date, euros: str) -> None:
    assert worth(metric, outcome_on=on) == Fraction(euros)


@pytest.mark.parametrize(
    ("version", "in_force_from", "since"),
    [
        pytest.param(1, date(2018, 6, 1), "1 January 2019", id="the first version counts from the start"),
        pytest.param(2, date(2019, 6, 1), "1 June 2019", id="an amendment has the price of its own day"),
        pytest.param(2, date(2018, 9, 1), "1 January 2019", id="an amendment before the start"),
    ],
)
def test_a_price_without_a_day_is_of_the_day_on_which_its_version_counts(
    version: int, in_force_from: date, since: str
) -> None:
    terms = replace(TERMS, version=version, in_force_from=in_force_from)

    found = Pricing().person(terms, replace(WORK, prices=(price(100),)), ROW, 0)

    assert isinstance(found, Worth)
    assert found.steps[0].read("en") == f"price of {since}"


@pytest.mark.parametrize(
    ("counted", "units", "euros"),
    [
        pytest.param(0, 1, 100, id="the first"),
        pytest.param(9, 1, 100, id="the tenth"),
        pytest.param(10, 1, 80, id="the eleventh"),
        pytest.param(25, 2, 120, id="the last two"),
        pytest.param(8, 15, 200 + 800 + 180, id="from the ninth to the twenty-third, across two bounds"),
    ],
)
def test_units_are_priced_by_their_place_in_the_row(counted: int, units: int, euros: int) -> None:
    assert worth(BULK, counted, quantity=units) == euros


def test_weights_multiply() -> None:
    far = Weight(
        "start", Bilingual(en="start"), (Case(Number(Fraction(1)), "near"), Case(Number(Fraction("1.5")), "far"))
    )
    long = Weight(
        "months",
        Bilingual(en="months"),
        (
            Case(Number(Fraction("0.5")), at_least=Number(Fraction(0))),
            Case(Number(Fraction(1)), at_least=Number(Fraction(6))),
        ),
    )
    metric = replace(WORK, prices=(price(100),), weights=(far, long))

    assert worth(metric, facts={"start": "far", "months": 5}) == 75
    assert worth(metric, facts={"start": "far", "months": 6}) == 150
    assert reckoned(metric, facts={"start": "elsewhere", "months": 6}) == Said("fact-unknown", {"fact": far.title})
    assert reckoned(metric, facts={"start": "far", "months": -1}) == Said("fact-unknown", {"fact": long.title})
    assert reckoned(metric, facts={"start": "far"}) == Said("fact-unknown", {"fact": long.title})


def test_what_would_have_happened_anyway_is_taken_off_and_what_is_ours_is_kept() -> None:
    shares = {"deadweight": 40, "leakage": 5, "displacement": 10, "attribution": 80}
    discounts = tuple(Discount(kind, Share(Fraction(share, 100))) for kind, share in shares.items())

    assert worth(replace(WORK, prices=(price(1),), discounts=discounts), quantity=120) == Fraction("49.248")


@pytest.mark.parametrize("share", [0, 20, 40, 50, 99, 100])
def test_deadweight_in_whole_units_never_pays_more_than_its_share(share: int) -> None:
    discount = Discount("deadweight", Share(Fraction(share, 100)), whole_units=True)
    metric = replace(WORK, prices=(price(1),), discounts=(discount,))

    paid = [worth(metric, number) for number in range(100)]

    assert set(paid) <= {0, 1}
    assert [sum(paid[:n]) for n in range(101)] == [n * (100 - share) // 100 for n in range(101)]


@pytest.mark.parametrize(
    "prices",
    [
        pytest.param((), id="no price at all"),
        pytest.param((Price(None, "not public"),), id="a price that is not public"),
        pytest.param((price(1, since=date(2020, 1, 1)),), id="a price that begins later"),
    ],
)
def test_without_a_price_nothing_is_reckoned(prices: tuple[Price, ...]) -> None:
    assert reckoned(replace(WORK, prices=prices)) == Said("no-price", {"on": ROW.outcome_on})


def test_each_row_hears_of_its_own_day_that_there_is_no_price() -> None:
    pricing, metric = Pricing(), replace(WORK, prices=(Price(None, "unknown"),))

    days = [ROW.outcome_on, date(2019, 8, 1)]

    assert [pricing.person(TERMS, metric, ROW._replace(outcome_on=day), 0) for day in days] == [
        Said("no-price", {"on": day}) for day in days
    ]


def test_each_step_is_said() -> None:
    weight = Weight("start", Bilingual(en="start"), (Case(Number(Fraction("1.5")), "far"),))
    discount = Discount("deadweight", Share(Fraction(2, 5)))
    metric = replace(INDEXED, weights=(weight,), discounts=(discount,))

    found = reckoned(metric, quantity=2, outcome_on=date(2020, 7, 1), facts={"start": "far"})

    assert isinstance(found, Worth)
    assert "; ".join(said.read("en") for said in found.steps) == (
        "price of 1 January 2019; indexed by 1.02; 60 % is kept for deadweight; 2 × persons; times 1.5 for start"
    )
    assert Fraction(found.exact) / 100 == Fraction("183.6")
