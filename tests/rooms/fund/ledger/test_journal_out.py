"""The journal as the controller's own system takes it."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command

import given
from rooms.fund.ledger.scenes import FUND, posted, the_books
from veerkracht.fund.ledger.actions.accounts import open_account
from veerkracht.fund.ledger.actions.post import reverse
from veerkracht.fund.ledger.queries.balances import accounts
from veerkracht.fund.ledger.rules.auditfile import NAMESPACE

pytestmark = pytest.mark.django_db
JULY = ("--from", "2019-07-01", "--to", "2019-07-31")
IN = {"": NAMESPACE}


@pytest.fixture
def booked() -> None:
    by = the_books()
    posted(by, "bank", "of-investor", "900000", on=date(2019, 4, 1), document="call")
    posted(by, "jobs", "owed-to-investor", "24000.55", on=date(2019, 7, 1), document="q2", reason="=1+1 & <meer>")
    wrong = posted(by, "owed-to-investor", "bank", "100", on=date(2019, 7, 2), document="paid")
    reverse(by=by, on=date(2019, 7, 3), entry=wrong, reason="Twice.")
    posted(by, "owed-to-investor", "bank", "7", on=date(2019, 8, 1), document="august")


def told(file: Path, *words: str) -> Path:
    call_command("ledger", "journal", str(file), *JULY, *words)
    return file


def balances_on(day: date) -> dict[str, Decimal]:
    """What each account comes to, debits less credits."""
    of_fund = accounts(fund_key=FUND, until=day)
    return {account.key: Decimal(account.debited - account.credited).scaleb(-2) for account in of_fund}


def test_the_table_opens_and_closes_with_the_balances_of_the_books(booked: None, tmp_path: Path):
    with told(tmp_path / "july.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    def of(kind: str) -> dict[str, Decimal]:
        found = [row for row in rows if row["row"] == kind]
        return {row["account"]: Decimal(row["debit"]) - Decimal(row["credit"]) for row in found}

    moved = dict.fromkeys(of("opening"), Decimal(0))
    for row in rows:
        if row["row"] == "posting":
            moved[row["account"]] += Decimal(row["debit"]) - Decimal(row["credit"])
    assert of("opening") == balances_on(date(2019, 6, 30))
    assert of("closing") == balances_on(date(2019, 7, 31))
    assert {key: of("opening")[key] + moved[key] for key in moved} == of("closing")
    assert sum(of("closing").values()) == sum(moved.values()) == 0
    assert len([row for row in rows if row["row"] == "posting"]) == 6
    assert {row["reason"] for row in rows} == {"", "'=1+1 & <meer>", "Twice."}


def test_the_audit_file_opens_and_closes_with_the_balances_of_the_books(booked: None, tmp_path: Path):
    words = ("--format", "xaf", "--company", "Provincie", "--tax-number", "001234567B01")
    company = ElementTree.parse(told(tmp_path / "july.xaf", *words)).find("company", IN)  # noqa: S314 - our own
    keys = {
        account.findtext("accID", "", IN): account.findtext("accDesc", "", IN).rpartition("(")[2].rstrip(")")
        for account in company.iterfind("generalLedger/ledgerAccount", IN)
    }

    def summed(path: str) -> dict[str, Decimal]:
        amounts = dict.fromkeys(keys.values(), Decimal(0))
        for line in company.iterfind(path, IN):
            sign = 1 if line.findtext("amntTp", "", IN) == "D" else -1
            amounts[keys[line.findtext("accID", "", IN)]] += sign * Decimal(line.findtext("amnt", "", IN))
        return amounts

    opening, moved = summed("openingBalance/obLine"), summed("transactions/journal/transaction/trLine")
    assert opening == balances_on(date(2019, 6, 30))
    assert {key: opening[key] + moved[key] for key in opening} == balances_on(date(2019, 7, 31))
    for of, count in (("openingBalance", 2), ("transactions", 6)):
        assert company.findtext(f"{of}/totalDebit", "", IN) == company.findtext(f"{of}/totalCredit", "", IN)
        assert company.findtext(f"{of}/linesCount", "", IN) == str(count)
    assert company.findtext("transactions/totalDebit", "", IN) == "24200.55"


@pytest.mark.parametrize(
    ("words", "word"),
    [
        pytest.param(["--fund", "no-such"], FUND, id="no such fund"),
        pytest.param(["--currency", "USD"], "EUR", id="no such currency"),
        pytest.param(["--to", "2019-06-30"], "before the first", id="it ends before it begins"),
    ],
)
def test_what_cannot_be_written_is_refused(booked: None, tmp_path: Path, words: list[str], word: str):
    with pytest.raises(CommandError, match=word):
        told(tmp_path / "july.csv", "--language", "en", *words)


def test_a_folder_that_is_not_there_is_refused(booked: None, tmp_path: Path):
    with pytest.raises(CommandError, match=r"nowhere.*cannot be written"):
        told(tmp_path / "nowhere" / "july.csv", "--language", "en")


def other_books() -> None:
    """Books of another fund, in a currency with three decimals."""
    open_account(by=given.officer(), fund_key="another", key="dinars", kind="bank", currency="KWD")


def test_which_of_several_must_be_said(booked: None, tmp_path: Path):
    other_books()

    with pytest.raises(CommandError, match="another, outcomes-fund-2019"):
        told(tmp_path / "july.csv")

    assert told(tmp_path / "july.csv", "--fund", FUND).exists()


def test_an_audit_file_has_no_currency_with_three_decimals(tmp_path: Path):
    other_books()

    with pytest.raises(CommandError, match="KWD"):
        told(tmp_path / "july.xaf", "--format", "xaf")


def test_without_books_there_is_no_journal(tmp_path: Path):
    with pytest.raises(CommandError, match="no account was opened"):
        told(tmp_path / "july.csv", "--language", "en")
