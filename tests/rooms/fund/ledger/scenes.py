"""Scenes of the books: a fund with accounts, and journals as a book-keeper would write them."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import given
from veerkracht.foundation.money import Money
from veerkracht.fund.ledger.actions.accounts import open_account, open_portfolio
from veerkracht.fund.ledger.actions.post import Line, Source, post
from veerkracht.fund.ledger.queries.balances import accounts
from veerkracht.fund.ledger.queries.journal import journal
from veerkracht.people.models import Person

FUND = "outcomes-fund-2019"
EVER = {"first": date(2000, 1, 1), "last": date(2100, 1, 1)}
ENTRY = re.compile(r"(?P<on>\d{4}-\d\d-\d\d) (?P<document>\S.*)")
POSTING = re.compile(r"(?P<account>\S+) +(?P<amount>-?[\d.]+) (?P<currency>[A-Z]{3})")


def euro(text: str) -> Money:
    return Money.parse(text, "EUR")


def the_books() -> Person:
    """A fund whose province pays for outcomes and, apart from that, for costs; one contract, one investor."""
    by = given.role(given.role(given.officer(), "controller"), "payer")
    open_portfolio(by=by, fund_key=FUND, key="outcomes", purpose="outcomes")
    open_portfolio(by=by, fund_key=FUND, key="costs", purpose="costs")
    for key, kind, whose in (
        ("bank", "bank", {}),
        ("from-province", "receivable", {"payer_key": "province"}),
        ("of-province", "contribution", {"payer_key": "province"}),
        ("owed-to-investor", "payable", {"investor_key": "investor"}),
        ("owed-to-verifier", "payable", {"provider_key": "verifier"}),
        ("of-investor", "capital", {"investor_key": "investor"}),
        ("jobs", "outcome", {"payer_key": "province", "portfolio_key": "outcomes", "contract_key": "jobs"}),
        ("too-few", "inflow", {"payer_key": "province", "contract_key": "jobs"}),
        ("verifying", "cost", {"portfolio_key": "costs"}),
    ):
        open_account(by=by, fund_key=FUND, key=key, kind=kind, **whose)
    return by


def posted(by: Person, debit: str, credit: str, amount: str, **said: Any) -> int:
    """One transfer in euro, on 1 July 2019 unless said otherwise."""
    document = said.pop("document", f"{debit} {credit} {amount}".replace(" ", "-").replace(".", ""))
    number = post(
        by=by,
        on=said.pop("on", date(2019, 7, 1)),
        fund_key=FUND,
        lines=[Line(debit, credit, euro(amount))],
        source=Source("invoice", document),
        **said,
    )
    assert number is not None
    return number


Journal = list[tuple[str, str, dict[str, str]]]


def written(story: Callable[..., Any]) -> Journal:
    """Read the journal that stands in the docstring of a test: a day and a document, then accounts with amounts."""
    found: Journal = []
    for line in (story.__doc__ or "").splitlines():
        if entry := ENTRY.fullmatch(line.strip()):
            found.append((entry["on"], entry["document"], {}))
        elif posting := POSTING.fullmatch(line.strip()):
            found[-1][2][posting["account"]] = f"{posting['amount']} {posting['currency']}"
    assert found, "the docstring has no journal"
    return found


def kept() -> Journal:
    """Give the journal as the books have it: debits above zero, credits below."""
    known = {account.number: account for account in accounts(fund_key=FUND)}
    entries: dict[int, tuple[str, str, dict[str, int]]] = {}
    for posting in journal(fund_key=FUND, **EVER):
        _on, _document, moved = entries.setdefault(posting.entry, (str(posting.on), posting.document, {}))
        for number, amount in ((posting.debit, posting.amount), (posting.credit, -posting.amount)):
            moved[known[number].key] = moved.get(known[number].key, 0) + amount
    currencies = {account.key: account.currency for account in known.values()}
    return [
        (on, document, {key: f"{Money(minor, currencies[key])} {currencies[key]}" for key, minor in moved.items()})
        for on, document, moved in entries.values()
    ]
