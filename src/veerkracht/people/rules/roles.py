"""The roles: what each is, in which scope it can be held, and which sign-in it needs.

Source: the actors and their tasks in the founding documents of the programme, see docs/methods/roles.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from veerkracht.foundation.texts import Bilingual

Scope = tuple[str, str]
"""A kind word and a key, such as ("programme", "sociale-veerkracht")."""

EVERYWHERE: Scope = ("", "")
KINDS = ("contract", "initiative", "organisation", "programme")
"""The kinds of scope, the narrowest first."""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role: what it is, where it can be held, and whether it decides or pays.

    Who `decides` or pays may not come in by a one-time link, and a second factor can be asked of them.
    `alone` says that it goes together with no other role: who audits has nothing else to do here.
    """

    what: Bilingual
    held_in: frozenset[str]
    decides: bool = False
    alone: bool = False


def _role(nl: str, en: str, *held_in: str, decides: bool = False, alone: bool = False) -> RoleRow:
    return RoleRow(Bilingual(nl, en), frozenset(held_in), decides, alone)


ROLES: dict[str, RoleRow] = {
    "initiator": _role("Begon of trekt een initiatief", "Began or leads an initiative", "initiative", "organisation"),
    "support-worker": _role(
        "Verkent vragen van initiatieven en zoekt hulp", "Explores what initiatives ask and finds help",
        "", "programme", "initiative",
    ),
    "officer": _role(
        "Houdt het programma bij en beslist erover", "Keeps the programme and decides on it",
        "", "programme", "organisation", "initiative", "contract", decides=True,
    ),
    "municipal-officer": _role(
        "Doet mee namens een gemeente", "Takes part for a municipality", "programme", "organisation", "initiative"
    ),
    "knowledge-partner": _role(
        "Helpt leren en beoordeelt bewijs", "Helps to learn and judges evidence", "", "programme", "initiative"
    ),
    "task-owner": _role(
        "Is verantwoordelijk voor een beleidsopgave waaraan initiatieven bijdragen",
        "Is responsible for a policy task to which initiatives contribute",
        "programme", "initiative", decides=True,
    ),
    "process-guide": _role(
        "Begeleidt de partijen van een contract", "Guides the parties of a contract",
        "programme", "initiative", "contract", decides=True,
    ),
    "controller": _role(
        "Bewaakt het geld en de regels en betaalt uit", "Guards the money and the rules, and pays out",
        "", "programme", "contract", decides=True,
    ),
    "payer": _role(
        "Betaalt voor bereikte resultaten", "Pays for outcomes that were achieved",
        "programme", "organisation", "contract", decides=True,
    ),
    "investor": _role(
        "Legt geld in en draagt het risico", "Puts in money and bears the risk",
        "organisation", "contract", decides=True,
    ),
    "verifier": _role(
        "Controleert resultaten, onafhankelijk van de partijen", "Checks outcomes, independent of the parties",
        "contract", decides=True,
    ),
    "evaluator": _role(
        "Onderzoekt wat het effect was", "Studies what the effect was", "", "programme", "initiative", "contract"
    ),
    "auditor": _role(
        "Leest alles behalve gegevens over personen en verandert niets",
        "Reads everything but what is about persons, and changes nothing",
        "", "programme", alone=True,
    ),
    "administrator": _role(
        "Regelt wie wat mag en houdt het systeem draaiend", "Sees to who may do what and keeps the system running",
        "", decides=True,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """A role that a person holds in a scope, for a time. Without a first or last day it has none.

    `for_key` says for whom a deputy holds it; a deputy decides and pays only where that was said (`binds`).
    """

    role: str
    scope: Scope = EVERYWHERE
    starts_on: date | None = None
    ends_on: date | None = None
    for_key: str = ""
    binds: bool = True

    def in_force(self, on: date) -> bool:
        """Say whether the role is held on a day; the last day counts.

        >>> Held("officer", ends_on=date(2017, 3, 17)).in_force(date(2017, 3, 18))
        False
        """
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or on <= self.ends_on)


def can_be_held(role: str, scope: Scope) -> bool:
    """Say whether a role can be held in a scope of this kind; a verifier checks one contract, never everything.

    >>> can_be_held("verifier", ("contract", "refugee-team")), can_be_held("verifier", EVERYWHERE)
    (True, False)
    """
    kind, key = scope
    return kind in ROLES[role].held_in and bool(kind) == bool(key)


def decides(held: Iterable[Held], on: date) -> bool:
    """Say whether someone holds a role that decides or pays, today or later: no one-time link, and a second factor.

    >>> decides([Held("initiator"), Held("controller", ends_on=date(2017, 3, 17))], date(2017, 3, 18))
    False
    """
    return any(
        one.role in ROLES and ROLES[one.role].decides and (one.ends_on is None or on <= one.ends_on) for one in held
    )
