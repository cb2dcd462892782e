"""Rows in, lines out, and what stands between them: what was reached, paid and used up so far.

A new line is added to the standing exactly as one of an earlier settlement is, so that settling quarter by quarter and
replaying all of it give the same cents. See docs/methods/standing.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from veerkracht.foundation.money import Money
from veerkracht.fund.rules.sentences import Said

Exact = int | Decimal | Fraction
Whole = int | Fraction
"""A number without rounding: a whole one where it can be, since most are, and those are reckoned with faster."""
Part = tuple[str, str, int]
"""Who bears how much of a line: payer, portfolio (or nothing), and the amount."""


class Row(NamedTuple):
    """One outcome of one person, as the room of results hands it over; the person key means nothing outside."""

    key: str
    person: str
    metric: str
    outcome_on: date
    milestone: str = ""
    entered_on: date | None = None
    quantity: Exact = 1
    value: Exact | None = None
    baseline: Exact | None = None
    cohort: str = ""
    state: str = "verified"
    kind: str = "outcome"
    corrects: str = ""
    definition: int = 1
    claimed_on: date | None = None
    since: date | None = None
    gaps: tuple[tuple[date, date], ...] = ()
    facts: Mapping[str, str | Exact] = {}


class Line(NamedTuple):
    """One amount that is due, and how it came about; a correction is a line of its own, with less than nothing."""

    key: str
    kind: str
    pays: str
    metric: str
    outcome_on: date
    settled_on: date
    version: int
    units: Whole
    amount: int
    above: int
    parts: tuple[Part, ...]
    steps: tuple[Said, ...]
    milestone: str = ""
    person: str = ""
    cohort: str = ""
    of: str = ""
    evidence: tuple[str, ...] = ()

    def explanation(self, language: str) -> str:
        """Say in words how the amount came about."""
        return "; ".join(step.read(language) for step in self.steps)


class Refused(NamedTuple):
    """A row that is not paid, or not yet, and why."""

    row: Row
    said: Said


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is due for a contract until a day: new lines, what was refused and why, and what has to wait."""

    contract: str
    until: date
    currency: str
    lines: tuple[Line, ...]
    refused: tuple[Refused, ...]
    waiting: tuple[Refused, ...]

    @property
    def to_post(self) -> tuple[Line, ...]:
        """Give the lines that move money; a nil settlement has none."""
        return tuple(line for line in self.lines if line.amount)

    @property
    def total(self) -> Money:
        return Money(sum(line.amount for line in self.lines), self.currency)

    @property
    def above_cap(self) -> Money:
        return Money(sum(line.above for line in self.lines), self.currency)

    def by_payer(self) -> dict[str, Money]:
        """Add up what each payer owes."""
        owed: dict[str, int] = defaultdict(int)
        for line in self.lines:
            for payer, _portfolio, amount in line.parts:
                owed[payer] += amount
        return {payer: Money(amount, self.currency) for payer, amount in sorted(owed.items())}


Reached = tuple[date, str, str]
"""The day on which something was reached, the milestone, and the key of its line."""
Scope = tuple[str, str, str]
"""Whose room a cap guards: the kind, the metric, payer or portfolio, and the person."""


class Standing:
    """What was reached, paid and used up by all lines so far."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self.sums: dict[str, Line] = {}
        self.used: dict[Scope, int] = defaultdict(int)
        self.units: dict[str, Whole] = defaultdict(int)
        self.reached: dict[tuple[str, str], tuple[Reached, ...]] = {}
        self.counted: dict[str, str] = {}
        for line in sorted(lines, key=lambda line: (line.settled_on, line.of != "")):
            self.add(line)

    def add(self, line: Line) -> None:
        """Take in a line, settled before or just now; the lines of one key are kept as one that has their sums."""
        key, known = line.of or line.key, line
        if key in self.sums:
            known = _together(self.sums[key], line)
        self.sums[key] = known
        for one in line.evidence:
            self.counted[one] = key
        self._use(line)
        if line.person:
            self.units[line.metric] += line.units
            self._forget(line.person, line.metric, key)
            if known.units:
                self.reach(line.person, line.metric, key, line.outcome_on, line.milestone)

    def _use(self, line: Line) -> None:
        if line.pays == "inflow compensation":
            self.used["inflow", "", ""] += line.amount
            return
        for payer, portfolio, amount in line.parts:
            self.used["payer", payer, ""] += amount
            self.used["portfolio", portfolio, ""] += amount
        self.used["contract", "", ""] += line.amount
        self.used["metric", line.metric, ""] += line.amount
        if line.person:
            self.used["person", "", line.person] += line.amount
            self.used["person", line.metric, line.person] += line.amount

    def reach(self, person: str, metric: str, key: str, on: date, milestone: str) -> None:
        """Note that a person reached an outcome on a day."""
        place = person, metric
        self.reached[place] = (*self.reached.get(place, ()), (on, milestone, key))

    def _forget(self, person: str, metric: str, key: str) -> None:
        if before := self.reached.get((person, metric)):
            self.reached[person, metric] = tuple(one for one in before if one[2] != key)

    def first(self, person: str, metric: str, milestone: str, until: date) -> date | None:
        """Find the first day on which a person reached a metric, or one milestone of it, until a day."""
        reached = self.reached.get((person, metric), ())
        return min((on for on, step, _key in reached if on <= until and milestone in ("", step)), default=None)


def _together(one: Line, other: Line) -> Line:
    """Add a line to those of the same key: a correction, or what was paid later of what lay above a cap."""
    parts: dict[tuple[str, str], int] = defaultdict(int)
    for payer, portfolio, amount in (*one.parts, *other.parts):
        parts[payer, portfolio] += amount
    summed = one._replace(
        units=one.units + other.units, amount=one.amount + other.amount, above=one.above + other.above
    )
    return summed._replace(parts=tuple((*place, amount) for place, amount in sorted(parts.items()) if amount))


def exact(number: Exact) -> Whole:
    """Give a number as it is reckoned with.

    >>> exact(Decimal("2.0")), exact(Decimal("0.5"))
    (2, Fraction(1, 2))
    """
    if isinstance(number, int):
        return number
    fraction = Fraction(number)
    return fraction.numerator if fraction.denominator == 1 else fraction
