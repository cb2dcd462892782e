"""Settling a period: what was verified is asked for, reckoned by the signed versions, kept and posted in the books."""

from collections import defaultdict
from datetime import date, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.money import Money
from veerkracht.fund.contracts.actions.store import store_lines, store_rejections
from veerkracht.fund.contracts.models import Contract, OutcomePayment, Settlement
from veerkracht.fund.contracts.queries.contract import ContractRow, known
from veerkracht.fund.contracts.queries.settlements import NOT_FOR_OUTCOMES, settled_lines
from veerkracht.fund.contracts.rules.maxima import guarded
from veerkracht.fund.ledger.actions.accounts import open_account
from veerkracht.fund.ledger.actions.post import Line as Transfer
from veerkracht.fund.ledger.actions.post import Source, post
from veerkracht.fund.ledger.amounts import day
from veerkracht.fund.rules.settlement import settle
from veerkracht.fund.rules.standing import Row
from veerkracht.fund.rules.standing import Settlement as Reckoned
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.results.queries.verified import verified
from veerkracht.trail.actions import record

INFLOW = "inflow compensation"
"""What stands on an account of its own, outside the outcomes (R31)."""


class NotSigned(Refusal):
    """No version of the contract is signed by every party."""


class AlreadySettled(Refusal):
    """This day lies in a period that is settled."""


class NotYetOver(Refusal):
    """The period is not over yet, or ends before it begins."""


@transaction.atomic
def settle_period(*, by: Person, contract_key: str, until: date, on: date) -> int:
    """Settle a contract until a day, once, and give the number of the settlement; a nil settlement posts nothing."""
    Contract.objects.select_for_update().filter(key=contract_key).first()
    contract = known(contract_key)
    require(by, "enter a payment", contract.scopes, sides=contract.sides)
    since = _judge(contract, until, on)
    agreed = contract.agreed
    assert agreed is not None, "judged above"  # noqa: S101 - a promise of ours
    rows = (Row(*one[:10], "verified", *one[10:]) for one in verified(contract_key, until))
    reckoned = settle(guarded(agreed), rows, until, settled_lines(contract.pk))
    kept = Settlement.objects.create(
        contract_id=contract.pk,
        since=since,
        until=until,
        settled_on=on,
        currency=reckoned.currency,
        total=reckoned.total.minor,
        above=reckoned.above_cap.minor,
        lines_count=len(reckoned.lines),
        rejected_count=len(reckoned.refused) + len(reckoned.waiting),
        by_key=by.key,
    )
    store_lines(settlement=kept.pk, lines=reckoned.lines)
    store_rejections(settlement=kept.pk, refused=reckoned.refused, waiting=reckoned.waiting)
    _post(by, contract, kept, reckoned, on)
    record(by=by.key, deed="settle a period", kind="contract", key=contract_key, fields=["settlement"])
    return kept.pk


def _judge(contract: ContractRow, until: date, on: date) -> date:
    """Refuse a period that cannot be settled; give its first day."""
    if not contract.in_force:
        raise NotSigned(_("This contract is not signed by every party yet. Have it signed first."))
    last = Settlement.objects.filter(contract_id=contract.pk).order_by("-until").values_list("until", flat=True).first()
    if last and until <= last:
        raise AlreadySettled(_("Until %(last)s is settled. Choose a later day.") % {"last": day(last)})
    since = last + timedelta(1) if last else contract.in_force[0].terms.starts_on
    if until < since:
        sentence = _("The period ends (%(until)s) before it begins (%(since)s). Choose a later day.")
        raise NotYetOver(sentence % {"until": day(until), "since": day(since)})
    if until > on:
        sentence = _("%(until)s is not over yet. Settle until today or earlier.")
        raise NotYetOver(sentence % {"until": day(until)})
    return since


def _post(by: Person, contract: ContractRow, kept: Settlement, reckoned: Reckoned, on: date) -> None:
    """Post what each payer owes out of each portfolio; what came back is posted the other way around."""
    owed: dict[tuple[str, str, str], int] = defaultdict(int)
    for line in reckoned.lines:
        pays = line.pays if line.pays in NOT_FOR_OUTCOMES else "outcome"
        for payer, portfolio, amount in line.parts:
            owed[payer, portfolio, pays] += amount
    dues = [(*of, amount) for of, amount in sorted(owed.items()) if amount]
    OutcomePayment.objects.bulk_create(
        OutcomePayment(settlement=kept, payer_key=payer, portfolio_key=portfolio, pays=pays, amount=amount)
        for payer, portfolio, pays, amount in dues
    )
    transfers = [transfer for due in dues for transfer in _transfers(by, contract, kept.currency, *due)]
    kept.entry = post(
        by=by,
        on=on,
        fund_key=contract.programme_key,
        lines=transfers,
        source=Source("settlement", contract.key, kept.until.isoformat()),
        period=f"{kept.since.isoformat()}/{kept.until.isoformat()}",
        scopes=contract.scopes,
    )
    Settlement.objects.filter(pk=kept.pk).update(entry=kept.entry)


def _transfers(
    by: Person, contract: ContractRow, currency: str, payer: str, portfolio: str, pays: str, amount: int
) -> list[Transfer]:
    """Debit what it costs this payer and credit what is owed under the contract; and ask the payer for it."""
    opened = partial(
        open_account,
        by=by,
        fund_key=contract.programme_key,
        currency=currency,
        contract_key=contract.key,
        scopes=contract.scopes,
    )
    owed = opened(kind="payable")
    if pays == INFLOW:
        cost = opened(kind="inflow", payer_key=payer)
    else:
        cost = opened(kind="outcome", payer_key=payer, portfolio_key=portfolio)
    asked, gives = opened(kind="receivable", payer_key=payer), opened(kind="contribution", payer_key=payer)
    pairs = [(cost, owed), (asked, gives)] if amount > 0 else [(owed, cost), (gives, asked)]
    return [Transfer(debit, credit, Money(abs(amount), currency)) for debit, credit in pairs]
