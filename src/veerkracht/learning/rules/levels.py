"""How strong a design is, what other scales call it, and what recognition or certainty a set of studies may reach.

Sources: the Maryland scale (Sherman and others 1997), the standards of Nesta (2013), the recognition that Movisie, NJi,
RIVM and Trimbos share, INDIGO's outcome validation methods, and GRADE. See docs/methods/levels.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

GRADES = ("very low", "low", "moderate", "high")
MOST_LOST, FEWEST_IN_ARM = 0.20, 20


class Design(IntEnum):
    """How a study can tell what would have happened anyway; the number is its step on the Maryland scale."""

    TESTIMONY = 0
    BEFORE_AND_AFTER = 1
    CONTROLLED_FOR = 2
    COMPARISON = 3
    AS_GOOD_AS_RANDOM = 4
    TRIAL = 5


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other scales call a design."""

    maryland: str
    indigo: str
    nesta: str
    recognition: str


ELSEWHERE: dict[Design, Elsewhere] = {
    Design.TESTIMONY: Elsewhere("", "Simple ex-post verification", "1", "Goed beschreven"),
    Design.BEFORE_AND_AFTER: Elsewhere("1", "Pre-Post analysis", "2", "Eerste aanwijzingen"),
    Design.CONTROLLED_FOR: Elsewhere("2", "Historical comparison", "2", "Eerste aanwijzingen"),
    Design.COMPARISON: Elsewhere("3", "Quasi-experimental study", "3", "Goede aanwijzingen"),
    Design.AS_GOOD_AS_RANDOM: Elsewhere("4", "Quasi-experimental study", "3-4", "Goede/Sterke aanwijzingen"),
    Design.TRIAL: Elsewhere("5", "Randomised Control Trial", "4-5", "Sterke aanwijzingen"),
}


@dataclass(frozen=True, slots=True)
class Execution:
    """How a study was carried out: the share that dropped out, and what else lowers its level."""

    lost: float = 0.0
    control_reached: bool = False
    own_unvalidated_measure: bool = False
    smallest_arm: int | None = None


def level(design: Design, execution: Execution) -> Design:
    """Give the level of a study: its design is the ceiling, each flaw in carrying it out takes one step off.

    >>> level(Design.TRIAL, Execution(lost=0.3, smallest_arm=12)).name
    'COMPARISON'
    """
    flaws = (
        execution.lost > MOST_LOST,
        execution.control_reached,
        execution.own_unvalidated_measure,
        execution.smallest_arm is not None and execution.smallest_arm < FEWEST_IN_ARM,
    )
    return Design(max(0, design - sum(flaws)))


class Recognition(StrEnum):
    """The steps of recognition of an intervention by the Dutch institutes, in their own words."""

    NOT_YET = "niet beoordeelbaar"
    DESCRIBED = "Goed beschreven"
    FOUNDED = "Goed onderbouwd"
    FOUNDED_WITH_CARE = "Goed onderbouwd (let op: negatieve bevinding)"
    FIRST = "Effectief volgens eerste aanwijzingen"
    GOOD = "Effectief volgens goede aanwijzingen"
    STRONG = "Effectief volgens sterke aanwijzingen"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a study found, as far as recognition asks for it."""

    level: int
    positive: bool = True
    good_quality: bool = True
    dutch: bool = True
    followed_months: float = 6


def recognition(findings: Iterable[Finding], *, described: bool = True, theory: bool = True) -> Recognition:
    """Say for which step of recognition an intervention may be ripe; the committee decides.

    >>> recognition([Finding(5), Finding(4)]).value
    'Effectief volgens sterke aanwijzingen'
    """
    known = list(findings)
    if not described:
        return Recognition.NOT_YET
    if not theory:
        return Recognition.DESCRIBED
    against = sum(not one.positive for one in known)
    if against and against >= len(known) - against:
        return Recognition.FOUNDED_WITH_CARE
    good = [one for one in known if one.positive and one.good_quality]
    if _two(one for one in good if one.level >= Design.AS_GOOD_AS_RANDOM and one.followed_months >= 6):
        return Recognition.STRONG
    if _two(one for one in good if one.level >= Design.COMPARISON):
        return Recognition.GOOD
    return Recognition.FIRST if len(good) >= 2 else Recognition.FOUNDED


def _two(findings: Iterable[Finding]) -> bool:
    known = list(findings)
    return len(known) >= 2 and any(one.dutch for one in known)


def certainty(*, trial: bool, downgrades: Sequence[int] = (), upgrades: int = 0) -> str:
    """Give the certainty of GRADE: it starts high with a trial and low without, and moves by steps with a reason each.

    >>> certainty(trial=False, upgrades=1)
    'moderate'
    """
    if any(step not in (0, 1, 2) for step in downgrades) or upgrades not in (0, 1, 2):
        raise ValueError("a reason moves the certainty by one step or two")
    start = len(GRADES) if trial else 2
    return GRADES[max(1, min(len(GRADES), start - sum(downgrades) + upgrades)) - 1]


def agreement(one: Sequence[int], other: Sequence[int], *, squared: bool = True) -> float | None:
    """Say how far two raters agree beyond chance (Cohen's kappa); with `squared`, far apart counts more.

    Nothing where there is nothing to disagree about.

    >>> round(agreement([1, 2, 3, 3], [1, 2, 3, 2]), 2)
    0.8
    """
    if len(one) != len(other) or not one:
        raise ValueError("two raters judge the same studies, at least one")

    def apart(left: int, right: int) -> int:
        return (left - right) ** 2 if squared else int(left != right)

    seen = sum(apart(left, right) for left, right in zip(one, other, strict=True)) / len(one)
    by_chance = sum(apart(left, right) for left in one for right in other) / len(one) ** 2
    return 1 - seen / by_chance if by_chance else None
