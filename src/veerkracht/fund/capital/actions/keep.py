"""Keeping a movement: posted in the books, and stored with the working of each line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.money import Money, split
from veerkracht.fund.capital.models import Kind, Movement, MovementLine, Part, Place
from veerkracht.fund.capital.queries.capital import CapitalRow
from veerkracht.fund.contracts.queries.contract import ContractRow
from veerkracht.fund.contracts.queries.settlements import paid_so_far
from veerkracht.fund.ledger.actions.accounts import open_account
from veerkracht.fund.ledger.actions.post import Line as Transfer
from veerkracht.fund.ledger.actions.post import PeriodIsLocked, Source, post
from veerkracht.fund.ledger.amounts import day
from veerkracht.fund.ledger.queries.periods import locked_until
from veerkracht.fund.rules.sentences import Said
from veerkracht.fund.rules.waterfall import Line
from veerkracht.fund.rules.waterfall import Part as Moved
from veerkracht.people.models import Person
from veerkracht.people.queries import organisation_names


class NotSigned(Refusal):
    """No version of the contract is signed by every party."""


class OutOfOrder(Refusal):
    """The day lies before the last movement, or is still to come."""


class Closed(Refusal):
    """The capital of this contract is closed."""


class Kept(NamedTuple):
    """A line as it is kept: to or from whom, as what, how much and why."""

    part: str
    party: str
    rank: str
    cents: int
    said: Said


def require_turn(*, contract: ContractRow, found: CapitalRow, occurred_on: date, on: date) -> None:
    """Refuse a movement that cannot come now: each is kept in the order of the days, so that the past stays divided."""
    if not contract.in_force:
        raise NotSigned(_("This contract is not signed by every party yet. Have it signed first."))
    if found.closed_on:
        sentence = _("The capital of this contract was closed on %(day)s. Take the closing back first.")
        raise Closed(sentence % {"day": day(found.closed_on)})
    if occurred_on > on:
        raise OutOfOrder(_("%(day)s is still to come. Choose today or an earlier day.") % {"day": day(occurred_on)})
    last = found.last
    if last and (occurred_on < last.on or (occurred_on == last.on and last.kind != Kind.DRAW_DOWN)):
        sentence = _("Something moved on %(day)s already. Choose a later day.")
        raise OutOfOrder(sentence % {"day": day(last.on)})
    locked = locked_until(fund_key=contract.programme_key)
    if locked and occurred_on <= locked:
        sentence = _("The books are locked until %(until)s. Choose a later day.")
        raise PeriodIsLocked(sentence % {"until": day(locked)})


def keep(
    *,
    by: Person,
    contract: ContractRow,
    found: CapitalRow,
    kind: str,
    occurred_on: date,
    amount: int,
    lines: Sequence[Kept],
    rank: str = "",
) -> int:
    """Post the lines and store them; give the number of the movement. What is nil is stored and not posted."""
    number = len(found.movements) + 1
    entry = post(
        by=by,
        on=occurred_on,
        fund_key=contract.programme_key,
        lines=[transfer for line in lines for transfer in _transfers(by, contract, found.currency, line)],
        source=Source(f"capital {kind}", contract.key, f"{found.number}/{number}"),
        scopes=contract.scopes,
    )
    made = Movement.objects.create(
        arrangement_id=found.pk,
        number=number,
        kind=kind,
        rank=rank,
        occurred_on=occurred_on,
        amount=amount,
        entry=entry,
        by_key=by.key,
    )
    investments = {(one.rank, one.organisation_key): one.pk for one in found.investments}
    MovementLine.objects.bulk_create(
        MovementLine(
            movement=made,
            number=place,
            part=line.part,
            investment_id=investments.get((line.rank, line.party)),
            party_key=line.party,
            amount=line.cents,
            working_nl=line.said.read("nl"),
            working_en=line.said.read("en"),
        )
        for place, line in enumerate(lines, start=1)
    )
    return number


def worked(*, contract: ContractRow, found: CapitalRow, lines: Sequence[Line]) -> list[Kept]:
    """Give lines of the waterfall as they are kept: with names, and what goes back divided over the payers."""
    names = organisation_names({line.party for line in lines} | {party.key for party in contract.parties})
    owed = {key: max(0, cents) for key, cents in paid_so_far(contract.pk).items()}
    kept = []
    for line in lines:
        for party, cents in _to(contract, owed, line).items():
            said = replace(line, cents=cents).said(found.currency)
            named = said._replace(values={**said.values, "party": names.get(party, party)})
            kept.append(Kept(line.part.value, party, line.class_key, cents, named))
    return kept


def _to(contract: ContractRow, owed: dict[str, int], line: Line) -> dict[str, int]:
    """Say to which parties a line goes."""
    if line.class_key:
        return {line.party: line.cents}
    if line.part is Moved.PROVIDER:
        return {contract.in_force[-1].terms.provider: line.cents}
    return {payer: cents for payer, cents in split(line.cents, owed).items() if cents}


def _transfers(by: Person, contract: ContractRow, currency: str, line: Kept) -> list[Transfer]:
    """Give the transfer of a line: what is paid in comes to the bank, what is distributed is owed to its party."""
    opened = partial(open_account, by=by, fund_key=contract.programme_key, currency=currency, scopes=contract.scopes)
    owed = partial(opened, kind="payable", contract_key=contract.key)
    amount = Money(abs(line.cents), currency)
    if line.part == Part.PAID_IN:
        capital = opened(kind="capital", contract_key=contract.key, investor_key=line.party)
        return [Transfer(opened(kind="bank"), capital, amount)]
    if line.rank == Place.GUARANTEE:
        return [Transfer(opened(kind="receivable", contract_key=contract.key, payer_key=line.party), owed(), amount)]
    if line.part == Part.PROVIDER:
        return [Transfer(owed(), owed(provider_key=line.party), amount)]
    if line.part in (Part.RETURNED, Part.ABOVE_CAP):
        return [Transfer(owed(), owed(payer_key=line.party), amount)]
    return [Transfer(owed(), owed(investor_key=line.party), amount)]
