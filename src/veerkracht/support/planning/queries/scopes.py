"""Where what is planned lies, to ask for permission with; and on which side of it someone stands."""

from typing import Literal

from django.db.models import Q

from veerkracht.initiatives.queries.belonging import belonging_to
from veerkracht.people.models import Person
from veerkracht.people.permissions import Reach, Scope, Viewer, answer, reach, require
from veerkracht.support.desk.queries.scopes import within_scopes
from veerkracht.support.planning.models import Agreement, Offer

SEE = "see support plans"
JUDGE = "record a diagnosis"
OFFER = "offer support"
PROPOSE = "propose support"
ACCEPT = "accept a proposal"
FOR_INITIATIVE = "confirm support for the initiative"
FOR_PROVINCE = "confirm support for the province"

Side = Literal["initiative", "province"]


def of_initiative(initiative_key: str, programme_key: str) -> tuple[Scope, ...]:
    """Give the scopes of what is about an initiative."""
    return within_scopes(initiative_key, programme_key)


def of_agreement(record: Agreement) -> tuple[Scope, ...]:
    """Give the scopes of support for an initiative."""
    return within_scopes(record.initiative.key, record.initiative.programme.key)


def of_offer(record: Offer) -> tuple[Scope, ...]:
    """Give the scopes of an offer: whose it is, and the programme."""
    return (("organisation", record.organisation.key), ("programme", record.programme.key))


def side_of(person: Viewer, scopes: tuple[Scope, ...]) -> Side | None:
    """Say for whom someone judges what is needed: who runs the initiative for it, others for the province."""
    if not isinstance(person, Person):
        return None
    found = answer(person, JUDGE, scopes)
    if not found.may:
        return None
    return "initiative" if any(one.role == "initiator" for one in found.by) else "province"


def within(there: Reach, initiative: str = "initiative") -> Q:
    """Keep what is about the initiatives within reach."""
    if there.everywhere:
        return Q()
    keys = set(there.keys("initiative"))
    if there.keys("organisation"):
        keys |= {key for kind, key in belonging_to(there.keys("organisation")) if kind == "initiative"}
    return Q(**{f"{initiative}__key__in": keys}) | Q(**{f"{initiative}__programme__key__in": there.keys("programme")})


def require_reach(viewer: Person, deed: str) -> Reach:
    """Give where someone may do a deed; refuse who may nowhere."""
    there = reach(viewer, deed)
    if not there.scopes:
        require(viewer, deed)
    return there
