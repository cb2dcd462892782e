"""Shares, tables and quantiles beside values that others computed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from veerkracht.learning.rules.distributions import (
    beta_at,
    beta_below,
    binomial,
    fisher,
    share,
    share_of_few,
    student_at,
)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        pytest.param(7, 8, 0.529112, 0.977583, id="seven of eight confirmed"),
        pytest.param(5, 6, 0.436497, 0.969947, id="five of six"),
        pytest.param(9, 60, 0.080974, 0.261146, id="nine of sixty adopted"),
        pytest.param(0, 0, 0.0, 1.0, id="nothing was asked"),
    ],
)
def test_a_share_has_an_interval(part: int, whole: int, low: float, high: float) -> None:
    assert share(part, whole) == pytest.approx((low, high), abs=1e-6)


def test_more_than_all_is_no_share() -> None:
    with pytest.raises(ValueError, match="3 of 2"):
        share(3, 2)


def test_eight_of_24_checked_tell_of_13_to_23() -> None:
    assert share_of_few(7, 8, 24) == pytest.approx((13 / 24, 23 / 24), abs=1e-6)


def test_who_checked_all_knows_the_share() -> None:
    assert share_of_few(5, 8, 8) == (5 / 8, 5 / 8)


@pytest.mark.parametrize(
    ("part", "whole", "chance"),
    [(9, 9, 0.003906), (5, 6, 0.21875), (5, 5, 0.0625), (6, 6, 0.03125), (7, 8, 0.070312)],
)
def test_so_many_of_so_many_come_by_chance(part: int, whole: int, chance: float) -> None:
    assert binomial(part, whole) == pytest.approx(chance, abs=1e-6)


@pytest.mark.parametrize(
    ("table", "chance"),
    [(((3, 0), (1, 3)), 0.142857), (((3, 1), (1, 2)), 0.485714), (((2, 2), (2, 2)), 1.0)],
)
def test_a_table_of_two_by_two_comes_by_chance(table: tuple[tuple[int, int], tuple[int, int]], chance: float) -> None:
    assert fisher(table) == pytest.approx(chance, abs=1e-6)


@pytest.mark.parametrize(("freedom", "value"), [(1, 12.706205), (2, 4.302653), (3, 3.182446), (7, 2.364624)])
def test_the_quantiles_of_student(freedom: int, value: float) -> None:
    assert student_at(0.975, freedom) == pytest.approx(value, abs=1e-6)


@given(some.floats(0.01, 0.99), some.floats(0.5, 40), some.floats(0.5, 40))
def test_the_quantile_of_a_share_is_where_its_chance_lies(chance: float, a: float, b: float) -> None:
    assert beta_below(beta_at(chance, a, b), a, b) == pytest.approx(chance, abs=1e-9)


@given(some.integers(1, 12), some.integers(1, 12), some.floats(0.05, 0.95))
def test_a_share_with_whole_numbers_is_a_count_of_tosses(a: int, b: int, x: float) -> None:
    from math import comb

    tosses = a + b - 1
    counted = sum(comb(tosses, one) * x**one * (1 - x) ** (tosses - one) for one in range(a, tosses + 1))

    assert beta_below(x, a, b) == pytest.approx(counted, abs=1e-9)
