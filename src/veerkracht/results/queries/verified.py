"""What was verified for a contract: rows under a key that means nothing outside it, and how many there are."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from django.db.models import Count, Max, Q, Sum, TextField
from django.db.models.functions import Cast, Coalesce

from veerkracht.foundation.errors import Finding
from veerkracht.results.models import Counted, Kind, VerifiedOutcome

Exact = int | Decimal


class Verified(NamedTuple):
    """One verified outcome, as a contract asks for it; the order is that of a row of the fund's rules."""

    key: str
    person: str
    metric: str
    outcome_on: date
    milestone: str
    entered_on: date | None
    quantity: Exact
    value: Exact | None
    baseline: Exact | None
    cohort: str
    kind: str
    corrects: str
    definition: int
    claimed_on: date | None
    since: date | None
    gaps: tuple[tuple[date, date], ...]
    facts: Mapping[str, str | Exact]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of one sort there are for a contract, and until which day."""

    metric: str
    milestone: str
    kind: str
    count: int
    last: date

    @property
    def kind_word(self) -> str:
        return str(Kind(self.kind).label)


def verified(contract_key: str, until: date) -> Iterator[Verified]:
    """Give what was verified for a contract with an outcome date until a day; a correction says what there now is."""
    quantities: dict[str, Exact] = {}
    found = VerifiedOutcome.objects.filter(contract_key=contract_key, outcome_on__lte=until).order_by("pk")
    # As text, since most rows say the same in these two: each text is read once, which takes a third off the whole.
    found = found.annotate(gaps_said=Cast("gaps", TextField()), facts_said=Cast("facts", TextField()))
    gaps_of, facts_of = cache(_gaps), cache(_facts)
    for row in found.values_list(*COLUMNS):
        key, person, metric, on, milestone, entered, quantity, value, baseline, cohort, kind, corrects, *more = row
        number = _plain(quantity)
        if corrects:
            number = quantities[corrects] = quantities[corrects] + number
        else:
            quantities[key] = number
        definition, claimed, since, gaps, facts = more
        yield Verified(
            key,
            person,
            metric or "",
            on,
            milestone,
            entered,
            number,
            None if value is None else _plain(value),
            None if baseline is None else _plain(baseline),
            cohort,
            kind,
            corrects or "",
            definition or 1,
            claimed,
            since,
            gaps_of(gaps),
            facts_of(facts),
        )


COLUMNS = (
    *("verification", "person_key", "definition__key", "outcome_on", "milestone", "entered_on", "quantity", "value"),
    *("baseline", "cohort", "kind", "corrects__verification", "definition__version", "claimed_on", "since"),
    *("gaps_said", "facts_said"),
)


def tallies(contract_key: str) -> tuple[Tally, ...]:
    """Count what was verified for a contract, by metric and milestone; no person is named."""
    counted = (
        VerifiedOutcome.objects.filter(contract_key=contract_key)
        .values_list("definition__key", "milestone", "kind")
        .annotate(count=Count("pk"), last=Max("outcome_on"))
        .order_by("definition__key", "milestone", "kind")
    )
    return tuple(Tally(metric or "", *more) for metric, *more in counted)


@dataclass(frozen=True, slots=True)
class Total:
    """What was verified of one metric in all contracts: how much, of how many people, until which day."""

    quantity: Exact
    people: int
    last: date


def totals(metric_keys: Iterable[str], *, until: date, known_on: date) -> dict[str, Total]:
    """Add up what was verified of some metrics until a day, as it was known on a day; corrections count along."""
    found = (
        VerifiedOutcome.objects.filter(kind__in=(Kind.OUTCOME, Kind.CORRECTION), outcome_on__lte=until)
        .annotate(metric=Coalesce("definition__key", "corrects__definition__key"))
        .filter(metric__in=list(metric_keys), recorded_at__date__lte=known_on)
        .order_by()
        .values_list("metric")
        .annotate(quantity=Sum("quantity"), people=Count("person_key", distinct=True), last=Max("outcome_on"))
    )
    return {metric: Total(_plain(quantity), people, last) for metric, quantity, people, last in found}


def last_outcome(contract_key: str) -> date | None:
    """Give the last day on which something was reached that is verified for a contract."""
    found = VerifiedOutcome.objects.filter(contract_key=contract_key)
    last: date | None = found.aggregate(last=Max("outcome_on"))["last"]
    return last


def double_funding(contract_key: str) -> tuple[Finding, ...]:
    """Find people whose same outcome counts in this contract and, on another day, in another one (R23)."""
    ours = Counted.objects.filter(contract_key=contract_key, kind=Kind.OUTCOME).exclude(match__startswith="contract ")
    matches = list(ours.values_list("match", flat=True).distinct())
    theirs: dict[tuple[str, str, str], Counted] = {}
    for start in range(0, len(matches), 500):
        some = Counted.objects.filter(Q(match__in=matches[start : start + 500])).exclude(contract_key=contract_key)
        theirs |= {(one.match, one.metric_key, one.milestone): one for one in some}
    return tuple(
        Finding(one.verification, f"{other.contract_key} {other.outcome_on.isoformat()}")
        for one in ours.order_by("outcome_on", "verification")
        if (other := theirs.get((one.match, one.metric_key, one.milestone)))
    )


def _gaps(said: str) -> tuple[tuple[date, date], ...]:
    return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in json.loads(said))


def _facts(said: str) -> Mapping[str, str | Exact]:
    return {name: _fact(one) for name, one in json.loads(said).items()}


def _plain(number: Decimal) -> Exact:
    """Give a whole number as one, since most are and are reckoned with faster."""
    whole = int(number)
    return whole if whole == number else number


def _fact(said: str) -> str | Exact:
    """Give a fact as a number where it is one."""
    try:
        return _plain(Decimal(said))
    except ArithmeticError:
        return said
