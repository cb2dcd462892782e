"""What payers paid of what settlements made due, and what is still open."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from veerkracht.foundation.money import Money
from veerkracht.fund.contracts.models import OutcomePayment, PaymentReceived
from veerkracht.fund.contracts.queries.settlements import SettlementRow, kind_word
from veerkracht.people.queries import organisation_names


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment as it was recorded; what came above what was due is kept as a claim of the payer."""

    pk: int
    received_on: date
    reference: str
    amount: Money
    over: Money
    claim: str
    entry: int
    takes_back: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class OwedRow:
    """What one payer owes by a settlement out of one portfolio, and what of it was paid."""

    pk: int
    payer_key: str
    payer: str
    portfolio: str
    pays: str
    amount: Money
    paid: Money
    payments: tuple[PaymentRow, ...]

    @property
    def left(self) -> Money:
        return self.amount - self.paid

    @property
    def name(self) -> str:
        """Name it as it stands in a list to choose from."""
        return " · ".join(filter(None, (self.payer, self.portfolio, self.pays)))


def owed(row: SettlementRow, known: Mapping[str, str] | None = None) -> tuple[OwedRow, ...]:
    """Give what each payer owes by a settlement, with what was paid of it: two queries, and one for unknown names."""
    found = list(OutcomePayment.objects.filter(settlement_id=row.pk).prefetch_related("received"))
    names, currency = known or {}, row.total.currency
    if others := {one.payer_key for one in found} - names.keys():
        names = {**names, **organisation_names(others)}
    rows = []
    for one in found:
        payments = sorted(one.received.all(), key=lambda payment: payment.pk)
        gone = {payment.takes_back_id for payment in payments}
        rows.append(
            OwedRow(
                one.pk,
                one.payer_key,
                names.get(one.payer_key, one.payer_key),
                one.portfolio_key,
                kind_word(one.pays),
                Money(one.amount, currency),
                Money(sum(payment.amount for payment in payments), currency),
                tuple(_payment(payment, currency, gone) for payment in payments),
            )
        )
    return tuple(rows)


def open_of(due: int) -> int:
    """Give what is still to be paid of one amount that is due, in cents."""
    amount = OutcomePayment.objects.values_list("amount", flat=True).get(pk=due)
    return amount - int(PaymentReceived.objects.filter(due=due).aggregate(sum=Sum("amount"))["sum"] or 0)


def received(contract_pk: int, *, pays: Collection[str], until: date | None = None) -> int:
    """Add up what payers paid under a contract as these kinds of payment, until a day, in cents."""
    found = PaymentReceived.objects.filter(due__settlement__contract_id=contract_pk, due__pays__in=pays)
    if until:
        found = found.filter(received_on__lte=until)
    return int(found.aggregate(sum=Sum("amount"))["sum"] or 0)


def _payment(one: PaymentReceived, currency: str, gone: Collection[int | None]) -> PaymentRow:
    return PaymentRow(
        one.pk,
        one.received_on,
        one.reference,
        Money(one.amount, currency),
        Money(one.over, currency),
        one.claim,
        one.entry,
        one.takes_back_id is not None,
        one.takes_back_id is None and one.pk not in gone,
    )
