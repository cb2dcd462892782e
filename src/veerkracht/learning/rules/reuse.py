"""Whether a lesson would hold at another place: how it went where it was taken over, the likest places first.

Similarity of places by Gower (1971); the results count by the square of that similarity, on an even prior (a power
prior: Ibrahim and Chen 2000). See docs/methods/reuse.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from veerkracht.learning.rules.distributions import beta_at, share

Circumstances = Mapping[str, str | float]

POWER = 2
LOWEST, HIGHEST = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class Adoption:
    """A place that took a lesson over: its circumstances, and whether it worked there (1), in part (0.5) or not (0)."""

    circumstances: Circumstances
    worked: float


@dataclass(frozen=True, slots=True)
class Expected:
    """The chance that a lesson works at a place, its interval of 90 %, and how many places like it that rests on."""

    chance: float
    low: float
    high: float
    places: float
    weights: tuple[float, ...]


def similarity(one: Circumstances, other: Circumstances, ranges: Mapping[str, float]) -> float:
    """Say how alike two places are in what is known of both: 0 not at all, 1 in everything.

    Words are the same or not; numbers are as near as their difference is small beside their range.

    >>> similarity({"setting": "village", "urbanity": 5}, {"setting": "village", "urbanity": 4}, {"urbanity": 4})
    0.875
    """
    alike = [_alike(one[name], other[name], ranges.get(name)) for name in one if name in other]
    return sum(alike) / len(alike) if alike else 0.0


def _alike(one: str | float, other: str | float, extent: float | None) -> float:
    if isinstance(one, str) or isinstance(other, str) or not extent:
        return float(one == other)
    return max(0.0, 1 - abs(one - other) / extent)


def expected(adoptions: Iterable[Adoption], there: Circumstances, ranges: Mapping[str, float]) -> Expected:
    """Give the chance that a lesson works at a place, from how it went elsewhere.

    >>> expected([], {"setting": "village"}, {}).chance
    0.5
    """
    known = list(adoptions)
    weights = tuple(similarity(one.circumstances, there, ranges) ** POWER for one in known)
    worked = 1 + sum(weight * one.worked for weight, one in zip(weights, known, strict=True))
    failed = 1 + sum(weight * (1 - one.worked) for weight, one in zip(weights, known, strict=True))
    squares = sum(weight**2 for weight in weights)
    return Expected(
        worked / (worked + failed),
        beta_at(LOWEST, worked, failed),
        beta_at(HIGHEST, worked, failed),
        sum(weights) ** 2 / squares if squares else 0.0,
        weights,
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from published to worked: how many, of how many, and the interval of that share."""

    name: str
    count: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float | None:
        return self.count / self.of if self.of else None


def way(*, published: int, adopted: int, reported: int, worked: int) -> tuple[Step, ...]:
    """Give how lessons travel: adopted of published, reported of adopted, worked of reported.

    >>> [step.share for step in way(published=60, adopted=9, reported=7, worked=5)][0]
    0.15
    """
    steps = (("adopted", adopted, published), ("reported", reported, adopted), ("worked", worked, reported))
    return tuple(Step(name, count, of, *share(count, of)) for name, count, of in steps)
