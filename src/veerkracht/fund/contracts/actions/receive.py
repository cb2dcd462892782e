"""Recording what a payer paid of what a settlement made due, to the cent; and taking such a record back."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.money import Money
from veerkracht.fund.contracts.models import Contract, OutcomePayment, PaymentReceived
from veerkracht.fund.contracts.queries.contract import ContractRow, known
from veerkracht.fund.contracts.queries.payments import open_of
from veerkracht.fund.ledger.actions.accounts import open_account
from veerkracht.fund.ledger.actions.post import Line as Transfer
from veerkracht.fund.ledger.actions.post import Source, post, reverse
from veerkracht.fund.ledger.amounts import day, said
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.people.queries import organisation_names
from veerkracht.trail.actions import record

DEED = "enter a payment"


class NotAnAmount(Refusal):
    """A payment of nothing, of less, or in another currency."""

    status = 422


class MoreThanDue(Refusal):
    """More was paid than is still due, and nobody said that the rest is kept as a claim of the payer."""


class NotThatDay(Refusal):
    """The day lies before the end of the period, or is still to come."""

    status = 422


class NameMissing(Refusal):
    """It does not say by which line of the bank statement it is known, or why it is taken back."""

    status = 422


class RecordedBefore(Refusal):
    """This line of the bank statement was recorded, or this record was taken back."""


class NoSuchPayment(NotKnown):
    """There is no such amount due, or no such payment."""


@dataclass(frozen=True, slots=True)
class Received:
    """What was paid: how much, on which day, and by which line of the bank statement it is known."""

    amount: Money
    received_on: date
    reference: str


@transaction.atomic
def receive_payment(*, by: Person, contract_key: str, due: int, received: Received, claim: str = "", on: date) -> int:
    """Record a payment of one amount that is due, whole or in part; what is paid above it is refused.

    With a `claim`, the sentence that says why, the rest is kept as money of the payer, that is owed back.
    """
    contract = _locked(by, contract_key)
    owed = OutcomePayment.objects.select_related("settlement").filter(pk=due, settlement__contract=contract.pk).first()
    if owed is None:
        raise NoSuchPayment(_("There is no such amount due under this contract. Choose one from the list."))
    _judge(contract, owed, received, on)
    left = Money(open_of(owed.pk), owed.settlement.currency)
    over = max(0, received.amount.minor - max(0, left.minor))
    if over and not claim.strip():
        sentence = _(
            "%(payer)s still owes %(left)s here, not %(amount)s. Write what was owed, or say why the rest is kept."
        )
        who = organisation_names({owed.payer_key}).get(owed.payer_key, owed.payer_key)
        raise MoreThanDue(
            sentence % {"payer": who, "left": said(max(left, left - left)), "amount": said(received.amount)}
        )
    entry = post(
        by=by,
        on=received.received_on,
        fund_key=contract.programme_key,
        lines=_transfers(by, contract, owed, received.amount.minor - over, over),
        source=Source("payment", contract.key, received.reference.strip()),
        scopes=contract.scopes,
    )
    assert entry is not None, "there is an amount above zero"  # noqa: S101 - a promise of ours
    kept = PaymentReceived.objects.create(
        due=owed,
        amount=received.amount.minor - over,
        over=over,
        claim=claim.strip() if over else "",
        received_on=received.received_on,
        reference=received.reference.strip(),
        entry=entry,
        by_key=by.key,
    )
    record(by=by.key, deed="receive a payment", kind="contract", key=contract_key, fields=["settlement"])
    return kept.pk


@transaction.atomic
def take_back_payment(*, by: Person, contract_key: str, payment: int, reason: str, on: date) -> int:
    """Take back a payment that was recorded by mistake: the same amounts below zero, and its entry the other way."""
    contract = _locked(by, contract_key)
    wrong = PaymentReceived.objects.filter(pk=payment, due__settlement__contract=contract.pk, takes_back=None).first()
    if wrong is None:
        raise NoSuchPayment(_("There is no such payment under this contract. Choose one from the list."))
    if PaymentReceived.objects.filter(takes_back=wrong).exists():
        raise RecordedBefore(_("This payment was taken back already. You need not do anything."))
    if not reason.strip():
        raise NameMissing(_("Say why: the reason stays for who checks it later."))
    kept = PaymentReceived.objects.create(
        due_id=wrong.due_id,
        amount=-wrong.amount,
        over=-wrong.over,
        claim=reason.strip(),
        received_on=on,
        reference="",
        entry=reverse(by=by, on=on, entry=wrong.entry, reason=reason, scopes=contract.scopes),
        takes_back=wrong,
        by_key=by.key,
    )
    deed = "take back a payment"
    record(by=by.key, deed=deed, kind="contract", key=contract_key, fields=["settlement"], reason=reason)
    return kept.pk


def _locked(by: Person, contract_key: str) -> ContractRow:
    """Give the contract to who may, while nobody else records a payment of it."""
    Contract.objects.select_for_update().filter(key=contract_key).first()
    contract = known(contract_key)
    require(by, DEED, contract.scopes, sides=contract.sides)
    return contract


def _judge(contract: ContractRow, owed: OutcomePayment, received: Received, on: date) -> None:
    """Refuse what cannot have been paid."""
    currency = owed.settlement.currency
    if received.amount.minor <= 0 or received.amount.currency != currency:
        raise NotAnAmount(_("Write an amount above zero, in %(currency)s.") % {"currency": currency})
    if not received.reference.strip():
        raise NameMissing(_("Write by which line of the bank statement the payment is known."))
    if not owed.settlement.until < received.received_on <= on:
        sentence = _("The period ended on %(last)s. Write a day after that, and not one that is still to come.")
        raise NotThatDay(sentence % {"last": day(owed.settlement.until)})
    same = PaymentReceived.objects.filter(
        due__settlement__contract=contract.pk, reference=received.reference.strip()
    ).first()
    if same:
        sentence = _("“%(reference)s” was recorded on %(day)s already. Number the parts, such as “%(reference)s-2”.")
        words = {"reference": received.reference.strip(), "day": day(same.received_on)}
        raise RecordedBefore(sentence % words)


def _transfers(by: Person, contract: ContractRow, owed: OutcomePayment, paid: int, over: int) -> list[Transfer]:
    """Debit the bank; credit what was still to come from the payer, and owe it what came above that."""
    currency, payer = owed.settlement.currency, owed.payer_key
    opened = partial(open_account, by=by, fund_key=contract.programme_key, currency=currency, scopes=contract.scopes)
    bank, lines = opened(kind="bank"), []
    if paid:
        asked = opened(kind="receivable", contract_key=contract.key, payer_key=payer)
        lines.append(Transfer(bank, asked, Money(paid, currency)))
    if over:
        back = opened(kind="payable", contract_key=contract.key, payer_key=payer)
        lines.append(Transfer(bank, back, Money(over, currency)))
    return lines
