"""Books that are locked until a day, and unlocked for one entry."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import now

from rooms.fund.ledger.scenes import FUND, euro, posted, the_books
from veerkracht.fund.ledger.actions.periods import (
    AlreadyExpired,
    AlreadyLocked,
    NotOverYet,
    UnlockOfOneThing,
    lock,
    unlock,
)
from veerkracht.fund.ledger.actions.post import PeriodIsLocked, UnlockDoesNotFit, reverse
from veerkracht.fund.ledger.models import Entry, Unlock
from veerkracht.fund.ledger.queries.balances import balance
from veerkracht.fund.ledger.queries.reconciliation import reconciliation
from veerkracht.fund.ledger.refusals import ReasonMissing
from veerkracht.people.models import Person

pytestmark = pytest.mark.django_db
JUNE = {"on": date(2019, 6, 30)}


@pytest.fixture
def by() -> Person:
    """Books with one entry in June, locked until the end of June."""
    by = the_books()
    posted(by, "jobs", "owed-to-investor", "100", document="june", **JUNE)
    lock(by=by, on=date(2019, 7, 15), fund_key=FUND, until=date(2019, 6, 30), reason="The year count is checked.")
    return by


def leave(by: Person, **what: object) -> int:
    words = {"contract_key": "jobs", "expires_at": now() + timedelta(days=1)} | what
    return unlock(by=by, fund_key=FUND, reason="The verifier was late.", **words)


def test_nothing_is_posted_in_a_locked_period(by: Person):
    with pytest.raises(PeriodIsLocked, match="30 juni 2019"):
        posted(by, "jobs", "owed-to-investor", "5", **JUNE)

    posted(by, "jobs", "owed-to-investor", "5", on=date(2019, 7, 1))
    assert balance("jobs", until=date(2019, 6, 30)) == euro("100")


def test_one_entry_is_posted_with_an_unlock_and_no_second(by: Person):
    number = leave(by)
    posted(by, "jobs", "owed-to-investor", "5", document="late", unlock=number, **JUNE)

    with pytest.raises(UnlockDoesNotFit):
        posted(by, "jobs", "owed-to-investor", "6", document="later", unlock=number, **JUNE)

    assert balance("jobs", until=date(2019, 6, 30)) == euro("105")
    assert not [finding for finding in reconciliation(fund_key=FUND) if "2019-06-30" in finding.where]


def test_what_was_wrong_in_a_locked_period_is_taken_back_after_it(by: Person):
    entry = posted(by, "jobs", "owed-to-investor", "5", document="again")

    reverse(by=by, on=date(2019, 7, 20), entry=entry, reason="Settled twice.")

    assert balance("jobs") == euro("100")


@pytest.mark.parametrize(
    "what",
    [
        pytest.param({"contract_key": "housing"}, id="another contract"),
        pytest.param({"contract_key": "", "account_key": "bank"}, id="another account"),
    ],
)
def test_an_unlock_of_something_else_does_not_fit(by: Person, what: dict[str, str]):
    number = leave(by, **what)

    with pytest.raises(UnlockDoesNotFit):
        posted(by, "jobs", "owed-to-investor", "5", unlock=number, **JUNE)


def by_itself(by: Person, unlock: int) -> Entry:
    """An entry that goes past the action, to the database itself."""
    words = {"fund_key": FUND, "currency": "EUR", "source_kind": "memo", "source_key": "1", "by_key": by.key}
    return Entry.objects.create(occurred_on=JUNE["on"], lines=1, total=5, unlock_id=unlock, **words)


def test_an_unlock_expires(by: Person):
    expired = Unlock.objects.create(
        fund_key=FUND, contract_key="jobs", by_key=by.key, expires_at=now() - timedelta(seconds=1)
    )

    with pytest.raises(UnlockDoesNotFit):
        posted(by, "jobs", "owed-to-investor", "5", unlock=expired.pk, **JUNE)
    with pytest.raises(DatabaseError, match="locked"), transaction.atomic():
        by_itself(by, expired.pk)


def test_the_database_itself_posts_only_what_was_unlocked(by: Person):
    entry = by_itself(by, leave(by, contract_key="housing"))
    one = Entry.objects.get(source_key="june").transfers.get()

    with pytest.raises(DatabaseError, match="not what was unlocked"), transaction.atomic():
        entry.transfers.create(line=1, debit=one.debit, credit=one.credit, amount=5, occurred_on=JUNE["on"])


@pytest.mark.parametrize(
    ("what", "refusal"),
    [
        pytest.param({"account_key": "bank"}, UnlockOfOneThing, id="an account and a contract"),
        pytest.param({"contract_key": ""}, UnlockOfOneThing, id="nothing"),
        pytest.param({"expires_at": now() - timedelta(minutes=1)}, AlreadyExpired, id="until the past"),
    ],
)
def test_an_unlock_that_cannot_be_is_refused(by: Person, what: dict[str, object], refusal: type[Exception]):
    with pytest.raises(refusal):
        leave(by, **what)


@pytest.mark.parametrize(
    ("until", "reason", "refusal"),
    [
        pytest.param(date(2019, 7, 31), "Checked.", NotOverYet, id="a day to come"),
        pytest.param(date(2019, 6, 30), "Checked.", AlreadyLocked, id="locked already"),
        pytest.param(date(2019, 7, 1), "", ReasonMissing, id="no reason"),
    ],
)
def test_a_lock_that_cannot_be_is_refused(by: Person, until: date, reason: str, refusal: type[Exception]):
    with pytest.raises(refusal):
        lock(by=by, on=date(2019, 7, 15), fund_key=FUND, until=until, reason=reason)
