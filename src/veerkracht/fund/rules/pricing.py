"""What an outcome is worth, exactly, with the steps by which it was reckoned; rounding and caps come after.

Units × price × index × weights × what is kept of gross. See docs/methods/pricing.md.
"""

from bisect import bisect_right
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from veerkracht.fund.rules.metric import Indexation, Metric, Price, Weight
from veerkracht.fund.rules.sentences import Ordinal, Percent, Said
from veerkracht.fund.rules.standing import Row, Whole, exact
from veerkracht.fund.rules.terms import Terms


class Worth(NamedTuple):
    """An exact amount in the smallest unit of the currency, and how it was reckoned."""

    exact: Whole
    steps: tuple[Said, ...]


class Rate(NamedTuple):
    """What one unit is worth on a day: the amount from each number of units on, and how it was reckoned."""

    bounds: tuple[int, ...]
    amounts: tuple[Whole, ...]
    steps: tuple[Said, ...]
    whole: tuple[int, int] | None = None

    def over(self, begins: Whole, ends: Whole) -> Whole:
        """Price the units between two running numbers, each at the amount of its place."""
        at = bisect_right(self.bounds, begins) - 1
        total = (ends - begins) * self.amounts[at]
        for bound, amount, below in zip(self.bounds[at + 1 :], self.amounts[at + 1 :], self.amounts[at:], strict=False):
            if ends > bound:
                total += (ends - bound) * (amount - below)
        return total


class Pricing:
    """Prices of a contract, each worked out once."""

    def __init__(self) -> None:
        self.rates: dict[tuple[int, str, date | int], Rate] = {}
        self.turns: dict[int, list[date]] = {}

    def rate(self, terms: Terms, metric: Metric, milestone: str, on: date) -> Rate | Said:
        """Work out what one unit of a metric, or of one of its milestones, is worth on a day, before weights."""
        if id(metric) not in self.turns:
            self.turns[id(metric)] = sorted(price.since for price in metric.prices if price.since)
        since = on if metric.indexation else bisect_right(self.turns[id(metric)], on)
        if known := self.rates.get((id(metric), milestone, since)):
            return known
        rate = _rate(terms, metric, milestone, on)
        if isinstance(rate, Rate):
            self.rates[id(metric), milestone, since] = rate
        return rate

    def person(self, terms: Terms, metric: Metric, row: Row, counted: Whole) -> Worth | Said:
        """Reckon what one outcome is worth, being the next after so many units."""
        rate = self.rate(terms, metric, row.milestone, row.outcome_on)
        if isinstance(rate, Said):
            return rate
        units, steps = exact(row.quantity), rate.steps
        begins, ends = counted, counted + units
        if rate.whole:
            kept, of = rate.whole
            begins, ends = begins * kept // of, ends * kept // of
            steps += (Said("whole-units", {"share": Percent(1 - Fraction(kept, of)), "units": ends - begins}),)
        amount = rate.over(begins, ends)
        if len(rate.bounds) > 1:
            steps += (Said("running-number", {"number": ends}),)
        if units != 1:
            steps += (Said("units", {"units": units, "unit": metric.unit}),)
        for weight in metric.weights:
            factor = _weigh(weight, row)
            if factor is None:
                return Said("fact-unknown", {"fact": weight.title})
            amount *= factor
            steps += (Said("weighed", {"factor": factor, "fact": weight.title}),)
        return Worth(amount, steps)


def _rate(terms: Terms, metric: Metric, milestone: str, on: date) -> Rate | Said:
    """Pick the price version of the day for each number of units, index it, and keep what is kept of gross."""
    ruling: dict[int, Price] = {}
    for price in sorted(metric.prices, key=lambda price: price.since or date.min):
        if price.milestone == milestone and (price.since or date.min) <= on:
            ruling[price.above] = price
    prices = [ruling[above] for above in sorted(ruling)]
    if not prices or any(price.amount is None for price in prices):
        return Said("no-price", {"on": on})
    since = prices[0].since or (terms.starts_on if terms.version == 1 else max(terms.starts_on, terms.in_force_from))
    said = Said("price", {"since": since})
    if milestone:
        said = Said("milestone-price", {"ordinal": Ordinal(metric.rung(milestone) + 1), "since": since})
    index, indexed = _index(metric.indexation, on)
    share, net = kept(metric)
    amounts = tuple(exact(price.amount.minor * index * share) for price in prices if price.amount is not None)
    whole = next((one.factor.as_integer_ratio() for one in metric.discounts if one.whole_units), None)
    return Rate(tuple(price.above for price in prices), amounts, (said, *indexed, *net), whole)


def _index(rule: Indexation | None, on: date) -> tuple[Fraction, tuple[Said, ...]]:
    """Give the factor by which prices have risen on a day: full years at a rate, or the published factor."""
    factor = Fraction(1)
    if rule and rule.yearly is not None and rule.since:
        years = on.year - rule.since.year - ((on.month, on.day) < (rule.since.month, rule.since.day))
        factor = (1 + Fraction(rule.yearly)) ** max(0, years)
    elif rule:
        steps = sorted(rule.steps, key=lambda step: step.since)
        at = bisect_right(steps, on, key=lambda step: step.since)
        factor = Fraction(steps[at - 1].factor) if at else factor
    return factor, (Said("indexed", {"factor": factor}),) if factor != 1 else ()


def kept(metric: Metric) -> tuple[Fraction, tuple[Said, ...]]:
    """Multiply what is kept of gross by every discount on the amount."""
    on_amount = [discount for discount in metric.discounts if not discount.whole_units]
    factor, steps = Fraction(1), []
    for discount in on_amount:
        factor *= discount.factor
        steps.append(Said("kept", {"share": Percent(discount.factor), "kind": discount.kind}))
    return factor, tuple(steps)


def _weigh(weight: Weight, row: Row) -> Fraction | None:
    """Find the factor for a fact about a person: of its value, or of the highest bound that it reaches."""
    fact = row.facts.get(weight.fact)
    if fact is None:
        return None
    if isinstance(fact, str):
        return next((Fraction(case.factor) for case in weight.cases if case.value == fact), None)
    reached = [case for case in weight.cases if case.at_least is not None and Fraction(fact) >= case.at_least]
    return Fraction(reached[-1].factor) if reached else None
