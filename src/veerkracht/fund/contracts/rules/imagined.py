"""If this many, then this much: a table of what terms pay for some counts, by the settlement that pays.

See docs/methods/imagined.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.metric import Metric
from veerkracht.fund.rules.simulation import simulated
from veerkracht.fund.rules.standing import Exact
from veerkracht.fund.rules.terms import Contract, Terms

COUNTS = (1, 10, 100)
MOST = 5_000
"""More people than this at once keep a typist waiting."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is paid for a count, and what lies above a cap."""

    count: Exact
    paid: Money
    above: Money


@dataclass(frozen=True, slots=True)
class Imagined:
    """One line of the table: what happens, and what it pays for each count."""

    title: Bilingual
    unit: Bilingual
    cells: tuple[Cell, ...]
    measured: bool = False


def imagined(terms: Terms, counts: Sequence[int] = COUNTS) -> tuple[Imagined, ...]:
    """Give a line for each outcome by itself, and one for all that is paid per person together."""
    bare = replace(terms, fees=(), floors=(), inflow=None)
    contract, on = Contract((bare,)), max(terms.starts_on, terms.in_force_from)
    counts = [count for count in counts if 0 < count <= MOST][:6]
    each = [metric for metric in terms.metrics if metric.per == "person"]
    lines = [line for metric in terms.metrics for line in _metric(contract, on, metric, counts)]
    steps = [f"{metric.key}/{step}".rstrip("/") for metric in each for step in _steps(metric)]
    if len(steps) > 1:
        together = tuple(_cell(contract, on, count, dict.fromkeys(steps, count)) for count in counts)
        lines.append(Imagined(Bilingual("Iedereen bereikt alles", "Everyone reaches everything"), PERSONS, together))
    return tuple(lines)


PERSONS = Bilingual("mensen", "people")


def _steps(metric: Metric) -> list[str]:
    return [step.key for step in metric.milestones] or [""]


def _metric(contract: Contract, on: date, metric: Metric, counts: Sequence[int]) -> Iterator[Imagined]:
    if metric.per == "person":
        for place, step in enumerate(_steps(metric)):
            name = f"{metric.key}/{step}".rstrip("/")
            title = metric.title
            if step:
                more = metric.milestones[place].title
                title = Bilingual(*(f"{metric.title.read(one)}: {more.read(one)}" for one in ("nl", "en")))
            cells = tuple(_cell(contract, on, count, {name: count}) for count in counts)
            yield Imagined(title, PERSONS, cells)
    elif metric.cohorts:
        cohort = metric.cohorts[0]
        cells = tuple(
            _cell(contract, cohort.settles_on, measure, {f"{metric.key}/{cohort.key}": measure})
            for measure in _measures(metric, counts)
        )
        yield Imagined(metric.title, metric.unit, cells, measured=True)


def _measures(metric: Metric, counts: Sequence[int]) -> list[Exact]:
    """Choose what could be measured: on each bound of the tiers and just beside it, or the counts themselves."""
    named = (bound for tier in metric.tiers for bound in (tier.lower, tier.upper))
    bounds = sorted({Fraction(bound) for bound in named if bound is not None})
    if not bounds:
        return list(counts)
    between = [(one + other) / 2 for one, other in pairwise(bounds)]
    return [*sorted({bounds[0] - 1, *bounds, *between, bounds[-1] + 1})[:9]]


def _cell(contract: Contract, on: date, count: Exact, counts: dict[str, Exact]) -> Cell:
    facts: dict[str, str | Exact] = {}
    for metric in contract.last.metrics:
        for weight in metric.weights:
            first = weight.cases[0]
            facts[weight.fact] = first.value or Fraction(first.at_least or 0)
    found = simulated(contract, on, counts, facts)
    return Cell(count, found.total, found.above_cap)


def fees(terms: Terms) -> Money:
    """Add up the fixed fees, whatever the outcomes."""
    return Money(sum(fee.amount.minor * len(fee.months) for fee in terms.fees), terms.currency)
