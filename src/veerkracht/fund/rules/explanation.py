"""The terms in words, in Dutch or English, made from the same values that settle.

Each chapter is one thing people sign for: the contract, who counts, each outcome, what is due by the calendar, the
limits. See docs/methods/explanation.md.
"""

from collections.abc import Iterator
from typing import NamedTuple

from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.metric import Metric, Price, Tier
from veerkracht.fund.rules.sentences import Ordinal, Percent, Said, bounds
from veerkracht.fund.rules.terms import Terms

Sentences = Iterator[Said]
NOTHING = ""


class Chapter(NamedTuple):
    """Some sentences under a title."""

    title: Bilingual
    sentences: tuple[Said, ...]

    def read(self, language: str) -> str:
        """Give the sentences as one paragraph."""
        sentences = (said.read(language) for said in self.sentences)
        return " ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences)


def explained(terms: Terms) -> tuple[Chapter, ...]:
    """Say in words what a version of a contract agrees."""
    chapters = (
        Chapter(terms.title, tuple(_contract(terms))),
        Chapter(Bilingual("Wie betaalt", "Who pays"), tuple(_money(terms))),
        Chapter(Bilingual("Wie meetelt", "Who counts"), tuple(_people(terms))),
        *(Chapter(metric.title, tuple(_metric(metric, terms))) for metric in terms.metrics),
        Chapter(Bilingual("Los van uitkomsten", "Apart from outcomes"), tuple(_calendar(terms))),
        Chapter(Bilingual("Grenzen", "Limits"), tuple(_limits(terms))),
    )
    return tuple(chapter for chapter in chapters if chapter.sentences)


def _contract(terms: Terms) -> Sentences:
    yield Said("say-version", {"version": terms.version, "since": terms.in_force_from})
    if terms.reason:
        yield Said("say-reason", {"reason": terms.reason})
    if terms.above_cap_from:
        yield Said("say-above-cap", {"since": terms.above_cap_from})
    yield Said("say-span", {"begins": terms.starts_on, "ends": terms.ends_on})
    yield Said("say-currency", {"currency": terms.currency})
    if terms.claims_until:
        yield Said("say-claims", {"until": terms.claims_until})
    if terms.claim_within_days is not None:
        yield Said("say-claim-days", {"days": terms.claim_within_days})


def _money(terms: Terms) -> Sentences:
    for payer in terms.payers:
        yield Said("say-payer", {"organisation": payer.organisation, "share": Percent(payer.share)})
        for part in payer.portfolios:
            yield Said("say-portfolio", {"share": Percent(part.share), "key": part.key})
    for investor in terms.investors:
        known = {"organisation": investor.organisation, "principal": investor.principal}
        yield Said("say-investor" if investor.principal else "say-some-investor", known)
        if investor.return_:
            yield Said("say-return", {"rate": Percent(investor.return_.rate), "type": investor.return_.type})


def _people(terms: Terms) -> Sentences:
    for rule in terms.eligibility:
        said = bounds(rule.at_least, None, rule.at_most, None)
        if rule.one_of:
            said = (Said("one-of", {"choices": rule.one_of}),)
        yield Said("say-eligible", {"fact": rule.title, "rule": said})


def _metric(metric: Metric, terms: Terms) -> Sentences:
    """Say of one outcome what it is worth, and when it counts."""
    for price in metric.prices:
        yield _price(metric, price)
    for tier in metric.tiers:
        yield _tier(tier)
    yield from _worth(metric)
    yield from _counts(metric, terms)
    yield from _cohort(metric)
    if metric.valued_with:
        yield Said("say-valued", {"whom": metric.valued_with})
    if metric.pays == "loan relief":
        yield Said("say-relief")
    yield Said("say-vat", {"vat": metric.vat})


def _price(metric: Metric, price: Price) -> Said:
    since = (Said("say-since", {"since": price.since}),) if price.since else ()
    beyond = (Said("say-beyond", {"above": price.above}),) if price.above else ()
    when = Said("say-when", {"since": since or NOTHING, "beyond": beyond or NOTHING})
    if price.amount is None:
        return Said("say-no-price", {"unit": metric.unit, "why": price.amount_is or "unknown", "when": when})
    if not price.milestone:
        return Said("say-price", {"unit": metric.unit, "amount": price.amount, "when": when})
    rung = metric.rung(price.milestone)
    words = {"ordinal": Ordinal(rung + 1), "milestone": metric.milestones[rung].title}
    return Said("say-milestone", {**words, "amount": price.amount, "when": when})


