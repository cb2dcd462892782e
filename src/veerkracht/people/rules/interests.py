"""On which side someone stands by what they declared, by the roles they hold and by what they did; and what that stops.

Sources: rules R12, R16, R19 and R20 of the programme; see docs/methods/interests.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from veerkracht.people.rules.deeds import DEEDS, INVESTOR, PAYER, PROVIDER, SIDES, VERIFIER
from veerkracht.people.rules.roles import Held, Scope

TIES = ("works", "governs", "owns", "family", "paid")
"""How someone can be tied to an organisation or initiative; each puts them on its side."""

RELATIONS = (*TIES, *SIDES)
"""Everything that can be declared: a tie, or being a side of a contract oneself."""

SIDE_OF_ROLE = {"initiator": PROVIDER, "investor": INVESTOR, "payer": PAYER, "verifier": VERIFIER}


@dataclass(frozen=True, slots=True)
class Interest:
    """What someone declared: how they are tied to what, and until when. The last day counts."""

    relation: str
    about: Scope
    until: date | None = None

    def in_force(self, on: date) -> bool:
        """Say whether the tie is there on a day."""
        return self.until is None or on <= self.until


@dataclass(frozen=True, slots=True)
class Case:
    """What a deed is done to: its scopes, which organisation stands on which side, and who did what to it before."""

    scopes: tuple[Scope, ...] = ()
    sides: Mapping[Scope, str] = field(default_factory=dict)
    done: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """Why someone who holds the role still may not: a tie they declared, a role they hold, or what they did before."""

    side: str = ""
    interest: Interest | None = None
    held: Held | None = None
    earlier: str = ""


def block(
    deed: str, person: str, interests: Iterable[Interest], held: Iterable[Held], case: Case, on: date
) -> Block | None:
    """Find what stops a person from doing a deed here; nothing where they stand apart from it.

    >>> contract = ("contract", "refugee-team")
    >>> works_there = Interest("works", ("organisation", "refugee-team"))
    >>> case = Case((contract,), {("organisation", "refugee-team"): "provider"})
    >>> found = block("verify an outcome", "anna", [works_there], [], case, date(2020, 1, 1))
    >>> found.side
    'provider'
    """
    row = DEEDS[deed]
    for interest in interests:
        side = side_of_interest(interest, case)
        if side in row.not_for and interest.in_force(on):
            return Block(side, interest=interest)
    for one in held:
        side = side_of_role(one, case)
        if side in row.not_for and one.in_force(on):
            return Block(side, held=one)
    earlier = sorted(name for name in row.not_after if person in case.done.get(name, frozenset()))
    return Block(earlier=earlier[0]) if earlier else None


def side_of_interest(interest: Interest, case: Case) -> str:
    """Say on which side an interest puts someone: that of the organisation it is about, or the one it names itself."""
    if interest.about in case.sides:
        return case.sides[interest.about]
    if interest.about not in case.scopes:
        return ""
    if interest.relation in SIDES:
        return interest.relation
    return PROVIDER if interest.about[0] == "initiative" else ""


def side_of_role(held: Held, case: Case) -> str:
    """Say on which side a role puts someone: that of the organisation in which they hold it, or the role's own."""
    if held.scope in case.sides:
        return case.sides[held.scope]
    return SIDE_OF_ROLE.get(held.role, "") if held.scope in case.scopes else ""


def fits(relation: str, kind: str) -> bool:
    """Say whether a tie can be declared with a record of this kind.

    >>> fits("works", "organisation"), fits("works", "contract"), fits("investor", "contract")
    (True, False, True)
    """
    return (relation in TIES and kind in ("organisation", "initiative")) or (relation in SIDES and kind == "contract")


def cannot_hold_both(one: Held, other: Held) -> bool:
    """Say whether two roles cannot be held by one person: an audit beside anything, or checking one's own contract.

    >>> contract = ("contract", "refugee-team")
    >>> cannot_hold_both(Held("verifier", contract), Held("investor", contract))
    True
    """
    if "auditor" in (one.role, other.role):
        return one.role != other.role
    sides = {SIDE_OF_ROLE.get(one.role, ""), SIDE_OF_ROLE.get(other.role, "")}
    return one.scope == other.scope and VERIFIER in sides and len(sides - {""}) > 1
