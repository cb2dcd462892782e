"""Calling capital, distributing what was received, closing, and taking back what was wrong."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.money import Money
from veerkracht.fund.capital.actions.keep import Kept, keep, require_turn, worked
from veerkracht.fund.capital.models import Kind, Movement, MovementLine, Part, Place
from veerkracht.fund.capital.queries.capital import CapitalRow, known_capital
from veerkracht.fund.capital.refusals import AmountMissing, cannot_stand
from veerkracht.fund.contracts.models import Contract
from veerkracht.fund.contracts.queries.contract import ContractRow, known
from veerkracht.fund.ledger.actions.post import reverse
from veerkracht.fund.ledger.amounts import said
from veerkracht.fund.rules.capital import NotCapital
from veerkracht.fund.rules.sentences import Said
from veerkracht.fund.rules.waterfall import Distribution, DrawDown, Receipt
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.people.queries import organisation_names
from veerkracht.trail.actions import record


class MoreThanCommitted(Refusal):
    """More would be called from a class than its investors committed."""


class AlreadyCalled(Refusal):
    """The class was called on this day."""


class MoreThanReceived(Refusal):
    """More would be distributed than payers paid."""


class NothingCalled(Refusal):
    """Nothing was called yet, so nothing can come back."""


class NotTheLast(Refusal):
    """Only what moved last can be taken back: what came later rests on it."""


class NoSuchMovement(NotKnown):
    """There is no movement with this number."""


class WhyMissing(Refusal):
    """It does not say why."""


@transaction.atomic
def call(*, by: Person, contract_key: str, rank: str, amount: Money, occurred_on: date, on: date) -> int:
    """Call capital from a class, paid in by its investors by what they committed; give the number of the movement."""
    contract, found = _ready(by, contract_key, occurred_on, on)
    from_class = found.in_class(rank)
    left = from_class.committed - found.called(rank)
    if amount.minor <= 0 or amount.currency != found.currency or from_class.is_guarantee:
        raise AmountMissing(
            _("Call an amount above zero, in %(currency)s, from a class that pays in.") % {"currency": found.currency}
        )
    if amount.minor > left:
        sentence = _("Of class %(class)s %(left)s can still be called, not %(amount)s. Call less.")
        money = {"left": said(Money(left, found.currency)), "amount": said(amount)}
        raise MoreThanCommitted(sentence % {"class": from_class.name, **money})
    if any(one.rank == rank and one.on == occurred_on for one in found.standing):
        raise AlreadyCalled(
            _("This class was called on this day already. Choose a later day, or take that back first.")
        )
    now = _divided(found, draw_downs=[DrawDown(occurred_on, rank, amount.minor)])
    new = [line for line in now.paid_in if line.on == occurred_on and line.class_key == rank]
    number = keep(
        by=by,
        contract=contract,
        found=found,
        kind=Kind.DRAW_DOWN,
        rank=rank,
        occurred_on=occurred_on,
        amount=amount.minor,
        lines=worked(contract=contract, found=found, lines=new),
    )
    record(by=by.key, deed="call capital", kind="contract", key=contract_key, fields=["capital"])
    return number


@transaction.atomic
def distribute(*, by: Person, contract_key: str, amount: Money, occurred_on: date, on: date) -> int:
    """Divide what the payers paid over the classes, the provider and the payers; nothing received posts nothing."""
    contract, found = _ready(by, contract_key, occurred_on, on)
    if amount.minor < 0 or amount.currency != found.currency:
        raise AmountMissing(_("Distribute an amount of zero or more, in %(currency)s.") % {"currency": found.currency})
    if not found.standing:
        raise NothingCalled(_("No capital was called yet, so nothing can be given back. Call capital first."))
    left = found.undistributed(contract.pk, until=occurred_on)
    if amount > left:
        sentence = _(
            "Payers paid %(left)s that was not distributed, not %(amount)s. Record what was received, or write less."
        )
        raise MoreThanReceived(sentence % {"left": said(max(left, left - left)), "amount": said(amount)})
    now = _divided(found, receipts=[Receipt(occurred_on, amount.minor)])
    new = [line for line in now.lines if line.on == occurred_on]
    number = keep(
        by=by,
        contract=contract,
        found=found,
        kind=Kind.DISTRIBUTION,
        occurred_on=occurred_on,
        amount=amount.minor,
        lines=worked(contract=contract, found=found, lines=new),
    )
    record(by=by.key, deed="distribute", kind="contract", key=contract_key, fields=["capital"])
    return number


@transaction.atomic
def close(*, by: Person, contract_key: str, occurred_on: date, on: date) -> int:
    """Close the capital of a contract: the guarantee pays what is lost beyond a largest loss, the rest is lost."""
    contract, found = _ready(by, contract_key, occurred_on, on)
    if not found.standing:
        raise NothingCalled(_("No capital was called yet, so there is nothing to close."))
    now = _divided(found, closes_on=occurred_on)
    new = [line for line in now.lines if line.on == occurred_on and line.part == Part.GUARANTEE.value]
    names = organisation_names(now.guarantee)
    lines = [
        Kept(
            Part.GUARANTEE,
            key,
            Place.GUARANTEE,
            -cents,
            Said("capital-guarantor", {"party": names.get(key, key), "amount": Money(cents, found.currency)}),
        )
        for key, cents in sorted(now.guarantee.items())
        if cents
    ]
    lines += worked(contract=contract, found=found, lines=new)
    number = keep(
        by=by,
        contract=contract,
        found=found,
        kind=Kind.CLOSING,
        occurred_on=occurred_on,
        amount=sum(line.cents for line in new),
        lines=lines,
    )
    record(by=by.key, deed="close the capital", kind="contract", key=contract_key, fields=["capital"])
    return number


@transaction.atomic
def take_back(*, by: Person, contract_key: str, number: int, reason: str, on: date) -> int:
    """Take back what moved last by the same lines below zero, posted on today's day; give the number of the new one."""
    Contract.objects.select_for_update().filter(key=contract_key).first()
    contract = known(contract_key)
    require(by, "enter a payment", contract.scopes, sides=contract.sides)
    found = known_capital(contract)
    wrong = next((one for one in found.standing if one.number == number), None)
    if wrong is None:
        raise NoSuchMovement(_("There is no such movement, or it was taken back already. Choose one from the list."))
    if wrong is not found.last:
        raise NotTheLast(_("Only what moved last can be taken back, since what came later rests on it."))
    if not reason.strip():
        raise WhyMissing(_("Say why: the reason stays for who checks it later."))
    entry = None
    if wrong.entry:
        entry = reverse(by=by, on=on, entry=wrong.entry, reason=reason, scopes=contract.scopes)
    made = Movement.objects.create(
        arrangement_id=found.pk,
        number=len(found.movements) + 1,
        kind=wrong.kind,
        rank=wrong.rank,
        occurred_on=on,
        amount=-wrong.amount.minor,
        entry=entry,
        takes_back_id=wrong.pk,
        reason=reason.strip(),
        by_key=by.key,
    )
    for line in MovementLine.objects.filter(movement_id=wrong.pk).order_by("number"):
        line.pk, line.movement_id, line.amount = None, made.pk, -line.amount
        line.save(force_insert=True)
    record(by=by.key, deed="take back capital", kind="contract", key=contract_key, fields=["capital"], reason=reason)
    return made.number


def _ready(by: Person, contract_key: str, occurred_on: date, on: date) -> tuple[ContractRow, CapitalRow]:
    """Give a contract and its capital, locked, to who may move it now; or refuse."""
    Contract.objects.select_for_update().filter(key=contract_key).first()
    contract = known(contract_key)
    require(by, "enter a payment", contract.scopes, sides=contract.sides)
    found = known_capital(contract)
    require_turn(contract=contract, found=found, occurred_on=occurred_on, on=on)
    return contract, found


def _divided(found: CapitalRow, **added: object) -> Distribution:
    try:
        return found.divided(**added)  # type: ignore[arg-type]
    except NotCapital as wrong:
        raise cannot_stand(wrong) from wrong