def _tier(tier: Tier) -> Said:
    words = {"tier": tier.words, "amount": tier.amount}
    return Said("say-rising", {**words, "to": tier.rising_to}) if tier.rising_to else Said("say-tier", words)


def _worth(metric: Metric) -> Sentences:
    index = metric.indexation
    if index and index.yearly is not None and index.since:
        yield Said("say-yearly", {"since": index.since, "share": Percent(index.yearly)})
    for step in index.steps if index else ():
        yield Said("say-indexed", {"since": step.since, "factor": step.factor})
    for weight in metric.weights:
        cases = [
            Said("say-case", {"value": case.value or bounds(case.at_least, None, None, None), "factor": case.factor})
            for case in weight.cases
        ]
        yield Said("say-weight", {"fact": weight.title, "cases": cases})
    for discount in metric.discounts:
        words = {"share": Percent(discount.factor), "kind": discount.kind, "basis": discount.basis or "unknown"}
        yield Said("say-whole" if discount.whole_units else "say-kept", words)


def _counts(metric: Metric, terms: Terms) -> Sentences:
    if metric.order:
        yield Said(f"say-{metric.order}")
    if metric.at_least is not None:
        yield Said("say-threshold", {"least": metric.at_least, "compare": Said(f"say-compare-{metric.compare}")})
    if metric.after:
        first = terms.metric(metric.after.metric)
        title = first.title if first else metric.after.metric
        yield Said("say-after", {"metric": title, "days": metric.after.at_least_days})
        if metric.after.within_days is not None:
            yield Said("say-within", {"metric": title, "days": metric.after.within_days})
    if metric.unless:
        other = terms.metric(metric.unless)
        yield Said("say-unless", {"metric": other.title if other else metric.unless})
    if metric.continuous:
        yield Said("say-continuous", {"days": metric.continuous.days, "gap": metric.continuous.gap_days})
    if metric.per == "person":
        yield _repeats(metric)


def _repeats(metric: Metric) -> Said:
    rule = metric.repeats
    if rule is None:
        return Said("say-once")
    said = [
        Said("say-at-most", {"most": rule.at_most}) if rule.at_most else None,
        Said("say-each", {"each": rule.each}) if rule.each else None,
        Said("say-between", {"days": rule.days_between}) if rule.days_between else None,
    ]
    return Said("say-repeats", {"rule": [one for one in said if one]})


def _cohort(metric: Metric) -> Sentences:
    if metric.per != "cohort":
        return
    yield Said(f"say-{metric.measure}", {"denominator": metric.denominator})
    if metric.dead_band:
        yield Said("say-dead-band", {"band": metric.dead_band})
    if rule := metric.shrunken:
        yield Said("say-shrunken", {"share": Percent(rule.kept), "likely": rule.likely, "error": rule.error})
    if metric.carry:
        yield Said("say-carry")
    for cohort in metric.cohorts:
        beside: object = NOTHING
        if cohort.control is not None:
            beside = Said("say-control", {"control": cohort.control, "source": cohort.control_source or "unknown"})
        yield Said("say-cohort", {"cohort": cohort.key, "on": cohort.settles_on, "control": beside})


def _calendar(terms: Terms) -> Sentences:
    for fee in terms.fees:
        yield Said("say-fee", {"title": fee.title, "amount": fee.amount, "begins": fee.since, "ends": fee.until})
    if duty := terms.inflow:
        words = {"payer": duty.payer, "persons": duty.persons, "each": duty.each, "amount": duty.amount}
        yield Said("say-inflow", words)


def _limits(terms: Terms) -> Sentences:
    for cap in terms.caps:
        metric = terms.metric(cap.of)
        code = "say-cap-person-of" if metric and cap.per == "person" else f"say-cap-{cap.per}"
        yield Said(code, {"amount": cap.most, "of": metric.title if metric else cap.of})
    for floor in terms.floors:
        yield Said("say-floor", {"amount": floor.most})
