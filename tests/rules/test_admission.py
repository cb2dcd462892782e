"""The first reason why an outcome does not count."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.admission import Claim, refusal
from veerkracht.fund.rules.metric import After, Cohort, Continuous, Metric, Milestone, Number, Repeats
from veerkracht.fund.rules.standing import Row, Standing
from veerkracht.fund.rules.terms import Eligibility, Terms

DAY = date(2019, 7, 1)
WORK = Metric("work", Bilingual(en="Work"), Bilingual(en="persons"), 1)
ROW = Row("v", "p", "work", DAY, entered_on=date(2019, 1, 1))
TERMS = Terms(1, "c", 1, date(2019, 1, 1), "EUR", Bilingual(en="C"), date(2019, 1, 1), date(2020, 12, 31))
STEPS = tuple(Milestone(key, Bilingual(en=key)) for key in ("a", "b", "c"))


def why(row: dict[str, Any], metric: Metric = WORK, terms: Terms = TERMS, before: dict[str, Any] | None = None) -> str:
    """Give the reason in English, or nothing; `before` tells what this person reached, and when."""
    standing = Standing()
    for key, on in (before or {}).items():
        name, _slash, milestone = key.partition("/")
        standing.reach("p", name, key, on, milestone)
    said = refusal(Claim(ROW._replace(**row), metric, terms, standing))
    return said.read("en") if said else ""


def number(value: int) -> Number:
    return Number(value)  # type: ignore[arg-type]


AGE = replace(TERMS, eligibility=(Eligibility("age", Bilingual(en="age"), number(18), number(24)),))
TOWN = replace(TERMS, eligibility=(Eligibility("town", Bilingual(en="town"), one_of=("Oss", "Uden")),))
CLAIMS = replace(TERMS, claims_until=date(2021, 3, 31), claim_within_days=90)
SEASON = replace(WORK, since=date(2019, 6, 1), until=date(2019, 6, 30))
LADDER = replace(WORK, milestones=STEPS, order="required")
LAPSING = replace(WORK, milestones=STEPS, order="superseded")
LATER = replace(WORK, after=After("start", at_least_days=91, within_days=540))
ENTRY = replace(WORK, after=After("entry", at_least_days=91))
LASTING = replace(WORK, continuous=Continuous(91, 7))
MONTHLY = replace(WORK, repeats=Repeats(at_most=3, each="month"))
SPACED = replace(WORK, repeats=Repeats(at_most=3, days_between=60))
CHANGE = replace(WORK, compare="difference", better="lower", at_least=number(2))
GROUP = replace(WORK, per="cohort", compare="percent", cohorts=(Cohort("one", date(2019, 12, 31)),))


@pytest.mark.parametrize(
    ("row", "metric", "terms", "before", "reason"),
    [
        pytest.param({}, WORK, TERMS, {}, "", id="a verified outcome counts"),
        pytest.param({"person": ""}, WORK, TERMS, {}, "no person is named", id="nobody"),
        pytest.param(
            {"definition": 2}, WORK, TERMS, {}, "measured by definition 2, the contract has definition 1", id="def"
        ),
        pytest.param({"outcome_on": date(2019, 1, 1)}, WORK, TERMS, {}, "", id="the first day counts"),
        pytest.param({"outcome_on": date(2020, 12, 31)}, WORK, TERMS, {}, "", id="the last day counts"),
        pytest.param(
            {"outcome_on": date(2021, 1, 1)}, WORK, TERMS, {}, "1 January 2021 lies outside", id="the day after"
        ),
        pytest.param(
            {}, SEASON, TERMS, {}, "1 July 2019 lies outside 1 June 2019", id="outside the window of the metric"
        ),
        pytest.param({"claimed_on": date(2019, 9, 29)}, WORK, CLAIMS, {}, "", id="claimed on the last day"),
        pytest.param({"claimed_on": date(2019, 9, 30)}, WORK, CLAIMS, {}, "claimed late", id="claimed a day late"),
        pytest.param({"facts": {"age": 24}}, WORK, AGE, {}, "", id="24 on entry, whatever age later"),
        pytest.param({"facts": {"age": 25}}, WORK, AGE, {}, "does not count: age was 25 on entry", id="25 on entry"),
        pytest.param({"facts": {"age": "young"}}, WORK, AGE, {}, "does not count: age was young", id="an age in words"),
        pytest.param({}, WORK, AGE, {}, "not known: age", id="an age nobody knows"),
        pytest.param({"facts": {"town": "Oss"}}, WORK, TOWN, {}, "", id="one of the towns"),
        pytest.param({"facts": {"town": "Breda"}}, WORK, TOWN, {}, "does not count: town was Breda", id="another town"),
        pytest.param({"milestone": "z"}, LADDER, TERMS, {}, "the contract has no milestone “z”", id="an unknown step"),
        pytest.param({"milestone": "a"}, WORK, TERMS, {}, "no milestone “a”", id="a step where there are none"),
        pytest.param({}, WORK, TERMS, {"work": DAY}, "double: counted before, on 1 July 2019", id="twice"),
        pytest.param({"milestone": "b"}, LADDER, TERMS, {}, "an earlier milestone is missing: a", id="b before a"),
        pytest.param({"milestone": "b"}, LADDER, TERMS, {"work/a": DAY}, "", id="b after a"),
        pytest.param(
            {"milestone": "c"}, LADDER, TERMS, {"work/a": DAY}, "an earlier milestone is missing: b", id="no b"
        ),
        pytest.param({"milestone": "b"}, LAPSING, TERMS, {}, "", id="b without a, which lapses"),
        pytest.param(
            {"milestone": "a"}, LAPSING, TERMS, {"work/b": DAY}, "lapsed: a later milestone (b) was", id="lapsed"
        ),
        pytest.param({}, LATER, TERMS, {}, "condition missing: start", id="what comes first is missing"),
        pytest.param({}, LATER, TERMS, {"start": date(2019, 4, 22)}, "too early (70<91 days)", id="70 days, not 91"),
        pytest.param({}, LATER, TERMS, {"start": date(2019, 4, 1)}, "", id="91 days"),
        pytest.param({}, LATER, TERMS, {"start": date(2018, 1, 7)}, "", id="540 days"),
        pytest.param({}, LATER, TERMS, {"start": date(2018, 1, 6)}, "too late (541>540 days)", id="541 days"),
        pytest.param(
            {}, LATER, TERMS, {"start": date(2019, 7, 2)}, "condition missing", id="what comes first came later"
        ),
        pytest.param({"entered_on": date(2019, 6, 1)}, ENTRY, TERMS, {}, "too early (30<91 days)", id="30 days in"),
        pytest.param({"entered_on": None}, ENTRY, TERMS, {}, "the day of entry is missing", id="no day of entry"),
        pytest.param(
            {}, MONTHLY, TERMS, {"work": date(2019, 7, 31)}, "double: counted before in month", id="same month"
        ),
        pytest.param({}, MONTHLY, TERMS, {"work": date(2019, 6, 30)}, "", id="the month before"),
        pytest.param({}, SPACED, TERMS, {"work": date(2019, 5, 3)}, "too soon again: 3 May 2019", id="59 days after"),
        pytest.param({}, SPACED, TERMS, {"work": date(2019, 5, 2)}, "", id="60 days after"),
        pytest.param({"value": 7, "baseline": 9}, CHANGE, TERMS, {}, "", id="two points better is enough"),
        pytest.param(
            {"value": 8, "baseline": 9}, CHANGE, TERMS, {}, "below the threshold: 1 instead of 2", id="one point"
        ),
        pytest.param({"value": 11, "baseline": 9}, CHANGE, TERMS, {}, "below the threshold: -2", id="two points worse"),
        pytest.param(
            {"value": 7}, CHANGE, TERMS, {}, "the measured value or the baseline is missing", id="no baseline"
        ),
        pytest.param({"quantity": 0}, WORK, TERMS, {}, "the quantity is not more than zero", id="nothing of it"),
        pytest.param({"cohort": "two"}, GROUP, TERMS, {}, "the contract has no cohort “two”", id="another cohort"),
        pytest.param(
            {"cohort": "one", "value": 1, "baseline": 0}, GROUP, TERMS, {}, "baseline is missing", id="per zero"
        ),
        pytest.param(
            {"cohort": "one", "outcome_on": date(2020, 1, 1)},
            GROUP,
            TERMS,
            {},
            "after the measurement of",
            id="too late",
        ),
        pytest.param({"state": "claimed"}, WORK, TERMS, {}, "not verified", id="claimed, not verified"),
        pytest.param(
            {"state": "claimed", "quantity": 0}, WORK, TERMS, {}, "the quantity", id="verification comes last"
        ),
    ],
)
def test_the_first_reason_is_given(
    row: dict[str, Any], metric: Metric, terms: Terms, before: dict[str, Any], reason: str
) -> None:
    found = why(row, metric, terms, before)

    assert found.startswith(reason) or (reason and reason in found)
    assert bool(found) == bool(reason)


def gap(begins: int, days: int) -> tuple[date, date]:
    first = DAY - timedelta(begins)
    return first, first + timedelta(days - 1)


@pytest.mark.parametrize(
    ("since", "gaps", "reason"),
    [
        pytest.param(90, (), "", id="91 days, both counted"),
        pytest.param(89, (), "interrupted: 90 of 91 days on end", id="one day short"),
        pytest.param(97, (gap(50, 7),), "", id="a week off is allowed, and not counted"),
        pytest.param(96, (gap(50, 7),), "interrupted: 90 of 91", id="a week off, and a day short"),
        pytest.param(200, (gap(100, 8),), "", id="a longer gap starts the count again, long enough ago"),
        pytest.param(200, (gap(50, 8),), "interrupted: 43 of 91", id="a longer gap starts the count again"),
        pytest.param(200, (gap(50, 8), gap(150, 8)), "interrupted: 43 of 91", id="the last long gap counts"),
        pytest.param(None, (), "not known since when it has lasted", id="nobody knows since when"),
    ],
)
def test_what_must_last_is_counted_in_days_on_end(since: int | None, gaps: Any, reason: str) -> None:
    began = None if since is None else DAY - timedelta(since)

    found = why({"since": began, "gaps": gaps}, LASTING)

    assert found.startswith(reason)
    assert bool(found) == bool(reason)


def test_who_was_counted_often_enough_is_not_counted_again() -> None:
    three = {f"work/{month}": date(2019, month, 1) for month in (1, 2, 3)}
    standing = Standing()
    for key, on in three.items():
        standing.reach("p", "work", key, on, "")

    said = refusal(Claim(ROW, MONTHLY, TERMS, standing))

    assert said
    assert said.read("en") == "counted 3 times before"


def test_what_was_paid_otherwise_is_not_paid_again() -> None:
    standing = Standing()
    standing.used["metric", "early", ""] = 1
    claim = Claim(ROW, replace(WORK, unless="early"), TERMS, standing)

    said = refusal(claim)

    assert said
    assert said.read("nl") == "niet betaald, want early is al betaald"
