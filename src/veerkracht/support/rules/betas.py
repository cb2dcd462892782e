"""The beta distribution of a chance, on a grid: its quantiles, and which of several chances is the largest.

Method: on the scale of the logit every beta distribution is one smooth hill, on which the trapezium rule is exact to
many digits. See docs/methods/betas.md.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import lgamma
from typing import Any

import numpy as np

FARTHEST, STEP = 45.0, 0.005
LOGITS = np.arange(-FARTHEST, FARTHEST + STEP / 2, STEP)
LOG_YES, LOG_NO = -np.logaddexp(0, -LOGITS), -np.logaddexp(0, LOGITS)
SHARES = np.exp(LOG_YES)


@lru_cache(maxsize=256)
def hill(better: float, worse: float) -> tuple[Any, Any]:
    """Give the density of a beta distribution on the scale of the logit, and the chance of less at each node."""
    if better <= 0 or worse <= 0:
        raise ValueError("a beta distribution has two positive numbers")
    whole = lgamma(better + worse) - lgamma(better) - lgamma(worse)
    density = np.exp(whole + better * LOG_YES + worse * LOG_NO)
    below = np.concatenate(([0.0], np.cumsum((density[1:] + density[:-1]) / 2) * STEP))
    return density, below / below[-1]


def beta_at(chance: float, better: float, worse: float) -> float:
    """Give the share below which a beta distribution has this chance.

    >>> round(beta_at(0.95, 1, 1), 4)
    0.95
    """
    _density, below = hill(better, worse)
    return float(1 / (1 + np.exp(-np.interp(chance, below, LOGITS))))


def largest(betas: Sequence[tuple[float, float]], sizes: Sequence[float]) -> list[float]:
    """Give for each of several chances, each times its size, how likely it is to be the largest product.

    >>> [round(one, 3) for one in largest([(2, 2), (2, 2)], [1, 1])]
    [0.5, 0.5]
    """
    found = []
    for place, ((better, worse), size) in enumerate(zip(betas, sizes, strict=True)):
        if size <= 0:
            found.append(0.0)
            continue
        density = hill(better, worse)[0] * STEP
        for other, (pair, reach) in enumerate(zip(betas, sizes, strict=True)):
            if other != place and reach > 0:
                density = density * np.interp(SHARES * (size / reach), SHARES, hill(*pair)[1])
        found.append(float(density.sum()))
    whole = sum(found)
    return [one / whole if whole else 0.0 for one in found]
