"""Replay: what would be due by the prices and results of a contract, beside what was paid, and why the two differ.

Where a price says what settlement can reckon (so much for each unit, up to a maximum), settlement reckons it; for a
currency with amounts finer than its cents it is plainly price × units. What cannot be reckoned is said, never guessed.
See docs/methods/replay.md.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from veerkracht.foundation.money import CURRENCIES, Money, decimals
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.metric import Metric, Price, Share
from veerkracht.fund.rules.settlement import settle
from veerkracht.fund.rules.standing import Row
from veerkracht.fund.rules.terms import Cap, Contract, Payer, Terms

DAY = date(2000, 1, 1)
"""The source does not say on which day each outcome was reached; by a fixed price the day does not matter."""


class Why(StrEnum):
    """Why what is due and what was paid are equal, differ, or cannot be laid beside each other."""

    EQUAL = "equal"
    CAP = "cap"
    REPEAT = "repeat"
    FEWER = "fewer"
    CURRENCY = "currency"
    SOURCE = "source"
    FLAGGED = "flagged"
    UNPAID = "unpaid"
    NO_PRICE = "no-price"
    NO_UNITS = "no-units"
    SHARE = "share"
    TIERS = "tiers"
    NOWHERE = "nowhere"


RECKONED = frozenset({Why.EQUAL, Why.CAP, Why.REPEAT, Why.FEWER, Why.CURRENCY, Why.SOURCE, Why.FLAGGED, Why.UNPAID})
"""The explanations of lines for which an amount could be reckoned."""


@dataclass(frozen=True, slots=True)
class PriceSaid:
    """A price as the source has it."""

    metric: str
    currency: str
    each: Decimal | None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ResultSaid:
    """A result as the source has it; `units` is None where it is told in words."""

    metric: str
    units: Decimal | None
    engaged: Decimal | None = None
    final: bool = False
    ends: str = ""


@dataclass(frozen=True, slots=True)
class PaymentSaid:
    """What was really paid for a metric; planned payments are no payments."""

    metric: str
    currency: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Compared:
    """One metric: what would be due, what was paid, and why they differ."""

    metric: str
    why: Why
    currency: str = ""
    each: Decimal | None = None
    units: Decimal | None = None
    uncapped: Decimal | None = None
    due: Decimal | None = None
    paid: Decimal | None = None
    paid_currency: str = ""
    paid_units: Decimal | None = None
    settled: bool = False

    @property
    def capped(self) -> bool:
        """Say whether the agreed maximum made it less."""
        return self.due is not None and self.uncapped is not None and self.due < self.uncapped

    @property
    def difference(self) -> Decimal | None:
        """Give what was paid above what would be due, where both are in one currency."""
        if self.due is None or self.paid is None or self.currency != self.paid_currency:
            return None
        return self.paid - self.due


def replayed(
    prices: Sequence[PriceSaid],
    results: Sequence[ResultSaid],
    payments: Sequence[PaymentSaid],
    metrics: Iterable[str] = (),
) -> tuple[Compared, ...]:
    """Lay what is due beside what was paid, for each metric that has a price, a result or a payment."""
    named = dict.fromkeys([*(one.metric for one in prices), *(one.metric for one in results)])
    named |= dict.fromkeys(one.metric for one in payments)
    known = set(metrics) or set(named)
    by_metric: Mapping[str, list[PriceSaid]] = _by_metric(prices)
    found = []
    for metric in named:
        paid = _paid([one for one in payments if one.metric == metric])
        counted = _counted([one for one in results if one.metric == metric])
        why = _unreckonable(metric, by_metric.get(metric, []), counted, known)
        if why:
            price = next(iter(by_metric.get(metric, [])), PriceSaid(metric, "", None))
            units = counted.units if counted else None
            line = Compared(metric, why, price.currency, price.each, units)
            found.append(_with(line, paid))
        elif counted and counted.units is not None:
            found.append(_compared(by_metric[metric][0], counted, paid))
    return tuple(found)


def _by_metric(prices: Sequence[PriceSaid]) -> dict[str, list[PriceSaid]]:
    found: dict[str, list[PriceSaid]] = defaultdict(list)
    for price in prices:
        found[price.metric].append(price)
    return found


def _paid(payments: Sequence[PaymentSaid]) -> PaymentSaid | None:
    """Add up what was paid; amounts in two currencies have no sum."""
    currencies = {one.currency for one in payments}
    if len(currencies) != 1:
        return PaymentSaid("", " ".join(sorted(currencies)), Decimal(0)) if currencies else None
    return PaymentSaid(payments[0].metric, payments[0].currency, sum((one.amount for one in payments), Decimal(0)))


def _counted(results: Sequence[ResultSaid]) -> ResultSaid | None:
    """Take the result that counts: a final one before an interim one, then the latest; interim ones are running totals.

    Two final results of one metric, one in numbers: that one.
    """
    ordered = sorted(results, key=lambda one: (one.units is not None, one.final, one.ends))
    return ordered[-1] if ordered else None


def _unreckonable(metric: str, prices: Sequence[PriceSaid], counted: ResultSaid | None, known: set[str]) -> Why | None:
    """Say why nothing can be reckoned for a metric, if so."""
    if not metric or metric not in known:
        return Why.NOWHERE
    if not prices or prices[0].each is None or prices[0].currency not in CURRENCIES:
        return Why.NO_PRICE
    if counted is None or counted.units is None:
        return Why.NO_UNITS
    if len({(price.each, price.currency) for price in prices}) > 1:
        return Why.TIERS
    return Why.SHARE if counted.units != counted.units.to_integral_value() else None


def _with(line: Compared, paid: PaymentSaid | None) -> Compared:
    """Lay beside a line that could not be reckoned what was paid."""
    if paid is None:
        return line
    return Compared(
        line.metric, line.why, line.currency, line.each, line.units, paid=paid.amount, paid_currency=paid.currency
    )


def _compared(price: PriceSaid, counted: ResultSaid, paid: PaymentSaid | None) -> Compared:
    """Reckon what is due for one metric and explain the difference with what was paid."""
    each, units = price.each or Decimal(0), counted.units or Decimal(0)
    uncapped = each * units
    settled = _settled(price, int(units))
    due = settled if settled is not None else min(uncapped, price.most or uncapped)
    why, paid_units = _why(price, counted, due, uncapped, paid)
    return Compared(
        price.metric,
        why,
        price.currency,
        each,
        units,
        uncapped,
        due,
        paid.amount if paid else None,
        paid.currency if paid else "",
        paid_units,
        settled is not None,
    )


def _why(
    price: PriceSaid, counted: ResultSaid, due: Decimal, uncapped: Decimal, paid: PaymentSaid | None
) -> tuple[Why, Decimal | None]:
    """Explain the difference, from the surest reason to the least sure."""
    units, each = counted.units or Decimal(0), price.each or Decimal(0)
    if counted.engaged is not None and units > counted.engaged:
        return Why.SOURCE, None
    if paid is None:
        return Why.UNPAID, None
    if paid.currency != price.currency:
        return Why.CURRENCY, None
    if paid.amount == due:
        return (Why.CAP if due < uncapped else Why.EQUAL), None
    for_units = paid.amount / each if each else None
    if for_units is None or for_units != for_units.to_integral_value():
        return Why.FLAGGED, None
    return (Why.REPEAT if for_units > units else Why.FEWER), for_units


def _settled(price: PriceSaid, units: int) -> Decimal | None:
    """Let settlement reckon it; nothing where its terms do not allow the price, such as parts of a cent."""
    scale = decimals(price.currency)
    amounts = [price.each or Decimal(0), price.most or Decimal(0)]
    if any(amount != round(amount, scale) or amount < 0 for amount in amounts) or not units:
        return None
    each, most = (Money(int(amount.scaleb(scale)), price.currency) for amount in amounts)
    title = Bilingual("replay", "replay")
    metric = Metric(price.metric, title, title, 1, prices=(Price(amount=each),))
    caps = (Cap("contract", amount=most),) if price.most else ()
    terms = Terms(
        1, "replay", 1, DAY, price.currency, title, DAY, DAY, payers=(Payer("payer", Share(Fraction(1))),), caps=caps,
        metrics=(metric,),
    )  # fmt: skip
    row = Row("all", "", price.metric, DAY, quantity=units)
    settlement = settle(Contract.of([terms]), [row], DAY, admit=lambda _claim: None)
    return settlement.total.exact


def totals(lines: Iterable[Compared]) -> dict[Why, tuple[int, dict[str, tuple[Decimal, Decimal]]]]:
    """Add up by explanation: how many lines, and per currency what was due and what was paid."""
    found: dict[Why, tuple[int, dict[str, tuple[Decimal, Decimal]]]] = {}
    for line in lines:
        number, sums = found.get(line.why, (0, {}))
        currency = line.currency or line.paid_currency
        due, paid = sums.get(currency, (Decimal(0), Decimal(0)))
        sums = sums | ({currency: (due + (line.due or 0), paid + (line.paid or 0))} if currency else {})
        found[line.why] = (number + 1, sums)
    return found
