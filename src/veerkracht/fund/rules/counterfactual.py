"""What would have happened otherwise: three answers from the same figures, and what falls back by itself.

Sources: D. Card and A. Krueger (1994) for the difference of differences; F. Galton (1886) for what falls back to the
mean. See docs/methods/counterfactual.md.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True, slots=True)
class Group:
    """Which part of a group had it before, and after, and how many people were asked each time."""

    before: float
    after: float
    people: int

    @property
    def change(self) -> float:
        return self.after - self.before

    @property
    def uncertain(self) -> float:
        return sum(part * (1 - part) for part in (self.before, self.after)) / self.people


@dataclass(frozen=True, slots=True)
class Answers:
    """In percentage points: beside before, beside others afterwards, and the difference of both changes."""

    before_after: float
    beside_others: float
    both: float
    error: float

    @property
    def within(self) -> tuple[float, float]:
        """Give the limits between which the difference of both changes lies in 95 of 100 cases."""
        return self.both - 1.96 * self.error, self.both + 1.96 * self.error

    def better(self, *, lower: bool = True) -> float:
        """Give the chance that there is a benefit at all, where lower (or higher) is better."""
        return NormalDist().cdf((-self.both if lower else self.both) / self.error)


def three_answers(helped: Group, others: Group) -> Answers:
    """Compare who was helped with before, with others, and with what changed for others.

    >>> round(three_answers(Group(.38, .33, 900), Group(.372, .35, 1500)).both, 1)
    -2.8
    """
    return Answers(
        100 * helped.change,
        100 * (helped.after - others.after),
        100 * (helped.change - others.change),
        100 * sqrt(helped.uncertain + others.uncertain),
    )


def falls_back(entered: float, everyone: float, alike: float) -> float:
    """Give the change to expect without any effect, where only who stood out was taken in (alike: test and retest).

    >>> round(falls_back(7, 4, .6), 1)
    -1.2
    """
    return -(1 - alike) * (entered - everyone)
