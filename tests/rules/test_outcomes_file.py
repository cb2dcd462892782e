"""A file of verified outcomes, as a verifier's spreadsheet writes it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as some

from veerkracht.results.rules.outcomes_file import is_bsn, read

HEAD = "controle;persoon;maat;bereikt_op;gecontroleerd_op"


def test_a_dutch_file_with_semicolons_and_a_byte_order_mark() -> None:
    sheet = read("\ufeff" + HEAD + ";aantal;feit:age\nv1;p1;werk;1-7-2019;3-7-2019;1,5;24\n")

    ((number, row),) = sheet.rows
    assert (number, row.verification, row.outcome_on, row.quantity) == (2, "v1", date(2019, 7, 1), Decimal("1.5"))
    assert row.facts == {"age": "24"}


def test_a_row_without_a_version_has_the_one_that_is_agreed_for_its_day() -> None:
    text = f"{HEAD};versie\nv1;p1;werk;1-7-2019;3-7-2019;\nv2;p2;werk;1-7-2019;3-7-2019;3\n"

    rows = [row for _number, row in read(text, "", lambda _metric, on: 2 if on.year == 2019 else 1).rows]
    assert [row.version for row in rows] == [2, 3]
    assert [row.version for _number, row in read(text).rows] == [1, 3]


def test_an_english_file_with_commas() -> None:
    head = "verification,person,metric,outcome_on,verified_on,kind,corrects,quantity"
    text = f"{head}\nk1,,,2019-07-01,2019-07-02,correction,v1,-1"

    ((_number, row),) = read(text).rows
    assert (row.kind, row.corrects, row.quantity) == ("correction", "v1", Decimal(-1))


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        pytest.param("v1;p1;werk;31-2-2019;1-3-2019", "outcome_on", "not a day that exists", id="no such day"),
        pytest.param("v1;Jan Jansen;werk;1-2-2019;1-3-2019", "person", "not a name", id="a name"),
        pytest.param("v1;a@b.nl;werk;1-2-2019;1-3-2019", "person", "not a name or address", id="an address"),
        pytest.param("v1;111222333;werk;1-2-2019;1-3-2019", "person", "citizen service number", id="a BSN"),
        pytest.param("v1;p1;Werk!;1-2-2019;1-3-2019", "metric", "not a key", id="not a key"),
        pytest.param("v1;p1;werk;1-2-2019;1-1-2019", "verified_on", "before the outcome", id="verified before"),
        pytest.param(";p1;werk;1-2-2019;1-3-2019", "verification", "empty", id="an empty cell"),
        pytest.param("v1;p1;werk;1-2-2019;1-3-2019;7", "", "too many cells", id="a cell too many"),
    ],
)
def test_each_mistake_is_named_where_it_stands(row: str, column: str, sentence: str) -> None:
    (mistake,) = read(f"{HEAD}\n{row}").mistakes

    assert (mistake.row, mistake.column) == (2, column)
    assert sentence in mistake.sentence.en


def test_all_mistakes_of_a_file_are_named_at_once_and_no_row_is_given() -> None:
    sheet = read(
        f"{HEAD};aantal\nv1;p1;werk;1-2-2019;1-3-2019;0\nv2;p1;werk;x;1-3-2019;1\nv3;;werk;1-2-2019;1-3-2019;y"
    )

    assert [(found.row, found.column) for found in sheet.mistakes] == [
        (2, "quantity"),
        (3, "outcome_on"),
        (4, "quantity"),
        (4, "person"),
    ]
    assert sheet.rows == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("", "empty", id="nothing"),
        pytest.param("controle;persoon\n", "missing", id="columns that are missing"),
        pytest.param(f"{HEAD};bereikt op\n", "twice", id="a column twice"),
        pytest.param(f"{HEAD};mijpaal\n", "Do you mean “mijlpaal”?", id="a column misspelled"),
        pytest.param(f'{HEAD}\n"v1;p1', "quotes do not match", id="broken quotes"),
        pytest.param(f"{HEAD};contract\nv1;p;werk;1-2-2019;1-3-2019;ander", "of the contract", id="another contract"),
        pytest.param(f"{HEAD}\nv1;p;werk;1-2-2019;1-3-2019\nv1;q;werk;1-2-2019;1-3-2019", "row 2", id="one key twice"),
        pytest.param(f"{HEAD}\nv1;p;werk;1-2-2019;1-3-2019\nv2;p;werk;1-2-2019;1-3-2019", "row 2", id="twice"),
    ],
)
def test_a_file_that_cannot_be_taken_in_says_why(text: str, sentence: str) -> None:
    sheet = read(text, "ons")

    assert any(sentence in found.sentence.en for found in sheet.mistakes)
    assert not sheet.rows


@pytest.mark.parametrize(("digits", "expected"), [("111222333", True), ("123456782", True), ("123456789", False)])
def test_the_check_of_a_citizen_service_number(digits: str, expected: bool) -> None:
    assert is_bsn(digits) is expected


@settings(max_examples=200)
@for_all(some.text(max_size=400))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    for body in (text, f"{HEAD}\n{text}"):
        sheet = read(body)
        assert sheet.rows == () or not sheet.mistakes
