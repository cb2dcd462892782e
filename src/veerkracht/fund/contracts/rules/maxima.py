"""What a contract may cost each payer at most, out of each budget portfolio, once it is signed.

Source: R17, the signed maxima stay within what is committed, per payer and portfolio. See docs/methods/maxima.md.
"""

from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from veerkracht.foundation.money import Money
from veerkracht.fund.rules.caps import divided
from veerkracht.fund.rules.terms import Cap, Contract, Terms


class Maximum(NamedTuple):
    """The most that one payer pays out of one portfolio."""

    payer: str
    portfolio: str
    amount: Money


def maxima(terms: Terms) -> tuple[Maximum, ...]:
    """Divide the cap of a contract over payers and portfolios by their shares, under the caps that each has itself.

    >>> from veerkracht.fund.rules.reading import read_document
    >>> said = {"format": 1, "contract": "c", "version": 1, "in_force_from": "2019-01-01", "currency": "EUR"}
    >>> said |= {"title": {"en": "C"}, "starts_on": "2019-01-01", "ends_on": "2019-12-31"}
    >>> payers = [{"organisation": "province", "share": "2/3"}, {"organisation": "town", "share": "1/3"}]
    >>> said |= {"payers": payers, "caps": [{"per": "contract", "amount": "100.00"}]}
    >>> [str(one.amount) for one in maxima(read_document(said).terms)]
    ['66.67', '33.33']
    """
    whole = min((cap.most for cap in terms.caps if cap.per == "contract"), default=None, key=lambda most: most.minor)
    if whole is None:
        return ()
    shares = {payer.organisation: Fraction(payer.share) for payer in terms.payers}
    parts = divided(terms, whole.minor, shares)
    found = {(payer, portfolio): amount for payer, portfolio, amount in parts}
    for cap in terms.caps:
        at = {"payer": 0, "portfolio": 1}.get(cap.per)
        if at is None:
            continue
        left = cap.most.minor
        for place in sorted(found):
            if place[at] == cap.of:
                found[place] = min(found[place], left)
                left -= found[place]
    return tuple(Maximum(*place, Money(amount, terms.currency)) for place, amount in sorted(found.items()))


def guarded(contract: Contract) -> Contract:
    """Give every version the signed maxima as caps, so that odd cents never cost a payer more than it signed for."""
    return Contract(tuple(_guarded(terms) for terms in contract.versions))


def _guarded(terms: Terms) -> Terms:
    signed = maxima(terms)
    if len(signed) < 2:
        return terms
    said = {(cap.per, cap.of) for cap in terms.caps}
    sums: dict[tuple[str, str], Money] = {}
    for one in signed:
        for place in (("payer", one.payer), ("portfolio", one.portfolio)):
            sums[place] = sums.get(place, Money(0, terms.currency)) + one.amount
    more = [Cap(per, of, amount) for (per, of), amount in sums.items() if of and (per, of) not in said]
    return replace(terms, caps=(*terms.caps, *more))
