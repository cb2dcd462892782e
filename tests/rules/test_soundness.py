"""What cannot be meant, what is not said yet, and which versions cannot follow each other."""

from typing import Any

import pytest

from veerkracht.fund.rules.reading import read_document
from veerkracht.fund.rules.soundness import clashing, incomplete
from veerkracht.fund.rules.terms import Terms

WORDS = {"title": {"en": "…"}, "unit": {"en": "units"}, "definition": 1}
TIERS = [{"less_than": "10", "amount": "0"}, {"at_least": "10", "amount": "5"}]
COHORT = {"per": "cohort", "cohorts": [{"key": "all", "settles_on": "2019-12-31"}]}


def document(*metrics: dict[str, Any], **said: Any) -> dict[str, Any]:
    base = {
        "format": 1,
        "contract": "test",
        "version": 1,
        "in_force_from": "2019-01-01",
        "currency": "EUR",
        "title": {"en": "Test"},
        "starts_on": "2019-01-01",
        "ends_on": "2020-12-31",
        "payers": [{"organisation": "province", "share": "100 %"}],
    }
    ready = [WORDS | {"key": f"m{number}"} | metric for number, metric in enumerate(metrics, start=1)]
    return base | {"metrics": ready} | said


def found(*metrics: dict[str, Any], **said: Any) -> dict[str, str]:
    return {one.path: one.said.read("en") for one in read_document(document(*metrics, **said)).mistakes}


def sound(*metrics: dict[str, Any], **said: Any) -> Terms:
    terms = read_document(document(*metrics, **said)).terms
    assert terms, found(*metrics, **said)
    return terms


def tiers(*bounds: dict[str, Any]) -> dict[str, Any]:
    return COHORT | {"tiers": [{"amount": "1"} | bound for bound in bounds]}


@pytest.mark.parametrize(
    ("bounds", "path", "sentence"),
    [
        pytest.param(
            [{"less_than": 0}, {"at_least": 1, "at_most": 50}, {"more_than": 50}],
            "metrics[m1].tiers[2]",
            "There is a gap in the tiers between 0 and 1.",
            id="the gap between 0 and 1 per cent of the French contract",
        ),
        pytest.param(
            [{"less_than": 10}, {"at_least": 5}],
            "metrics[m1].tiers[2]",
            "This tier begins at 5, the one before goes on to 10: they overlap.",
            id="tiers that overlap",
        ),
        pytest.param([{"at_most": 10}, {"at_least": 10}], "metrics[m1].tiers[2]", "they overlap", id="a shared bound"),
        pytest.param(
            [{"less_than": 10}, {"more_than": 10}], "metrics[m1].tiers[2]", "Exactly 10 falls", id="a lost bound"
        ),
        pytest.param([{"at_least": 0}], "metrics[m1].tiers[1]", "What happens below 0 is not said.", id="open below"),
        pytest.param([{"at_most": 9}], "metrics[m1].tiers[1]", "What happens above 9 is not said.", id="open above"),
        pytest.param([{}, {"at_least": 5}], "metrics[m1].tiers[2]", "they overlap", id="a tier without an end first"),
        pytest.param(
            [{"less_than": 5}, {"at_least": 5, "more_than": 5}], "metrics[m1].tiers[2]", "bounds of this tier", id="two"
        ),
        pytest.param(
            [{"less_than": 5}, {"at_least": 5, "rising_to": "9"}],
            "metrics[m1].tiers[2].rising_to",
            "needs a lower and an upper bound",
            id="rising without an end",
        ),
    ],
)
def test_tiers_cover_every_value_once(bounds: list[dict[str, Any]], path: str, sentence: str) -> None:
    assert sentence in found(tiers(*bounds))[path]


def test_tiers_that_meet_are_sound_on_either_side_of_the_bound() -> None:
    assert not found(tiers({"less_than": "7.5"}, {"at_least": "7.5"}))
    assert not found(tiers({"at_most": "7.5"}, {"more_than": "7.5"}))


