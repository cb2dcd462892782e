"""How many hours of an offer are free."""

from datetime import date
from decimal import Decimal

import pytest

from veerkracht.support.rules.hours import Reserved, free, supports

START = date(2018, 1, 1)
LONG, SHORT = Reserved(Decimal(24), START), Reserved(Decimal(10), START, date(2018, 1, 21))


@pytest.mark.parametrize(
    ("reserved", "on", "left"),
    [
        ([], START, 12),
        ([LONG], START, 8),
        ([LONG, SHORT], START, -2),
        ([LONG, SHORT], date(2018, 1, 21), -2),
        ([LONG, SHORT], date(2018, 1, 22), 8),
    ],
)
def test_what_runs_is_taken_off_what_there_is(reserved: list[Reserved], on: date, left: int) -> None:
    assert free(Decimal(12), reserved, on) == left


def test_hours_are_spread_over_the_months_that_were_agreed() -> None:
    year = Reserved(Decimal(48), START, date(2018, 12, 31))

    assert round(year.a_month, 1) == 4


@pytest.mark.parametrize(("left", "many"), [(8, 2), (-2, 0), (0, 0), (12, 3)])
def test_only_whole_supports_count(left: int, many: int) -> None:
    assert supports(Decimal(left), Decimal(6), Decimal(20)) == many


def test_support_without_hours_is_no_support() -> None:
    with pytest.raises(ValueError, match="takes hours"):
        supports(Decimal(8), Decimal(6), Decimal(0))
