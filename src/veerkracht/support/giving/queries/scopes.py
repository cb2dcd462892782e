"""Where support lies, to ask for permission with: the initiative, what it belongs to, and who offers the help."""

from django.db.models import Q

from veerkracht.initiatives.queries.belonging import belonging, belonging_to
from veerkracht.people.permissions import Reach, Scope
from veerkracht.support.planning.models import Agreement

SEE = "see support given"
GIVE = "give support"
FOR_INITIATIVE = "judge support for the initiative"
FOR_PROVINCE = "judge support for the province"
JUDGE = {"initiative": FOR_INITIATIVE, "province": FOR_PROVINCE}
"""The deed by which each side judges."""


def scopes(agreement: Agreement, sides: tuple[Scope, ...] = ()) -> tuple[Scope, ...]:
    """Give the scopes in which someone may work on support: of the initiative, and of who offers it.

    `sides` are the scopes of the initiative, where these were asked before.
    """
    offer = agreement.offer
    offering: tuple[Scope, ...] = (("organisation", offer.organisation.key),) if offer else ()
    return (*(sides or sides_scopes(agreement)), *offering)


def sides_scopes(agreement: Agreement) -> tuple[Scope, ...]:
    """Give the scopes of the two sides that judge: who offers the help is neither of them."""
    key = agreement.initiative.key
    return (("initiative", key), *belonging([key]))


def within(there: Reach) -> Q:
    """Keep the agreements within reach."""
    if there.everywhere:
        return Q()
    bodies = there.keys("organisation")
    keys = set(there.keys("initiative")) | {key for kind, key in belonging_to(bodies) if kind == "initiative"}
    offered = Q(offer__organisation__key__in=bodies)
    return Q(initiative__key__in=keys) | offered | Q(initiative__programme__key__in=there.keys("programme"))
