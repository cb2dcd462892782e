"""Refusals that more than one deed in the books knows."""

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.fund.ledger.models import Account, Portfolio


class ReasonMissing(Refusal):
    """It does not say why."""


class NoSuchAccount(NotKnown):
    """There is no account with this key."""


class NoSuchPortfolio(NotKnown):
    """This fund has no portfolio with this key."""


class CostsOutsideOutcomeBudget(Refusal):
    """Setting up, verifying and evaluating is not paid from money for outcomes (R35), nor the other way around."""


def require_reason(reason: str) -> None:
    """Refuse a deed of which nobody can read later why it was done."""
    if not reason.strip():
        raise ReasonMissing(_("Say why: the reason stays in the books for who checks them later."))


def the_account(key: str) -> Account:
    """Give an account, or refuse."""
    if found := Account.objects.filter(key=key).first():
        return found
    raise NoSuchAccount(_("There is no account “%(key)s”. Open it first.") % {"key": key})


def the_portfolio(key: str, fund_key: str) -> Portfolio:
    """Give a portfolio of a fund, or refuse."""
    if found := Portfolio.objects.filter(key=key, fund_key=fund_key).first():
        return found
    sentence = _("The fund “%(fund)s” has no portfolio “%(key)s”. Open it first.")
    raise NoSuchPortfolio(sentence % {"fund": fund_key, "key": key})
