"""The vocabulary of an outcome contract: few words that together say who pays what, when, and up to how much.

One value of `Terms` is one version as signed; a `Contract` is all its versions. The same words stand in the terms file
and in terms.schema.json. See docs/methods/terms.md.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.metric import Clause, Metric, Number, Share
from veerkracht.fund.rules.promise import DayCount, PromisedReturn, ReturnType

FORMAT = 1
"""The version of the file format. A file of a later one is refused, since it may mean more than we know."""


@dataclass(frozen=True, slots=True)
class Return(Clause):
    """What an investor may get on top of the principal, and how that is reckoned."""

    rate: Share
    type: str
    day_count: str = ""
    years: int | None = None

    @property
    def promised(self) -> PromisedReturn:
        """Give it as capital reckons with it."""
        kind = ReturnType(self.type)
        days = None if kind is ReturnType.ONE_OFF else DayCount(self.day_count or DayCount.THIRTY_360)
        return PromisedReturn(Fraction(self.rate), kind, days)


@dataclass(frozen=True, slots=True)
class Cap(Clause):
    """The most that is paid per person, metric, contract, payer or portfolio; among the floors, the least."""

    per: str
    of: str = ""
    amount: Money | None = None
    principal: Money | None = None
    return_: Return | None = None

    @property
    def most(self) -> Money:
        """Give the amount: as written, or the principal with its return."""
        if self.amount is not None:
            return self.amount
        if self.principal is None:
            raise LookupError(f"{self.path} has no amount; the schema does not let that pass")
        earned = (
            self.return_.promised.earned(self.principal.minor, Fraction(self.return_.years or 1)) if self.return_ else 0
        )
        return self.principal + Money(earned, self.principal.currency)


@dataclass(frozen=True, slots=True)
class Fee(Clause):
    """A fixed amount for each month of delivery, whatever the outcomes."""

    key: str
    title: Bilingual
    amount: Money
    since: date
    until: date
    vat: str = "unknown"

    @property
    def months(self) -> list[date]:
        """List the first days of the months that are paid; a month begun is a month, a hundred years are enough."""
        begins, ends = self.since.year * 12 + self.since.month - 1, self.until.year * 12 + self.until.month - 1
        return [date(month // 12, month % 12 + 1, 1) for month in range(begins, min(ends, begins + 1200) + 1)]


@dataclass(frozen=True, slots=True)
class Inflow(Clause):
    """How many people a payer will refer, and what it pays, apart from outcomes, for each one who did not come."""

    persons: int
    each: str
    amount: Money
    payer: str
    since: date
    until: date
    cap: Money | None = None
    vat: str = "unknown"

    @property
    def spans(self) -> list[tuple[date, date]]:
        """Cut the time of the duty into months, quarters or years; a last part counts whole."""
        length = {"month": 1, "quarter": 3, "year": 12}[self.each]
        spans: list[tuple[date, date]] = []
        begins = self.since
        while begins <= self.until and len(spans) < 1200:
            month = begins.year * 12 + begins.month - 1 + length
            following = date(month // 12, month % 12 + 1, 1)
            spans.append((begins, min(following - timedelta(1), self.until)))
            begins = following
        return spans


@dataclass(frozen=True, slots=True)
class Eligibility(Clause):
    """What must be so on the day a person enters; what changes later does not count."""

    fact: str
    title: Bilingual
    at_least: Number | None = None
    at_most: Number | None = None
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portfolio(Clause):
    """A part of a payer's budget, and the part of each payment that it bears."""

    key: str
    share: Share


@dataclass(frozen=True, slots=True)
class Payer(Clause):
    """Who pays which part of each line."""

    organisation: str
    share: Share
    portfolios: tuple[Portfolio, ...] = ()

    @property
    def shares(self) -> Mapping[str, Fraction]:
        """Give the part of each portfolio; a payer without portfolios bears its part as one."""
        return {portfolio.key: portfolio.share for portfolio in self.portfolios} or {"": Share(Fraction(1))}


@dataclass(frozen=True, slots=True)
class Investor(Clause):
    """Who provides the working capital, and what may come back of it."""

    organisation: str
    principal: Money | None = None
    return_: Return | None = None
    maximum_loss: Share | None = None
    vat: str = "unknown"


@dataclass(frozen=True, slots=True)
class Terms(Clause):
    """One version of a contract, whole, as it counts for outcomes from a day on."""

    format: int
    contract: str
    version: int
    in_force_from: date
    currency: str
    title: Bilingual
    starts_on: date
    ends_on: date
    agreed_on: date | None = None
    reason: str = ""
    above_cap_from: date | None = None
    claims_until: date | None = None
    claim_within_days: int | None = None
    provider: str = ""
    verifier: str = ""
    payers: tuple[Payer, ...] = ()
    investors: tuple[Investor, ...] = ()
    caps: tuple[Cap, ...] = ()
    floors: tuple[Cap, ...] = ()
    fees: tuple[Fee, ...] = ()
    inflow: Inflow | None = None
    eligibility: tuple[Eligibility, ...] = ()
    metrics: tuple[Metric, ...] = ()

    def metric(self, key: str) -> Metric | None:
        """Find a metric by its key."""
        return next((metric for metric in self.metrics if metric.key == key), None)


@dataclass(frozen=True, slots=True)
class Contract:
    """All versions of one contract, each in force for outcomes from its day until the next begins."""

    versions: tuple[Terms, ...]

    @classmethod
    def of(cls, versions: Iterable[Terms]) -> "Contract":
        """Put the versions in order of their days; a contract has at least one."""
        return cls(tuple(sorted(versions, key=lambda terms: terms.in_force_from)))

    def on(self, day: date) -> Terms:
        """Find the version that counts for an outcome of a day; before the first, the first."""
        return self.versions[max(0, bisect_right(self.versions, day, key=lambda terms: terms.in_force_from) - 1)]

    @property
    def last(self) -> Terms:
        return self.versions[-1]
