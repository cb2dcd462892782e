"""Whether an outcome counts: the first reason why it does not, in the order in which a person would look.

Contract and windows first, then who it is, then what must come before, how long it lasted and how much it was, and
verification last, so that a claim hears what is wrong with it before anybody verifies. See docs/methods/admission.md.
"""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from veerkracht.fund.rules.metric import ENTRY, Metric
from veerkracht.fund.rules.sentences import Said
from veerkracht.fund.rules.standing import Row, Standing
from veerkracht.fund.rules.terms import Eligibility, Terms


class Claim(NamedTuple):
    """A row beside the terms under which it is looked at, and what was reached before."""

    row: Row
    metric: Metric
    terms: Terms
    standing: Standing


def refusal(claim: Claim) -> Said | None:
    """Give the first reason why an outcome does not count, or nothing where it does."""
    for check in CHECKS:
        if said := check(claim):
            return said
    return None


def _contract(claim: Claim) -> Said | None:
    row, terms = claim.row, claim.terms
    begins, ends = claim.metric.since or terms.starts_on, claim.metric.until or terms.ends_on
    if not row.person:
        return Said("no-person")
    if row.definition != claim.metric.definition:
        return Said("other-definition", {"theirs": row.definition, "ours": claim.metric.definition})
    if not max(begins, terms.starts_on) <= row.outcome_on <= min(ends, terms.ends_on):
        return Said("outside-window", {"on": row.outcome_on, "begins": begins, "ends": ends})
    claimed, days = row.claimed_on or row.outcome_on, terms.claim_within_days
    latest = min(terms.claims_until or date.max, row.outcome_on + timedelta(days) if days is not None else date.max)
    return Said("claimed-late", {"on": claimed, "latest": latest}) if claimed > latest else None


def _eligible(claim: Claim) -> Said | None:
    for rule in claim.terms.eligibility:
        fact = claim.row.facts.get(rule.fact)
        if fact is None:
            return Said("fact-unknown", {"fact": rule.title})
        if not _meets(rule, fact):
            return Said("not-eligible", {"fact": rule.title, "value": fact})
    return None


def _meets(rule: Eligibility, fact: object) -> bool:
    if rule.one_of:
        return str(fact) in rule.one_of
    number = Fraction(fact) if not isinstance(fact, str) else None  # type: ignore[call-overload]
    return number is not None and (
        (rule.at_least is None or number >= rule.at_least) and (rule.at_most is None or number <= rule.at_most)
    )


def _milestone(claim: Claim) -> Said | None:
    row, metric = claim.row, claim.metric
    known = {step.key for step in metric.milestones} or {""}
    return Said("unknown-milestone", {"milestone": row.milestone}) if row.milestone not in known else None


def _once(claim: Claim) -> Said | None:
    """Refuse what this person was credited with before, unless the terms let it repeat."""
    row, repeats = claim.row, claim.metric.repeats
    reached = claim.standing.reached.get((row.person, row.metric), ())
    before = [on for on, step, _key in reached if step == row.milestone]
    if not before:
        return None
    if repeats is None:
        return Said("double", {"on": max(before)})
    if repeats.each and any(_span(on, repeats.each) == _span(row.outcome_on, repeats.each) for on in before):
        return Said("double-in-span", {"each": repeats.each})
    if repeats.at_most and len(before) >= repeats.at_most:
        return Said("often-enough", {"most": repeats.at_most})
    near = [on for on in before if abs((row.outcome_on - on).days) < repeats.days_between]
    return Said("too-soon-again", {"on": max(near), "days": repeats.days_between}) if near else None


