"""Looking every week without fooling ourselves, and comparing initiatives without a league table.

Sources: Howard and others, Time-uniform, nonparametric, nonasymptotic confidence sequences (2021), by a normal mixture;
Spiegelhalter, Funnel plots for comparing institutional performance (2005). See docs/methods/monitoring.md.
"""

from dataclasses import dataclass
from math import log, sqrt

from veerkracht.learning.rules.distributions import binomial

ALPHA, BEST_AT = 0.05, 50
WARNING, ALARM = 1.96, 3.09
"""How many standard errors from the common share: 95 % and 99.8 %."""


def reach(looks: int, *, deviation: float = 1.0, alpha: float = ALPHA, best_at: int = BEST_AT) -> float:
    """Give how far an average may be off after so many measurements, at every look at once.

    >>> round(reach(50), 3)
    0.429
    """
    if looks < 1:
        raise ValueError("there is at least one measurement")
    root = -2 * log(alpha)
    tuned = (root + log(root + 1)) / best_at
    many = looks * tuned
    return deviation * sqrt((1 + many) * log((1 + many) / alpha**2) / (looks**2 * tuned))


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an initiative stands beside a common share: within what chance makes, or not."""

    share: float
    usual: tuple[float, float]
    extreme: tuple[float, float]
    by_chance: float

    @property
    def exceptional(self) -> bool:
        return not self.extreme[0] <= self.share <= self.extreme[1]

    @property
    def to_look_at(self) -> bool:
        return not self.usual[0] <= self.share <= self.usual[1]


def standing(part: int, whole: int, common: float) -> Standing:
    """Say where a share stands in the funnel around the common share.

    >>> found = standing(40, 90, 0.55)
    >>> found.to_look_at, found.exceptional, round(found.by_chance, 3)
    (True, False, 0.056)
    """
    if not (0 <= part <= whole and whole and 0 <= common <= 1):
        raise ValueError(f"{part} of {whole} beside {common} is no share")

    def limits(steps: float) -> tuple[float, float]:
        off = steps * sqrt(common * (1 - common) / whole)
        return max(0.0, common - off), min(1.0, common + off)

    return Standing(part / whole, limits(WARNING), limits(ALARM), binomial(part, whole, common))
