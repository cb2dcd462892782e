"""Which evaluation is worth its money: what knowing more could save in the decision to go on.

Source: Raiffa and Schlaifer, Applied statistical decision theory (1961), with a normal approximation. What one standard
deviation is worth to a person is an assumption that is shown. See docs/methods/next_evaluation.md.
"""

from dataclasses import dataclass
from math import sqrt

from veerkracht.learning.rules.distributions import NORMAL


@dataclass(frozen=True, slots=True)
class Worth:
    """What knowing everything, and what one study more, is worth at most; and what would be decided now."""

    go_on: bool
    everything: float
    one_study: float


def worth(average: float, error: float, *, threshold: float, value: float, study_error: float) -> Worth:
    """Give what more knowledge is worth, in the money of `value`: what one standard deviation is worth to all people.

    >>> found = worth(0.3006, 0.3695, threshold=0.15, value=600_000, study_error=0.10)
    >>> round(found.everything, -2), found.go_on
    (50500.0, True)
    """
    if not (error > 0 and study_error > 0 and value >= 0):
        raise ValueError("errors are above nought, and a value is not below it")
    learned = error**2 / sqrt(error**2 + study_error**2)
    return Worth(
        average > threshold,
        _loss(average, error, threshold) * value,
        _loss(average, learned, threshold) * value,
    )


def _loss(average: float, error: float, threshold: float) -> float:
    """Give what is lost on average by deciding on what is known now."""
    steps = abs(average - threshold) / error
    return error * (NORMAL.pdf(steps) - steps * (1 - NORMAL.cdf(steps)))
