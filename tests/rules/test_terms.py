"""The words of a contract: which version counts on a day, what a return makes of a cap, which months a fee has."""

from datetime import date
from fractions import Fraction

import pytest

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.metric import Share
from veerkracht.fund.rules.terms import Cap, Contract, Fee, Inflow, Payer, Portfolio, Return, Terms

DAY = date(2019, 1, 1)


def version(number: int, since: date) -> Terms:
    return Terms(1, "c", number, since, "EUR", Bilingual(en="C"), DAY, date(2021, 12, 31))


ONE, TWO, THREE = version(1, DAY), version(2, date(2019, 7, 1)), version(3, date(2020, 7, 1))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2018, 1, 1), 1, id="before the first, the first"),
        pytest.param(date(2019, 6, 30), 1, id="the day before the second"),
        pytest.param(date(2019, 7, 1), 2, id="the day of the second"),
        pytest.param(date(2030, 1, 1), 3, id="the last has no end"),
    ],
)
def test_the_version_that_counts_on_a_day(on: date, expected: int) -> None:
    assert Contract.of([THREE, ONE, TWO]).on(on).version == expected
    assert Contract.of([ONE, TWO, THREE]).last is THREE


@pytest.mark.parametrize(
    ("principal", "rate", "kind", "years", "most"),
    [
        pytest.param(900_000, "1/9", "one-off", None, "1000000.00", id="the fund of 2019: 11.11 % in all"),
        pytest.param(680_000, "12/100", "simple", 2, "843200.00", id="Rotterdam, simple over two years"),
        pytest.param(680_000, "12/100", "irr", 2, "852992.00", id="Rotterdam, compound over two years"),
        pytest.param(500_000, "8/100", "one-off", None, "540000.00", id="Veldhoven, 8 % once"),
        pytest.param(1_000_000, "2/100", "irr", 5, "1104080.80", id="Antwerp at 2 %, repaid after five years"),
        pytest.param(1_000_000, "9/100", "irr", 5, "1538623.95", id="Antwerp at 9 %, repaid after five years"),
    ],
)
def test_a_cap_of_a_principal_with_its_return(
    principal: int, rate: str, kind: str, years: int | None, most: str
) -> None:
    cap = Cap("contract", "", None, Money(principal * 100, "EUR"), Return(Share(Fraction(rate)), kind, "", years))

    assert str(cap.most) == most


def test_a_cap_is_an_amount_or_a_principal_or_refused() -> None:
    assert Cap("contract", "", Money(5, "EUR")).most == Cap("contract", "", None, Money(5, "EUR")).most
    with pytest.raises(LookupError, match="has no amount"):
        _ = Cap("contract").most


def test_a_month_begun_is_a_month() -> None:
    fee = Fee("f", Bilingual(en="F"), Money(1, "EUR"), date(2019, 11, 30), date(2020, 2, 1))

    assert [f"{month:%Y-%m-%d}" for month in fee.months] == ["2019-11-01", "2019-12-01", "2020-01-01", "2020-02-01"]


def test_a_duty_is_cut_at_months_quarters_or_years_from_its_first_day() -> None:
    duty = Inflow(1, "quarter", Money(1, "EUR"), "town", date(2019, 11, 15), date(2020, 3, 31))

    assert duty.spans == [(date(2019, 11, 15), date(2020, 1, 31)), (date(2020, 2, 1), date(2020, 3, 31))]


def test_a_payer_without_portfolios_bears_its_part_as_one() -> None:
    half = Share(Fraction(1, 2))

    assert Payer("a", half).shares == {"": 1}
    assert Payer("a", half, (Portfolio("x", half), Portfolio("y", half))).shares == {"x": half, "y": half}


def test_a_metric_is_found_by_its_key() -> None:
    assert ONE.metric("work") is None