@pytest.mark.parametrize(
    ("said", "path", "sentence"),
    [
        pytest.param(
            {"ends_on": "2018-12-31"}, "ends_on", "ends on 31 December 2018, before it starts", id="backwards"
        ),
        pytest.param({"claims_until": "2018-12-31"}, "claims_until", "before it starts", id="claims before the start"),
        pytest.param(
            {"payers": [{"organisation": "a", "share": "33.33 %"}, {"organisation": "b", "share": "66.66 %"}]},
            "payers",
            "The shares add up to 99.99 %.",
            id="99.99 per cent",
        ),
        pytest.param(
            {"payers": [{"organisation": "a", "share": "100 %", "portfolios": [{"key": "x", "share": "50 %"}]}]},
            "payers[a].portfolios",
            "The shares add up to 50 %.",
            id="half a portfolio",
        ),
        pytest.param(
            {"payers": [{"organisation": "a", "share": "50 %"}, {"organisation": "a", "share": "50 %"}]},
            "payers",
            "“a” stands here twice.",
            id="one payer twice",
        ),
        pytest.param(
            {
                "caps": [{"per": "contract", "amount": "10000"}],
                "fees": [
                    {"key": "f", "title": {"en": "F"}, "amount": "1000", "since": "2019-01-01", "until": "2019-12-31"}
                ],
            },
            "caps[1]",
            "The cap of 10,000.00 lies below what is fixed: 12,000.00.",
            id="a cap below the fixed fee",
        ),
        pytest.param(
            {"caps": [{"per": "contract", "amount": "1"}], "floors": [{"per": "contract", "amount": "2"}]},
            "caps[1]",
            "lies below what is fixed: 2.00",
            id="a cap below the floor",
        ),
        pytest.param(
            {"caps": [{"per": "metric", "of": "work", "amount": "1"}]},
            "caps[1].of",
            "“work” is not known here as outcome. Choose from: m1.",
            id="a cap of nothing",
        ),
        pytest.param(
            {"caps": [{"per": "contract", "principal": "1", "return": {"rate": "8 %", "type": "irr"}}]},
            "caps[1].return",
            "Over how many years",
            id="a return over nobody knows how long",
        ),
        pytest.param({"caps": [{"per": "contract"}]}, "caps[1]", "Write one of: amount, principal", id="no amount"),
        pytest.param({"verifier": "province"}, "verifier", "is a party to this contract", id="the payer verifies"),
        pytest.param({"version": 2}, "reason", "An amendment says why.", id="an amendment without a reason"),
        pytest.param(
            {"version": 2, "reason": "…", "agreed_on": "2019-02-01"},
            "in_force_from",
            "counts from 1 January 2019, before it was agreed on 1 February 2019",
            id="an amendment that looks back",
        ),
        pytest.param(
            {"above_cap_from": "2019-01-01"}, "above_cap_from", "Only an amendment", id="nothing above a cap yet"
        ),
        pytest.param(
            {
                "inflow": {
                    "persons": 5,
                    "each": "month",
                    "amount": "1",
                    "payer": "x",
                    "since": "2019-01-01",
                    "until": "2019-12-31",
                }
            },
            "inflow.payer",
            "x is no payer of this contract.",
            id="a stranger pays for inflow",
        ),
    ],
)
def test_what_cannot_be_meant_of_a_contract(said: dict[str, Any], path: str, sentence: str) -> None:
    assert sentence in found({}, **said)[path]


@pytest.mark.parametrize(
    ("metric", "path", "sentence"),
    [
        pytest.param({"since": "2020-01-01", "until": "2019-01-01"}, "until", "before it starts", id="backwards"),
        pytest.param({"after": {"metric": "m2"}}, "after", "“m2” does not stand earlier", id="after what comes later"),
        pytest.param(
            {"after": {"metric": "entry", "at_least_days": 9, "within_days": 8}}, "after", "never possible", id="never"
        ),
        pytest.param({"unless": "m1"}, "unless", "does not stand earlier", id="unless itself"),
        pytest.param({"continuous": {"days": 5, "gap_days": 5}}, "continuous", "cannot be as long", id="only a gap"),
        pytest.param({"repeats": {"days_between": 5}}, "repeats", "How often it may be", id="without end"),
        pytest.param(
            COHORT | {"prices": [{"amount": "1"}], "tiers": TIERS}, "", "prices and tiers", id="two ways to price"
        ),
        pytest.param(
            {"prices": [{"amount": "1", "milestone": "x"}]}, "prices[1].milestone", "no milestone “x”", id="no step"
        ),
        pytest.param(
            {"prices": [{"amount": "1", "above": 5}]}, "prices", "no price from the first unit", id="no first"
        ),
        pytest.param(
            {"prices": [{"amount": "1"}, {"amount": "2"}]},
            "prices",
            "“1” stands here twice",
            id="two prices for one day",
        ),
        pytest.param({"tiers": TIERS}, "tiers", 'Write per = "cohort"', id="tiers for one person"),
        pytest.param({"per": "cohort"}, "cohorts", "there is none", id="no cohort"),
        pytest.param({"carry": True}, "per", "possible only with a cohort", id="carry without a cohort"),
        pytest.param(COHORT | {"measure": "rate"}, "denominator", "A rate needs a denominator", id="a part of what"),
        pytest.param(
            {"discounts": [{"kind": "leakage", "share": "101 %"}]}, "discounts[1].share", "more than all", id="over all"
        ),
        pytest.param(
            {"counterfactual": "comparison group", "discounts": [{"kind": "deadweight", "share": "20 %"}]},
            "discounts[1]",
            "already takes off",
            id="deadweight beside a comparison group",
        ),
        pytest.param(
            {"discounts": [{"kind": "deadweight", "share": "20 %"}, {"kind": "attribution", "share": "80 %"}]},
            "discounts[2].reason",
            "soon counts double",
            id="attribution on top of deadweight without a reason",
        ),
        pytest.param(
            {"discounts": [{"kind": "leakage", "share": "5 %", "whole_units": True}]},
            "discounts[1].whole_units",
            "only for the deadweight",
            id="leakage in whole units",
        ),
        pytest.param(
            {
                "weights": [
                    {
                        "fact": "f",
                        "title": {"en": "F"},
                        "cases": [{"at_least": 5, "factor": 1}, {"at_least": 0, "factor": 2}],
                    }
                ]
            },
            "weights[f].cases",
            "The cases run together",
            id="bounds that go down",
        ),
        pytest.param(
            {"milestones": [{"key": "a", "title": {"en": "A"}}], "prices": [{"amount": "1"}]},
            "prices[1].milestone",
            "This price names no milestone. Choose from: a.",
            id="a price of which step",
        ),
    ],
)
def test_what_cannot_be_meant_of_an_outcome(metric: dict[str, Any], path: str, sentence: str) -> None:
    assert sentence in found(metric)[f"metrics[m1].{path}".rstrip(".")]


