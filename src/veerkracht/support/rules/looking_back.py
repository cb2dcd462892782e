"""What another way of choosing would have brought, from choices that were logged with their chance.

Source: inverse propensity weighting, its self-normalised form, the direct method and the doubly robust estimate
(Dudík, Langford and Li 2011), with weights cut at ten. See docs/methods/looking_back.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

HEAVIEST = 10.0
ENOUGH = 30
TWO_SIDED_95 = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Logged:
    """One choice: its kind as a place in the rows, whether it helped, and for all kinds the chance then and anew."""

    chosen: int
    helped: float
    logged: Sequence[float]
    anew: Sequence[float]
    expected: Sequence[float]
    """For each kind what a model expects of it."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Four estimates of the other way, how many choices they are worth, and the interval of the doubly robust one."""

    weighted: float
    normalised: float | None
    direct: float
    doubly_robust: float
    worth: float
    observed: float
    low: float
    high: float
    """Where the difference between the other way and what was done lies in 95 of 100 cases."""

    @property
    def verdict(self) -> bool | None:
        """Say whether the other way is better; nothing where too few choices speak, or the difference may be nought."""
        if self.worth < ENOUGH or self.low <= 0 <= self.high:
            return None
        return self.low > 0


def look_back(rows: Sequence[Logged]) -> Looked:
    """Estimate what another way of choosing would have brought; a kind that had no chance cannot have been chosen.

    >>> rows = [Logged(0, 1.0, (0.5, 0.5), (1.0, 0.0), (0.5, 0.5)), Logged(1, 0.0, (0.5, 0.5), (1.0, 0.0), (0.5, 0.5))]
    >>> look_back(rows).weighted, look_back(rows).worth, look_back(rows).verdict
    (1.0, 1.0, None)
    """
    if not rows:
        raise ValueError("nothing was logged")
    if any(row.logged[row.chosen] <= 0 for row in rows):
        raise ValueError("a choice that was made had a chance above nought")
    many = len(rows)
    weights = [min(row.anew[row.chosen] / row.logged[row.chosen], HEAVIEST) for row in rows]
    together, squares = sum(weights), sum(one * one for one in weights)
    gained = sum(weight * row.helped for weight, row in zip(weights, rows, strict=True))
    direct = [sum(chance * known for chance, known in zip(row.anew, row.expected, strict=True)) for row in rows]
    robust = [
        plain + weight * (row.helped - row.expected[row.chosen])
        for plain, weight, row in zip(direct, weights, rows, strict=True)
    ]
    apart = [one - row.helped for one, row in zip(robust, rows, strict=True)]
    middle = sum(apart) / many
    error = sqrt(sum((one - middle) ** 2 for one in apart) / max(many - 1, 1) / many)
    return Looked(
        weighted=gained / many,
        normalised=gained / together if together else None,
        direct=sum(direct) / many,
        doubly_robust=sum(robust) / many,
        worth=together**2 / squares if squares else 0.0,
        observed=sum(row.helped for row in rows) / many,
        low=middle - TWO_SIDED_95 * error,
        high=middle + TWO_SIDED_95 * error,
    )


@dataclass(frozen=True, slots=True)
class Overruled:
    """How often people chose otherwise than was proposed: a question to the model, not a fault of theirs."""

    proposed: int
    otherwise: int

    @property
    def rate(self) -> float | None:
        return self.otherwise / self.proposed if self.proposed else None


def overruled(decisions: Sequence[tuple[str, bool]]) -> dict[str, Overruled]:
    """Count for each kind how often the proposal was followed and how often not.

    >>> overruled([("finance", True), ("finance", False)])["finance"].rate
    0.5
    """
    kinds = dict.fromkeys(kind for kind, _followed in decisions)
    return {
        kind: Overruled(
            sum(one == kind for one, _followed in decisions),
            sum(one == kind and not followed for one, followed in decisions),
        )
        for kind in kinds
    }
