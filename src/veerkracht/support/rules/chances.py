"""The chance that a kind of support helps, learned from what was given before.

Source: beta-binomial empirical Bayes: kinds share one average and one strength, both estimated, the strength with a
weak prior around eight cases; so a kind with few cases leans on the others. See docs/methods/chances.md.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt

from veerkracht.support.rules.betas import beta_at

USUAL_STRENGTH, SPREAD = log(8), 1.0
WEAKEST, STRONGEST = log(0.01), log(10_000)
EDGE = 1e-6
GOLDEN = (sqrt(5) - 1) / 2
STEPS = 80


@dataclass(frozen=True, slots=True)
class History:
    """How often the agreed bottleneck was gone after six months, by the judgement of both sides, of how often asked."""

    gone: int
    asked: int

    def __post_init__(self) -> None:
        if not 0 <= self.gone <= self.asked:
            raise ValueError(f"{self.gone} of {self.asked} is no history")


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance that a kind helps: what was seen, what to count with, and where it lies in 90 of 100 cases."""

    seen: float | None
    value: float
    low: float
    high: float
    better: float
    worse: float
    """The two numbers of the beta distribution: cases that went well and that did not, with what others lend."""


@dataclass(frozen=True, slots=True)
class Chances:
    """The chances of all kinds, the average they share, and the number of cases that average is worth."""

    average: float
    strength: float
    by_kind: Mapping[str, Chance]


def learn(histories: Mapping[str, History]) -> Chances:
    """Learn the chance of each kind from the history of all.

    >>> found = learn({"knowledge": History(9, 14), "method": History(3, 8)})
    >>> found.by_kind["method"].seen, round(found.by_kind["method"].value, 2)
    (0.375, 0.51)
    """
    average, strength = _shared(list(histories.values()))
    return Chances(average, strength, {kind: _chance(one, average, strength) for kind, one in histories.items()})


def helped(initiative: bool | None, province: bool | None) -> bool | None:
    """Say whether support helped: only where both sides judge that the bottleneck is gone; unknown until both did."""
    return None if initiative is None or province is None else initiative and province


def _chance(one: History, average: float, strength: float) -> Chance:
    better = average * strength + one.gone
    worse = (1 - average) * strength + one.asked - one.gone
    seen = one.gone / one.asked if one.asked else None
    value = better / (better + worse)
    return Chance(seen, value, beta_at(0.05, better, worse), beta_at(0.95, better, worse), better, worse)


def _shared(histories: Sequence[History]) -> tuple[float, float]:
    """Find the average and the strength that make all histories most likely."""

    def fit(log_strength: float) -> tuple[float, float]:
        strength = exp(log_strength)
        average = _highest(lambda mean: _likelihood(histories, mean, strength), EDGE, 1 - EDGE)
        prior = -(((log_strength - USUAL_STRENGTH) / SPREAD) ** 2) / 2
        return _likelihood(histories, average, strength) + prior, average

    best = _highest(lambda one: fit(one)[0], WEAKEST, STRONGEST)
    return fit(best)[1], exp(best)


def _likelihood(histories: Sequence[History], average: float, strength: float) -> float:
    a, b = average * strength, (1 - average) * strength
    apart = lgamma(strength) - lgamma(a) - lgamma(b)
    return sum(
        apart + lgamma(a + one.gone) + lgamma(b + one.asked - one.gone) - lgamma(strength + one.asked)
        for one in histories
    )


def _highest(rising: Callable[[float], float], low: float, high: float) -> float:
    """Find where a function with one top is highest, by the golden section."""
    one, other = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_one, at_other = rising(one), rising(other)
    for _step in range(STEPS):
        if at_one >= at_other:
            high, other, at_other = other, one, at_one
            one = high - GOLDEN * (high - low)
            at_one = rising(one)
        else:
            low, one, at_one = one, other, at_other
            other = low + GOLDEN * (high - low)
            at_other = rising(other)
    return (low + high) / 2
