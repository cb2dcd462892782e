"""Where a request lies, to ask for permission with; and who is to answer what comes in there."""

from collections.abc import Iterable

from django.db.models import Count, Q

from veerkracht.initiatives.queries.belonging import belonging, belonging_to
from veerkracht.people.models import Person
from veerkracht.people.permissions import Reach, Scope
from veerkracht.people.queries import allowed
from veerkracht.people.rules.roles import EVERYWHERE
from veerkracht.support.desk.choices import OPEN
from veerkracht.support.desk.models import SupportRequest

DEED = "answer a request"
FIRST = "support-worker"
"""Who explores requests by trade gets them before anyone else who may answer."""


def scopes(record: SupportRequest) -> tuple[Scope, ...]:
    """Give the scopes in which someone may have a role by which they work on a request."""
    return within_scopes(record.initiative_key, record.programme.key)


def within_scopes(initiative_key: str, programme_key: str) -> tuple[Scope, ...]:
    """Give the scopes of what belongs to an initiative, or to the programme as a whole."""
    if not initiative_key:
        return (("programme", programme_key),)
    return (("initiative", initiative_key), *(one for one in belonging([initiative_key]) if one[0] != "initiative"))


def within(there: Reach) -> Q:
    """Keep the requests within reach."""
    if there.everywhere:
        return Q()
    keys = set(there.keys("initiative"))
    if there.keys("organisation"):
        keys |= {key for kind, key in belonging_to(there.keys("organisation")) if kind == "initiative"}
    return Q(initiative_key__in=keys) | Q(programme__key__in=there.keys("programme"))


def owner_for(where: Iterable[Scope]) -> Person | None:
    """Give who gets a request that comes in: the nearest who may answer, a support worker first, the least busy."""
    for scope in (*where, EVERYWHERE):
        near = allowed(DEED, scope)
        first = [one for one in near if _by_trade(one, scope)] or near
        if first:
            return _least_busy(first)
    return None


def _by_trade(person: Person, scope: Scope) -> bool:
    return bool(person.grants.filter(role=FIRST, scope_kind=scope[0], scope_key=scope[1]).exists())


def _least_busy(people: list[Person]) -> Person:
    keys = [one.key for one in people]
    rows = SupportRequest.objects.filter(owner_key__in=keys, status__in=OPEN).order_by()
    open_now = dict(rows.values_list("owner_key").annotate(count=Count("pk")))
    return min(people, key=lambda one: (open_now.get(one.key, 0), one.pk))
