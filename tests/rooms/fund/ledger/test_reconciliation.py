"""Books that are whole, and books that someone reached into past everything that guards them."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from rooms.fund.ledger.scenes import FUND, euro, posted, the_books
from veerkracht.fund.ledger.actions.periods import lock
from veerkracht.fund.ledger.actions.reserve import Share, commit, reserve
from veerkracht.fund.ledger.models import Account, Entry
from veerkracht.fund.ledger.queries.reconciliation import reconciliation

pytestmark = pytest.mark.django_db


@pytest.fixture
def number() -> int:
    """Books with a signed contract, a payment of June that is locked, and one of July; and the entry of June."""
    by = the_books()
    on = date(2019, 3, 1)
    commit(
        by=by, on=on, fund_key=FUND, payer_key="province", portfolio_key="outcomes", amount=euro("1000"), reason="Yes."
    )
    shares = [Share("province", "outcomes", euro("500"))]
    reserve(by=by, on=on, fund_key=FUND, contract_key="jobs", shares=shares, reason="Signed.")
    number = posted(by, "jobs", "owed-to-investor", "100", on=date(2019, 6, 30), document="june")
    lock(by=by, on=date(2019, 7, 5), fund_key=FUND, until=date(2019, 6, 30), reason="Checked.")
    posted(by, "jobs", "owed-to-investor", "50", on=date(2019, 7, 1), document="july")
    return number


def break_open(*tables: str) -> None:
    """Take away what guards these tables, as only who can reach the database itself could."""
    with connection.cursor() as cursor:
        for table in tables:
            for name in ("never_changed", "never_deleted", "stands"):
                of = f" ON ledger_{table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS ledger_{table}_{name}{of}")


def by_hand(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def found() -> str:
    return "\n".join(str(finding) for finding in reconciliation(fund_key=FUND))


def test_books_that_are_whole_have_no_findings(number: int, capsys: pytest.CaptureFixture[str]):
    assert reconciliation(fund_key=FUND) == ()

    call_command("ledger", "reconcile", "--language", "en")

    assert capsys.readouterr().out == "The books are whole.\n"


def test_an_amount_that_was_changed_by_hand_is_found_in_its_entry_and_in_the_locked_period(
    number: int, capsys: pytest.CaptureFixture[str]
):
    break_open("transfer")
    by_hand("UPDATE ledger_transfer SET amount = 1000 WHERE entry_id = %s", number)

    with pytest.raises(CommandError) as refused:
        call_command("ledger", "reconcile", "--language", "en")

    said = capsys.readouterr().err
    assert refused.value.returncode == 1
    assert str(refused.value) == "3 things to look at."
    assert f"Entry {number}: it says EUR 100.00 (transfers: 1), and comes to EUR 10.00 (transfers: 1)." in said
    assert "Account jobs at the end of 30 June 2019: it came to EUR 100.00 when the period was locked, and" in said
    assert "Account owed-to-investor at the end of 30 June 2019" in said


def test_an_amount_and_its_entry_changed_by_hand_are_found_where_the_period_was_locked(number: int):
    break_open("transfer", "entry")
    by_hand("UPDATE ledger_transfer SET amount = 1000 WHERE entry_id = %s", number)
    by_hand("UPDATE ledger_entry SET total = 1000 WHERE id = %s", number)

    assert len(reconciliation(fund_key=FUND)) == 2


def test_a_transfer_that_was_deleted_by_hand_is_found(number: int):
    break_open("transfer")
    by_hand("DELETE FROM ledger_transfer WHERE entry_id = %s", Entry.objects.get(source_key="july").pk)

    assert "0" in found()
    assert len(reconciliation(fund_key=FUND)) == 1


def test_a_transfer_on_another_day_and_costs_on_outcome_money_are_found(number: int):
    break_open("transfer")
    july = Entry.objects.get(source_key="july").pk
    by_hand("UPDATE ledger_transfer SET occurred_on = '2019-07-02' WHERE entry_id = %s", july)
    by_hand(
        "UPDATE ledger_transfer SET debit_id = %s, credit_id = %s WHERE entry_id = %s",
        *(Account.objects.get(key="verifying").pk, Account.objects.get(key="jobs").pk, july),
    )

    assert len(reconciliation(fund_key=FUND)) == 2


def test_more_reserved_than_committed_is_found(number: int):
    break_open("commitment")
    by_hand("UPDATE ledger_commitment SET amount = 100")

    (finding,) = reconciliation(fund_key=FUND)
    assert "province" in finding.where
    assert "500,00" in finding.what


def test_more_paid_than_the_signed_maximum_is_found(number: int):
    break_open("reservation")
    by_hand("UPDATE ledger_reservation SET amount = 14999")

    (finding,) = reconciliation(fund_key=FUND)
    assert "jobs" in finding.where
    assert "150,00" in finding.what
    assert "149,99" in finding.what
