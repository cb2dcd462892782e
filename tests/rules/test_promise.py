from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.fund.rules.promise import DayCount, NotAReturn, PromisedReturn, ReturnType

ONE_OFF, SIMPLE, IRR = ReturnType


def promised(percent: str, kind: ReturnType) -> PromisedReturn:
    return PromisedReturn(Fraction(percent) / 100, kind, None if kind is ONE_OFF else DayCount.THIRTY_360)


@pytest.mark.parametrize(
    ("principal", "promise", "years", "together"),
    [
        pytest.param(680_000_00, promised("12", SIMPLE), 2, 843_200_00, id="Rotterdam, 12 % simple over two years"),
        pytest.param(680_000_00, promised("12", IRR), 2, 852_992_00, id="Rotterdam, 12 % compound over two years"),
        pytest.param(500_000_00, promised("8", ONE_OFF), 6, 540_000_00, id="Veldhoven, 8 % one-off"),
        pytest.param(1_000_000_00, promised("2", IRR), 5, 1_104_080_80, id="Antwerp, the least over five years"),
        pytest.param(1_000_000_00, promised("9", IRR), 5, 1_538_623_95, id="Antwerp, the most over five years"),
        pytest.param(
            2_200_000_00, promised("3.75", ONE_OFF), 3, 2_282_500_00, id="Educational Outcomes, uplift of 75 %"
        ),
        pytest.param(2_200_000_00, promised("7.5", ONE_OFF), 3, 2_365_000_00, id="Educational Outcomes, at its cap"),
        pytest.param(10_000_000_00, promised("4.5", SIMPLE), 1, 10_450_000_00, id="second Brabant fund, one year"),
        pytest.param(1_00, promised("0", IRR), 3, 1_00, id="nothing promised"),
    ],
)
def test_a_promise_gives_the_amount_of_the_contract(
    principal: int, promise: PromisedReturn, years: int, together: int
) -> None:
    assert principal + promise.earned(principal, Fraction(years)) == together


def test_veldhoven_needs_432_months_of_benefit_to_pay_its_investor() -> None:
    per_month = 15_000_00 // 12

    together = 500_000_00 + promised("8", ONE_OFF).earned(500_000_00, Fraction(1))

    assert (500_000_00 / per_month, together / per_month) == (400, 432)


@pytest.mark.parametrize(
    ("rate", "kind", "count", "word"),
    [
        pytest.param(Fraction(8, 100), None, None, "bare percentage", id="a bare 8 %"),
        pytest.param(Fraction(8, 100), "simple", DayCount.ACTUAL_365, "bare percentage", id="a word that is no type"),
        pytest.param(Fraction(8, 100), SIMPLE, None, "day count", id="per year, and no day count"),
        pytest.param(Fraction(8, 100), ONE_OFF, DayCount.ACTUAL_365, "day count", id="one-off, with a day count"),
        pytest.param(0.08, ONE_OFF, None, "exact fraction", id="a rate that is not exact"),
        pytest.param(Fraction(-8, 100), ONE_OFF, None, "exact fraction", id="a negative rate"),
    ],
)
def test_what_does_not_say_how_it_is_meant_is_refused(rate: Fraction, kind: ReturnType, count: DayCount, word: str):
    with pytest.raises(NotAReturn, match=word) as refused:
        PromisedReturn(rate, kind, count)

    assert refused.value.sentence.nl


def test_a_promise_cannot_be_made_of_a_number_alone() -> None:
    with pytest.raises(TypeError):
        PromisedReturn(Fraction(8, 100))  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("count", "start", "end", "years"),
    [
        (DayCount.ACTUAL_365, date(2019, 7, 1), date(2020, 7, 1), Fraction(366, 365)),
        (DayCount.ACTUAL_ACTUAL, date(2019, 7, 1), date(2020, 7, 1), Fraction(184, 365) + Fraction(182, 366)),
        (DayCount.ACTUAL_ACTUAL, date(2019, 1, 1), date(2022, 1, 1), Fraction(3)),
        (DayCount.THIRTY_360, date(2019, 7, 1), date(2020, 7, 1), Fraction(1)),
        (DayCount.THIRTY_360, date(2020, 1, 31), date(2020, 2, 29), Fraction(29, 360)),
        (DayCount.THIRTY_360, date(2020, 1, 30), date(2020, 1, 31), Fraction(0)),
    ],
)
def test_years_are_counted_as_the_convention_says(count: DayCount, start: date, end: date, years: Fraction) -> None:
    assert count.years(start, end) == years


days = st.dates(date(2015, 1, 1), date(2045, 12, 31))


@given(st.sampled_from(DayCount), days, days, days)
def test_years_add_up(count: DayCount, one: date, two: date, three: date) -> None:
    assert count.years(one, two) + count.years(two, three) == count.years(one, three)


@given(st.integers(0, 10**13), st.integers(0, 4000), st.integers(1, 1200))
def test_compound_is_never_less_than_simple_from_a_year_on(principal: int, basis_points: int, months: int) -> None:
    years = 1 + Fraction(months, 12)
    rate = str(Fraction(basis_points, 100))

    assert promised(rate, IRR).earned(principal, years) >= promised(rate, SIMPLE).earned(principal, years)


def table(page: str, width: int) -> list[list[str]]:
    """Read the rows of so many columns from a page on a method, without their heads."""
    lines = (Path(__file__).parents[2] / "docs" / "methods" / page).read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in rows if len(row) == width and any(sign.isdigit() for sign in row[-1] + row[0])]


def test_the_table_on_the_page_is_right() -> None:
    rows = table("promise.md", 6)

    assert len(rows) == 7
    for _contract, principal, rate, kind, years, together in rows:
        cents = int(Fraction(principal) * 100)
        earned = promised(rate, ReturnType(kind)).earned(cents, Fraction(years))
        assert Fraction(cents + earned, 100) == Fraction(together)
