import doctest
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.fund.ledger.rules import journal
from veerkracht.fund.ledger.rules.journal import BookAccount, Books, NotOneWhole, Posting, rows

DAY = date(2019, 7, 1)


def a_book(openings: Sequence[int], transfers: Sequence[tuple[int, int, int]], slip: int = 0) -> Books:
    """Accounts numbered from one that open like this, and transfers of amounts; the last account slips by cents."""
    closings = list(openings)
    for debit, credit, amount in transfers:
        closings[debit - 1] += amount
        closings[credit - 1] -= amount
    closings[-1] += slip
    return Books(
        fund="fund",
        currency="EUR",
        first=DAY,
        last=date(2019, 9, 30),
        accounts=tuple(
            BookAccount(number, f"a-{number}", "=Naam", "bank", False, *balances)
            for number, balances in enumerate(zip(openings, closings, strict=True), start=1)
        ),
        postings=[
            Posting(7, line, DAY, debit, credit, amount, "settlement q2", "2019-q2", "+reden", "kim", None)
            for line, (debit, credit, amount) in enumerate(transfers, start=1)
        ],
        count=len(transfers),
        moved=sum(amount for _debit, _credit, amount in transfers),
    )


def test_the_worked_examples_hold() -> None:
    assert doctest.testmod(journal).attempted
    assert not doctest.testmod(journal).failed


def test_a_journal_opens_posts_and_closes() -> None:
    told = [row[:4] + row[4:5] + row[6:8] for row in rows(a_book([50000, -50000], [(2, 1, 1600)]))]

    assert told[1:] == [
        ("opening", "2019-07-01", "", "", "a-1", "500.00", "0.00"),
        ("opening", "2019-07-01", "", "", "a-2", "0.00", "500.00"),
        ("posting", "2019-07-01", "7", "1", "a-2", "16.00", "0.00"),
        ("posting", "2019-07-01", "7", "1", "a-1", "0.00", "16.00"),
        ("closing", "2019-09-30", "", "", "a-1", "484.00", "0.00"),
        ("closing", "2019-09-30", "", "", "a-2", "0.00", "484.00"),
    ]


def test_no_cell_is_run_as_a_formula() -> None:
    assert not [cell for row in rows(a_book([0, 0], [(1, 2, 5)])) for cell in row if cell.startswith(("=", "+", "-"))]


def test_books_that_were_changed_underneath_are_not_written_as_if_they_were_whole() -> None:
    with pytest.raises(NotOneWhole, match="a-2"):
        list(rows(a_book([5, -5], [(1, 2, 5)], slip=1)))


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 10**12)), max_size=20))
def test_whatever_is_posted_debits_and_credits_are_equal(transfers: list[tuple[int, int, int]]) -> None:
    books = a_book([300, -100, -200], [one for one in transfers if one[0] != one[1]])

    told = list(rows(books))[1:]

    for kind in ("opening", "posting", "closing"):
        of_kind = [row for row in told if row[0] == kind]
        assert sum(cents(row[6]) for row in of_kind) == sum(cents(row[7]) for row in of_kind)


def cents(text: str) -> int:
    return int(text.replace(".", ""))
