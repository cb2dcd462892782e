"""What of one effect is told under which task: visible under several, counted once in every total.

Source: R16 of the programme: a cross-over counts after the owner of the other task confirmed it, and what is credited
never exceeds the outcome. See docs/methods/credit.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class State(StrEnum):
    """Where a cross-over stands."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Claim:
    """The share of an outcome that a task is said to have: expected, and confirmed by the owner of that task."""

    task: str
    owner: str
    expected: Fraction
    confirmed: Fraction | None = None
    state: State = State.PROPOSED
    decided_by: str = ""

    def __post_init__(self) -> None:
        for share in (self.expected, self.confirmed):
            if share is not None and not 0 <= share <= 1:
                raise ValueError("a share of an outcome lies between nought and one")
        if self.state is State.CONFIRMED and (self.confirmed is None or self.decided_by != self.owner):
            raise ValueError("only the owner of the task confirms, and says which share")

    @property
    def counts(self) -> Fraction:
        return self.confirmed if self.state is State.CONFIRMED and self.confirmed is not None else Fraction(0)


@dataclass(frozen=True, slots=True)
class Credit:
    """One outcome and what of it is credited to which task; what is left belongs to the initiative alone."""

    outcome: Fraction
    by_task: Mapping[str, Fraction]
    scaled: bool
    """Owners together confirmed more than there is, so that all shares were made smaller in proportion."""

    @property
    def credited(self) -> Fraction:
        return sum(self.by_task.values(), Fraction(0))


def credit(outcome: Fraction | int, claims: Iterable[Claim]) -> Credit:
    """Divide an outcome over the tasks whose owners confirmed; together they never get more than it is.

    >>> half = Claim("energy", "ann", Fraction(1, 2), Fraction(3, 4), State.CONFIRMED, "ann")
    >>> more = Claim("work", "bob", Fraction(1, 2), Fraction(3, 4), State.CONFIRMED, "bob")
    >>> [str(part) for part in credit(12, [half, more]).by_task.values()], credit(12, [half, more]).scaled
    (['6', '6'], True)
    """
    shares: dict[str, Fraction] = {}
    for claim in claims:
        # Two cross-overs with one task tell of one effect: the larger counts.
        if claim.counts:
            shares[claim.task] = max(shares.get(claim.task, Fraction(0)), claim.counts)
    whole = sum(shares.values(), Fraction(0))
    scale = 1 / whole if whole > 1 else Fraction(1)
    total = Fraction(outcome)
    return Credit(total, {task: total * share * scale for task, share in shares.items()}, whole > 1)


def visible(claims: Sequence[Claim]) -> list[str]:
    """List the tasks under which an effect is shown: all that were not rejected, proposals marked as such."""
    return list(dict.fromkeys(claim.task for claim in claims if claim.state is not State.REJECTED))


def totals(credited: Iterable[Credit]) -> tuple[Fraction, dict[str, Fraction]]:
    """Add up outcomes, each once, and what of them is credited to each task; the second never exceeds the first."""
    whole, by_task = Fraction(0), dict[str, Fraction]()
    for one in credited:
        whole += one.outcome
        for task, part in one.by_task.items():
            by_task[task] = by_task.get(task, Fraction(0)) + part
    return whole, by_task
