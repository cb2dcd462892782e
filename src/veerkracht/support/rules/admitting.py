"""What must be there before support begins, before a question is closed, and before a programme closes.

Source: the rules of the programme R7 (every question gets an answer), R8 (finance needs a reason, an end and a check of
dependency), R9 (both sides agree), R15 (a learning result and a project result). See docs/methods/admitting.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from veerkracht.support.rules.diagnosis import Kind

DEPENDENT = 0.5
"""From this share of its income on, an initiative leans on the programme."""
YEARS = 3
"""So many years of finance in a row ask whether the initiative can do without."""


class Lack(StrEnum):
    """What is missing."""

    INITIATOR = "the initiator has not agreed"
    PROVINCE = "the province has not agreed"
    REASON = "why finance breaks the deadlock"
    END = "a last day"
    DEPENDENCY = "a check of dependency"
    EXPLORATION = "an exploration"
    ANSWER = "an answer"
    OWNER = "an owner"
    LEARNING = "a learning result"
    PROJECT = "a project result"


@dataclass(frozen=True, slots=True)
class Deal:
    """Support as agreed on: by whom, and for finance why, until when, and that dependency was looked at."""

    kind: Kind
    initiator_agreed: bool
    province_agreed: bool
    reason: str = ""
    ends_on: date | None = None
    dependency_checked: bool = False


def lacking(deal: Deal) -> tuple[Lack, ...]:
    """List what must be there before support may begin.

    >>> [lack.name for lack in lacking(Deal(Kind.FINANCE, True, True, "the hall opens"))]
    ['END', 'DEPENDENCY']
    """
    missing = {Lack.INITIATOR: not deal.initiator_agreed, Lack.PROVINCE: not deal.province_agreed}
    if deal.kind is Kind.FINANCE:
        missing |= {
            Lack.REASON: not deal.reason.strip(),
            Lack.END: deal.ends_on is None,
            Lack.DEPENDENCY: not deal.dependency_checked,
        }
    return tuple(lack for lack, holds in missing.items() if holds)


@dataclass(frozen=True, slots=True)
class Dependency:
    """How far an initiative leans on the programme: the share of its income, and years of finance in a row."""

    share: float | None
    years: int

    @property
    def leans(self) -> bool:
        """Say whether somebody must talk about doing without; an unknown income is not held against anybody."""
        return (self.share is not None and self.share >= DEPENDENT) or self.years >= YEARS


def dependency(support: Mapping[int, float], income: Mapping[int, float], year: int) -> Dependency:
    """Measure dependency in a year, from the programme's money and the whole income of each year.

    >>> dependency({2017: 10, 2018: 30}, {2018: 40}, 2018)
    Dependency(share=0.75, years=2)
    """
    whole = income.get(year)
    years = 0
    while support.get(year - years, 0) > 0:
        years += 1
    return Dependency(support.get(year, 0) / whole if whole else None, years)


class Answer(StrEnum):
    """How a question ends (R7)."""

    MATCH = "match"
    REDIRECT = "redirect"
    NO = "no"


def unanswered(*, owner: str, explored: bool, answer: Answer | None, reason: str) -> tuple[Lack, ...]:
    """List what a question still lacks before it can be closed: nobody is left without an answer and its reason."""
    missing = {
        Lack.OWNER: not owner,
        Lack.EXPLORATION: not explored,
        Lack.ANSWER: answer is None,
        Lack.REASON: not reason.strip(),
    }
    return tuple(lack for lack, holds in missing.items() if holds)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long a question waits, and for how much of the norm; from all of it on, the delay is explained."""

    days: int
    norm: int

    @property
    def late(self) -> bool:
        return self.days > self.norm

    @property
    def share(self) -> float:
        return self.days / self.norm if self.norm else float(self.days > 0)


def waiting(asked_on: date, on: date, norm: int) -> Waiting:
    """Count the days since a question was asked.

    >>> waiting(date(2018, 5, 1), date(2018, 5, 15), 10).late
    True
    """
    if on < asked_on or norm < 0:
        raise ValueError("a question waits from the day it was asked")
    return Waiting((on - asked_on).days, norm)


def unfinished(results: Mapping[str, tuple[str, str]]) -> dict[str, tuple[Lack, ...]]:
    """List for each initiative which result is missing before its programme may close; a result may be that it failed.

    >>> [lack.name for lack in unfinished({"oss": ("it taught us much", "")})["oss"]]
    ['PROJECT']
    """
    missing = {
        initiative: tuple(
            lack for lack, said in ((Lack.LEARNING, learned), (Lack.PROJECT, reached)) if not said.strip()
        )
        for initiative, (learned, reached) in results.items()
    }
    return {initiative: lacks for initiative, lacks in missing.items() if lacks}
