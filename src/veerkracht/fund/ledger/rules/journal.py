"""The journal of a fund over some days, as a table: opening balances, what was posted, closing balances.

Source: the double-entry rule that what is debited is credited elsewhere. See docs/methods/journal.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from veerkracht.foundation.money import Money

COLUMNS = (
    *("row", "date", "entry", "line", "account", "name", "debit", "credit", "currency"),
    *("document", "period", "reason", "by", "corrects"),
)
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BookAccount:
    """An account in the journal, with its debits less its credits before the first day and after the last, in cents."""

    number: int
    key: str
    name: str
    kind: str
    is_result: bool
    opening: int
    closing: int


@dataclass(frozen=True, slots=True)
class Posting:
    """One transfer, between two accounts by number."""

    entry: int
    line: int
    on: date
    debit: int
    credit: int
    amount: int
    document: str
    period: str
    reason: str
    by: str
    corrects: int | None


@dataclass(frozen=True, slots=True)
class Books:
    """What a journal is made of. The postings come one by one, in order; `count` and `moved` are of them all."""

    fund: str
    currency: str
    first: date
    last: date
    accounts: tuple[BookAccount, ...]
    postings: Iterable[Posting]
    count: int
    moved: int


class NotOneWhole(AssertionError):
    """Opening balance and postings do not come to the closing balance: the books were changed underneath."""


def sides(amount: int) -> tuple[int, int]:
    """Put an amount on the side where it stands: debit, or credit when it is below zero.

    >>> sides(500), sides(-500)
    ((500, 0), (0, 500))
    """
    return max(amount, 0), max(-amount, 0)


def rows(books: Books) -> Iterator[Row]:
    """Write the journal row by row: accounts as they open, transfers on both their accounts, accounts as they close."""
    yield COLUMNS
    for account in books.accounts:
        yield _balance("opening", books, account, books.first, account.opening)
    known = {account.number: account for account in books.accounts}
    for posting in whole(books):
        yield _posted(books, known[posting.debit], posting, posting.amount)
        yield _posted(books, known[posting.credit], posting, -posting.amount)
    for account in books.accounts:
        yield _balance("closing", books, account, books.last, account.closing)


def whole(books: Books) -> Iterator[Posting]:
    """Give the postings one by one, and stop at the end if they do not take each account from opening to closing."""
    now = {account.number: account.opening for account in books.accounts}
    for posting in books.postings:
        now[posting.debit] += posting.amount
        now[posting.credit] -= posting.amount
        yield posting
    for account in books.accounts:
        if now[account.number] != account.closing:
            raise NotOneWhole(f"{account.key}: {now[account.number]} is not {account.closing}")


def cell(text: str) -> str:
    """Keep a text from being run as a formula by a spreadsheet.

    >>> cell("=1+1"), cell("Afrekening")
    ("'=1+1", 'Afrekening')
    """
    return f"'{text}" if text.startswith(RUN_BY_SPREADSHEETS) else text


def _balance(row: str, books: Books, account: BookAccount, on: date, amount: int) -> Row:
    return (row, on.isoformat(), "", "", *_on(books, account, amount), "", "", "", "", "")


def _posted(books: Books, account: BookAccount, posting: Posting, amount: int) -> Row:
    corrects = "" if posting.corrects is None else str(posting.corrects)
    return (
        *("posting", posting.on.isoformat(), str(posting.entry), str(posting.line)),
        *_on(books, account, amount),
        *(cell(posting.document), cell(posting.period), cell(posting.reason), posting.by, corrects),
    )


def _on(books: Books, account: BookAccount, amount: int) -> Row:
    debit, credit = (str(Money(side, books.currency)) for side in sides(amount))
    return (account.key, cell(account.name), debit, credit, books.currency)