@pytest.mark.parametrize(("likely", "error"), [(0, 4), (-1, 4), (8, -1)])
def test_an_estimate_needs_a_spread_and_an_error(likely: int, error: int) -> None:
    told = found(COHORT | {"tiers": TIERS, "shrunken": {"likely": likely, "error": error}})

    assert told == {
        "metrics[m1].shrunken": "Give a spread above zero and a standard error of zero or more, such as 8 and 4."
    }


def test_a_milestone_that_comes_after_must_exist() -> None:
    assert "no milestone “x”" in found({}, {"after": {"metric": "m1", "milestone": "x"}})["metrics[m2].after.milestone"]


def test_everything_that_is_not_said_yet_is_listed_before_anybody_signs() -> None:
    soft = {
        "pays": "soft outcome",
        "prices": [{"amount_is": "not public"}],
        "discounts": [{"kind": "leakage", "share": "5 %"}],
    }
    ladder = {
        "milestones": [{"key": "a", "title": {"en": "A"}}, {"key": "b", "title": {"en": "B"}}],
        "prices": [{"milestone": "a", "amount": "1", "since": "2019-06-01"}],
        "counterfactual": "none",
        "vat": "exempt",
    }
    cohort = COHORT | {"measure": "rate", "denominator": "started", "compare": "difference", "tiers": TIERS}
    beside = {"per": "cohort", "cohorts": [{"key": "all", "settles_on": "2019-12-31", "control": 5}]}
    investors = [
        {"organisation": "doen", "principal": "1", "vat": "exempt"},
        {"organisation": "rabo", "principal": "1", "vat": "exempt", "return": {"rate": "4 %", "type": "irr"}},
    ]
    inflow = {"persons": 5, "each": "month", "amount": "1", "payer": "a", "since": "2019-01-01", "until": "2019-12-31"}
    payers = [{"organisation": "a", "share": "100 %"}]

    lacks = {
        one.path: one.said
        for one in incomplete(sound(soft, ladder, cohort, beside, investors=investors, inflow=inflow, payers=payers))
    }

    assert set(lacks) == {
        *("provider", "verifier", "claims_until", "caps", "inflow.vat", "inflow.cap"),
        *("investors[doen].return", "investors[rabo].return.day_count"),
        *("metrics[m1].vat", "metrics[m1].prices[1]", "metrics[m1].valued_with", "metrics[m1].counterfactual"),
        *("metrics[m1].discounts[1].basis", "metrics[m2].prices", "metrics[m2].order", "metrics[m3].vat"),
        *("metrics[m3].counterfactual", "metrics[m3].cohorts[all].control", "metrics[m4].prices", "metrics[m4].vat"),
        *("metrics[m4].counterfactual", "metrics[m4].cohorts[all]"),
    }
    assert lacks["metrics[m1].prices[1]"].read("nl") == "De prijs is niet openbaar. Schrijf een bedrag."
    assert all(said.read("nl") and said.read("en") for said in lacks.values())


def test_terms_without_payers_or_outcomes_are_not_ready_to_sign() -> None:
    assert {"payers", "metrics"} <= {one.path for one in incomplete(sound(payers=[]))}


def test_two_amendments_of_the_same_day_clash() -> None:
    one = sound()
    second = sound(version=2, reason="…", in_force_from="2019-07-01")
    third = sound(version=3, reason="…", in_force_from="2019-07-01")

    assert not clashing([one, second])
    assert [mistake.read("en") for mistake in clashing([third, one, second])] == [
        "version 3: Version 2 already counts from 1 July 2019. Choose a later day."
    ]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"contract": "other"}, "of another contract", id="another contract"),
        pytest.param({"currency": "GBP"}, "another contract or currency", id="another currency"),
        pytest.param({"version": 1}, "Version 1 is there already", id="the same number"),
        pytest.param({"in_force_from": "2018-07-01"}, "earlier than version 1", id="an earlier day"),
    ],
)
def test_versions_that_cannot_follow(said: dict[str, Any], sentence: str) -> None:
    second = sound(**({"version": 2, "reason": "…", "in_force_from": "2019-07-01"} | said))

    assert any(sentence in mistake.read("en") for mistake in clashing([sound(), second]))
