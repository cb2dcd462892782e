"""If this many, then this much: amounts for imagined counts, by the very settlement that pays.

See docs/methods/simulation.md. Drawing counts by chance is for another room; it calls this.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from veerkracht.fund.rules.settlement import settle
from veerkracht.fund.rules.standing import Exact, Row, Settlement
from veerkracht.fund.rules.terms import Contract

Counts = Mapping[str, Exact]
"""How many people reach a metric or, as metric/milestone, a step of it; or, as metric/cohort, what was measured."""


def simulated(
    contract: Contract, on: date, counts: Counts, facts: Mapping[str, str | Exact] | None = None
) -> Settlement:
    """Settle imagined counts on a day: the first people reach every step, so that caps per person bind as they would.

    Windows, order and verification are taken as met; compensation for inflow is left out, since nobody was referred.
    """
    plain = Contract(tuple(replace(terms, inflow=None) for terms in contract.versions))
    measures = {
        (metric.key, cohort.key): Fraction(counts[f"{metric.key}/{cohort.key}"])
        for metric in plain.on(on).metrics
        for cohort in metric.cohorts
        if f"{metric.key}/{cohort.key}" in counts
    }
    rows = _rows(plain, on, counts, facts or {})
    return settle(plain, rows, max(on, plain.last.ends_on), admit=lambda _claim: None, measures=measures)


def break_even(cost: Fraction, chance: Fraction) -> Fraction:
    """Give the price at which someone who succeeds with a chance covers the cost of trying.

    >>> break_even(Fraction(2000), Fraction(35, 100))
    Fraction(40000, 7)
    """
    return cost / chance


def _rows(contract: Contract, on: date, counts: Counts, facts: Mapping[str, str | Exact]) -> Iterator[Row]:
    for metric in contract.on(on).metrics:
        for milestone in [step.key for step in metric.milestones] or [""]:
            name = f"{metric.key}/{milestone}".rstrip("/")
            for number in range(int(counts.get(name, 0)) if metric.per == "person" else 0):
                yield Row(f"{name} {number}", f"{number:09}", metric.key, on, milestone, facts=facts)
