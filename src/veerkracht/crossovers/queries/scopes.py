"""Where a cross-over lies, to ask for permission with: its initiative, and on which side who runs that stands."""

from typing import TYPE_CHECKING

from django.db.models import Q

from veerkracht.crossovers.models import CrossOver, TaskOwner
from veerkracht.initiatives.queries.belonging import belonging
from veerkracht.people.models import Person
from veerkracht.people.permissions import Reach, Scope, reach
from veerkracht.people.rules.deeds import PROVIDER

if TYPE_CHECKING:
    from veerkracht.people.permissions import Sides


def scopes(initiative_key: str) -> tuple[tuple[Scope, ...], "Sides"]:
    """Give the scopes of an initiative, and that the organisation that runs it stands on its own side."""
    wider = belonging([initiative_key])
    sides = {scope: PROVIDER for scope in wider if scope[0] == "organisation"}
    return (("initiative", initiative_key), *wider), sides


def within(there: Reach) -> Q:
    """Keep the cross-overs of initiatives within reach."""
    if there.everywhere:
        return Q()
    return Q(initiative__key__in=there.keys("initiative")) | Q(initiative__programme__key__in=there.keys("programme"))


def seen_by(viewer: Person) -> Q:
    """Keep what someone may see: what is within reach, and what touches a task of their own."""
    there = reach(viewer, "see cross-overs")
    if there.everywhere:
        return Q()
    own = TaskOwner.objects.filter(person_key=viewer.key, ended_at=None).values("task_id")
    return within(there) | Q(task_id__in=own)


def registered_by(found: CrossOver) -> dict[str, tuple[str, ...]]:
    """Say who registered a cross-over and what is expected of it, since they do not confirm it."""
    keys = {found.by_key, *found.shares.values_list("by_key", flat=True)} - {""}
    return {"register a cross-over": tuple(keys)}
