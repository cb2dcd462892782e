"""What was measured over a cohort, and what that is worth."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.rules.cohort import as_corrected, cohort_worth, measured, measured_again
from veerkracht.fund.rules.metric import Cohort, Metric, Number, Price, Shrunken, Tier
from veerkracht.fund.rules.pricing import Pricing, Worth
from veerkracht.fund.rules.sentences import Said
from veerkracht.fund.rules.standing import Row
from veerkracht.fund.rules.terms import Terms

DAY = date(2019, 12, 31)
COHORT = Cohort("one", DAY)
TERMS = Terms(1, "c", 1, date(2019, 1, 1), "EUR", Bilingual(en="C"), date(2019, 1, 1), date(2020, 12, 31))
METRIC = Metric("m", Bilingual(en="M"), Bilingual(en="points"), 1, per="cohort", cohorts=(COHORT,))
SAVED = replace(METRIC, compare="difference", better="lower")


def rows(*pairs: tuple[Any, Any], **more: Any) -> list[Row]:
    return [
        Row(f"v{n}", f"p{n}", "m", DAY, value=value, baseline=baseline, cohort="one", **more)
        for n, (baseline, value) in enumerate(pairs)
    ]


@pytest.mark.parametrize(
    ("metric", "pairs", "measure"),
    [
        pytest.param(SAVED, [(420, 260), (380, 400)], "140", id="saved days: who lost counts as much as who gained"),
        pytest.param(SAVED, [(300, 400)], "-100", id="less than nothing stays so"),
        pytest.param(replace(SAVED, better="higher"), [(2, 5), (4, 3)], "2", id="points gained"),
        pytest.param(replace(SAVED, measure="mean"), [(420, 260), (380, 400)], "70", id="the mean of them"),
        pytest.param(
            replace(SAVED, measure="mean", compare="percent"), [(200, 150), (100, 90)], "17.5", id="the mean reduction"
        ),
        pytest.param(METRIC, [(None, 7), (None, 8)], "15", id="the plain sum of what was measured"),
        pytest.param(METRIC, [(None, None), (None, None)], "2", id="without a value, one is one"),
    ],
)
def test_a_cohort_is_measured_as_a_whole(metric: Metric, pairs: list[tuple[Any, Any]], measure: str) -> None:
    assert measured(metric, COHORT, rows(*pairs), []) == Fraction(measure)


def test_a_mean_counts_each_row_for_its_people() -> None:
    one, other = rows((155, 142), (155, 140))
    metric = replace(SAVED, measure="mean", compare="percent")
    expected = (Fraction(1000 * 13) / 155 + Fraction(500 * 15) / 155) / 15

    assert measured(metric, COHORT, [one._replace(quantity=1000), other._replace(quantity=500)], []) == expected


def test_peterborough_is_measured_per_cohort_and_pooled() -> None:
    first, second = rows((155, 142), (155, Fraction(155 * 903, 1000)))
    metric = replace(SAVED, measure="mean", compare="percent")

    alone = measured(metric, COHORT, [first._replace(quantity=1000)], [])
    pooled = measured(metric, COHORT, [first._replace(quantity=1000), second._replace(quantity=1000)], [])

    assert (float(alone or 0), float(pooled or 0)) == pytest.approx((8.3871, 9.0435), abs=1e-4)
    assert (alone, pooled) == (Fraction(1300, 155), (Fraction(1300, 155) + Fraction("9.7")) / 2)


def test_a_part_has_the_denominator_that_the_metric_names() -> None:
    reached = rows(*[(None, None)] * 38)
    whole = [
        *reached,
        Row("r", "", "", DAY, quantity=119, kind="recruited", cohort="one"),
        Row("s", "", "", DAY, quantity=96, kind="started", cohort="one"),
        Row("t", "", "", DAY, quantity=50, kind="started", cohort="two"),
    ]
    rate = replace(METRIC, measure="rate", denominator="started")
    control = replace(COHORT, control=Number(Fraction(20)))

    assert measured(rate, COHORT, reached, whole) == Fraction(3800, 96)
    assert measured(replace(rate, denominator="recruited"), COHORT, reached, whole) == Fraction(3800, 119)
    assert measured(replace(rate, denominator="completed"), COHORT, reached, whole) is None
    assert measured(replace(rate, compare="difference"), control, reached, whole) == Fraction(3800, 96) - 20
    assert measured(replace(rate, compare="percent"), control, reached, whole) == (Fraction(3800, 96) - 20) * 5


def test_nothing_measured_is_not_zero() -> None:
    assert measured(SAVED, COHORT, [], []) is None


def paid(metric: Metric, measure: int | Fraction) -> Fraction:
    found = cohort_worth(Pricing(), TERMS, metric, COHORT, Fraction(measure))
    assert isinstance(found, Worth)
    return Fraction(found.exact) / 100


def number(value: int) -> Number:
    return Number(Fraction(value))


@pytest.mark.parametrize(("measure", "euros"), [(-50, 0), (0, 0), (50, 0), (51, 33), (150, 3300)])
def test_a_dead_band_is_not_paid_and_less_than_nothing_is_nothing(measure: int, euros: int) -> None:
    assert paid(replace(SAVED, prices=(Price(Money(3300, "EUR")),), dead_band=number(50)), measure) == euros


@pytest.mark.parametrize(("measure", "euros"), [(-1, 0), (0, 100), (10, 100), (15, 150), (20, 200), (21, 200)])
def test_a_tier_pays_its_amount_or_rises_along_a_line(measure: int, euros: int) -> None:
    tiers = (
        Tier(Money(0, "EUR"), less_than=number(0)),
        Tier(Money(10000, "EUR"), at_least=number(0), at_most=number(10)),
        Tier(Money(10000, "EUR"), more_than=number(10), at_most=number(20), rising_to=Money(20000, "EUR")),
        Tier(Money(20000, "EUR"), more_than=number(20)),
    )

    assert paid(replace(METRIC, tiers=tiers), measure) == euros


@pytest.mark.parametrize(
    ("measure", "euros"),
    [
        pytest.param(20, 800_000, id="four fifths of what was aimed at"),
        pytest.param(25, 1_000_000, id="just all of it"),
        pytest.param(40, 1_000_000, id="never more"),
        pytest.param(-5, 0, id="never less than nothing"),
    ],
)
def test_an_estimate_is_drawn_to_nothing_before_it_is_priced(measure: int, euros: int) -> None:
    nothing, all_of_it = Money.parse("0", "EUR"), Money.parse("1000000", "EUR")
    tiers = (
        Tier(nothing, less_than=number(0)),
        Tier(nothing, at_least=number(0), at_most=number(20), rising_to=all_of_it),
        Tier(all_of_it, more_than=number(20)),
    )
    metric = replace(METRIC, tiers=tiers, shrunken=Shrunken(likely=number(8), error=number(4)))

    worth = cohort_worth(Pricing(), TERMS, metric, COHORT, Fraction(measure))

    assert isinstance(worth, Worth)
    assert worth.exact == euros * 100
    assert worth.steps[1].read("nl") == f"omdat het een schatting is telt 80 % ervan: {measure * 4 // 5}"


def test_without_a_price_nothing_is_reckoned() -> None:
    assert cohort_worth(Pricing(), TERMS, METRIC, COHORT, Fraction(1)) == Said("no-price", {"on": DAY})


def test_the_last_correction_of_a_row_counts() -> None:
    counted = rows((420, 260), (380, 400))
    first = Row("c1", "p0", "m", date(2020, 1, 1), kind="correction", corrects="v0", value=300)
    last = Row("c2", "p0", "m", date(2020, 2, 1), kind="correction", corrects="v0", value=320)
    gone = Row("c3", "p1", "m", date(2020, 2, 1), kind="correction", corrects="v1", quantity=0)

    assert as_corrected(counted[0], first).value == 300
    assert as_corrected(counted[0], None) is counted[0]
    assert as_corrected(counted[0], gone).value == 260
    assert measured_again(SAVED, COHORT, [*counted, first], last) == 100 - 20
    assert measured_again(SAVED, COHORT, [*counted, first, last], gone) == 100
