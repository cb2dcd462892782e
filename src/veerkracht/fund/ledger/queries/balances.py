"""What accounts come to: recomputed from the transfers each time it is asked."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.money import Money
from veerkracht.fund.ledger.models import Account, AccountKind, Transfer

Dimension = Literal["payer", "portfolio", "contract", "investor", "provider"]


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """One account, whose money it counts, and what was debited and credited to it."""

    number: int
    key: str
    kind: str
    currency: str
    payer_key: str
    portfolio_key: str
    contract_key: str
    investor_key: str
    provider_key: str
    debited: int
    credited: int

    @property
    def name(self) -> str:
        """What it counts and whose, in words."""
        whose = (self.contract_key, self.payer_key, self.portfolio_key, self.investor_key, self.provider_key)
        return " · ".join([str(AccountKind(self.kind).label), *filter(None, whose)])

    @property
    def balance(self) -> Money:
        """What it comes to, on the side on which it grows."""
        return Money(on_its_side(AccountKind(self.kind), self.debited, self.credited), self.currency)


@dataclass(frozen=True, slots=True)
class Balance:
    """What the accounts of one kind come to, of one payer, portfolio, contract, investor or provider."""

    of: str
    kind: str
    kind_word: str
    balance: Money


def on_its_side(kind: AccountKind, debited: int, credited: int) -> int:
    return debited - credited if kind.is_debit else credited - debited


def balance(account_key: str, *, until: date | None = None) -> Money:
    """Say what an account comes to at the end of a day, on the side on which it grows."""
    account = Account.objects.filter(key=account_key).first()
    if account is None:
        raise NotKnown(_("There is no account “%(key)s”. Open it first.") % {"key": account_key})
    debited, credited = (
        _until(Transfer.objects.filter(**{side: account.pk}), until).aggregate(sum=Sum("amount"))["sum"] or 0
        for side in ("debit", "credit")
    )
    return Money(on_its_side(AccountKind(account.kind), int(debited), int(credited)), account.currency)


def sums(*, fund_key: str, until: date | None = None) -> dict[int, tuple[int, int]]:
    """Give what was debited and credited to each account of a fund, by the account's number; two queries."""
    numbers = set(Account.objects.filter(fund_key=fund_key).values_list("pk", flat=True))
    debited, credited = (
        dict(_until(Transfer.objects.all(), until).values_list(side).annotate(Sum("amount")).order_by())
        for side in ("debit_id", "credit_id")
    )
    return {number: (int(debited.get(number, 0)), int(credited.get(number, 0))) for number in sorted(numbers)}


def accounts(*, fund_key: str, until: date | None = None) -> tuple[AccountBalance, ...]:
    """Give every account of a fund with what it comes to, by key."""
    totals = sums(fund_key=fund_key, until=until)
    return tuple(
        AccountBalance(
            number=account.pk,
            key=account.key,
            kind=account.kind,
            currency=account.currency,
            payer_key=account.payer_key,
            portfolio_key=account.portfolio.key if account.portfolio else "",
            contract_key=account.contract_key,
            investor_key=account.investor_key,
            provider_key=account.provider_key,
            debited=totals.get(account.pk, (0, 0))[0],
            credited=totals.get(account.pk, (0, 0))[1],
        )
        for account in Account.objects.filter(fund_key=fund_key).select_related("portfolio")
    )


def balances(*, fund_key: str, by: Dimension, until: date | None = None) -> tuple[Balance, ...]:
    """Give what each payer, portfolio, contract, investor or provider comes to, per kind of account and currency."""
    totals: dict[tuple[str, str, str], int] = defaultdict(int)
    for account in accounts(fund_key=fund_key, until=until):
        if of := getattr(account, f"{by}_key"):
            totals[of, account.kind, account.currency] += account.balance.minor
    return tuple(
        Balance(of, kind, str(AccountKind(kind).label), Money(minor, currency))
        for (of, kind, currency), minor in sorted(totals.items())
    )


def _until(transfers: "QuerySet[Transfer]", until: date | None) -> "QuerySet[Transfer]":
    return transfers if until is None else transfers.filter(occurred_on__lte=until)
