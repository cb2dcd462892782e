"""Where an application lies, to ask for permission with; and who is to explore what comes in."""

from collections.abc import Iterable

from django.db.models import Count, Q

from veerkracht.initiatives.queries.belonging import belonging
from veerkracht.initiatives.selection.choices import OPEN
from veerkracht.initiatives.selection.models import Application
from veerkracht.people.models import Person
from veerkracht.people.permissions import Reach, Scope
from veerkracht.people.queries import allowed, allowed_in_any
from veerkracht.people.rules.roles import EVERYWHERE

SEE = "see applications"
EXPLORE = "explore an application"
ASSESS = "assess an application"
DECIDE = "decide a selection"
SET_UP = "set up a selection"
FIRST = "support-worker"
"""Who explores by trade gets an application before anyone else who may."""


def scopes(record: Application) -> tuple[Scope, ...]:
    """Give the scopes in which someone may have a role by which they work on an application."""
    return within_scopes(record.initiative_key, record.programme.key)


def within_scopes(initiative_key: str, programme_key: str) -> tuple[Scope, ...]:
    """Give the scopes of what belongs to an initiative, or to the programme as long as there is none."""
    if not initiative_key:
        return (("programme", programme_key),)
    return tuple(
        dict.fromkeys((("initiative", initiative_key), *belonging([initiative_key]), ("programme", programme_key)))
    )


def within(there: Reach) -> Q:
    """Keep the applications within reach."""
    if there.everywhere:
        return Q()
    return Q(initiative_key__in=there.keys("initiative")) | Q(programme__key__in=there.keys("programme"))


def people_for(deed: str, where: Iterable[Scope]) -> list[tuple[str, str]]:
    """Give who may do a deed in these scopes, by name."""
    return allowed_in_any(deed, (*where, EVERYWHERE))


def owner_for(where: Iterable[Scope]) -> Person | None:
    """Give who gets an application that comes in: the nearest who may explore, by trade first, the least busy."""
    for scope in (*where, EVERYWHERE):
        near = allowed(EXPLORE, scope)
        trade = [one for one in near if one.grants.filter(role=FIRST, scope_kind=scope[0], scope_key=scope[1]).exists()]
        if near:
            return _least_busy(trade or near)
    return None


def _least_busy(people: list[Person]) -> Person:
    rows = Application.objects.filter(owner_key__in=[one.key for one in people], status__in=OPEN).order_by()
    open_now = dict(rows.values_list("owner_key").annotate(count=Count("pk")))
    return min(people, key=lambda one: (open_now.get(one.key, 0), one.pk))
