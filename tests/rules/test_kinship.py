"""Which metrics are alike, and how far their prices lie apart."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.fund.reference.rules.kinship import Sort, logics, sort_of, spread


@pytest.mark.parametrize(
    ("text", "topic", "weeks"),
    [
        ("Sustained employment, at least 26 weeks", "work", 26),
        ("een half jaar werk", "work", 26),
        ("half a year of work", "work", 26),
        ("Accomodation - 3 months in accomodation", "housing", 13),
        ("6 maanden een woning", "housing", 26),
        ("Participant maintains the job for 4 months", "work", 17),
        ("Begins higher education", "learning", None),
        ("een diploma op school", "learning", None),
        ("Volunteering for six weeks", "taking part", 6),
        ("Young people of 18 years old find a job", "work", None),
        ("", "", None),
        ("0 weeks", "", None),
    ],
)
def test_a_definition_is_read(text: str, topic: str, weeks: int | None):
    assert sort_of(text) == Sort(topic, weeks)


def test_metrics_are_alike_by_topic_and_by_a_duration_that_comes_near():
    half_a_year = Sort("work", 26)

    assert half_a_year.like(Sort("work", 39))
    assert not half_a_year.like(Sort("work", 40))
    assert not half_a_year.like(Sort("learning", 26))
    assert not half_a_year.like(Sort("work"))
    assert Sort("work").like(half_a_year)


def test_the_spread_of_the_method():
    found = spread([Decimal(9), Decimal(1), Decimal(2)])

    assert found
    assert (found.number, found.lowest, found.highest) == (3, 1, 9)
    assert (found.quarter, found.middle, found.three_quarters) == (Decimal("1.5"), 2, Decimal("5.5"))


def test_of_no_prices_there_is_no_spread_and_of_one_all_is_the_same():
    found = spread([Decimal(5)])

    assert spread([]) is None
    assert found
    assert {found.lowest, found.quarter, found.middle, found.highest} == {5}


@given(some.lists(some.integers(0, 10_000).map(Decimal), min_size=1, max_size=30))
def test_the_quarters_stand_in_order_between_the_ends(amounts: list[Decimal]):
    found = spread(amounts)

    assert found
    assert min(amounts) == found.lowest <= found.quarter <= found.middle
    assert found.middle <= found.three_quarters <= found.highest == max(amounts)


def test_how_a_contract_pays():
    steps = [("a", Sort("work", 13), False), ("b", Sort("work", 26), True)]

    assert logics(steps, ["Randomised control"]) == ("unit-price", "ladder", "capped", "comparison")
    assert logics([("a", Sort("work"), False), ("a", Sort("work"), False)], []) == ("unit-price", "tiers")
    assert logics([], ["Simple ex-post verification"]) == ("unknown",)
