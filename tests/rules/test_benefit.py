"""From gross to net, and what it is worth; the figures are those of methods 3.4."""

from fractions import Fraction
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.fund.rules.benefit import below, likely, mean_and_error, net, net_drawn, worth_today

SHARES = {
    "deadweight": Fraction(40, 100),
    "leakage": Fraction(5, 100),
    "displacement": Fraction(10, 100),
    "attribution": Fraction(80, 100),
}
RANGES: dict[str, Any] = {
    "deadweight": (0.25, 0.4, 0.6),
    "leakage": (0, 0.05, 0.15),
    "displacement": (0, 0.1, 0.3),
    "attribution": (0.6, 0.8, 1.0),
}
DRAWS = 100_000


def test_of_120_reached_49_248_are_net_and_worth_379_321() -> None:
    found = net(Fraction(120), **SHARES)
    years = worth_today(found * 3000, 4, drop_off=Fraction(1, 4), rate=Fraction(3, 100))

    assert (found, found / 120) == (Fraction("49.248"), Fraction("0.4104"))
    assert [float(year) for year in years] == pytest.approx(
        [143440.776699, 104447.167499, 76053.762742, 55378.953453], abs=1e-6
    )
    assert float(sum(years)) == pytest.approx(379320.660394, abs=1e-6)
    assert 120 * 3000 * 4 == 1_440_000


def test_shares_that_are_ranges_make_a_range() -> None:
    drawn = net_drawn(120, **RANGES, draws=DRAWS)

    exact = 120 * likely(RANGES["attribution"])
    for word in ("deadweight", "leakage", "displacement"):
        exact *= 1 - likely(RANGES[word])
    mean, error = mean_and_error(drawn)
    assert exact == pytest.approx(47.246556, abs=1e-6)
    assert abs(mean - exact) < 4 * error
    for part, value in ((0.05, 35.24), (0.5, 46.88), (0.95, 60.48)):
        lower = sum(one < value for one in drawn) / DRAWS
        assert abs(lower - part) < 4 * sqrt(part * (1 - part) / DRAWS) + 0.0005, "of a value that is rounded"
        assert below(drawn, part) == pytest.approx(value, abs=0.3)


def test_the_same_seed_is_the_same_draw() -> None:
    once = net_drawn(120, **RANGES, draws=50, seed=1)

    assert once == net_drawn(120, **RANGES, draws=50, seed=1) != net_drawn(120, **RANGES, draws=50, seed=2)


def test_a_range_of_one_value_is_that_value() -> None:
    sure: dict[str, Any] = {word: (float(share),) * 3 for word, share in SHARES.items()}

    assert net_drawn(120, **sure, draws=2) == pytest.approx((49.248, 49.248))


@given(some.fixed_dictionaries({word: some.fractions(0, 1, max_denominator=100) for word in SHARES}))
def test_net_is_never_more_than_gross_nor_less_than_nothing(shares: dict[str, Fraction]) -> None:
    assert 0 <= net(Fraction(120), **shares) <= 120
