"""What a decision on an application needs before it can be taken, and what each status can become.

Sources: rules R5 and R6 of the programme; see docs/methods/deciding.md.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Lack(StrEnum):
    """What a decision still needs, in the order in which it is asked."""

    EXPLORATION = "exploration"
    ASSESSMENT = "assessment"
    STEP = "step"
    MOTIVATION = "motivation"
    ROUND = "round"
    LEARNING = "learning"


@dataclass(frozen=True, slots=True)
class Ready:
    """How far an application is at the moment of a decision."""

    chosen: bool
    explorations: int
    assessments: int
    at_least: int
    motivation: str
    round_key: str
    outside: bool
    learning: str = ""
    step: str = ""
    """A step of our own that stands before the decision and was not taken yet."""


def lacks(ready: Ready) -> tuple[Lack, ...]:
    """Say what a decision lacks: an exploration, assessments on all criteria, a round and a motivation (R5).

    A choice outside the focus places also needs to say what is to be learned there (R6).

    >>> lacks(Ready(True, 1, 2, 2, "Sterk.", "ronde-1", outside=True))
    (<Lack.LEARNING: 'learning'>,)
    """
    found = {
        Lack.EXPLORATION: ready.explorations < 1,
        Lack.ASSESSMENT: ready.assessments < max(1, ready.at_least),
        Lack.STEP: bool(ready.step),
        Lack.MOTIVATION: not ready.motivation.strip(),
        Lack.ROUND: not ready.round_key,
        Lack.LEARNING: ready.chosen and ready.outside and not ready.learning.strip(),
    }
    return tuple(lack for lack, missing in found.items() if missing)


def outside(lies_in: Collection[str], focus: Collection[str], *, everywhere: bool = False) -> bool:
    """Say whether an initiative lies outside the focus places; one of which the place is unknown does.

    `lies_in` are the keys of its places and of all they lie in. Where a programme has no focus, nothing is outside it;
    what works in the whole area reaches the focus places too.

    >>> outside({"oss", "noord-brabant"}, {"oss"}), outside({"uden"}, {"oss"}), outside((), {"oss"}), outside((), ())
    (False, True, True, False)
    """
    return bool(focus) and not everywhere and not set(lies_in) & set(focus)


AFTER: dict[str, frozenset[str]] = {
    "begun": frozenset({"proposed", "withdrawn"}),
    "proposed": frozenset({"explored", "withdrawn"}),
    "explored": frozenset({"assessed", "withdrawn"}),
    "assessed": frozenset({"explored", "chosen", "light", "withdrawn"}),
    "light": frozenset({"chosen", "left"}),
    "chosen": frozenset({"light", "left"}),
    "left": frozenset({"chosen", "light"}),
    "withdrawn": frozenset(),
}
"""What an application can become from where it stands: who was not chosen can join later, and who joined can leave."""


def can_become(now: str, then: str) -> bool:
    """Say whether an application can go from one status to another.

    >>> can_become("light", "chosen"), can_become("proposed", "chosen")
    (True, False)
    """
    return then in AFTER.get(now, frozenset())
