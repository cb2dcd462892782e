"""What the database itself refuses in the books, whatever the way in."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import now, timedelta

from rooms.fund.ledger.scenes import FUND, posted, the_books
from veerkracht.fund.ledger.models import (
    Account,
    Commitment,
    Entry,
    PeriodLock,
    Portfolio,
    Reservation,
    Transfer,
    Unlock,
)

pytestmark = pytest.mark.django_db
EACH = [Account, Portfolio, Entry, Transfer, PeriodLock, Unlock, Commitment, Reservation]
JULY = date(2019, 7, 1)


def an_entry(**fields: Any) -> Entry:
    words = {"fund_key": FUND, "occurred_on": JULY, "currency": "EUR", "source_kind": "memo", "source_key": "1"}
    return Entry.objects.create(**words | {"lines": 1, "total": 5, "by_key": "x"} | fields)


def a_transfer(**fields: Any) -> Transfer:
    words = {"line": 1, "debit": the("bank"), "credit": the("of-investor"), "amount": 5, "occurred_on": JULY}
    words |= {} if {"entry", "entry_id"} & set(fields) else {"entry": an_entry()}
    return Transfer.objects.create(**words | fields)


def the(key: str) -> Account:
    return Account.objects.get(key=key)


def another(**fields: Any) -> Account:
    return Account.objects.create(**{"fund_key": FUND, "key": "other", "kind": "bank", "currency": "EUR"} | fields)


def a_promise(record: type, **fields: Any) -> Any:
    words = {"fund_key": FUND, "portfolio": Portfolio.objects.get(key="outcomes"), "payer_key": "province"}
    return record.objects.create(**words | {"currency": "EUR", "amount": 100, "decided_on": JULY} | fields)


def a_lock(until: date = date(2019, 6, 30)) -> PeriodLock:
    return PeriodLock.objects.create(fund_key=FUND, until=until, by_key="x", reason="Checked.")


@pytest.fixture(autouse=True)
def full_books():
    by = the_books()
    posted(by, "bank", "of-investor", "5", on=date(2019, 7, 2))
    a_promise(Commitment)
    a_promise(Reservation, amount=60, contract_key="jobs")
    a_lock(date(2019, 5, 31))
    Unlock.objects.create(fund_key=FUND, contract_key="jobs", expires_at=now() + timedelta(days=1), by_key="x")


@pytest.mark.parametrize("record", EACH, ids=lambda record: record.__name__)
def test_no_row_is_ever_changed_or_deleted(record: type):
    before = list(record.objects.order_by("pk").values())

    for deed in (
        lambda: record.objects.update(**{"amount": 7} if record is Transfer else {"fund_key": "elsewhere"}),
        lambda: record.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
            deed()

    assert before
    assert list(record.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    ("deed", "promise"),
    [
        pytest.param(lambda: a_transfer(amount=0), "above_zero", id="nothing"),
        pytest.param(lambda: a_transfer(amount=-5), "above_zero", id="less than nothing"),
        pytest.param(lambda: a_transfer(credit=the("bank")), "between_two", id="to itself"),
        pytest.param(lambda: a_transfer(credit_id=10**9), "between two accounts", id="an account that is not there"),
        pytest.param(lambda: a_transfer(entry_id=10**9), "for an entry", id="an entry that is not there"),
        pytest.param(lambda: a_transfer(credit=another(currency="USD")), "one currency", id="two currencies"),
        pytest.param(lambda: a_transfer(credit=another(fund_key="other")), "one fund", id="two funds"),
        pytest.param(lambda: a_transfer(occurred_on=date(2019, 7, 9)), "on its day", id="another day"),
        pytest.param(lambda: a_transfer(line=2), "one of the lines", id="a line too many"),
        pytest.param(
            lambda: a_transfer(entry=Entry.objects.first(), line=2), "one of the lines", id="a line added later"
        ),
        pytest.param(
            lambda: a_transfer(entry=Entry.objects.first(), occurred_on=date(2019, 7, 2)),
            "(?i)unique",
            id="a line twice",
        ),
        pytest.param(
            lambda: a_transfer(debit=the("verifying"), credit=the("jobs")), "outcome budget", id="costs (R35)"
        ),
        pytest.param(
            lambda: another(kind="cost", portfolio=Portfolio.objects.get(key="outcomes")),
            "outcome budget",
            id="a cost account (R35)",
        ),
        pytest.param(lambda: an_entry(lines=0), "has_lines", id="an entry of nothing"),
        pytest.param(lambda: an_entry(source_key=""), "names_its_document", id="no document"),
        pytest.param(lambda: (an_entry(), an_entry()), "(?i)unique", id="a document twice"),
        pytest.param(lambda: an_entry(occurred_on=date(2019, 5, 31)), "locked", id="a locked day"),
        pytest.param(lambda: (entry := an_entry(), a_lock(JULY), a_transfer(entry=entry)), "locked", id="locked since"),
        pytest.param(lambda: a_promise(Reservation, amount=41, contract_key="b"), "within what is committed", id="R17"),
        pytest.param(lambda: a_promise(Commitment, amount=-41), "within what is committed", id="less than is signed"),
        pytest.param(
            lambda: a_promise(Reservation, amount=1, contract_key="b", portfolio=Portfolio.objects.get(key="costs")),
            "portfolio for outcomes",
            id="signed on money for costs",
        ),
    ],
)
def test_the_database_refuses(deed: Callable[[], Any], promise: str):
    with pytest.raises(DatabaseError, match=promise), transaction.atomic():
        deed()


def test_what_is_right_stands():
    a_transfer()
    a_promise(Reservation, amount=40, contract_key="b")

    assert Transfer.objects.count() == 2
