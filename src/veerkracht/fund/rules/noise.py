"""Whether a metric can tell success from chance: measurement error, and cohorts too small for their shape.

Source: Jacobson and Truax (1991) for the reliable change; the counts of events are taken as normal with the variance of
the Peterborough evaluation. See docs/methods/noise.md.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, exp, lgamma, log, sqrt
from statistics import NormalDist

from veerkracht.fund.rules.metric import Metric
from veerkracht.fund.rules.sentences import Mistake, Percent, Said

NORMAL = NormalDist()
MEAN, VARIANCE, CONTROLS = 1.55, 3.0, 10
"""Events per person, variance as a multiple of that, and people compared with each: those of Peterborough."""
PROBABLE = 0.8


def spread(deviation: float, reliability: float) -> float:
    """Give the standard deviation of a change in which nothing changed.

    >>> round(spread(2.9, .85), 3)
    1.588
    """
    return deviation * sqrt(1 - reliability) * sqrt(2)


def reliable_change(deviation: float, reliability: float) -> float:
    """Give the smallest change that measurement error alone makes in fewer than one in twenty.

    >>> round(reliable_change(2.9, .85), 2)
    3.11
    """
    return 1.96 * spread(deviation, reliability)


def by_chance(threshold: float, deviation: float, reliability: float) -> float:
    """Give the chance that someone whom nothing changed still passes a threshold.

    >>> round(by_chance(2, 2.9, .85), 3)
    0.104
    """
    return 1 - NORMAL.cdf(threshold / spread(deviation, reliability))


def chance_paid(reduction: float, threshold: float, people: int) -> float:
    """Give the chance that a cohort shows at least a reduction, where the true one is another.

    >>> round(chance_paid(0, .10, 100), 3)
    0.245
    """
    aim, truth = (1 - threshold) * MEAN, MEAN * (1 - reduction)
    variance = VARIANCE * MEAN / people * (1 + (1 - threshold) ** 2 / CONTROLS)
    return NORMAL.cdf((aim - truth) / sqrt(variance))


def people_needed(reduction: float) -> int:
    """Give how many people a cohort needs to show a reduction in four of five cases, one-sided at 5 %.

    >>> people_needed(.10)
    1197
    """
    sizes = NORMAL.inv_cdf(0.95) + NORMAL.inv_cdf(PROBABLE)
    return ceil(sizes**2 * VARIANCE * MEAN * ((1 - reduction) + 1 / CONTROLS) / (MEAN * reduction) ** 2)


def expected(
    true: float, error: float, *, threshold: float, target: float, likely: float
) -> tuple[float, float, float]:
    """Give which part of the most is paid on average, for a true effect that is measured with an error.

    In turn: all or nothing at a threshold; in a straight line to the target; and in a straight line after the estimate
    was drawn to nothing (see docs/methods/cohort.md).

    >>> [round(1_000_000 * part, -3) for part in expected(0, .08, threshold=.10, target=.20, likely=.08)]
    [106000.0, 159000.0, 80000.0]
    """
    kept = likely**2 / (likely**2 + error**2)
    at_once = 1 - NORMAL.cdf((threshold - true) / error)
    return at_once, _between(true / target, error / target), _between(kept * true / target, kept * error / target)


def _between(mean: float, deviation: float) -> float:
    """Give the mean of a normal amount of which less than nothing is nothing and more than all is all."""
    low, high = -mean / deviation, (1 - mean) / deviation
    inside = mean * (NORMAL.cdf(high) - NORMAL.cdf(low)) + deviation * (NORMAL.pdf(low) - NORMAL.pdf(high))
    return inside + 1 - NORMAL.cdf(high)


def days_for_nothing(people: int, mean: float) -> tuple[float, float]:
    """Give how many days a programme without effect is paid for on average, where days last by chance (exponential).

    First floored at nothing per person, then over the cohort as a whole: its sum follows a gamma distribution, and of
    that only what lies below what was expected is paid.

    >>> [round(33 * days) for days in days_for_nothing(160, 400)]
    [776961, 66576]
    """
    whole = people * mean
    return whole * exp(-1), whole * exp(people * log(people) - people - lgamma(people + 1))


def surprise(chances: Sequence[float], reached: int) -> float:
    """Give how many standard deviations more reached it than their chances made one expect.

    >>> round(surprise([.1, .2, .3, .5, .6, .7], 4), 2)
    1.49
    """
    return (reached - sum(chances)) / sqrt(sum(chance * (1 - chance) for chance in chances))


def doubtful(metric: Metric, *, deviation: float = 0, reliability: float = 1, people: int = 0) -> Iterator[Mistake]:
    """Warn where a threshold lies below the reliable change, or a cohort is too small for all or nothing."""
    if metric.at_least is not None and deviation and reliability < 1:
        least = reliable_change(deviation, reliability)
        if metric.at_least < least:
            noise = Percent(
                Fraction(round(by_chance(float(metric.at_least), deviation, reliability), 3)).limit_denominator(1000)
            )
            words = {"threshold": metric.at_least, "least": Fraction(f"{least:.2f}"), "noise": noise}
            yield Mistake(f"{metric.path}.at_least", Said("below-reliable-change", words))
    steps = [float(tier.lower) / 100 for tier in metric.tiers if tier.lower is not None and 0 < tier.lower < 100]
    if metric.compare == "percent" and people and steps and people < (needed := people_needed(min(steps))):
        yield Mistake(f"{metric.path}.tiers", Said("cohort-too-small", {"people": people, "needed": needed}))
