"""What is paid for: the words with which a contract says when an outcome counts and what it is worth.

See docs/methods/metric.md. The same words stand in the terms file and in terms.schema.json.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import NewType

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.sentences import Said, bounds

ENTRY = "entry"
"""The word for the day on which a person entered, where a clause names what it counts from."""

Share = NewType("Share", Fraction)
Number = NewType("Number", Fraction)

KEPT = frozenset({"attribution", "passed on"})
"""The shares that are kept of an amount; every other one is taken off."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Any part of the terms; it knows where in the file it stands."""

    path: str = field(default="", compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Price(Clause):
    """What one unit is worth from a day on, by outcome date; of a milestone, or above a number of units."""

    amount: Money | None = None
    amount_is: str = ""
    since: date | None = None
    milestone: str = ""
    above: int = 0


@dataclass(frozen=True, slots=True)
class Tier(Clause):
    """An amount for what was measured between two bounds; rising in a straight line to another, if it says so."""

    amount: Money
    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    rising_to: Money | None = None

    @property
    def lower(self) -> Number | None:
        return self.more_than if self.at_least is None else self.at_least

    @property
    def upper(self) -> Number | None:
        return self.less_than if self.at_most is None else self.at_most

    @property
    def words(self) -> tuple[Said, ...]:
        return bounds(self.at_least, self.more_than, self.at_most, self.less_than)

    def holds(self, measure: Fraction | int) -> bool:
        """Say whether what was measured lies within the bounds."""
        return (
            (self.at_least is None or measure >= self.at_least)
            and (self.more_than is None or measure > self.more_than)
            and (self.at_most is None or measure <= self.at_most)
            and (self.less_than is None or measure < self.less_than)
        )


@dataclass(frozen=True, slots=True)
class Case(Clause):
    """A fact of this value, or of at least this number, and the factor that goes with it."""

    factor: Number
    value: str = ""
    at_least: Number | None = None


@dataclass(frozen=True, slots=True)
class Weight(Clause):
    """How a fact about a person, at the start or at the outcome, weighs in the price."""

    fact: str
    title: Bilingual
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Discount(Clause):
    """From gross to net: what would have happened anyway is taken off, what is ours or passed on is kept."""

    kind: str
    share: Share
    basis: str = ""
    source: str = ""
    reason: str = ""
    whole_units: bool = False

    @property
    def factor(self) -> Fraction:
        return Fraction(self.share if self.kind in KEPT else 1 - self.share)


@dataclass(frozen=True, slots=True)
class IndexStep(Clause):
    """From a day on, prices are multiplied by a factor."""

    since: date
    factor: Number


@dataclass(frozen=True, slots=True)
class Indexation(Clause):
    """How prices follow other prices: a rate for each full year since a day, or published factors."""

    since: date | None = None
    yearly: Share | None = None
    steps: tuple[IndexStep, ...] = ()


@dataclass(frozen=True, slots=True)
class After(Clause):
    """What must come first, an earlier outcome or the entry itself, and how long before."""

    metric: str
    milestone: str = ""
    at_least_days: int = 0
    within_days: int | None = None


@dataclass(frozen=True, slots=True)
class Continuous(Clause):
    """For how many days on end it must have lasted; a longer gap than this starts the count again."""

    days: int
    gap_days: int = 0


@dataclass(frozen=True, slots=True)
class Shrunken(Clause):
    """How far what was measured is drawn to nothing, since it is an estimate: what was likely, and its error."""

    likely: Number
    error: Number

    @property
    def kept(self) -> Fraction:
        """Give the part of the estimate that counts: likely² ÷ (likely² + error²)."""
        return Fraction(self.likely) ** 2 / (Fraction(self.likely) ** 2 + Fraction(self.error) ** 2)


@dataclass(frozen=True, slots=True)
class Repeats(Clause):
    """How often one person may reach the same outcome and be paid for."""

    at_most: int | None = None
    days_between: int = 0
    each: str = ""


@dataclass(frozen=True, slots=True)
class Milestone(Clause):
    """One step of several that a person takes in order."""

    key: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Cohort(Clause):
    """People measured together on one day, with the value to compare them with."""

    key: str
    settles_on: date
    control: Number | None = None
    control_source: str = ""
    control_method: str = ""


@dataclass(frozen=True, slots=True)
class Metric(Clause):
    """What is paid for: whose definition, in which unit, when it counts, and what it is worth."""

    key: str
    title: Bilingual
    unit: Bilingual
    definition: int
    pays: str = "outcome"
    per: str = "person"
    milestones: tuple[Milestone, ...] = ()
    order: str = ""
    prices: tuple[Price, ...] = ()
    tiers: tuple[Tier, ...] = ()
    weights: tuple[Weight, ...] = ()
    indexation: Indexation | None = None
    discounts: tuple[Discount, ...] = ()
    compare: str = "none"
    better: str = "higher"
    at_least: Number | None = None
    after: After | None = None
    unless: str = ""
    since: date | None = None
    until: date | None = None
    continuous: Continuous | None = None
    repeats: Repeats | None = None
    measure: str = "sum"
    denominator: str = ""
    cohorts: tuple[Cohort, ...] = ()
    dead_band: Number | None = None
    carry: bool = False
    shrunken: Shrunken | None = None
    counterfactual: str = ""
    valued_with: Bilingual | None = None
    vat: str = "unknown"

    def rung(self, milestone: str) -> int:
        """Give the place of a milestone on the ladder; a metric without milestones has one rung."""
        return [step.key for step in self.milestones].index(milestone) if milestone else 0
