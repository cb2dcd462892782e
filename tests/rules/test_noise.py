"""What measurement error and small cohorts pay for nothing."""

import math
import random
from fractions import Fraction
from statistics import fmean, stdev

import pytest

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.metric import Metric, Number, Tier
from veerkracht.fund.rules.noise import (
    by_chance,
    chance_paid,
    days_for_nothing,
    doubtful,
    expected,
    people_needed,
    reliable_change,
    spread,
    surprise,
)


def test_the_reliable_change_on_the_loneliness_scale_is_3_points() -> None:
    assert math.isclose(2.9 * math.sqrt(0.15), 1.123, abs_tol=0.0005)
    assert math.isclose(spread(2.9, 0.85), 1.588, abs_tol=0.0005)
    assert math.isclose(reliable_change(2.9, 0.85), 3.113, abs_tol=0.0005)


@pytest.mark.parametrize(
    ("threshold", "share"),
    [
        pytest.param(2, 0.104, id="two points better"),
        pytest.param(1.5, 0.172, id="two points better in whole points"),
        pytest.param(4, 0.006, id="four points better"),
    ],
)
def test_so_many_pass_a_threshold_though_nothing_changed(threshold: float, share: float) -> None:
    assert math.isclose(by_chance(threshold, 2.9, 0.85), share, abs_tol=0.0005)


def test_noise_alone_costs_18718_euro() -> None:
    assert round(120 * by_chance(2, 2.9, 0.85) * 1500) == pytest.approx(18718, abs=20)


@pytest.mark.parametrize(
    ("true", "people", "chance"),
    [
        *((0, 100, 0.24454), (0, 300, 0.114875), (0, 1000, 0.0142)),
        *((0.05, 100, 0.36547), (0.05, 300, 0.275045), (0.05, 1000, 0.137395)),
        *((0.10, 100, 0.5), (0.10, 300, 0.5), (0.10, 1000, 0.5)),
        *((0.15, 100, 0.63448), (0.15, 300, 0.724945), (0.15, 1000, 0.86266)),
    ],
)
def test_a_cohort_shows_10_per_cent_by_chance(true: float, people: int, chance: float) -> None:
    assert math.isclose(chance_paid(true, 0.10, people), chance, abs_tol=0.004)


@pytest.mark.parametrize(("reduction", "people"), [(0.05, 5026), (0.10, 1197), (0.20, 270), (0.30, 107)])
def test_so_many_people_show_a_reduction(reduction: float, people: int) -> None:
    assert people_needed(reduction) == people


METRIC = Metric("lonely", Bilingual(en="Less lonely"), Bilingual(en="persons"), 1, path="metrics[lonely]")


def test_a_threshold_below_the_reliable_change_is_warned_of() -> None:
    low = Metric("m", METRIC.title, METRIC.unit, 1, at_least=Number(Fraction(2)), path="metrics[m]")
    high = Metric("m", METRIC.title, METRIC.unit, 1, at_least=Number(Fraction(4)), path="metrics[m]")

    (warning,) = doubtful(low, deviation=2.9, reliability=0.85)

    assert warning.path == "metrics[m].at_least"
    assert "The threshold of 2 lies below 3.11" in warning.said.read("en")
    assert "10,4 %" in warning.said.read("nl")
    assert not list(doubtful(high, deviation=2.9, reliability=0.85))
    assert not list(doubtful(low))


def test_a_cohort_too_small_for_all_or_nothing_is_warned_of() -> None:
    tiers = (
        Tier(Money(0, "EUR"), less_than=Number(Fraction(10))),
        Tier(Money(5, "EUR"), at_least=Number(Fraction(10))),
    )
    metric = Metric("m", METRIC.title, METRIC.unit, 1, per="cohort", compare="percent", tiers=tiers, path="metrics[m]")

    (warning,) = doubtful(metric, people=300)

    assert warning.said.read("en").startswith("A cohort of 300 people is too small for these tiers; only 1,197 people")
    assert not list(doubtful(metric, people=1197))


@pytest.mark.parametrize(
    ("true", "error", "at_once", "straight", "drawn"),
    [
        (0, 0.04, 6209.7, 79788.4, 63830.8),
        (0, 0.08, 105649.8, 158775.3, 79788.4),
        (0.1, 0.04, 500000, 500000, 400317.3),
        (0.1, 0.08, 500000, 500000, 260113.2),
        (0.2, 0.04, 993790.3, 920211.6, 791906.1),
        (0.2, 0.08, 894350.2, 841224.7, 500000),
    ],
)
def test_so_much_is_paid_on_average_by_each_shape(
    true: float, error: float, at_once: float, straight: float, drawn: float
) -> None:
    parts = expected(true, error, threshold=0.1, target=0.2, likely=0.08)

    assert [1_000_000 * part for part in parts] == pytest.approx([at_once, straight, drawn], abs=0.1)


def test_a_programme_without_effect_is_paid_776961_per_person_or_66576_over_the_cohort() -> None:
    floored, whole = days_for_nothing(160, 400)

    assert (33 * floored, 33 * whole) == pytest.approx((776961.379754, 66576.014587), abs=1e-6)


def test_our_own_draw_of_useless_programmes_comes_to_the_same() -> None:
    chance = random.Random(5)  # noqa: S311 - the same at every run
    cohorts = [[400 - chance.expovariate(1 / 400) for _person in range(160)] for _cohort in range(2_000)]

    drawn = [sum(max(0.0, days) for days in cohort) for cohort in cohorts], [max(0.0, sum(one)) for one in cohorts]

    for days, expected_days in zip(drawn, days_for_nothing(160, 400), strict=True):
        assert abs(fmean(days) - expected_days) < 4 * stdev(days) / math.sqrt(len(days))


@pytest.mark.parametrize("true", [0, 0.05, 0.10, 0.15])
def test_our_own_draw_of_cohorts_shows_10_per_cent_as_often(true: float) -> None:
    chance, tries, people = random.Random(6), 5_000, 300  # noqa: S311 - the same at every run

    def events(mean: float, many: int) -> float:
        return chance.gauss(mean, math.sqrt(3 * 1.55 / many))

    shown = sum(1 - events(1.55 * (1 - true), people) / events(1.55, 10 * people) >= 0.10 for _cohort in range(tries))

    expected_part = chance_paid(true, 0.10, people)
    assert abs(shown / tries - expected_part) < 4 * math.sqrt(expected_part * (1 - expected_part) / tries)


def test_four_successes_where_2_4_were_expected_are_1_49_deviations() -> None:
    chances = [0.1, 0.2, 0.3, 0.5, 0.6, 0.7]

    assert (sum(chances), 4 - sum(chances)) == pytest.approx((2.4, 1.6), abs=1e-6)
    assert surprise(chances, 4) == pytest.approx(1.485563, abs=1e-6)
