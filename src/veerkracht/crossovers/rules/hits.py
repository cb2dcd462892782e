"""How good proposals were: against what people confirmed and rejected, per quarter, and as a ranking.

Sources: area under the curve and average precision as in information retrieval (Manning and others 2008). See
docs/methods/hits.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

FEWEST = 10
"""Of fewer judged pairs in a quarter nothing is said of precision and recall: they are too few."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How well a ranking puts what is right above what is not."""

    pairs: int
    right: int
    area: float | None
    average_precision: float | None
    precision_at_right: float | None
    """Among as many from the top as there are right ones."""


def ranking(scored: Sequence[tuple[float, bool]]) -> Ranking:
    """Judge a ranking; equal scores stay in the order in which they were given.

    >>> ranking([(0.9, True), (0.5, False), (0.4, True)]).area
    0.5
    """
    yes, no = [one for one, right in scored if right], [one for one, right in scored if not right]
    if not yes:
        return Ranking(len(scored), 0, None, None, None)
    above = sum((one > other) + (one == other) / 2 for one in yes for other in no)
    found = precision = at_right = 0.0
    for rank, (_score, right) in enumerate(sorted(scored, key=lambda pair: -pair[0]), start=1):
        found += right
        precision += right * found / rank
        if rank == len(yes):
            at_right = found / rank
    return Ranking(len(scored), len(yes), above / (len(yes) * len(no)) if no else None, precision / len(yes), at_right)


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair of initiative and task on which somebody decided: whether it was proposed, and whether it holds."""

    on: date
    proposed: bool
    holds: bool


@dataclass(frozen=True, slots=True)
class Quarter:
    """What came of proposals in a quarter: unknown where nothing was proposed, or nothing held."""

    year: int
    quarter: int
    proposed: int
    confirmed: int
    held: int

    @property
    def few_proposed(self) -> bool:
        return self.proposed < FEWEST

    @property
    def few_held(self) -> bool:
        return self.held < FEWEST

    @property
    def precision_percent(self) -> int | None:
        return None if self.precision is None else round(100 * self.precision)

    @property
    def recall_percent(self) -> int | None:
        return None if self.recall is None else round(100 * self.recall)

    @property
    def precision(self) -> float | None:
        """Give which part of what was proposed held."""
        return self.confirmed / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """Give which part of what held had been proposed; people also add pairs of their own."""
        return self.confirmed / self.held if self.held else None


def quarters(judged: Iterable[Judged]) -> list[Quarter]:
    """Count per quarter, of the day on which was decided, what was proposed, what held and what was both."""
    counts: dict[tuple[int, int], list[int]] = {}
    for one in judged:
        into = counts.setdefault((one.on.year, (one.on.month - 1) // 3 + 1), [0, 0, 0])
        into[0] += one.proposed
        into[1] += one.proposed and one.holds
        into[2] += one.holds
    return [Quarter(*when, *three) for when, three in sorted(counts.items())]
