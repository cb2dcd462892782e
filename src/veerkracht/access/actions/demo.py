"""The people of the demonstration: one for each role, with whom anyone can look around on an installation for that."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.access.queries import DEMO
from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.people.actions.welcome import welcome
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.people.rules.roles import EVERYWHERE, ROLES, Scope
from veerkracht.trail.actions import record

NAMES = {
    "initiator": "Iris van Initiatief",
    "support-worker": "Ole Ondersteuner",
    "officer": "Mara Medewerker",
    "municipal-officer": "Gijs Gemeente",
    "knowledge-partner": "Kim Kennis",
    "task-owner": "Olaf Opgave",
    "process-guide": "Bo Begeleider",
    "controller": "Cato Controller",
    "payer": "Bas Betaler",
    "investor": "Ines Investeerder",
    "verifier": "Vera Verificateur",
    "evaluator": "Eva Evaluator",
    "auditor": "Ada Auditor",
    "administrator": "Bram Beheerder",
}
"""Nobody is called like this; the name says the role."""


class NoDemonstration(Refusal):
    """This installation is not for a demonstration."""


@transaction.atomic
def make(*, by: Person, on: date, scopes: Mapping[str, Scope]) -> int:
    """Make the people of the demonstration that are not there yet; `scopes` has a record of each kind of scope."""
    if not settings.DEMO:
        raise NoDemonstration(
            _("This installation is not for a demonstration. With VEERKRACHT_DEMO=1 it is, and then anyone comes in.")
        )
    made = 0
    for role, name in NAMES.items():
        scope, email = _scope(role, scopes), f"{role}{DEMO}"
        if scope is None or Person.objects.filter(email=email).exists():
            continue
        welcome(by=by, email=email, name=name, role=role, scope=scope, on=on, password="")
        made += 1
    return made


@transaction.atomic
def close(*, by: Person, on: date) -> int:
    """Close the accounts of the demonstration; what they did stays readable."""
    require(by, "close an account", on=on)
    found = list(Person.objects.filter(email__endswith=DEMO, is_active=True))
    for person in found:
        person.is_active = False
        person.save(update_fields=["is_active"])
        record(by=by.key, deed="close an account", kind="person", key=person.key, fields=["is_active"])
    return len(found)


def enter(*, key: str) -> Person:
    """Give someone of the demonstration to come in as; nobody where this is no demonstration."""
    if not settings.DEMO:
        raise NotAllowed(_("This is no demonstration. Sign in with your own account."))
    found = Person.objects.filter(key=key, email__endswith=DEMO, is_active=True).first()
    if found is None:
        raise NotKnown(_("There is nobody of this name in the demonstration. Choose someone from the page."))
    return found


def _scope(role: str, scopes: Mapping[str, Scope]) -> Scope | None:
    """Give where a role is held: everywhere or in the programme where it can be, else in what there is."""
    for kind in ("", "programme", "initiative", "organisation", "contract"):
        if kind in ROLES[role].held_in and (kind == "" or kind in scopes):
            return scopes.get(kind, EVERYWHERE)
    return None
