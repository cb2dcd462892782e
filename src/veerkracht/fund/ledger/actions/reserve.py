"""Committing money to a portfolio, and setting apart from it what a signed contract may cost at most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.money import Money
from veerkracht.foundation.refusals import require_key
from veerkracht.fund.ledger.amounts import said
from veerkracht.fund.ledger.models import Commitment, Portfolio, Purpose, Reservation
from veerkracht.fund.ledger.queries.envelopes import Envelope, envelope
from veerkracht.fund.ledger.refusals import CostsOutsideOutcomeBudget, require_reason, the_portfolio
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.people.queries import organisation_names
from veerkracht.trail.actions import record


class MoreThanCommitted(Refusal):
    """The maxima of all signed contracts together would be more than the payer committed to the portfolio (R17)."""


class LessThanPaid(Refusal):
    """The contract has cost more than this already."""


class NothingSaid(Refusal):
    """An amount of nothing, a negative maximum, or a payer who is named twice."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a contract may cost one payer at most, out of one portfolio."""

    payer_key: str
    portfolio_key: str
    maximum: Money


@transaction.atomic
def commit(
    *,
    by: Person,
    on: date,
    fund_key: str,
    payer_key: str,
    portfolio_key: str,
    amount: Money,
    reason: str,
    scopes: Iterable[Scope] = (),
) -> None:
    """Add to what a payer commits to a portfolio; an amount below zero takes away what nothing was signed on."""
    require(by, "commit budget", [("organisation", payer_key), ("programme", fund_key), *scopes])
    require_reason(reason)
    require_key(payer_key)
    if not amount:
        raise NothingSaid(_("Commit an amount other than zero."))
    portfolio = the_portfolio(portfolio_key, fund_key)
    _lock([(portfolio_key, payer_key)])
    now = envelope(portfolio_key=portfolio_key, payer_key=payer_key, currency=amount.currency)
    if now.committed + amount < now.reserved:
        sentence = _("Of this money %(reserved)s is reserved for signed contracts. Leave at least that committed.")
        raise MoreThanCommitted(sentence % {"reserved": said(now.reserved)})
    Commitment.objects.create(amount=amount.minor, **_row(by, on, portfolio, payer_key, amount.currency, reason))
    record(by=by.key, deed="commit budget", kind="portfolio", key=portfolio_key, fields=["amount"], reason=reason)


@transaction.atomic
def reserve(
    *,
    by: Person,
    on: date,
    fund_key: str,
    contract_key: str,
    shares: Sequence[Share],
    reason: str,
    scopes: Iterable[Scope] = (),
) -> None:
    """Set apart what a contract may cost each payer at most; said again with another maximum, it becomes that one.

    The maxima of all contracts never exceed what a payer committed to a portfolio, also when two sign at once.
    """
    require(by, "sign for a party", [("contract", contract_key), ("programme", fund_key), *scopes])
    require_key(contract_key)
    shares = sorted(shares, key=lambda share: (share.portfolio_key, share.payer_key))
    envelopes = [(share.portfolio_key, share.payer_key) for share in shares]
    if len(set(envelopes)) < len(envelopes) or any(share.maximum.minor < 0 for share in shares):
        raise NothingSaid(_("Name each payer once per portfolio, with a maximum of zero or more."))
    _lock(envelopes)
    for share in shares:
        portfolio = the_portfolio(share.portfolio_key, fund_key)
        more = _more(share, contract_key, portfolio)
        if more:
            row = _row(by, on, portfolio, share.payer_key, more.currency, reason)
            Reservation.objects.create(contract_key=contract_key, amount=more.minor, **row)
    record(by=by.key, deed="reserve", kind="contract", key=contract_key, fields=["maximum"], reason=reason)


def would_reserve(*, fund_key: str, contract_key: str, shares: Sequence[Share]) -> None:
    """Refuse just as `reserve` would, and set nothing apart: for who signs before the others have."""
    for share in shares:
        _more(share, contract_key, the_portfolio(share.portfolio_key, fund_key))


def _lock(envelopes: Iterable[tuple[str, str]]) -> None:
    """Make others who sign on the same money wait, in the order of the keys so that nobody waits in a circle."""
    for portfolio_key, payer_key in envelopes:
        rows = Commitment.objects.filter(portfolio__key=portfolio_key, payer_key=payer_key).order_by("pk")
        list(rows.select_for_update(of=("self",)).values_list("pk"))


def _more(share: Share, contract_key: str, portfolio: Portfolio) -> Money:
    """Say how much must be reserved besides what is, or refuse."""
    if portfolio.purpose != Purpose.OUTCOMES:
        sentence = _("The portfolio “%(key)s” is not for outcomes. Sign contracts on a portfolio that is.")
        raise CostsOutsideOutcomeBudget(sentence % {"key": portfolio.key})
    now = envelope(
        portfolio_key=portfolio.key,
        payer_key=share.payer_key,
        currency=share.maximum.currency,
        contract_key=contract_key,
    )
    if share.maximum < now.paid_to_contract:
        sentence = _("This contract has cost %(payer)s %(paid)s already. Agree on a maximum of at least that.")
        raise LessThanPaid(sentence % {"payer": _name(share.payer_key), "paid": said(now.paid_to_contract)})
    more = share.maximum - now.reserved_for_contract
    if now.left < more:
        raise _more_than_committed(share, more, now)
    return more


def _more_than_committed(share: Share, more: Money, now: Envelope) -> MoreThanCommitted:
    sentence = _(
        "%(payer)s committed %(committed)s to “%(portfolio)s”, and %(reserved)s of it is reserved: %(left)s is left, "
        "not %(more)s. Lower the maximum, or have more committed first."
    )
    return MoreThanCommitted(
        sentence
        % {
            "payer": _name(share.payer_key),
            "portfolio": share.portfolio_key,
            "committed": said(now.committed),
            "reserved": said(now.reserved),
            "left": said(now.left),
            "more": said(more),
        }
    )


def _name(payer_key: str) -> str:
    return organisation_names({payer_key}).get(payer_key, payer_key)


def _row(by: Person, on: date, portfolio: Portfolio, payer_key: str, currency: str, reason: str) -> dict[str, object]:
    return {
        "fund_key": portfolio.fund_key,
        "by_key": by.key,
        "reason": reason,
        "portfolio": portfolio,
        "payer_key": payer_key,
        "currency": currency,
        "decided_on": on,
    }
