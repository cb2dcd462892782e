"""Very many findings at once, within studies, within groups of studies: exact on a grid over what varies at each level.

y ~ N(group + study + within, s²), groups ~ N(mu, omega²), studies ~ N(0, tau²), within ~ N(0, sigma²), with the priors
of the synthesis for mu and for each of the three deviations. Given those three all else is normal: findings are summed
to studies, studies to groups, groups to the average (Sherman and Morrison 1950). What is left is an integral over three
numbers, by the trapezium rule on a grid that follows the posterior (after Rue, Martino and Chopin 2009); the density is
even in each deviation, so a grid from nought is as exact as one in the middle. numpy is imported where it is used. See
docs/methods/nested.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from veerkracht.learning.rules.synthesis import DEFAULT, UNSEEN, Assumptions, Mixture

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]
    Whole = np.ndarray[Any, np.dtype[np.int64]]

NODES, COARSE = 11, 5
START = 0.5
"""The search begins with deviations between nought and twice this, in standard deviations of the outcome."""

REACH, AT_EDGE = 5.5, 12.0
"""So many standard errors the grid reaches to each side, and so much less likely (in log) its edges are at least."""

NARROWEST, WIDEST = 0.5, 1.5
"""When the reach that a look finds is about the one it was made with, it is the right one."""

CLOSER, MOST_LOOKS, TINY = 0.3, 30, 1e-12


@dataclass(frozen=True, slots=True)
class Deviation:
    """How much one level varies, in standard deviations of the outcome."""

    size: float
    error: float


@dataclass(frozen=True, slots=True)
class NestedSynthesis:
    """What all findings say: of the average, of how much each level varies, and of each group."""

    findings: int
    average: float
    error: float
    interval: tuple[float, float]
    within: Deviation
    studies: Deviation
    groups: Deviation
    by_group: tuple[tuple[float, float], ...]
    """The effect of each group with its error, in the order of their numbers."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings in the order of their studies, and studies in the order of their groups."""

    sizes: Numbers
    variances: Numbers
    first_of_study: Whole
    first_of_group: Whole

    @classmethod
    def of(
        cls, sizes: Sequence[float], errors: Sequence[float], study: Sequence[int], group: Sequence[int]
    ) -> Findings:
        """Take findings with the number of their study and of its group; a study belongs to one group.

        Every group from nought to the last has a finding.
        """
        import numpy as np

        order = np.lexsort((np.asarray(study), np.asarray(group)))
        studies, groups = np.asarray(study)[order], np.asarray(group)[order]
        new = np.flatnonzero(np.diff(studies, prepend=studies[:1] - 1) | np.diff(groups, prepend=groups[:1] - 1))
        if len(np.unique(studies)) != len(new):
            raise ValueError("a study belongs to one group")
        of_study = groups[new]
        first_of_group = np.flatnonzero(np.diff(of_study, prepend=-1))
        if not (of_study[first_of_group] == np.arange(len(first_of_group))).all():
            raise ValueError("every group from nought to the last has a finding")
        variances = np.asarray(errors, dtype=float)[order] ** 2
        if not (variances > 0).all():
            raise ValueError("a finding has a standard error above nought")
        return cls(np.asarray(sizes, dtype=float)[order], variances, new, first_of_group)


def synthesise_nested(
    findings: Findings,
    assumed: Assumptions = DEFAULT,
    *,
    near: NestedSynthesis | None = None,
    nodes: int = NODES,
) -> NestedSynthesis:
    """Say what very many findings tell together; ten thousand take some milliseconds.

    With `near`, the answer before a few findings were added, the search for where to look begins there.
    """
    import numpy as np

    middles, reaches = _where(findings, assumed, near)
    grids = [_grid(middle, reach, nodes) for middle, reach in zip(middles, reaches, strict=True)]
    logs, average, variance, groups = _told(findings, assumed, *(grid for grid, _weight in grids))
    weights = [weight for _grid, weight in grids]
    chance = np.exp(logs - logs.max()) * weights[0][:, None, None] * weights[1][:, None] * weights[2]
    chance /= chance.sum()
    deviations = [_deviation(grid, chance, axis) for axis, (grid, _weight) in enumerate(grids)]
    seen = chance > UNSEEN
    mixture = Mixture(chance[seen], average[seen], np.sqrt(variance[seen]))
    return NestedSynthesis(
        findings=len(findings.sizes),
        average=mixture.mean(),
        error=mixture.deviation(),
        interval=(mixture.at(0.025), mixture.at(0.975)),
        within=deviations[0],
        studies=deviations[1],
        groups=deviations[2],
        by_group=_by_group(chance, average, variance, groups, grids[2][0]),
    )


