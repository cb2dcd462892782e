"""What is refused when something is posted, each with its sentence."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

import given
from rooms.fund.ledger.scenes import FUND, euro, kept, posted, the_books
from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.foundation.money import Money
from veerkracht.fund.ledger.actions.accounts import (
    AlreadyOpen,
    NoSuchCurrency,
    NotSaidWhose,
    open_account,
    open_portfolio,
)
from veerkracht.fund.ledger.actions.post import (
    AccountToItself,
    AlreadyPosted,
    AmountNotAboveZero,
    CurrenciesMixed,
    DocumentMissing,
    FundsMixed,
    Line,
    NoSuchEntry,
    Source,
    post,
    reverse,
)
from veerkracht.fund.ledger.queries.balances import balance
from veerkracht.fund.ledger.refusals import CostsOutsideOutcomeBudget, NoSuchAccount, ReasonMissing
from veerkracht.people.models import Person
from veerkracht.trail.queries import deeds

pytestmark = pytest.mark.django_db


def try_to_post(by: Person, *lines: Line, **said: Any) -> int | None:
    words = {"on": date(2019, 7, 1), "fund_key": FUND, "source": Source("invoice", "1")} | said
    return post(by=by, lines=lines, **words)


@pytest.mark.parametrize(
    ("line", "refusal", "word"),
    [
        pytest.param(Line("bank", "of-investor", euro("0")), AmountNotAboveZero, "0.00", id="nothing"),
        pytest.param(Line("bank", "of-investor", -euro("5")), AmountNotAboveZero, "-5.00", id="less than nothing"),
        pytest.param(Line("bank", "bank", euro("5")), AccountToItself, "itself", id="to itself"),
        pytest.param(Line("bank", "of-nobody", euro("5")), NoSuchAccount, "of-nobody", id="no such account"),
        pytest.param(Line("bank", "of-investor", Money(5, "USD")), CurrenciesMixed, "currency", id="dollars"),
        pytest.param(Line("verifying", "jobs", euro("5")), CostsOutsideOutcomeBudget, "outcomes", id="costs (R35)"),
    ],
)
def test_a_line_that_cannot_stand_is_refused(line: Line, refusal: type[Refusal], word: str):
    by = the_books()

    with pytest.raises(refusal, match=word), translation.override("en"):
        try_to_post(by, line)

    assert kept() == []


def test_two_currencies_in_one_entry_are_refused():
    by = the_books()
    for key, kind in (("dollars", "bank"), ("dollars-owed", "payable")):
        open_account(by=by, fund_key=FUND, key=key, kind=kind, currency="USD")

    with pytest.raises(CurrenciesMixed):
        try_to_post(by, Line("bank", "of-investor", euro("5")), Line("dollars", "dollars-owed", Money(5, "USD")))


def test_an_account_of_another_fund_is_refused():
    by = the_books()
    open_account(by=by, fund_key="another-fund", key="theirs", kind="bank")

    with pytest.raises(FundsMixed, match=FUND):
        try_to_post(by, Line("theirs", "of-investor", euro("5")))


def test_the_same_document_is_posted_once():
    by = the_books()
    line = Line("bank", "of-investor", euro("5"))
    try_to_post(by, line)

    with pytest.raises(AlreadyPosted, match="invoice 1"):
        try_to_post(by, line)

    assert balance("bank") == euro("5")


def test_a_document_is_posted_whole_or_line_by_line():
    by = the_books()
    line = Line("bank", "of-investor", euro("5"))
    for one in ("1", "2"):
        try_to_post(by, line, source=Source("settlement", "q2", one))

    for again in (Source("settlement", "q2", "2"), Source("settlement", "q2")):
        with pytest.raises(AlreadyPosted):
            try_to_post(by, line, source=again)

    assert balance("bank") == euro("10")


def test_an_entry_names_its_document():
    by = the_books()

    with pytest.raises(DocumentMissing):
        try_to_post(by, Line("bank", "of-investor", euro("5")), source=Source("invoice", ""))


def test_an_entry_is_taken_back_once_and_with_a_reason():
    by = the_books()
    number = posted(by, "bank", "of-investor", "5")
    with pytest.raises(ReasonMissing):
        reverse(by=by, on=date(2019, 7, 2), entry=number, reason=" ")
    reverse(by=by, on=date(2019, 7, 2), entry=number, reason="Twice in the post.")

    with pytest.raises(AlreadyPosted):
        reverse(by=by, on=date(2019, 7, 3), entry=number, reason="Twice in the post.")
    with pytest.raises(NoSuchEntry):
        reverse(by=by, on=date(2019, 7, 3), entry=number + 1000, reason="Never there.")

    assert balance("bank") == euro("0")


def test_who_has_no_role_posts_nothing():
    the_books()
    stranger = given.person()

    with pytest.raises(NotAllowed):
        try_to_post(stranger, Line("bank", "of-investor", euro("5")))


def test_the_trail_tells_who_posted():
    by = the_books()

    number = posted(by, "bank", "of-investor", "5", reason="First call.")

    told = deeds(kind="entry", key=str(number))
    assert [(deed.person_key, deed.deed, deed.reason) for deed in told] == [(by.key, "post", "First call.")]


def test_an_account_is_opened_once_for_the_same_money():
    by = the_books()
    whose = {"payer_key": "province", "portfolio_key": "outcomes", "contract_key": "housing"}

    key = open_account(by=by, fund_key=FUND, kind="outcome", **whose)

    assert key == f"{FUND}-outcome-province-outcomes-housing"
    assert open_account(by=by, fund_key=FUND, kind="outcome", **whose) == key


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        pytest.param({"kind": "outcome", "payer_key": "province"}, NotSaidWhose, id="an outcome of no contract"),
        pytest.param({"kind": "bank", "currency": "EURO"}, NoSuchCurrency, id="no such currency"),
        pytest.param({"kind": "capital", "investor_key": "x", "key": "bank"}, AlreadyOpen, id="a key that is taken"),
        pytest.param({"kind": "cost", "portfolio_key": "outcomes"}, CostsOutsideOutcomeBudget, id="costs (R35)"),
        pytest.param({"kind": "cost", "portfolio_key": "no-such"}, NotKnown, id="no such portfolio"),
    ],
)
def test_an_account_that_cannot_be_is_refused(said: dict[str, str], refusal: type[Refusal]):
    by = the_books()

    with pytest.raises(refusal):
        open_account(by=by, fund_key=FUND, **said)


def test_a_portfolio_does_not_change_its_purpose():
    by = the_books()

    with pytest.raises(AlreadyOpen):
        open_portfolio(by=by, fund_key=FUND, key="outcomes", purpose="costs")


def test_a_balance_of_an_account_that_is_not_there_is_refused():
    with pytest.raises(NotKnown):
        balance("nowhere")


def test_posting_asks_as_many_queries_for_many_lines_as_for_one(django_assert_max_num_queries):
    by = the_books()

    with django_assert_max_num_queries(9):
        try_to_post(by, *[Line("bank", "of-investor", euro("5"))] * 300)
