import doctest
import re
from datetime import date
from xml.etree import ElementTree

import pytest

from veerkracht.fund.ledger.rules import auditfile as rule
from veerkracht.fund.ledger.rules.auditfile import NAMESPACE, Keeper, auditfile
from veerkracht.fund.ledger.rules.journal import BookAccount, Books, Posting

# What XAF 3.2 puts in each element, in its order; what is optional and we leave out is not listed.
ORDER = {
    "auditfile": ["header", "company"],
    "header": ["fiscalYear", "startDate", "endDate", "curCode", "dateCreated", "softwareDesc"],
    "company": [
        *("companyName", "taxRegistrationCountry", "taxRegIdent", "generalLedger", "periods", "openingBalance"),
        "transactions",
    ],
    "ledgerAccount": ["accID", "accDesc", "accTp", "leadCode"],
    "period": ["periodNumber", "periodDesc", "startDatePeriod", "endDatePeriod"],
    "openingBalance": ["opBalDate", "linesCount", "totalDebit", "totalCredit", "obLine"],
    "obLine": ["nr", "accID", "amnt", "amntTp"],
    "transactions": ["linesCount", "totalDebit", "totalCredit", "journal"],
    "journal": ["jrnID", "desc", "jrnTp", "transaction"],
    "transaction": ["nr", "desc", "periodNumber", "trDt", "userID", "trLine"],
    "trLine": ["nr", "accID", "docRef", "effDate", "amnt", "amntTp"],
}
LONGEST = {"fiscalYear": 9, "taxRegIdent": 30, "userID": 35, "docRef": 999, "accDesc": 999, "nr": 35, "accID": 35}
IN = {"": NAMESPACE}


def a_posting(entry: int, line: int, on: date, amount: int, reason: str = "") -> Posting:
    return Posting(entry, line, on, 2, 1, amount, "settlement " + 1200 * "q", "", reason, "k" * 80, None)


@pytest.fixture
def written() -> ElementTree.Element:
    postings = [
        a_posting(7, 1, date(2019, 12, 1), 160000, "Meer & <beter>\x0b"),
        a_posting(7, 2, date(2019, 12, 1), 5),
        a_posting(9, 1, date(2020, 1, 31), 1),
    ]
    books = Books(
        fund="outcomes-fund",
        currency="EUR",
        first=date(2019, 11, 15),
        last=date(2020, 1, 31),
        accounts=(
            BookAccount(1, "bank", "Geld op de bank", "bank", False, 500, 500 - 160006),
            BookAccount(2, "jobs", "Resultaatbetalingen", "outcome", True, -500, 160006 - 500),
            BookAccount(3, "owed", "Nog te betalen", "payable", False, 0, 0),
        ),
        postings=postings,
        count=3,
        moved=160006,
    )
    return ElementTree.fromstring(  # noqa: S314 - our own
        "".join(auditfile(books, Keeper("Provincie", "0" * 40), created_on=date(2020, 2, 1)))
    )


def name(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def test_the_worked_examples_hold() -> None:
    assert doctest.testmod(rule).attempted
    assert not doctest.testmod(rule).failed


def test_every_element_stands_where_the_standard_puts_it(written: ElementTree.Element) -> None:
    for element in written.iter():
        inside = list(dict.fromkeys(name(part) for part in element))
        if name(element) in ORDER:
            assert inside == ORDER[name(element)]
        assert len(element.text or "") <= LONGEST.get(name(element), 999)


def test_amounts_have_two_decimals_and_no_sign(written: ElementTree.Element) -> None:
    amounts = [
        element.text or "" for element in written.iter() if name(element) in ("amnt", "totalDebit", "totalCredit")
    ]

    assert len(amounts) == 4 + 2 + 6
    assert all(re.fullmatch(r"\d+\.\d\d", amount) for amount in amounts)


def test_each_transfer_is_a_debit_and_a_credit_line(written: ElementTree.Element) -> None:
    first = next(written.iterfind("company/transactions/journal/transaction", IN))
    lines = first.findall("trLine", IN)

    told = [tuple(line.findtext(part, "", IN) for part in ("nr", "accID", "amnt", "amntTp")) for line in lines]
    assert told == [
        ("1", "2", "1600.00", "D"),
        ("2", "1", "1600.00", "C"),
        ("3", "2", "0.05", "D"),
        ("4", "1", "0.05", "C"),
    ]


def test_each_entry_names_a_period_that_is_there(written: ElementTree.Element) -> None:
    periods = [one.text for one in written.findall("company/periods/period/periodNumber", IN)]
    named = [one.text for one in written.findall("company/transactions/journal/transaction/periodNumber", IN)]

    assert periods == ["1", "2", "3"]
    assert named == ["2", "3"]


def test_signs_that_xml_does_not_know_are_left_out(written: ElementTree.Element) -> None:
    assert written.findtext("company/transactions/journal/transaction/desc", "", IN) == "Meer & <beter> "
