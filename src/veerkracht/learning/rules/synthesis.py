"""What studies say together of the size of an effect, here and at a next place: exact on a grid, nothing is drawn.

Each study measures its own place's effect, the places vary around an average, and how much they vary is itself unknown:
y ~ N(theta, s²), theta ~ N(mu, tau²), mu ~ N(0, 0.5²), tau ~ half-normal(0.3). For each tau on a grid all else is known
in closed form. Sources: Röver, Bayesian random-effects meta-analysis (2020); Röver and others (2021) for the prior of
tau. Weak designs count less by a bias and a spread that a panel sets (after Turner and others 2009; the default is not
calibrated). numpy is imported where it is used. See docs/methods/synthesis.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from math import erf, inf, pi, sqrt
from typing import TYPE_CHECKING, Any

from veerkracht.learning.rules.distributions import NORMAL
from veerkracht.learning.rules.pooling import Study

if TYPE_CHECKING:
    import numpy as np

    Column = np.ndarray[Any, np.dtype[np.float64]]

POINTS, FARTHEST = 2001, 3.0
REACH, STEPS, CLOSE = 10.0, 200, 1e-12
UNSEEN = 1e-18
"""A point of the grid with less chance than this changes no digit that is shown."""
REALITIES = 20
QUARTER = 0.25
"""The words for what a next place may expect change at each quarter of the chance."""
SQRT2 = sqrt(2)


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is assumed before any study: a version of its own, that a panel changes and every page can do without.

    `average` and `between` are the standard deviations before any study of the average effect and of how places vary;
    `noticeable` is the smallest difference that people notice; `bias` and `spread` say for each level of design how
    much it flatters and how uncertain that is.
    """

    average: float = 0.5
    between: float = 0.3
    noticeable: float = 0.2
    bias: Mapping[int, float] = field(
        default_factory=lambda: {0: 0.20, 1: 0.15, 2: 0.10, 3: 0.05, 4: 0.02, 5: 0.0},
    )
    spread: Mapping[int, float] = field(
        default_factory=lambda: {0: 0.35, 1: 0.25, 2: 0.15, 3: 0.10, 4: 0.05, 5: 0.0},
    )


DEFAULT = Assumptions()


class Expectation(StrEnum):
    """What a next place may expect, in a word."""

    HELPS = "helps"
    MAY_HELP = "may help"
    UNCLEAR = "unclear"
    NO_DIFFERENCE = "no difference"
    MAY_HARM = "may harm"


@dataclass(frozen=True, slots=True)
class Shrunken:
    """What is thought of the effect in one study's own place, now that the others are known."""

    size: float
    error: float


@dataclass(frozen=True, slots=True)
class Synthesis:
    """What the studies say: of the average effect, of a next place, and of each place that was studied."""

    studies: int
    average: float
    error: float
    interval: tuple[float, float]
    positive: float
    """The chance that the average effect is above nought."""
    noticeable: float
    """The chance that the average effect is one that people notice."""
    between: float
    between_interval: tuple[float, float]
    next_place: tuple[float, float]
    next_positive: float
    next_noticeable: float
    next_harmful: float
    places: tuple[Shrunken, ...]

    def realities(self, many: int = REALITIES) -> tuple[int, int, int]:
        """Give how many of so many possible realities at a next place are noticeably better, no different and worse."""
        better, worse = round(self.next_noticeable * many), round(self.next_harmful * many)
        return better, many - better - worse, worse


def adjusted(studies: Sequence[Study], assumed: Assumptions = DEFAULT) -> tuple[Study, ...]:
    """Let weak designs count less: take off how much they flatter, and add how uncertain that is.

    >>> round(adjusted([Study(0.42, 0.18, level=1)])[0].size, 2)
    0.27
    """
    return tuple(
        Study(one.size - assumed.bias[one.level], sqrt(one.error**2 + assumed.spread[one.level] ** 2), one.level)
        for one in studies
    )


def kept(study: Study, assumed: Assumptions = DEFAULT) -> float:
    """Give the share of a study's information that its design leaves.

    >>> round(kept(Study(0.42, 0.18, level=1)), 2)
    0.34
    """
    return study.error**2 / (study.error**2 + assumed.spread[study.level] ** 2)


def expectation(noticeable: float, harmful: float) -> Expectation:
    """Put into a word what a next place may expect, from its chances of a noticeable difference and of harm.

    >>> expectation(0.811, 0.014).value, expectation(0.550, 0.035).value, expectation(0.181, 0.104).value
    ('helps', 'may help', 'no difference')
    """
    if harmful >= QUARTER:
        return Expectation.MAY_HARM
    if noticeable >= 3 * QUARTER:
        return Expectation.HELPS
    if noticeable >= 2 * QUARTER:
        return Expectation.MAY_HELP
    return Expectation.NO_DIFFERENCE if noticeable < QUARTER else Expectation.UNCLEAR


