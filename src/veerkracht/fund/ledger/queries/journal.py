"""The books of a fund over some days: the journal, and the statement of one account."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.money import Money
from veerkracht.fund.ledger.models import Account, AccountKind, Transfer
from veerkracht.fund.ledger.queries.balances import accounts, balance, on_its_side
from veerkracht.fund.ledger.rules.journal import BookAccount, Books, Posting

COLUMNS = (
    *("entry_id", "line", "occurred_on", "debit_id", "credit_id", "amount"),
    *("entry__source_kind", "entry__source_key", "entry__source_line", "entry__period", "entry__reason"),
    *("entry__by_key", "entry__corrects_id"),
)
AT_A_TIME = 5_000


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What one transfer did to an account, and what the account came to by it."""

    posting: Posting
    other: int
    amount: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class Statement:
    """An account over some days."""

    opening: Money
    rows: tuple[StatementRow, ...]
    closing: Money


@contextmanager
def one_moment() -> Iterator[None]:
    """Read several things as they were at one moment, while others go on posting."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:  # atomic() would make others wait, which reading need not (docs/decisions/0002-databases.md)
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def funds() -> tuple[str, ...]:
    """Give the funds that have books, by key."""
    return tuple(Account.objects.order_by("fund_key").values_list("fund_key", flat=True).distinct())


def currencies(*, fund_key: str) -> tuple[str, ...]:
    """Give the currencies in which a fund has accounts."""
    of_fund = Account.objects.filter(fund_key=fund_key)
    return tuple(of_fund.order_by("currency").values_list("currency", flat=True).distinct())


def books(*, fund_key: str, currency: str, first: date, last: date) -> Books:
    """Give the journal of a fund in one currency; the postings are read as they are asked, within `one_moment`."""
    before = {account.number: account for account in accounts(fund_key=fund_key, until=first - timedelta(days=1))}
    after = accounts(fund_key=fund_key, until=last)
    transfers = _between(Transfer.objects.filter(entry__fund_key=fund_key, entry__currency=currency), first, last)
    totals = transfers.aggregate(count=Count("pk"), moved=Sum("amount"))
    return Books(
        fund=fund_key,
        currency=currency,
        first=first,
        last=last,
        accounts=tuple(
            BookAccount(
                number=account.number,
                key=account.key,
                name=account.name,
                kind=account.kind,
                is_result=AccountKind(account.kind).is_result,
                opening=before[account.number].debited - before[account.number].credited,
                closing=account.debited - account.credited,
            )
            for account in after
            if account.currency == currency
        ),
        postings=_postings(transfers),
        count=totals["count"],
        moved=int(totals["moved"] or 0),
    )


def journal(*, fund_key: str, first: date, last: date) -> Iterator[Posting]:
    """Give what was posted in the books of a fund, by day and entry, one by one."""
    return _postings(_between(Transfer.objects.filter(entry__fund_key=fund_key), first, last))


def statement(*, account_key: str, first: date, last: date) -> Statement:
    """Give what an account came to before the first day, each transfer with what it came to then, and the end."""
    account = Account.objects.filter(key=account_key).first()
    if account is None:
        raise NotKnown(_("There is no account “%(key)s”. Open it first.") % {"key": account_key})
    opening = now = balance(account_key, until=first - timedelta(days=1))
    touching = Transfer.objects.filter(Q(debit=account) | Q(credit=account))
    rows = []
    for posting in _postings(_between(touching, first, last)):
        debited = posting.debit == account.pk
        moved = (posting.amount, 0) if debited else (0, posting.amount)
        amount = Money(on_its_side(AccountKind(account.kind), *moved), account.currency)
        now = now + amount
        rows.append(StatementRow(posting, posting.credit if debited else posting.debit, amount, now))
    return Statement(opening, tuple(rows), now)


def _between(transfers: "QuerySet[Transfer]", first: date, last: date) -> "QuerySet[Transfer]":
    return transfers.filter(occurred_on__range=(first, last))


def _postings(transfers: "QuerySet[Transfer]") -> Iterator[Posting]:
    in_order = transfers.order_by("occurred_on", "entry_id", "line").values_list(*COLUMNS)
    for entry, line, on, debit, credit, amount, kind, key, of_line, *said in in_order.iterator(AT_A_TIME):
        document = " ".join(part for part in (kind, key, of_line) if part)
        yield Posting(entry, line, on, debit, credit, amount, document, *said)
