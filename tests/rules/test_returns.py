import math
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from veerkracht.fund.rules.returns import NoRate, Rate, Why, irr, multiple, xirr

BASE, HIGH, LOW = (
    [-900_000, 200_000, 350_000, 400_000],
    [-900_000, 300_000, 400_000, 299_000],
    [-900_000, 100, 200, 250],
)


def on(*amounts: float, every: int = 365) -> list[tuple[date, float]]:
    return [(date(2019, 7, 1) + timedelta(days=every * step), amount) for step, amount in enumerate(amounts)]


@pytest.mark.parametrize(
    ("flows", "rate"),
    [
        pytest.param([-900_000, 0, 0, 1_000_000], 0.035744169, id="Brabant fund, all after three years"),
        pytest.param([-900_000, 200_000, 350_000, 400_000], 0.024842718, id="all classes, base"),
        pytest.param([-60_000_000, 20_000_000, 35_000_000, 8_295_620], 0.03, id="senior earns what was preferred"),
        pytest.param([-300_000, 0, 0, 317_043.80], 0.018590, id="junior, base"),
        pytest.param([-300_000, 0, 72_460, 299_000], 0.079327, id="junior, high, at the cap"),
        pytest.param([-900_000, 100_000, 200_000, 250_000], -0.190488, id="all classes, low"),
        pytest.param([-600_000, 100_000, 200_000, 250_000], -0.037389, id="senior, low"),
        pytest.param([0, 0, -100, 110, 0], 0.1, id="nothing moves at first and at last"),
        pytest.param([100, -110], 0.1, id="received first and paid back later"),
        pytest.param([-100, 220, -121], 0.1, id="two changes of sign that meet in one rate"),
        pytest.param([-100, 110, -100, 110], 0.1, id="three changes of sign with one rate"),
        pytest.param([-1, 20], 19.0, id="above 1000 %"),
        pytest.param([-100_000, 1], -0.99999, id="nearly everything lost"),
    ],
)
def test_the_rate_per_period_is_that_of_the_table(flows: list[float], rate: float) -> None:
    found = irr(flows)

    assert isinstance(found, Rate)
    assert found.value == pytest.approx(rate, abs=6e-7)
    assert found.per == "period"
    assert abs(sum(amount / (1 + found.value) ** when for when, amount in enumerate(flows))) < 1e-6 * sum(
        map(abs, flows)
    )


@pytest.mark.parametrize(
    ("flows", "rate"),
    [
        pytest.param([(date(2019, 7, 1), -900_000), (date(2022, 6, 30), 1_000_000)], 0.0357441687, id="Brabant fund"),
        pytest.param([(date(2020, 1, 1), -100), (date(2021, 1, 1), 110)], 1.1 ** (365 / 366) - 1, id="a leap year"),
        pytest.param([(date(2021, 1, 1), 110), (date(2020, 1, 1), -100)], 1.1 ** (365 / 366) - 1, id="in no order"),
        pytest.param(
            [(date(2021, 1, 1), -100), (date(2021, 1, 1), 40), (date(2022, 1, 1), 66)], 0.1, id="two on one day"
        ),
    ],
)
def test_the_rate_per_year_is_that_of_the_days(flows: list[tuple[date, float]], rate: float) -> None:
    found = xirr(flows)

    assert isinstance(found, Rate)
    assert found.value == pytest.approx(rate, abs=1e-9)
    assert found.per == "year"


@pytest.mark.parametrize(
    ("flows", "why", "candidates"),
    [
        pytest.param([-300_000, 0, 0, 0], Why.EVERYTHING_LOST, (), id="total loss"),
        pytest.param([300_000], Why.NOTHING_INVESTED, (), id="received, never paid in"),
        pytest.param([], Why.NOTHING_INVESTED, (), id="nothing at all"),
        pytest.param([0, 0], Why.NOTHING_INVESTED, (), id="nil"),
        pytest.param([-100, 230, -132], Why.SEVERAL, (0.1, 0.2), id="two rates fit"),
        pytest.param([-1000, 6000, -11000, 6000], Why.SEVERAL, (0.0, 1.0, 2.0), id="three rates fit"),
        pytest.param([100, -200, 150], Why.NONE, (), id="never worth nothing"),
        pytest.param([-1, 10**14], Why.TOO_EXTREME, (), id="a rate of sixteen digits"),
    ],
)
def test_a_rate_that_does_not_exist_has_a_reason(flows: list[float], why: Why, candidates: tuple[float, ...]) -> None:
    for found in (irr(flows), xirr(on(*flows))):
        assert isinstance(found, NoRate)
        assert found.why == why
        assert found.candidates == pytest.approx(candidates, abs=1e-9)


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_rate_that_does_not_exist_is_never_printed_as_a_figure(why: Why, language: str) -> None:
    nothing = NoRate(why)

    assert not any(sign.isdigit() for sign in nothing.written(language))
    assert nothing.written(language) != NoRate(why).written({"nl": "en", "en": "nl"}[language])
    with pytest.raises(TypeError):
        float(nothing)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        f"{nothing:.2%}"
    assert bool(nothing), "so that `rate or 0` never makes a nought of it"