def _told(
    findings: Findings, assumed: Assumptions, within: Numbers, studies: Numbers, groups: Numbers
) -> tuple[Numbers, Numbers, Numbers, tuple[Numbers, Numbers]]:
    """Give for each combination of deviations how likely it is (log), the average with its variance, and group sums."""
    import numpy as np

    spread = findings.variances + within[:, None] ** 2
    weight = 1 / spread
    pulled = weight * findings.sizes
    precision = np.add.reduceat(weight, findings.first_of_study, axis=1)
    pull = np.add.reduceat(pulled, findings.first_of_study, axis=1)
    least = (pulled * findings.sizes).sum(axis=1) + np.log(spread).sum(axis=1)

    square = studies[:, None] ** 2
    wider = 1 + square * precision[:, None, :]
    kept = 1 / wider
    pulled_by = pull[:, None, :] * kept
    group_precision = np.add.reduceat(precision[:, None, :] * kept, findings.first_of_group, axis=2)
    group_pull = np.add.reduceat(pulled_by, findings.first_of_group, axis=2)
    least_2 = np.log(wider).sum(axis=2) - studies**2 * (pull[:, None, :] * pulled_by).sum(axis=2)

    square = groups[:, None] ** 2
    wider = 1 + square * group_precision[:, :, None, :]
    of_group = group_pull[:, :, None, :] / wider
    total = (group_precision[:, :, None, :] / wider).sum(axis=3)
    pull_all = of_group.sum(axis=3)
    least_3 = np.log(wider).sum(axis=3) - groups**2 * (group_pull[:, :, None, :] * of_group).sum(axis=3)

    before = assumed.average**2
    variance = 1 / (1 / before + total)
    average = variance * pull_all
    fit = least[:, None, None] + least_2[:, :, None] + least_3
    prior = (within[:, None, None] ** 2 + studies[:, None] ** 2 + groups**2) / assumed.between**2
    logs = -0.5 * (fit + prior) + 0.5 * average**2 / variance + 0.5 * np.log(variance / before)
    return logs, average, variance, (group_precision, group_pull)


def _where(findings: Findings, assumed: Assumptions, near: NestedSynthesis | None) -> tuple[list[float], list[float]]:
    """Find where the deviations lie and how far the grid must reach, by looking ever closer."""
    middles, reaches = [START] * 3, [START] * 3
    if near is not None:
        known = (near.within, near.studies, near.groups)
        middles, reaches = [one.size for one in known], [REACH * one.error for one in known]
    for _look in range(MOST_LOOKS):
        grids = [_grid(middle, reach, COARSE)[0] for middle, reach in zip(middles, reaches, strict=True)]
        logs = _told(findings, assumed, *grids)[0]
        found = []
        for axis in range(3):
            profile = logs.max(axis=tuple(other for other in range(3) if other != axis))
            found.append(_closer(grids[axis], profile.max() - profile))
        fits = all(NARROWEST < reach / old < WIDEST for (_middle, reach), old in zip(found, reaches, strict=True))
        middles = [middle for middle, _reach in found]
        if fits:
            return middles, [reach for _middle, reach in found]
        reaches = [max(reach, old * CLOSER) for (_middle, reach), old in zip(found, reaches, strict=True)]
    return middles, reaches


def _closer(grid: Numbers, drop: Numbers) -> tuple[float, float]:
    """Give the middle and the reach that a parabola through the best node and its neighbours tells.

    The density is even, so what lies left of nought is what lies right of it. An edge that is still likely widens it.
    """
    import numpy as np

    step, best = float(grid[1] - grid[0]), int(drop.argmin())
    if best == len(grid) - 1:
        return float(grid[best]), REACH * step
    right = float(drop[best + 1])
    left = float(drop[best - 1]) if best else right
    error = step / np.sqrt(max(left + right, TINY))
    middle = float(grid[best]) + step * (left - right) / (2 * max(left + right, TINY)) if best else 0.0
    reach = REACH * float(error)
    if drop[-1] < AT_EDGE and middle + reach <= grid[-1]:
        reach = 1.5 * (float(grid[-1]) - middle)
    return middle, reach


def _grid(middle: float, reach: float, nodes: int) -> tuple[Numbers, Numbers]:
    """Give the nodes around a middle with the weights of the trapezium rule; a deviation is never below nought."""
    import numpy as np

    grid = np.linspace(max(0.0, middle - reach), middle + reach, nodes)
    weights = np.ones(nodes)
    weights[[0, -1]] = 0.5
    return grid, weights


def _deviation(grid: Numbers, chance: Numbers, axis: int) -> Deviation:
    marginal = chance.sum(axis=tuple(other for other in range(3) if other != axis))
    marginal = marginal / marginal.sum()
    size = float(marginal @ grid)
    return Deviation(size, sqrt(max(0.0, float(marginal @ (grid - size) ** 2))))


def _by_group(
    chance: Numbers, average: Numbers, variance: Numbers, sums: tuple[Numbers, Numbers], groups: Numbers
) -> tuple[tuple[float, float], ...]:
    """Give the effect of each group: what its studies say, drawn towards the average."""
    import numpy as np

    precision, pull = sums[0][:, :, None, :], sums[1][:, :, None, :]
    square = groups[:, None] ** 2
    own = square / (1 + square * precision)
    left = 1 / (1 + square * precision)
    mean = own * pull + left * average[..., None]
    spread = own + left**2 * variance[..., None]
    size = (chance[..., None] * mean).sum(axis=(0, 1, 2))
    error = np.sqrt((chance[..., None] * (spread + mean**2)).sum(axis=(0, 1, 2)) - size**2)
    return tuple(zip(size.tolist(), error.tolist(), strict=True))
