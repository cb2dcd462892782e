"""Beta distributions on a grid, beside what is known exactly."""

from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from veerkracht.support.rules.betas import beta_at, largest


@pytest.mark.parametrize(
    ("chance", "better", "worse", "share"),
    [(0.05, 1, 1, 0.05), (0.5, 3, 3, 0.5), (0.95, 2, 1, 0.95**0.5), (0.05, 0.5, 0.5, 0.006156)],
)
def test_quantiles_that_are_known(chance: float, better: float, worse: float, share: float) -> None:
    assert beta_at(chance, better, worse) == pytest.approx(share, abs=1e-5)


@given(some.integers(1, 9), some.integers(1, 9), some.floats(0.02, 0.98))
@settings(max_examples=30)
def test_a_quantile_with_whole_numbers_counts_tosses(better: int, worse: int, chance: float) -> None:
    share, tosses = beta_at(chance, better, worse), better + worse - 1
    below = sum(comb(tosses, one) * share**one * (1 - share) ** (tosses - one) for one in range(better, tosses + 1))

    assert below == pytest.approx(chance, abs=1e-4)


def test_of_two_chances_the_known_order_of_uniform_and_square() -> None:
    assert largest([(1, 1), (2, 1)], [1, 1]) == pytest.approx([1 / 3, 2 / 3], abs=1e-5)


def test_a_chance_without_need_is_never_the_best() -> None:
    assert largest([(5, 5), (1, 1)], [0, 1]) == [0.0, 1.0]
    assert largest([(5, 5)], [0]) == [0.0]


def test_a_distribution_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="two positive numbers"):
        beta_at(0.5, 0, 1)
