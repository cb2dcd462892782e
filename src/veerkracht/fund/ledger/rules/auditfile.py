"""The journal of a fund as the Dutch audit file, for the accounting system of its controller or an auditor.

Source: XML Auditfile Financieel (XAF) 3.2, XML Platform and Belastingdienst. See docs/methods/auditfile.md.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from xml.sax.saxutils import escape

from veerkracht.foundation.money import Money
from veerkracht.fund.ledger.rules.journal import Books, Posting, sides, whole

NAMESPACE = "http://www.auditfiles.nl/XAF/3.2"
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
JOURNAL = "FONDS"
MOST_IN_KEY = 35
MOST_IN_TEXT = 999


@dataclass(frozen=True, slots=True)
class Keeper:
    """Whose books they are, as the head of an audit file wants to know."""

    name: str
    tax_number: str
    software: str = "Veerkracht"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the books, or the part of one with which they begin or end."""

    number: int
    first: date
    last: date


def months(first: date, last: date) -> tuple[Month, ...]:
    """Number the months from the first day to the last.

    >>> [(month.number, str(month.first), str(month.last)) for month in months(date(2019, 11, 15), date(2020, 1, 31))]
    [(1, '2019-11-15', '2019-11-30'), (2, '2019-12-01', '2019-12-31'), (3, '2020-01-01', '2020-01-31')]
    """
    found: list[Month] = []
    start = first
    while start <= last:
        following = (start.replace(day=1) + timedelta(days=31)).replace(day=1)
        found.append(Month(len(found) + 1, start, min(last, following - timedelta(days=1))))
        start = following
    return tuple(found)


def auditfile(books: Books, keeper: Keeper, *, created_on: date) -> Iterator[str]:
    """Write the audit file, a piece at a time."""
    years = sorted({books.first.year, books.last.year})
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="{NAMESPACE}">\n'
    yield _element(
        "header",
        _element("fiscalYear", "-".join(map(str, years))),
        _element("startDate", books.first.isoformat()),
        _element("endDate", books.last.isoformat()),
        _element("curCode", books.currency),
        _element("dateCreated", created_on.isoformat()),
        _element("softwareDesc", _text(keeper.software, 50)),
    )
    yield "<company>\n"
    yield _element("companyName", _text(f"{keeper.name} ({books.fund})"))
    yield _element("taxRegistrationCountry", "NL")
    yield _element("taxRegIdent", _text(keeper.tax_number, 30))
    yield _element("generalLedger", *_accounts(books))
    yield _element("periods", *(_period(month) for month in months(books.first, books.last)))
    yield _element("openingBalance", *_opening(books))
    yield "<transactions>\n"
    yield _totals(2 * books.count, books.moved, books.moved, books.currency)
    yield f"<journal>{_element('jrnID', JOURNAL)}{_element('desc', _text(books.fund))}{_element('jrnTp', 'M')}\n"
    for _entry, postings in groupby(whole(books), key=lambda posting: posting.entry):
        yield _transaction(books, list(postings))
    yield "</journal>\n</transactions>\n</company>\n</auditfile>\n"


def _accounts(books: Books) -> Iterator[str]:
    for account in books.accounts:
        yield _element(
            "ledgerAccount",
            _element("accID", str(account.number)),
            _element("accDesc", _text(f"{account.name} ({account.key})")),
            _element("accTp", "P" if account.is_result else "B"),
            _element("leadCode", account.kind),
        )


def _period(month: Month) -> str:
    return _element(
        "period",
        _element("periodNumber", str(month.number)),
        _element("periodDesc", f"{month.first:%Y-%m}"),
        _element("startDatePeriod", month.first.isoformat()),
        _element("endDatePeriod", month.last.isoformat()),
    )


def _opening(books: Books) -> Iterator[str]:
    opened = [account for account in books.accounts if account.opening]
    debited = sum(sides(account.opening)[0] for account in opened)
    credited = sum(sides(account.opening)[1] for account in opened)
    yield _element("opBalDate", books.first.isoformat())
    yield _totals(len(opened), debited, credited, books.currency)
    for number, account in enumerate(opened, start=1):
        yield _element(
            "obLine",
            _element("nr", str(number)),
            _element("accID", str(account.number)),
            *_amount(account.opening, books.currency),
        )


def _transaction(books: Books, postings: list[Posting]) -> str:
    """Write one entry, with two lines for each of its transfers."""
    first = postings[0]
    period = 12 * (first.on.year - books.first.year) + first.on.month - books.first.month + 1
    return _element(
        "transaction",
        _element("nr", str(first.entry)),
        _element("desc", _text(first.reason or first.document)),
        _element("periodNumber", str(period)),
        _element("trDt", first.on.isoformat()),
        _element("userID", first.by[:MOST_IN_KEY]),
        *(
            _element(
                "trLine",
                _element("nr", str(number)),
                _element("accID", str(account)),
                _element("docRef", _text(posting.document)),
                _element("effDate", posting.on.isoformat()),
                *_amount(amount, books.currency),
            )
            for posting in postings
            for number, account, amount in (
                (2 * posting.line - 1, posting.debit, posting.amount),
                (2 * posting.line, posting.credit, -posting.amount),
            )
        ),
    )


def _totals(count: int, debited: int, credited: int, currency: str) -> str:
    return (
        _element("linesCount", str(count))
        + _element("totalDebit", str(Money(debited, currency)))
        + _element("totalCredit", str(Money(credited, currency)))
    )


def _amount(amount: int, currency: str) -> Iterable[str]:
    return (
        _element("amnt", str(Money(abs(amount), currency))),
        _element("amntTp", "D" if amount > 0 else "C"),
    )


def _text(text: str, longest: int = MOST_IN_TEXT) -> str:
    """Make a text fit: no longer than the standard allows, without signs that XML does not know."""
    return escape(NOT_IN_XML.sub(" ", text)[:longest])


def _element(name: str, *inside: str) -> str:
    return f"<{name}>{''.join(inside)}</{name}>\n"