def test_rates_are_written_as_people_do() -> None:
    assert Rate(0.0357442, "year").written("nl") == "3,57 % per jaar"
    assert Rate(-0.00001, "period").written("nl") == "0,00 % per periode"
    assert Rate(12.5, "year").written("en") == "1,250.00 % per year"
    assert NoRate(Why.SEVERAL, (0.1, 0.2)).written("nl").endswith("(10,00 %, 20,00 %)")


@pytest.mark.parametrize(
    ("flows", "times"),
    [
        pytest.param([-900_000, 1_000_000], Fraction(10, 9), id="Brabant fund, 11.11 % above the principal"),
        pytest.param([-900_000, 200_000, 350_000, 400_000], Fraction(19, 18), id="all classes, base"),
        pytest.param([-900_000, 100_000, 200_000, 250_000], Fraction(11, 18), id="all classes, low"),
        pytest.param([-900_000, 0, 0, 0], Fraction(0), id="a total loss is nought times"),
        pytest.param([5], NoRate(Why.NOTHING_INVESTED), id="nothing paid in"),
    ],
)
def test_the_multiple_is_exact(flows: list[int], times: Fraction | NoRate) -> None:
    assert multiple(flows) == times


cents = st.integers(1, 10**9)
investments = st.builds(
    lambda paid, back: [-amount for amount in paid] + back,
    st.lists(cents, min_size=1, max_size=8),
    st.lists(cents, min_size=1, max_size=13),
)
any_flows = st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=9)


def imbalance(flows: list[tuple[float, float]], rate: float) -> float:
    """Give the net present value as a share of all present values, both worth at the first moment or the last."""
    base = flows[0][0] if rate > 0 else flows[-1][0]
    worths = [amount * math.exp((base - when) * math.log1p(rate)) for when, amount in flows]
    return abs(math.fsum(worths)) / math.fsum(map(abs, worths))


@given(investments)
def test_at_the_rate_what_was_paid_and_received_is_worth_the_same(flows: list[int]) -> None:
    found = irr(flows)
    assume(isinstance(found, Rate))

    assert isinstance(found, Rate)
    written = len(flows) * math.ulp(1.0) / (1 + found.value)  # what is lost by writing a rate near -100 % as a float
    assert imbalance(list(enumerate(flows)), found.value) < 1e-11 + written


@given(any_flows)
def test_every_candidate_is_a_rate_and_never_more_than_the_signs_allow(flows: list[int]) -> None:
    found = irr(flows)
    rates = (found.value,) if isinstance(found, Rate) else found.candidates
    moving = [amount > 0 for amount in flows if amount]

    written = [len(flows) * math.ulp(1.0) / (1 + rate) for rate in rates]
    assert all(
        imbalance(list(enumerate(flows)), rate) < 1e-11 + loss for rate, loss in zip(rates, written, strict=True)
    )
    assert len(rates) <= sum(one != other for one, other in pairwise(moving))


@given(investments, st.integers(2, 1000))
def test_the_rate_does_not_depend_on_the_size(flows: list[int], factor: int) -> None:
    same(irr(flows), irr([amount * factor for amount in flows]))


@given(investments, st.integers(1, 12))
def test_the_rate_does_not_depend_on_when_it_starts(flows: list[int], later: int) -> None:
    same(irr(flows), irr([0] * later + flows))
    same(xirr(on(*flows)), xirr([(day + timedelta(days=100 * later), amount) for day, amount in on(*flows)]))


@given(investments)
def test_years_of_365_days_are_periods(flows: list[int]) -> None:
    same(irr(flows), xirr(on(*flows)))


def same(one: Rate | NoRate, other: Rate | NoRate) -> None:
    if isinstance(one, Rate) and isinstance(other, Rate):
        assert math.log1p(one.value) == pytest.approx(math.log1p(other.value), abs=1e-9)
    else:
        assert one == other


def table(page: str, width: int) -> list[list[str]]:
    """Read the rows of so many columns from a page on a method, without their heads."""
    lines = (Path(__file__).parents[2] / "docs" / "methods" / page).read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in rows if len(row) == width and any(sign.isdigit() for sign in row[-1] + row[0])]


def test_the_table_on_the_page_is_right() -> None:
    rows = table("returns.md", 2)

    assert len(rows) == 8
    for amounts, answer in rows:
        found = irr([int(amount) for amount in amounts.split()])
        assert (
            found.why == answer if isinstance(found, NoRate) else found.value == pytest.approx(float(answer), abs=1e-9)
        )
