"""The terms in words, in both languages, from the values that settle."""

from pathlib import Path

import pytest

import veerkracht.fund.rules
from veerkracht.fund.rules.explanation import explained
from veerkracht.fund.rules.reading import read, read_document
from veerkracht.fund.rules.terms import Terms

EXAMPLES = sorted(Path(veerkracht.fund.rules.__file__).with_name("examples").glob("*.toml"))


def example(name: str) -> Terms:
    terms = read(next(file for file in EXAMPLES if file.stem == name).read_text()).terms
    assert terms
    return terms


def said(terms: Terms, language: str) -> dict[str, str]:
    return {str(chapter.title.read(language)): chapter.read(language) for chapter in explained(terms)}


@pytest.mark.parametrize("file", EXAMPLES, ids=[file.stem for file in EXAMPLES])
def test_every_template_reads_as_sentences(file: Path) -> None:
    for language in ("nl", "en"):
        for text in said(example(file.stem), language).values():
            assert "{" not in text
            assert "  " not in text
            assert text.endswith(".")


def test_milestones_read_as_people_would_say_them() -> None:
    assert said(example("milestones"), "nl")["Zelfstandig wonen"] == (
        "De eerste mijlpaal, drie maanden, is 1.500,00 waard. De tweede mijlpaal, zes maanden, is 2.500,00 waard. "
        "De derde mijlpaal, twaalf maanden, is 3.500,00 waard. De vierde mijlpaal, achttien maanden, is 2.000,00 "
        "waard. Een latere mijlpaal telt pas als de eerdere is bereikt. Elke persoon telt één keer. Btw: buiten de "
        "btw."
    )
    assert said(example("milestones"), "en")["Who counts"] == "On entry, age must be at least 18, at most 24."
    assert said(example("milestones"), "en")["Limits"] == (
        "At most 15,000.00 is paid per person. The whole contract costs at most 250,000.00."
    )


def test_tiers_read_with_their_bounds() -> None:
    assert said(example("tiers"), "en")["More at work than the comparison group"].startswith(
        "Less than 0: 0.00. At least 0, at most 50: 2,200,000.00. More than 50, at most 100: from 2,200,000.00 "
        "rising in a straight line to 2,365,000.00. More than 100: 2,365,000.00. For each cohort it counts which "
        "part reached it of those who started."
    )


def test_every_clause_is_said() -> None:
    document = {
        "format": 1,
        "contract": "all",
        "version": 2,
        "in_force_from": "2019-07-01",
        "reason": "…",
        "above_cap_from": "2019-01-01",
        "currency": "EUR",
        "title": {"en": "All"},
        "starts_on": "2019-01-01",
        "ends_on": "2020-12-31",
        "claim_within_days": 90,
        "payers": [{"organisation": "a", "share": "100 %", "portfolios": [{"key": "x", "share": "100 %"}]}],
        "caps": [
            {"per": "person", "of": "work", "amount": "5"},
            {"per": "metric", "of": "work", "amount": "6"},
            {"per": "payer", "of": "a", "amount": "7"},
            {"per": "portfolio", "of": "x", "amount": "8"},
        ],
        "floors": [{"per": "contract", "amount": "1"}],
        "eligibility": [{"fact": "town", "title": {"en": "town"}, "one_of": ["Oss", "Uden"]}],
        "metrics": [
            {
                "key": "start",
                "title": {"en": "Start"},
                "unit": {"en": "people"},
                "definition": 1,
                "prices": [{"amount_is": "not public"}],
            },
            {
                "key": "work",
                "title": {"en": "Work"},
                "unit": {"en": "people"},
                "definition": 1,
                "pays": "loan relief",
                "prices": [{"amount": "2", "since": "2019-02-01"}, {"amount": "1", "above": 9}],
                "weights": [
                    {
                        "fact": "m",
                        "title": {"en": "months"},
                        "cases": [{"at_least": 0, "factor": 1}, {"at_least": 6, "factor": 2}],
                    }
                ],
                "indexation": {"since": "2020-01-01", "yearly": "2 %"},
                "discounts": [{"kind": "deadweight", "share": "40 %", "whole_units": True, "basis": "data"}],
                "compare": "difference",
                "at_least": 2,
                "after": {"metric": "start", "at_least_days": 91, "within_days": 540},
                "unless": "start",
                "continuous": {"days": 91, "gap_days": 7},
                "repeats": {"at_most": 3, "days_between": 30, "each": "month"},
                "valued_with": {"en": "those it concerns"},
            },
            {
                "key": "group",
                "title": {"en": "Group"},
                "unit": {"en": "days"},
                "definition": 1,
                "per": "cohort",
                "measure": "mean",
                "dead_band": 5,
                "carry": True,
                "indexation": {"steps": [{"since": "2020-01-01", "factor": "1.02"}]},
                "discounts": [{"kind": "passed on", "share": "95 %", "basis": "agreement"}],
                "prices": [{"amount": "3"}],
                "cohorts": [{"key": "one", "settles_on": "2019-12-31", "control": 20, "control_source": "CBS"}],
            },
        ],
    }
    terms = read_document(document).terms
    assert terms

    chapters = said(terms, "en")

    assert chapters["All"] == (
        "Version 2, for outcomes from 1 July 2019. Why amended: … What was above the cap is now paid too, for "
        "outcomes from 1 January 2019. Outcomes count from 1 January 2019 until 31 December 2020. All amounts are "
        "in EUR. They can be claimed until 90 days after the outcome."
    )
    assert chapters["Who pays"] == "A pays 100 % of each line. Of that, 100 % comes from portfolio x."
    assert chapters["Who counts"] == "On entry, town must be one of Oss, Uden."
    assert chapters["Start"].startswith("The price of each unit (people) is not public.")
    assert chapters["Work"] == (
        "Each unit (people) is worth 2.00, for outcomes from 1 February 2019. Each unit (people) is worth 1.00, "
        "above 9 units. The price rises by 2 % each full year after 1 January 2020. The price is weighted: months "
        "(at least 0 times 1, at least 6 times 2). Of the running number 60 % counts, in whole units, for "
        "deadweight (data). It counts from 2 of difference from the baseline. First comes Start, at least 91 days "
        "before. It must be within 540 days after Start. This is not paid if Start was paid. It must last 91 days "
        "on end; a gap of 7 days is allowed, and not counted. A person can count more often: at most 3 times, once "
        "each month, with 30 days between. The value was set with those it concerns. This repays part of the loan; "
        "nothing is paid out. VAT: not known."
    )
    assert chapters["Group"] == (
        "Each unit (days) is worth 3.00. From 1 January 2020 the price is multiplied by 1.02. 95 % is paid, for the"
        " part passed on (agreement). For each cohort the mean counts. The first 5 do not count. A shortfall goes "
        "to the next cohort. Cohort one is measured on 31 December 2019, beside 20 (CBS). VAT: not known."
    )
    assert chapters["Limits"] == (
        "At most 5.00 is paid per person for Work. At most 6.00 is paid for Work. A pays at most 7.00. At most 8.00"
        " comes out of portfolio x. In the end at least 1.00 is paid."
    )
