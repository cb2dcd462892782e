"""Which contracts the fast settlement can settle: those of the few clauses it knows. Any other is refused by its name.

It knows: one payer; caps of the contract and of a metric; and metrics per person with a unit price, prices above a
number of units, a window, a threshold on the value, and deadweight in whole units. The readable rule settles the rest.
"""

from dataclasses import MISSING, fields
from datetime import date
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Any, NamedTuple

from veerkracht.fund.rules.metric import Clause, Metric
from veerkracht.fund.rules.sentences import Said
from veerkracht.fund.rules.terms import Contract, Terms

KNOWN_OF_TERMS = frozenset(
    {"contract", "version", "format", "in_force_from", "agreed_on", "currency", "title", "provider", "verifier"}
    | {"starts_on", "ends_on", "claims_until", "claim_within_days", "payers", "investors", "caps", "metrics"}
)
KNOWN_OF_METRIC = frozenset(
    {"key", "title", "unit", "definition", "pays", "prices", "discounts", "at_least", "since", "until"}
    | {"counterfactual", "valued_with", "vat"}
)
ENDLESS = 2**62
NONE = -(2**62)


class NotFast(ValueError):
    """A contract has a clause that the fast settlement does not know; the exception carries the sentence."""

    def __init__(self, clause: str) -> None:
        self.said = Said("not-fast", {"clause": clause})
        super().__init__(self.said.read("en"))


class Plain(NamedTuple):
    """A metric as plain numbers: window, threshold, what is kept of each unit, cap, and prices from bounds on."""

    begins: int
    ends: int
    least: int
    kept: Fraction
    cap: int
    bounds: tuple[int, ...]
    amounts: tuple[int, ...]


def plain(contract: Contract) -> tuple[int, tuple[Plain, ...]]:
    """Give the cap of a contract and its metrics as plain numbers; refuse the first clause that is not known."""
    if len(contract.versions) > 1:
        raise NotFast("amendments")
    terms = contract.last
    for clause in [*_unknown(terms, KNOWN_OF_TERMS), *_unknown_caps(terms)]:
        raise NotFast(clause)
    if len(terms.payers) > 1 or any(payer.portfolios for payer in terms.payers):
        raise NotFast("payers")
    if terms.claims_until and terms.claims_until < terms.ends_on:
        raise NotFast("claims_until")
    caps = {(cap.per, cap.of): cap.most.minor for cap in terms.caps}
    metrics = tuple(_metric(metric, terms, caps.get(("metric", metric.key), ENDLESS)) for metric in terms.metrics)
    return caps.get(("contract", ""), ENDLESS), metrics


def _unknown(clause: Clause, known: frozenset[str]) -> list[str]:
    """List the fields that say something and are not known."""
    kind: Any = type(clause)
    said = (name for name, plainly in _others(kind, known) if getattr(clause, name) != plainly)
    return [f"{clause.path}.{name}".lstrip(".") for name in said]


@cache
def _others(kind: Any, known: frozenset[str]) -> list[tuple[str, object]]:
    """List the fields that are not known, with what each has where it says nothing."""
    others = [one for one in fields(kind) if one.name not in known and one.name != "path"]
    return [(one.name, () if one.default is MISSING else one.default) for one in others]


def _unknown_caps(terms: Terms) -> list[str]:
    return [cap.path for cap in terms.caps if cap.per not in ("contract", "metric")]


def _metric(metric: Metric, terms: Terms, cap: int) -> Plain:
    for clause in _unknown(metric, KNOWN_OF_METRIC):
        raise NotFast(clause)
    for price in metric.prices:
        if price.amount is None or price.since or price.milestone:
            raise NotFast(price.path)
    for discount in metric.discounts:
        if not discount.whole_units or len(metric.discounts) > 1:
            raise NotFast(discount.path)
    prices = sorted((price.above, price.amount.minor) for price in metric.prices if price.amount)
    if not prices:
        raise NotFast(f"{metric.path}.prices")
    return Plain(
        begins=max(metric.since or date.min, terms.starts_on).toordinal(),
        ends=min(metric.until or date.max, terms.ends_on).toordinal(),
        least=NONE if metric.at_least is None else ceil(metric.at_least),
        kept=next((discount.factor for discount in metric.discounts), Fraction(1)),
        cap=cap,
        bounds=tuple(bound for bound, _amount in prices),
        amounts=tuple(amount for _bound, amount in prices),
    )
