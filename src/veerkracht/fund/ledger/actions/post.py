"""Posting in the books, and correcting by posting the opposite."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.money import Money
from veerkracht.fund.ledger.actions.write import write
from veerkracht.fund.ledger.amounts import day
from veerkracht.fund.ledger.models import Account, AccountKind, Entry, PeriodLock, Purpose, Unlock
from veerkracht.fund.ledger.refusals import CostsOutsideOutcomeBudget, NoSuchAccount, require_reason
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record

CORRECTION = "correction"
"""The kind of document of a reversal: the entry that it takes back, so that it is taken back once."""


class AmountNotAboveZero(Refusal):
    """A transfer of nothing, or of less."""


class AccountToItself(Refusal):
    """Debit and credit are the same account."""


class CurrenciesMixed(Refusal):
    """An entry has one currency."""


class FundsMixed(Refusal):
    """An entry is of one fund."""


class DocumentMissing(Refusal):
    """The entry does not say which document it rests on."""


class AlreadyPosted(Refusal):
    """This line of this document is in the books already."""


class PeriodIsLocked(Refusal):
    """The books are closed for this day."""


class UnlockDoesNotFit(Refusal):
    """The unlock is used, expired, or for another account, contract or fund."""


class NoSuchEntry(NotKnown):
    """There is no entry with this number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One transfer of an entry: from the credit of one account to the debit of another, both named by key."""

    debit: str
    credit: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Source:
    """The document that an entry rests on, whole or one line of it: a settlement, an invoice, a bank statement."""

    kind: str
    key: str
    line: str = ""


@transaction.atomic
def post(
    *,
    by: Person,
    on: date,
    fund_key: str,
    lines: Iterable[Line],
    source: Source,
    reason: str = "",
    period: str = "",
    corrects: int | None = None,
    unlock: int | None = None,
    scopes: Iterable[Scope] = (),
) -> int | None:
    """Post what happened on a day and give the number of the entry; without lines nothing is posted.

    In a locked period an unlock is needed. An entry is never changed: what was wrong is corrected by another one.
    """
    require(by, "keep the books", [("programme", fund_key), *scopes])
    lines = list(lines)
    if not lines:
        return None
    accounts = _accounts(lines)
    _judge(lines, accounts, fund_key)
    _require_new(fund_key, source)
    _require_open(fund_key, on, unlock, [(accounts[line.debit], accounts[line.credit]) for line in lines])
    entry = Entry.objects.create(
        fund_key=fund_key,
        by_key=by.key,
        reason=reason,
        occurred_on=on,
        currency=lines[0].amount.currency,
        source_kind=source.kind,
        source_key=source.key,
        source_line=source.line,
        period=period,
        lines=len(lines),
        total=sum(line.amount.minor for line in lines),
        corrects_id=corrects,
        unlock_id=unlock,
    )
    write(
        entry=entry,
        transfers=[(accounts[line.debit].pk, accounts[line.credit].pk, line.amount.minor) for line in lines],
    )
    record(by=by.key, deed="post", kind="entry", key=str(entry.pk), fields=["transfers"], reason=reason)
    return entry.pk


@transaction.atomic
def reverse(
    *,
    by: Person,
    on: date,
    entry: int,
    reason: str,
    unlock: int | None = None,
    scopes: Iterable[Scope] = (),
) -> int:
    """Take back an entry by posting its mirror on another day, linked to it (R33), and give the number of the mirror.

    To take back a part, post that part the other way around with `corrects=`.
    """
    require_reason(reason)
    wrong = Entry.objects.filter(pk=entry).first()
    if wrong is None:
        raise NoSuchEntry(_("There is no entry %(number)s in the books. Look up its number.") % {"number": entry})
    transfers = wrong.transfers.order_by("line").values_list("credit__key", "debit__key", "amount")
    mirrored = post(
        by=by,
        on=on,
        fund_key=wrong.fund_key,
        lines=[Line(debit, credit, Money(amount, wrong.currency)) for debit, credit, amount in transfers],
        source=Source(CORRECTION, str(wrong.pk)),
        reason=reason,
        period=wrong.period,
        corrects=wrong.pk,
        unlock=unlock,
        scopes=scopes,
    )
    assert mirrored is not None, "an entry has lines"  # noqa: S101 - the books themselves promise it
    return mirrored


def _accounts(lines: Sequence[Line]) -> dict[str, Account]:
    """Give the accounts that the lines name, by key."""
    named = {line.debit for line in lines} | {line.credit for line in lines}
    found = Account.objects.select_related("portfolio").in_bulk(named, field_name="key")
    if missing := sorted(named - set(found)):
        raise NoSuchAccount(_("There is no account “%(key)s”. Open it first.") % {"key": missing[0]})
    return found


def _judge(lines: Sequence[Line], accounts: Mapping[str, Account], fund_key: str) -> None:
    """Refuse lines that cannot stand in one entry."""
    currency = lines[0].amount.currency
    for number, line in enumerate(lines, start=1):
        debit, credit = accounts[line.debit], accounts[line.credit]
        if line.amount.minor <= 0:
            sentence = _(
                "Line %(line)s is of %(amount)s. Post an amount above zero, and swap debit and credit if needed."
            )
            raise AmountNotAboveZero(sentence % {"line": number, "amount": line.amount})
        if debit is credit:
            sentence = _("Line %(line)s goes from “%(key)s” to itself. Choose two accounts.")
            raise AccountToItself(sentence % {"line": number, "key": debit.key})
        if not line.amount.currency == debit.currency == credit.currency == currency:
            sentence = _("Line %(line)s brings a second currency into an entry in %(currency)s. Post it apart.")
            raise CurrenciesMixed(sentence % {"line": number, "currency": currency})
        if not debit.fund_key == credit.fund_key == fund_key:
            sentence = _("Line %(line)s names an account of another fund than “%(fund)s”. Choose one of this fund.")
            raise FundsMixed(sentence % {"line": number, "fund": fund_key})
        if _is_cost(debit, credit) or _is_cost(credit, debit):
            sentence = _("Line %(line)s pays costs from money for outcomes. Pay them from a portfolio for costs.")
            raise CostsOutsideOutcomeBudget(sentence % {"line": number})


def _is_cost(account: Account, other: Account) -> bool:
    """Say whether costs stand on one side and money for outcomes on the other (R35)."""
    outcomes = other.portfolio is not None and other.portfolio.purpose == Purpose.OUTCOMES
    return outcomes and account.kind == AccountKind.COST


def _require_new(fund_key: str, source: Source) -> None:
    """Refuse a document that is in the books already, whole or this line of it."""
    if not source.kind or not source.key:
        raise DocumentMissing(_("Name the document that this entry rests on: its kind and its key."))
    posted = Entry.objects.filter(fund_key=fund_key, source_kind=source.kind, source_key=source.key)
    if source.line:
        posted = posted.filter(source_line__in=["", source.line])
    if found := posted.first():
        sentence = _("%(kind)s %(key)s is in the books already, as entry %(number)s. Correct that entry instead.")
        raise AlreadyPosted(sentence % {"kind": source.kind, "key": source.key, "number": found.pk})


def _require_open(fund_key: str, on: date, unlock: int | None, touched: Iterable[tuple[Account, Account]]) -> None:
    """Refuse a day that is locked, unless an unlock fits all that the entry touches."""
    if unlock is not None:
        _require_fits(fund_key, unlock, touched)
    elif locked := PeriodLock.objects.filter(fund_key=fund_key, until__gte=on).order_by("-until").first():
        sentence = _("The books are locked until %(until)s. Choose a later day, or ask to unlock this one entry.")
        raise PeriodIsLocked(sentence % {"until": day(locked.until)})


def _require_fits(fund_key: str, unlock: int, touched: Iterable[tuple[Account, Account]]) -> None:
    """Refuse an unlock that is used, expired, or for something else."""
    found = Unlock.objects.filter(pk=unlock, fund_key=fund_key).first()
    fits = (
        found is not None
        and found.expires_at > now()
        and not Entry.objects.filter(unlock=found).exists()
        and all(
            found.account_id in (debit.pk, credit.pk)
            if found.account_id
            else found.contract_key in (debit.contract_key, credit.contract_key)
            for debit, credit in touched
        )
    )
    if not fits:
        raise UnlockDoesNotFit(
            _("This unlock is used, expired, or for another account or contract. Ask for a new one that fits.")
        )
