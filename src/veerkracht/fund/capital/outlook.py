"""What becomes of the capital if much or little still comes in: the same waterfall, run over what is imagined."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from veerkracht.foundation.money import Money, split
from veerkracht.fund.capital.models import Place
from veerkracht.fund.capital.queries.capital import CapitalRow
from veerkracht.fund.contracts.rules.maxima import maxima
from veerkracht.fund.rules.capital import NotCapital
from veerkracht.fund.rules.returns import NoRate, Rate, multiple, xirr
from veerkracht.fund.rules.terms import Terms
from veerkracht.fund.rules.waterfall import Distribution, DrawDown, Part, Receipt

NOTHING = "nothing"
SHARES = {"low": Fraction(1, 2), "base": Fraction(3, 4), "high": Fraction(1)}
"""Which part of what can still come in does, unless somebody asks for other amounts."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one class or party has of a scenario in the end."""

    rank: str
    amount: Money
    lost: Money
    rate: Rate | NoRate

    @property
    def name(self) -> str:
        return str(Place(self.rank).label)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One outcome that is imagined: what still comes in, and what each has in the end."""

    name: str
    more: Money
    classes: tuple[Outcome, ...]
    provider: Money
    returned: Money
    guarantee: Money
    multiple: Fraction | NoRate
    rate: Rate | NoRate

    @property
    def total(self) -> Money:
        """All that was divided, with what a guarantee added."""
        zero = Money(0, self.more.currency)
        return sum((one.amount for one in self.classes), zero) + self.provider + self.returned


@dataclass(frozen=True, slots=True)
class Outlook:
    """The scenarios side by side, what is paid in for them, and on which days what is imagined comes in."""

    scenarios: tuple[Scenario, ...]
    paid_in: Money
    days: tuple[date, ...]
    still: Money


def still_possible(found: CapitalRow, terms: Terms) -> Money:
    """Say what can still come in: what the contract pays at most, less what was distributed."""
    most = sum(one.amount.minor for one in maxima(terms))
    return Money(max(0, most - found.received), found.currency)


def outlook(
    found: CapitalRow, terms: Terms, *, today: date, asked: Mapping[str, Money], own: frozenset[str] = frozenset()
) -> Outlook | None:
    """Divide what may still come in, in equal parts at the end of each year of the contract; nothing once it is closed.

    What was not called yet is called first. For an investor only the own part is reckoned.
    """
    if found.closed_on:
        return None
    still = still_possible(found, terms)
    amounts = {NOTHING: 0} | {
        name: asked[name].minor if name in asked else int(share * still.minor) for name, share in SHARES.items()
    }
    start = max(today, terms.starts_on, found.last.on + timedelta(1) if found.last else date.min)
    days = _days(terms, start)
    calls = [
        DrawDown(start, row.rank, row.committed - found.called(row.rank))
        for row in found.classes
        if not row.is_guarantee and row.committed > found.called(row.rank)
    ]
    try:
        runs = {name: _run(found, calls, days, cents) for name, cents in amounts.items()}
    except NotCapital:
        return None
    scenarios = tuple(_scenario(found, name, amounts[name], run, own) for name, run in runs.items())
    paid_in = sum(line.cents for line in runs[NOTHING].paid_in if not own or line.party in own)
    return Outlook(scenarios, Money(paid_in, found.currency), days, still)


def _days(terms: Terms, start: date) -> tuple[date, ...]:
    """Give the last days of the years of a contract that are still to come; one at least."""
    last = max(terms.ends_on, start + timedelta(1))
    years = (_earlier(last, back) for back in range(last.year - start.year + 1))
    return tuple(sorted(day for day in years if day > start))


def _earlier(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)


def _run(found: CapitalRow, calls: list[DrawDown], days: tuple[date, ...], cents: int) -> Distribution:
    parts = split(cents, {day.isoformat(): 1 for day in days})
    receipts = [Receipt(day, parts[day.isoformat()]) for day in days]
    return found.divided(draw_downs=calls, receipts=receipts, closes_on=days[-1])


def _scenario(found: CapitalRow, name: str, cents: int, run: Distribution, own: frozenset[str]) -> Scenario:
    flows = _flows(run, own)
    lines = [line for line in run.lines if line.class_key and (not own or line.party in own)]
    ranks = [row.rank for row in found.classes if not row.is_guarantee and (not own or own & row.commitments.keys())]
    money = {part: run.total(part=part) for part in Part}

    def whole(*parts: Part) -> Money:
        return Money(0 if own else sum(money[part] for part in parts), found.currency)

    return Scenario(
        name=name,
        more=Money(cents, found.currency),
        classes=tuple(_part(found, run, rank, own) for rank in ranks),
        provider=whole(Part.PROVIDER),
        returned=whole(Part.RETURNED, Part.ABOVE_CAP),
        guarantee=Money(sum(line.cents for line in lines if line.part is Part.GUARANTEE), found.currency),
        multiple=multiple(amount for _on, amount in flows),
        rate=xirr((on, float(amount)) for on, amount in flows),
    )


def _part(found: CapitalRow, run: Distribution, rank: str, own: frozenset[str]) -> Outcome:
    flows = _flows(run, own, rank)
    received = sum(amount for _on, amount in flows if amount > 0)
    lost = max(0, -sum(amount for _on, amount in flows))
    rate = xirr((on, float(amount)) for on, amount in flows)
    return Outcome(rank, Money(received, found.currency), Money(lost, found.currency), rate)


def _flows(run: Distribution, own: frozenset[str], rank: str = "") -> list[tuple[date, int]]:
    """List what was paid in (below zero) and received: of all, of a class, or of some investors in it."""
    here = [line for line in run.paid_in if rank in ("", line.class_key) and (not own or line.party in own)]
    there = [
        line for line in run.lines if line.class_key and rank in ("", line.class_key) and (not own or line.party in own)
    ]
    return [(line.on, -line.cents) for line in here] + [(line.on, line.cents) for line in there]