def _span(day: date, each: str) -> tuple[int, int]:
    """Give the month, quarter or year in which a day lies."""
    return day.year, {"month": day.month, "quarter": (day.month + 2) // 3, "year": 0}[each]


def _ladder(claim: Claim) -> Said | None:
    """Hold milestones to their order: an earlier one must have been reached, or lapses once a later one was."""
    row, metric = claim.row, claim.metric
    if not metric.order:
        return None
    rung = metric.rung(row.milestone)
    known = {one.key for one in metric.milestones}
    reached = claim.standing.reached.get((row.person, row.metric), ())
    rungs = {metric.rung(step) for _on, step, _key in reached if step in known}
    if metric.order == "superseded":
        later = max(rungs, default=-1)
        return Said("superseded", {"milestone": metric.milestones[later].title}) if later > rung else None
    missing = next((one for one in range(rung) if one not in rungs), None)
    return None if missing is None else Said("earlier-missing", {"milestone": metric.milestones[missing].title})


def _before(claim: Claim) -> Said | None:
    """Check what must have come first, and how long ago."""
    row, after = claim.row, claim.metric.after
    if claim.metric.unless and claim.standing.used["metric", claim.metric.unless, ""]:
        return Said("paid-otherwise", {"metric": _title(claim, claim.metric.unless)})
    if after is None:
        return None
    entry = after.metric == ENTRY
    first = row.entered_on if entry else claim.standing.first(row.person, after.metric, after.milestone, row.outcome_on)
    if first is None:
        return Said("no-entry") if entry else Said("condition-missing", {"metric": _title(claim, after.metric)})
    days = (row.outcome_on - first).days
    if days < after.at_least_days:
        return Said("too-early", {"days": days, "least": after.at_least_days})
    if after.within_days is not None and days > after.within_days:
        return Said("too-late", {"days": days, "most": after.within_days})
    return None


def _title(claim: Claim, key: str) -> object:
    metric = claim.terms.metric(key)
    return metric.title if metric else key


def _lasted(claim: Claim) -> Said | None:
    """Count the days without a break; a long gap starts the count again, a shorter one is not counted."""
    rule, row = claim.metric.continuous, claim.row
    if rule is None:
        return None
    if row.since is None:
        return Said("since-unknown")
    begins, lost = row.since, 0
    for starts, ends in sorted(row.gaps):
        length = (min(ends, row.outcome_on) - max(starts, begins)).days + 1
        if length > rule.gap_days:
            begins, lost = ends + timedelta(1), 0
        else:
            lost += max(0, length)
    days = (row.outcome_on - begins).days + 1 - lost
    return Said("interrupted", {"days": days, "least": rule.days}) if days < rule.days else None


def compared(metric: Metric, row: Row, control: Fraction | None = None) -> Fraction | None:
    """Compare what was measured with the baseline, so that more is better; without a value, one is one.

    Source: the change, or the change in per cent, in the direction that the metric names.
    """
    if row.value is None:
        return Fraction(1)
    value, baseline = Fraction(row.value), control if row.baseline is None else Fraction(row.baseline)
    if metric.compare == "none":
        return value
    if baseline is None or (metric.compare == "percent" and baseline == 0):
        return None
    change = value - baseline if metric.better == "higher" else baseline - value
    return change if metric.compare == "difference" else 100 * change / baseline


def _enough(claim: Claim) -> Said | None:
    row, metric = claim.row, claim.metric
    if row.quantity <= 0:
        return Said("no-quantity")
    if metric.at_least is None:
        return None
    change = compared(metric, row) if row.value is not None else None
    if change is None:
        return Said("not-measured")
    return Said("below-threshold", {"value": change, "least": metric.at_least}) if change < metric.at_least else None


def _cohort(claim: Claim) -> Said | None:
    row, metric = claim.row, claim.metric
    if metric.per != "cohort":
        return None
    cohort = next((one for one in metric.cohorts if one.key == row.cohort), None)
    if cohort is None:
        return Said("unknown-cohort", {"cohort": row.cohort})
    if f"{metric.key}/{cohort.key}" in claim.standing.sums:
        return Said("cohort-settled", {"cohort": cohort.key})
    if row.outcome_on > cohort.settles_on:
        return Said("after-measurement", {"on": cohort.settles_on})
    return Said("not-measured") if compared(metric, row, Fraction(cohort.control or 0)) is None else None


def _verified(claim: Claim) -> Said | None:
    return None if claim.row.state == "verified" else Said("not-verified")


CHECKS: tuple[Callable[[Claim], Said | None], ...] = (
    *(_contract, _eligible, _milestone, _cohort, _once, _ladder, _before, _lasted, _enough, _verified),
)
