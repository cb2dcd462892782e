"""Plans in versions, and totals beside their parts: examples 8 and 9 of the study of the domain."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.fund.reference.rules.plans import Payment, paid, plans, whole


def row(plan: str, year: str, amount: int, *, is_paid: bool = False) -> Payment:
    return Payment(plan, is_paid, "GBP", Decimal(amount), (year,))


FIRST = [row("plan1", year, 100_000) for year in ("2019", "2020", "2021")]
SECOND = [row("plan2", "2019", 50_000, is_paid=True), row("plan2", "2020", 75_000), row("plan2", "2021", 75_000)]
PAID = row("", "2019", 50_000, is_paid=True)


def test_what_was_paid_counts_once_though_it_stands_in_two_lists():
    assert [one.amount for one in paid([*FIRST, *SECOND, PAID])] == [50_000]


def test_two_plans_are_laid_beside_each_other_and_never_added_up():
    first, second = plans([*FIRST, *SECOND, PAID])

    assert (first.plan, first.total, first.more) == ("plan1", 300_000, None)
    assert (second.plan, second.total, second.more) == ("plan2", 200_000, -100_000)


def test_two_alike_in_one_plan_are_two_payments():
    twice = [row("plan1", "2019", 10, is_paid=True)] * 2

    assert len(paid(twice)) == 2
    assert len(paid([*twice, row("plan2", "2019", 10, is_paid=True)])) == 2


def test_plans_in_two_currencies_are_not_compared():
    euros = Payment("plan2", is_paid=False, currency="EUR", amount=Decimal(5))

    assert [one.more for one in plans([*FIRST, euros])] == [None, None]


def test_a_total_counts_whatever_its_parts_come_to():
    found = whole(Decimal(1_000_000), {"one": Decimal(250_000), "two": Decimal(500_000), "three": None})

    assert found
    assert (found.total, found.undisclosed) == (1_000_000, 250_000)


def test_parts_that_say_more_than_their_total_are_not_mended():
    found = whole(Decimal(100), {"one": Decimal(130)})

    assert found
    assert (found.total, found.undisclosed) == (100, -30)


@pytest.mark.parametrize(("total", "part"), [(None, Decimal(5)), (Decimal(5), None), (None, None)])
def test_without_a_total_or_a_part_there_is_nothing_to_lay_beside(total: Decimal | None, part: Decimal | None):
    assert whole(total, {"one": part}) is None


ROWS = some.lists(
    some.builds(row, some.sampled_from(["", "a", "b"]), some.just("2019"), some.integers(1, 3), is_paid=some.booleans())
)


@given(ROWS, some.randoms())
def test_saying_it_again_in_another_plan_changes_nothing_that_was_paid(rows: list[Payment], chance):
    again = [*rows, *(one._replace(plan="c") for one in rows if one.plan == "a")]
    chance.shuffle(again)

    assert sorted(paid(again)) == sorted(paid(rows))
