"""Opening what money is counted on: budget portfolios and accounts."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.keys import make_key
from veerkracht.foundation.money import NotMoney, decimals
from veerkracht.foundation.refusals import require_key
from veerkracht.fund.ledger.models import Account, AccountKind, Portfolio, Purpose
from veerkracht.fund.ledger.refusals import CostsOutsideOutcomeBudget, the_portfolio
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record

NEEDS = {
    AccountKind.RECEIVABLE: ("payer_key",),
    AccountKind.CAPITAL: ("investor_key",),
    AccountKind.CONTRIBUTION: ("payer_key",),
    AccountKind.OUTCOME: ("payer_key", "portfolio_key", "contract_key"),
    AccountKind.INFLOW: ("payer_key", "contract_key"),
}
"""Whose money an account must name, so that balances can be given by payer, portfolio, contract and investor."""


class AlreadyOpen(Refusal):
    """There is an account or portfolio with this key, and it is another one."""


class NotSaidWhose(Refusal):
    """The account does not say whose money it counts."""


class NoSuchCurrency(Refusal):
    """This is not a currency."""


class Whose(TypedDict, total=False):
    """Whose money an account counts; a key that is left out does not matter to it."""

    payer_key: str
    portfolio_key: str
    contract_key: str
    investor_key: str
    provider_key: str


@transaction.atomic
def open_portfolio(*, by: Person, fund_key: str, key: str, purpose: str, scopes: Iterable[Scope] = ()) -> str:
    """Open a budget portfolio and give its key; one that is open already stays as it is."""
    require(by, "keep the books", [("programme", fund_key), *scopes])
    require_key(key)
    portfolio, is_new = Portfolio.objects.get_or_create(
        key=key, defaults={"fund_key": fund_key, "purpose": Purpose(purpose), "by_key": by.key}
    )
    if (portfolio.fund_key, portfolio.purpose) != (fund_key, purpose):
        raise _already_open(key)
    if is_new:
        record(by=by.key, deed="open in the books", kind="portfolio", key=key, fields=["purpose"])
    return key


@transaction.atomic
def open_account(
    *,
    by: Person,
    fund_key: str,
    kind: str,
    currency: str = "EUR",
    key: str = "",
    scopes: Iterable[Scope] = (),
    **whose: Unpack[Whose],
) -> str:
    """Open an account and give its key; one for the same money that is open already stays as it is.

    Without a key it is called after what it counts and whose that is.
    """
    require(by, "keep the books", [("programme", fund_key), *scopes])
    said = {"kind": AccountKind(kind), "currency": currency, **_money_of(AccountKind(kind), currency, fund_key, whose)}
    if key:
        require_key(key)
        found = Account.objects.filter(key=key).first()
    else:
        found = Account.objects.filter(fund_key=fund_key, **said).first()
        key = found.key if found else _new_key(fund_key, kind, currency, whose)
    if found is None:
        Account.objects.create(key=key, fund_key=fund_key, by_key=by.key, **said)
        record(by=by.key, deed="open in the books", kind="account", key=key, fields=said)
    elif any(getattr(found, name) != value for name, value in {"fund_key": fund_key, **said}.items()):
        raise _already_open(key)
    return key


def _money_of(kind: AccountKind, currency: str, fund_key: str, whose: Whose) -> dict[str, object]:
    """Give whose money it is as it is kept, or refuse what does not fit its kind."""
    try:
        decimals(currency)
    except NotMoney as wrong:
        raise NoSuchCurrency(
            _("“%(code)s” is not a currency. Write three capitals, such as EUR.") % {"code": currency[:20]}
        ) from wrong
    if missing := [name.removesuffix("_key") for name in NEEDS.get(kind, ()) if not whose.get(name)]:
        sentence = _("An account for %(kind)s also needs: %(missing)s. Name them.")
        raise NotSaidWhose(sentence % {"kind": kind.label, "missing": ", ".join(_words()[name] for name in missing)})
    keys: dict[str, object] = {
        name: str(whose.get(name, "")) for name in Whose.__annotations__ if name != "portfolio_key"
    }
    for key in filter(None, keys.values()):
        require_key(str(key))
    portfolio = the_portfolio(whose["portfolio_key"], fund_key) if whose.get("portfolio_key") else None
    if portfolio and (kind, portfolio.purpose) in {
        (AccountKind.COST, Purpose.OUTCOMES),
        (AccountKind.OUTCOME, Purpose.COSTS),
    }:
        sentence = _("The portfolio “%(key)s” is for %(purpose)s, not for %(kind)s. Choose another portfolio.")
        words = {"key": portfolio.key, "purpose": Purpose(portfolio.purpose).label, "kind": kind.label}
        raise CostsOutsideOutcomeBudget(sentence % words)
    return {**keys, "portfolio": portfolio}


def _new_key(fund_key: str, kind: str, currency: str, whose: Whose) -> str:
    """Call an account after what it counts and whose that is."""
    euro = currency if currency != "EUR" else ""
    name = " ".join(str(part) for part in (fund_key, kind, euro, *whose.values()) if part)
    start = make_key(name)[:70]
    return make_key(name, taken=set(Account.objects.filter(key__startswith=start).values_list("key", flat=True)))


def _already_open(key: str) -> AlreadyOpen:
    return AlreadyOpen(_("“%(key)s” is open already, for something else. Choose another key.") % {"key": key})


def _words() -> dict[str, str]:
    return {
        "payer": _("payer"),
        "portfolio": _("budget portfolio"),
        "contract": _("contract"),
        "investor": _("investor"),
    }
