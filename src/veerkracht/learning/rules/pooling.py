"""The average of the effects of several studies, as the handbooks compute it: a check beside the synthesis.

Sources: DerSimonian and Laird (1986); Röver, Knapp and Friede (2015) for the interval of Hartung and Knapp that is
never narrower than the plain one; Higgins, Thompson and Spiegelhalter (2009) for the next place. See
docs/methods/pooling.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from veerkracht.learning.rules.distributions import student_at

Interval = tuple[float, float]
ROUNDED_95 = 1.96


@dataclass(frozen=True, slots=True)
class Study:
    """The effect that one study found, in standard deviations, with its standard error and level of design."""

    size: float
    error: float
    level: int = 5

    def __post_init__(self) -> None:
        if not self.error > 0:
            raise ValueError("a study has a standard error above nought")


@dataclass(frozen=True, slots=True)
class Pooled:
    """The average effect, how much the studies differ beyond chance, and where the next study may come out."""

    studies: int
    average: float
    error: float
    plain: Interval
    careful: Interval | None
    """The interval of Hartung and Knapp, never narrower than by chance alone; from two studies on."""
    between: float
    """The variance between the studies (tau squared)."""
    spread: float
    """Cochran's Q."""
    beyond_chance: float
    """The share of the spread that chance does not explain (I squared)."""
    next_study: Interval | None


def pool(studies: Sequence[Study]) -> Pooled | None:
    """Average the effects of studies; nothing without one, and of one study no interval that needs two.

    >>> found = pool([Study(0.42, 0.18), Study(0.25, 0.15), Study(0.55, 0.25), Study(0.3, 0.2)])
    >>> round(found.average, 4), [round(one, 4) for one in found.careful]
    (0.3471, [0.052, 0.6422])
    """
    if not studies:
        return None
    sizes, variances = [one.size for one in studies], [one.error**2 for one in studies]
    many = len(studies)
    fixed = [1 / one for one in variances]
    first = _average(sizes, fixed)
    spread = sum(weight * (size - first) ** 2 for weight, size in zip(fixed, sizes, strict=True))
    scale = sum(fixed) - sum(weight**2 for weight in fixed) / sum(fixed)
    between = max(0.0, (spread - (many - 1)) / scale) if many > 1 else 0.0
    weights = [1 / (one + between) for one in variances]
    average, error = _average(sizes, weights), 1 / sqrt(sum(weights))
    return Pooled(
        studies=many,
        average=average,
        error=error,
        plain=(average - ROUNDED_95 * error, average + ROUNDED_95 * error),
        careful=_careful(sizes, weights, average) if many > 1 else None,
        between=between,
        spread=spread,
        beyond_chance=max(0.0, (spread - (many - 1)) / spread) if spread else 0.0,
        next_study=_next(average, error, between, many) if many > 1 else None,
    )


def _average(sizes: Sequence[float], weights: Sequence[float]) -> float:
    return sum(weight * size for weight, size in zip(weights, sizes, strict=True)) / sum(weights)


def _careful(sizes: Sequence[float], weights: Sequence[float], average: float) -> Interval:
    freedom = len(sizes) - 1
    seen = sum(weight * (size - average) ** 2 for weight, size in zip(weights, sizes, strict=True)) / freedom
    reach = student_at(0.975, freedom) * sqrt(max(1.0, seen) / sum(weights))
    return average - reach, average + reach


def _next(average: float, error: float, between: float, many: int) -> Interval:
    reach = student_at(0.975, max(1, many - 2)) * sqrt(between + error**2)
    return average - reach, average + reach
