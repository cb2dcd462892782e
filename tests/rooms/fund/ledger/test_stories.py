"""Stories as a textbook of book-keeping tells them. The docstring of each is the journal that must come of it."""

from datetime import date

import pytest

from rooms.fund.ledger.scenes import FUND, euro, kept, posted, the_books, written
from veerkracht.fund.ledger.actions.post import Line, Source, post, reverse
from veerkracht.fund.ledger.queries.balances import balance, balances
from veerkracht.fund.ledger.queries.journal import statement
from veerkracht.fund.ledger.queries.reconciliation import reconciliation

pytestmark = pytest.mark.django_db


def test_a_quarter_is_settled_and_paid():
    """The investor puts in capital; a quarter of outcomes is settled, asked of the province, received and paid out.

    2019-04-01 invoice capital-call-1
        bank              900000.00 EUR
        of-investor      -900000.00 EUR
    2019-07-01 settlement 2019-q2
        jobs               24000.00 EUR
        owed-to-investor  -24000.00 EUR
    2019-07-02 invoice to-province
        from-province      24000.00 EUR
        of-province       -24000.00 EUR
    2019-08-01 invoice received
        bank               24000.00 EUR
        from-province     -24000.00 EUR
    2019-08-02 invoice paid
        owed-to-investor   24000.00 EUR
        bank              -24000.00 EUR
    """
    by = the_books()

    posted(by, "bank", "of-investor", "900000", on=date(2019, 4, 1), document="capital-call-1")
    post(
        by=by,
        on=date(2019, 7, 1),
        fund_key=FUND,
        lines=[Line("jobs", "owed-to-investor", euro(amount)) for amount in ("15000", "8000", "1000")],
        source=Source("settlement", "2019-q2"),
        period="2019-q2",
    )
    posted(by, "from-province", "of-province", "24000", on=date(2019, 7, 2), document="to-province")
    posted(by, "bank", "from-province", "24000", on=date(2019, 8, 1), document="received")
    posted(by, "owed-to-investor", "bank", "24000", on=date(2019, 8, 2), document="paid")

    assert kept() == written(test_a_quarter_is_settled_and_paid)
    assert [str(balance(key)) for key in ("bank", "jobs", "owed-to-investor", "from-province", "of-investor")] == [
        *("900000.00", "24000.00", "0.00", "0.00", "900000.00")
    ]
    assert balance("from-province", until=date(2019, 7, 31)) == euro("24000")


def test_what_was_wrong_is_taken_back_and_posted_again():
    """Too much was settled: the entry stays, its mirror takes it back, and the right amount is posted (R33).

    2019-07-01 invoice q2
        jobs               16000.00 EUR
        owed-to-investor  -16000.00 EUR
    2019-07-15 correction 1
        owed-to-investor   16000.00 EUR
        jobs              -16000.00 EUR
    2019-07-15 invoice q2-again
        jobs                1600.00 EUR
        owed-to-investor   -1600.00 EUR
    """
    by = the_books()
    wrong = posted(by, "jobs", "owed-to-investor", "16000", document="q2")

    mirror = reverse(by=by, on=date(2019, 7, 15), entry=wrong, reason="A comma too far.")
    posted(by, "jobs", "owed-to-investor", "1600", on=date(2019, 7, 15), document="q2-again", corrects=wrong)

    expected = written(test_what_was_wrong_is_taken_back_and_posted_again)
    expected[1] = (expected[1][0], f"correction {wrong}", expected[1][2])
    assert kept() == expected
    assert mirror != wrong
    assert balance("jobs") == euro("1600")


def test_inflow_and_costs_are_counted_apart_from_outcomes():
    """Too few people were referred, and the verifier is paid: neither is an outcome payment (R31, R35).

    2019-07-01 invoice inflow
        too-few             3000.00 EUR
        owed-to-investor   -3000.00 EUR
    2019-07-01 invoice verification
        verifying           1210.00 EUR
        owed-to-verifier   -1210.00 EUR
    """
    by = the_books()

    posted(by, "too-few", "owed-to-investor", "3000", document="inflow")
    posted(by, "verifying", "owed-to-verifier", "1210", document="verification")

    assert kept() == written(test_inflow_and_costs_are_counted_apart_from_outcomes)
    assert balance("jobs") == euro("0")
    assert [(row.of, row.kind, str(row.balance)) for row in balances(fund_key=FUND, by="contract")] == [
        ("jobs", "inflow", "3000.00"),
        ("jobs", "outcome", "0.00"),
    ]
    assert [(row.of, row.kind, str(row.balance)) for row in balances(fund_key=FUND, by="portfolio")] == [
        ("costs", "cost", "1210.00"),
        ("outcomes", "outcome", "0.00"),
    ]


def test_balances_are_known_of_payers_investors_and_providers():
    by = the_books()
    posted(by, "from-province", "of-province", "500")
    posted(by, "bank", "of-investor", "900")
    posted(by, "verifying", "owed-to-verifier", "70")

    def known(by: str) -> dict[tuple[str, str], str]:
        return {(row.of, row.kind): str(row.balance) for row in balances(fund_key=FUND, by=by)}

    assert known("payer")["province", "receivable"] == known("payer")["province", "contribution"] == "500.00"
    assert known("investor") == {("investor", "capital"): "900.00", ("investor", "payable"): "0.00"}
    assert known("provider") == {("verifier", "payable"): "70.00"}


def test_a_statement_tells_what_an_account_came_to_by_each_transfer():
    by = the_books()
    posted(by, "bank", "of-investor", "1000", on=date(2019, 6, 30), document="a")
    posted(by, "bank", "of-investor", "500", on=date(2019, 7, 1), document="b")
    posted(by, "owed-to-investor", "bank", "200", on=date(2019, 7, 2), document="c")

    told = statement(account_key="bank", first=date(2019, 7, 1), last=date(2019, 7, 31))

    assert str(told.opening) == "1000.00"
    assert [(str(row.amount), str(row.balance)) for row in told.rows] == [("500.00", "1500.00"), ("-200.00", "1300.00")]
    assert told.closing == balance("bank", until=date(2019, 7, 31)) == euro("1300")


def test_a_nil_settlement_posts_nothing():
    by = the_books()

    number = post(by=by, on=date(2019, 7, 1), fund_key=FUND, lines=[], source=Source("settlement", "nil"))

    assert number is None
    assert kept() == []
    assert reconciliation(fund_key=FUND) == ()
