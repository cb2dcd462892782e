"""What works, for whom, where: an effect for each intervention in each circumstance, borrowing strength.

y = mu + a[intervention] + c[circumstance] + ac[both] + u[study] + e, each with a half-normal standard deviation that is
integrated over seven quantiles (2,401 combinations, each solved exactly). After Gelman, Multilevel modeling (2006). A
cell without studies borrows all it says from its neighbours, and is shown so. numpy is imported where it is used. See
docs/methods/by_context.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from veerkracht.learning.rules.distributions import NORMAL
from veerkracht.learning.rules.pooling import Study

NODES = 7
SCALES = (0.2, 0.1, 0.1, 0.15)
"""The scales of the half-normal priors: of interventions, circumstances, both together, and studies."""
AVERAGE_VARIANCE = 0.25

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A study of one intervention in one circumstance."""

    intervention: str
    circumstance: str
    study: Study


@dataclass(frozen=True, slots=True)
class CellEffect:
    """What is thought of one intervention in one circumstance; `borrowed` where nobody studied it there."""

    studies: int
    size: float
    error: float
    positive: float
    noticeable: float

    @property
    def borrowed(self) -> bool:
        return not self.studies


def by_context(studies: Sequence[Placed], *, noticeable: float = 0.2, nodes: int = NODES) -> Mapping[Cell, CellEffect]:
    """Give the effect of each intervention in each circumstance that any study knows; nothing without studies."""
    if not studies:
        return {}
    import numpy as np

    cells = _cells(studies)
    sizes = np.array([one.study.size for one in studies])
    own = np.diag([one.study.error**2 for one in studies])
    here = _sharing([(one.intervention, one.circumstance) for one in studies], studies)
    there, itself = _sharing(cells, studies), _sharing_cells(cells)
    weights, means, variances = [], [], []
    quantiles = [NORMAL.inv_cdf((1 + (step + 0.5) / nodes) / 2) for step in range(nodes)]
    for combination in product(quantiles, repeat=4):
        a, c, both, study = ((scale * node) ** 2 for scale, node in zip(SCALES, combination, strict=True))
        shared = np.array([AVERAGE_VARIANCE, a, c, both])
        covariance = np.tensordot(shared, here, 1) + own + study * np.eye(len(studies))
        across = np.tensordot(shared, there, 1)
        root = np.linalg.cholesky(covariance)
        white = np.linalg.solve(root, np.column_stack([sizes, across.T]))
        told, seen = white[:, 0], white[:, 1:]
        weights.append(-0.5 * told @ told - np.log(np.diag(root)).sum())
        means.append(seen.T @ told)
        variances.append(np.tensordot(shared, itself, 1) - (seen**2).sum(axis=0))
    return _cell_effects(cells, studies, weights, means, variances, noticeable)


def _cells(studies: Sequence[Placed]) -> list[Cell]:
    interventions = dict.fromkeys(one.intervention for one in studies)
    circumstances = dict.fromkeys(one.circumstance for one in studies)
    return [(one, other) for one in interventions for other in circumstances]


def _sharing(cells: Sequence[Cell], studies: Sequence[Placed]) -> Any:
    """Say for each cell and each study what they share: the average, the intervention, the circumstance, both."""
    import numpy as np

    pairs = [[_shared(cell, (one.intervention, one.circumstance)) for one in studies] for cell in cells]
    return np.moveaxis(np.array(pairs, dtype=float), 2, 0)


def _sharing_cells(cells: Sequence[Cell]) -> Any:
    import numpy as np

    return np.array([_shared(cell, cell) for cell in cells], dtype=float).T


def _shared(one: Cell, other: Cell) -> tuple[bool, bool, bool, bool]:
    return True, one[0] == other[0], one[1] == other[1], one == other


def _cell_effects(
    cells: Sequence[Cell],
    studies: Sequence[Placed],
    weights: Sequence[float],
    means: Sequence[Any],
    variances: Sequence[Any],
    noticeable: float,
) -> Mapping[Cell, CellEffect]:
    """Mix what each combination says, by how likely it makes the studies."""
    import numpy as np

    likely = np.exp(np.array(weights) - max(weights))
    chance = likely / likely.sum()
    mean, variance = np.array(means), np.array(variances)
    size = chance @ mean
    error = np.sqrt(chance @ (variance + mean**2) - size**2)
    found = {}
    for place, cell in enumerate(cells):
        steps = list(zip(chance.tolist(), mean[:, place].tolist(), np.sqrt(variance[:, place]).tolist(), strict=True))
        above = [
            sum(part * (1 - NORMAL.cdf((limit - middle) / spread)) for part, middle, spread in steps)
            for limit in (0.0, noticeable)
        ]
        many = sum((one.intervention, one.circumstance) == cell for one in studies)
        found[cell] = CellEffect(many, float(size[place]), float(error[place]), *above)
    return found
