"""The size of an effect from what a study reports, positive when it is better for people; impossible input is refused.

Sources: Hedges (1981) for g; Chinn (2000) for odds ratios; Borenstein and others, Introduction to meta-analysis (2009),
for before and after. See docs/methods/effects.md.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import exp, log, pi, sqrt

ASK_AGAIN = 3.0
"""An effect above so many standard deviations is asked about once more."""

ASSUMED_CORRELATION = 0.5
ASSUMED_CLUSTERING = 0.05


class Wrong(StrEnum):
    """What can be wrong with the figures of a study."""

    NO_SPREAD = "no spread"
    TOO_FEW = "too few people"
    OUTSIDE_SCALE = "outside the scale"
    PERCENTAGE_AS_FRACTION = "a percentage as a fraction"
    MISSES_ESTIMATE = "the interval misses its estimate"
    NO_CORRELATION = "no correlation"
    MORE_THAN_ALL = "more than all"
    NOTHING_HAPPENED = "nothing happened in either group"


class Impossible(ValueError):
    """Figures that no study can have, with what is wrong."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Group:
    """What was measured in one group: mean, standard deviation, people."""

    mean: float
    deviation: float
    people: int


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect in standard deviations, positive when better for people, with its variance."""

    size: float
    variance: float
    assumed: tuple[str, ...] = ()
    """What was assumed to compute it, such as the correlation of before and after."""

    @property
    def error(self) -> float:
        return sqrt(self.variance)

    @property
    def ask_again(self) -> bool:
        return abs(self.size) > ASK_AGAIN


def from_groups(
    treated: Group, control: Group, *, lower_is_better: bool = False, scale: tuple[float, float] | None = None
) -> Effect:
    """Compute Hedges' g from the means of two groups.

    >>> found = from_groups(Group(4.1, 2.9, 60), Group(5.2, 3.1, 55), lower_is_better=True)
    >>> round(found.size, 5), round(found.variance, 6)
    (0.36456, 0.034964)
    """
    for group in (treated, control):
        _require_group(group, scale)
    freedom = treated.people + control.people - 2
    pooled = ((treated.people - 1) * treated.deviation**2 + (control.people - 1) * control.deviation**2) / freedom
    plain = (treated.mean - control.mean) / sqrt(pooled)
    small = _small(freedom)
    many = treated.people + control.people
    variance = small**2 * (many / (treated.people * control.people) + plain**2 / (2 * many))
    return Effect(_signed(small * plain, lower_is_better), variance)


def before_and_after(
    before: Group, after_mean: float, *, correlation: float | None = None, lower_is_better: bool = False
) -> Effect:
    """Compute the effect from one group before and after; without their correlation, one half is assumed and said.

    >>> round(before_and_after(Group(6.0, 2.9, 45), 4.9, lower_is_better=True).size, 6)
    0.372808
    """
    _require_group(before, None)
    if correlation is not None and not -1 < correlation < 1:
        raise Impossible(Wrong.NO_CORRELATION)
    known = ASSUMED_CORRELATION if correlation is None else correlation
    size = _small(before.people - 1) * (after_mean - before.mean) / before.deviation
    variance = 2 * (1 - known) / before.people + size**2 / (2 * before.people)
    return Effect(_signed(size, lower_is_better), variance, () if correlation is not None else ("correlation",))


@dataclass(frozen=True, slots=True)
class Odds:
    """The logarithm of an odds ratio with its variance."""

    ratio: float
    variance: float

    def effect(self, *, lower_is_better: bool = False) -> Effect:
        """Give it in standard deviations."""
        return Effect(_signed(self.ratio * sqrt(3) / pi, lower_is_better), self.variance * 3 / pi**2)


def from_counts(treated: int, of_treated: int, control: int, of_control: int) -> Odds:
    """Compute the odds ratio from how many reached something in two groups.

    >>> found = from_counts(31, 80, 18, 78)
    >>> round(found.ratio, 6), round(found.effect().size, 6)
    (0.74614, 0.411368)
    """
    if min(of_treated, of_control) < 2:
        raise Impossible(Wrong.TOO_FEW)
    if not (0 <= treated <= of_treated and 0 <= control <= of_control):
        raise Impossible(Wrong.MORE_THAN_ALL)
    if treated == control == 0:
        raise Impossible(Wrong.NOTHING_HAPPENED)
    cells = [float(one) for one in (treated, of_treated - treated, control, of_control - control)]
    if 0 in cells:
        cells = [one + 0.5 for one in cells]
    a, b, c, d = cells
    return Odds(log(a * d / (b * c)), sum(1 / one for one in cells))


def from_interval(estimate: float, low: float, high: float, *, quantile: float = 1.96) -> Effect:
    """Take an effect in standard deviations as it was published, with its interval of 95 %."""
    if not low <= estimate <= high:
        raise Impossible(Wrong.MISSES_ESTIMATE)
    if not high > low:
        raise Impossible(Wrong.NO_SPREAD)
    return Effect(estimate, ((high - low) / (2 * quantile)) ** 2)


def require_percentage(value: float) -> float:
    """Refuse a share where a percentage is asked: 0.4 is hardly ever 0.4 %."""
    if not 0 <= value <= 100:
        raise Impossible(Wrong.OUTSIDE_SCALE)
    if 0 < value < 1:
        raise Impossible(Wrong.PERCENTAGE_AS_FRACTION)
    return value


def in_clusters(effect: Effect, people_in_cluster: float, clustering: float | None = None) -> Effect:
    """Widen an effect of groups that were drawn as wholes; without the clustering known, 0.05 is assumed and said.

    >>> round(in_clusters(Effect(0.3, 0.02), 21).variance, 3)
    0.04
    """
    if people_in_cluster < 1:
        raise Impossible(Wrong.TOO_FEW)
    known = ASSUMED_CLUSTERING if clustering is None else clustering
    if not 0 <= known <= 1:
        raise Impossible(Wrong.NO_CORRELATION)
    assumed = effect.assumed if clustering is not None else (*effect.assumed, "clustering")
    return Effect(effect.size, effect.variance * (1 + (people_in_cluster - 1) * known), assumed)


def odds_ratio(odds: Odds) -> float:
    """Give the odds ratio itself.

    >>> round(odds_ratio(Odds(0.0, 1.0)))
    1
    """
    return exp(odds.ratio)


def _require_group(group: Group, scale: tuple[float, float] | None) -> None:
    if group.people < 2:
        raise Impossible(Wrong.TOO_FEW)
    if not group.deviation > 0:
        raise Impossible(Wrong.NO_SPREAD)
    if scale is not None and not scale[0] <= group.mean <= scale[1]:
        raise Impossible(Wrong.OUTSIDE_SCALE)


def _small(freedom: int) -> float:
    """Correct an effect for the few people it was measured in."""
    return 1 - 3 / (4 * freedom - 1)


def _signed(size: float, lower_is_better: bool) -> float:
    return -size if lower_is_better else size
