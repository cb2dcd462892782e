"""What a payer committed to a portfolio, what is reserved of it for signed contracts, and what is left."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet, Sum

from veerkracht.foundation.money import Money
from veerkracht.fund.ledger.models import (
    Account,
    AccountKind,
    Commitment,
    Portfolio,
    Purpose,
    Reservation,
    Transfer,
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """The money of one payer in one portfolio, and what of it is for one contract."""

    committed: Money
    reserved: Money
    reserved_for_contract: Money
    paid_to_contract: Money

    @property
    def left(self) -> Money:
        return self.committed - self.reserved


def envelope(*, portfolio_key: str, payer_key: str, currency: str, contract_key: str = "") -> Envelope:
    """Say how much of a payer's money in a portfolio is committed, reserved and left, and what a contract has of it."""
    of = {"portfolio__key": portfolio_key, "payer_key": payer_key, "currency": currency}
    reserved = Reservation.objects.filter(**of)
    return Envelope(
        committed=Money(_sum(Commitment.objects.filter(**of)), currency),
        reserved=Money(_sum(reserved), currency),
        reserved_for_contract=Money(_sum(reserved.filter(contract_key=contract_key)), currency),
        paid_to_contract=Money(_paid(contract_key, of), currency),
    )


def _paid(contract_key: str, of: dict[str, str]) -> int:
    """Sum the outcome payments of a contract that were booked on a payer's money, less what was taken back."""
    if not contract_key:
        return 0
    accounts = Account.objects.filter(kind=AccountKind.OUTCOME, contract_key=contract_key, **of)
    debited, credited = (_sum(Transfer.objects.filter(**{f"{side}__in": accounts})) for side in ("debit", "credit"))
    return debited - credited


def _sum(rows: "QuerySet[Model]") -> int:
    return int(rows.aggregate(sum=Sum("amount"))["sum"] or 0)


@dataclass(frozen=True, slots=True)
class EnvelopeLine:
    """A payer's money in one portfolio, in a list."""

    portfolio_key: str
    payer_key: str
    envelope: Envelope


def portfolio_keys(*, fund_key: str) -> frozenset[str]:
    """Give the keys of the portfolios from which a fund pays for outcomes."""
    found = Portfolio.objects.filter(fund_key=fund_key, purpose=Purpose.OUTCOMES)
    return frozenset(found.values_list("key", flat=True))


def envelopes(*, fund_key: str) -> tuple[EnvelopeLine, ...]:
    """Give what every payer committed to each portfolio of a fund, and what is left of it; two questions."""
    committed, reserved = (
        _totals(rows.filter(fund_key=fund_key)) for rows in (Commitment.objects, Reservation.objects)
    )
    return tuple(
        EnvelopeLine(
            portfolio,
            payer,
            Envelope(
                Money(amount, currency),
                Money(reserved.get((portfolio, payer, currency), 0), currency),
                Money(0, currency),
                Money(0, currency),
            ),
        )
        for (portfolio, payer, currency), amount in sorted(committed.items())
    )


def _totals(rows: "QuerySet[Any]") -> dict[tuple[str, str, str], int]:
    summed = rows.values_list("portfolio__key", "payer_key", "currency").annotate(Sum("amount")).order_by()
    return {(portfolio, payer, currency): int(amount) for portfolio, payer, currency, amount in summed}
