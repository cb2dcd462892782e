"""Committing capital to a class of a contract, by those who put it in."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.money import Money
from veerkracht.fund.capital.models import Commitment, Investment, Place
from veerkracht.fund.capital.queries.capital import CapitalRow, known_capital
from veerkracht.fund.capital.refusals import AmountMissing, CapitalMoved
from veerkracht.fund.contracts.models import Contract, Side
from veerkracht.fund.contracts.queries.contract import ContractRow, known
from veerkracht.fund.ledger.amounts import said
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record


class NotAnInvestor(NotKnown):
    """This organisation is not an investor in the contract."""


class LessThanNothing(Refusal):
    """More is taken away than was committed."""


class MoreThanSigned(Refusal):
    """The signed terms say that this investor puts in less."""


class ReasonMissing(Refusal):
    """It does not say by which decision."""


@transaction.atomic
def commit(
    *, by: Person, contract_key: str, rank: str, organisation_key: str, amount: Money, reason: str, on: date
) -> None:
    """Add to what an investor commits to a class; an amount below zero takes away. Once capital moved it stays."""
    Contract.objects.select_for_update().filter(key=contract_key).first()
    contract = known(contract_key)
    require(
        by, "put in capital", commits_in(contract=contract, organisation_key=organisation_key), sides=contract.sides
    )
    found = known_capital(contract)
    into = found.in_class(rank)
    _judge(contract, found, organisation_key, amount, reason)
    before = sum(one.committed for one in into.investments if one.organisation_key == organisation_key)
    if before + amount.minor < 0:
        sentence = _("Only %(before)s was committed here. Take away no more than that.")
        raise LessThanNothing(sentence % {"before": said(Money(before, found.currency))})
    if rank != Place.GUARANTEE:
        _require_as_signed(contract, found, organisation_key, amount)
    organisation = Organisation.objects.get(key=organisation_key)
    investment, _new = Investment.objects.get_or_create(capital_class_id=into.pk, organisation=organisation)
    Commitment.objects.create(
        investment=investment, amount=amount.minor, decided_on=on, reason=reason.strip(), by_key=by.key
    )
    record(by=by.key, deed="put in capital", kind="contract", key=contract_key, fields=["capital"], reason=reason)


def commits_in(*, contract: ContractRow, organisation_key: str) -> list[Scope]:
    """Give where a role must be held to commit for an investor; in the contract itself only where there is no other."""
    alone = [party.key for party in contract.parties if party.side == Side.INVESTOR] == [organisation_key]
    return [*([("contract", contract.key)] if alone else []), ("organisation", organisation_key)]


def _judge(contract: ContractRow, found: CapitalRow, organisation_key: str, amount: Money, reason: str) -> None:
    """Refuse what cannot be committed."""
    if not any(party.key == organisation_key and party.side == Side.INVESTOR for party in contract.parties):
        sentence = _("This organisation is not an investor in this contract. Name it in the terms first.")
        raise NotAnInvestor(sentence)
    if found.standing:
        sentence = _("Capital was called already, so the shares stay as they are. Take the movements back first.")
        raise CapitalMoved(sentence)
    if not amount or amount.currency != found.currency:
        raise AmountMissing(_("Write an amount other than zero, in %(currency)s.") % {"currency": found.currency})
    if not reason.strip():
        raise ReasonMissing(_("Say by which decision: the reason stays for who checks it later."))


def _require_as_signed(contract: ContractRow, found: CapitalRow, organisation_key: str, amount: Money) -> None:
    """Refuse more than the investor puts in by the last text that every party signed."""
    if not contract.in_force:
        return
    investors = contract.in_force[-1].terms.investors
    signed = next((one.principal for one in investors if one.organisation == organisation_key), None)
    now = sum(
        one.committed
        for one in found.investments
        if one.organisation_key == organisation_key and one.rank != Place.GUARANTEE
    )
    if signed and now + amount.minor > signed.minor:
        sentence = _(
            "The signed terms say %(signed)s for this investor. Commit at most that, or amend the terms first."
        )
        raise MoreThanSigned(sentence % {"signed": said(signed)})