def synthesise(studies: Sequence[Study], assumed: Assumptions = DEFAULT) -> Synthesis:
    """Say what studies together tell of an effect, and what a next place may expect.

    Without studies it gives what was assumed before any, which a page calls "no research".

    >>> found = synthesise([Study(0.42, 0.18), Study(0.25, 0.15), Study(0.55, 0.25), Study(0.3, 0.2)])
    >>> round(found.average, 3), round(found.positive, 3), round(found.next_noticeable, 3)
    (0.335, 0.993, 0.811)
    """
    found = _known(studies, assumed)
    here, there = found.average, found.next_place
    return Synthesis(
        studies=len(studies),
        average=here.mean(),
        error=here.deviation(),
        interval=(here.at(0.025), here.at(0.975)),
        positive=1 - here.below(0),
        noticeable=1 - here.below(assumed.noticeable),
        between=float(found.chance @ found.taus),
        between_interval=(found.first(0.025), found.first(0.975)),
        next_place=(there.at(0.025), there.at(0.975)),
        next_positive=1 - there.below(0),
        next_noticeable=1 - there.below(assumed.noticeable),
        next_harmful=there.below(-assumed.noticeable),
        places=found.places(),
    )


def next_places(studies: Sequence[Study], assumed: Assumptions = DEFAULT, many: int = REALITIES) -> tuple[float, ...]:
    """Give so many equally likely effects at a next place, the least first: each a dot in the picture.

    >>> [round(one, 2) for one in next_places([Study(0.42, 0.18), Study(0.25, 0.15)], many=3)]
    [0.08, 0.29, 0.5]
    """
    there = _known(studies, assumed).next_place
    return tuple(there.at((place + 0.5) / many) for place in range(many))


@dataclass(frozen=True, slots=True)
class _Known:
    """What the studies leave possible: for each tau its chance, the average with its variance, and all that went in."""

    taus: Column
    chance: Column
    sizes: Column
    variances: Column
    weights: Column
    middle: Column
    variance: Column

    @property
    def average(self) -> Mixture:
        import numpy as np

        seen = self.chance > UNSEEN
        return Mixture(self.chance[seen], self.middle[seen], np.sqrt(self.variance[seen]))

    @property
    def next_place(self) -> Mixture:
        import numpy as np

        seen = self.chance > UNSEEN
        return Mixture(self.chance[seen], self.middle[seen], np.sqrt(self.variance[seen] + self.taus[seen] ** 2))

    def first(self, share: float) -> float:
        """Give the first point of the grid up to which there is this share of all chance."""
        return float(self.taus[int((self.chance.cumsum() >= share).argmax())])

    def places(self) -> tuple[Shrunken, ...]:
        """Draw each study towards the average, the more the less the places differ and the less it measured."""
        import numpy as np

        pulled = self.variances * self.weights
        means = (1 - pulled) * self.sizes + pulled * self.middle
        spreads = (1 - pulled) * self.variances + pulled**2 * self.variance
        size = means @ self.chance
        error = np.sqrt((spreads + means**2) @ self.chance - size**2)
        return tuple(Shrunken(float(one), float(other)) for one, other in zip(size, error, strict=True))


def _known(studies: Sequence[Study], assumed: Assumptions) -> _Known:
    import numpy as np

    taus, prior = _grid(assumed.between)
    sizes = np.array([[one.size] for one in studies]).reshape(-1, 1)
    variances = np.array([[one.error**2] for one in studies]).reshape(-1, 1)
    before = assumed.average**2
    weights = 1 / (variances + taus**2)
    variance = 1 / (1 / before + weights.sum(axis=0))
    middle = variance * (weights * sizes).sum(axis=0)
    likely = (
        prior
        + 0.5 * np.log(weights).sum(axis=0)
        - 0.5 * (weights * sizes**2).sum(axis=0)
        + 0.5 * middle**2 / variance
        + 0.5 * np.log(variance / before)
    )
    chance = np.exp(likely - likely.max())
    chance[[0, -1]] /= 2
    chance /= chance.sum()
    return _Known(taus, chance, sizes, variances, weights, middle, variance)


@lru_cache(maxsize=8)
def _grid(between: float) -> tuple[Column, Column]:
    """Give the grid of tau, and the logarithm of what is assumed of it."""
    import numpy as np

    taus = np.linspace(0, FARTHEST, POINTS)
    return taus, -0.5 * (taus / between) ** 2


@dataclass(frozen=True, slots=True)
class Mixture:
    """Normal distributions, each with its chance."""

    chance: Column
    middle: Column
    error: Column

    def mean(self) -> float:
        return float(self.chance @ self.middle)

    def deviation(self) -> float:
        return sqrt(float(self.chance @ (self.error**2 + self.middle**2)) - self.mean() ** 2)

    def below(self, value: float) -> float:
        """Give the chance of a value below this one."""
        import numpy as np

        steps = ((value - self.middle) / (self.error * SQRT2)).tolist()
        return float(self.chance @ np.array([erf(step) for step in steps])) / 2 + 0.5

    def density(self, value: float) -> float:
        import numpy as np

        steps = (value - self.middle) / self.error
        return float(self.chance @ (np.exp(-0.5 * steps**2) / self.error)) / sqrt(2 * pi)

    def at(self, chance: float) -> float:
        """Give the value below which there is this chance: by Newton's steps, halving where they leave the bounds."""
        low, high = -REACH, REACH
        here = self.mean() + NORMAL.inv_cdf(chance) * self.deviation()
        for _step in range(STEPS):
            over = self.below(here) - chance
            low, high = (low, here) if over > 0 else (here, high)
            slope = self.density(here)
            there = here - over / slope if slope > 0 else inf
            if abs(there - here) < CLOSE:
                return there
            here = there if low < there < high else (low + high) / 2
        return here
