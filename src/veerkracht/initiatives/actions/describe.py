"""Keeping what is known of an initiative itself: its story, its phase, its themes and its places."""

from collections.abc import Collection, Iterable
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.changes import change, renamed
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.refusals import require_key, require_same_programme
from veerkracht.initiatives.actions.findable import make_findable
from veerkracht.initiatives.models import Initiative, InitiativePlace
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import Scope, require
from veerkracht.places.models import Place
from veerkracht.programmes.models import PolicyTask, Programme, Theme
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class NoAddressToShow(Refusal):
    """An e-mail address may only be shown where there is one."""


class Said(TypedDict, total=False):
    """What may be said of an initiative; what is left out stays as it is."""

    title_nl: str
    title_en: str
    summary_nl: str
    summary_en: str
    story_nl: str
    story_en: str
    ask_nl: str
    ask_en: str
    phase: str
    province_wide: bool
    started_on: str
    organisation: Organisation | None
    website: str
    contact_email: str
    contact_public: bool
    published: bool
    aliases: list[str]


@transaction.atomic
def describe(
    *,
    by: Person,
    programme: Programme,
    key: str,
    themes: Collection[Theme] | None = None,
    policy_tasks: Collection[PolicyTask] | None = None,
    places: Collection[Place] | None = None,
    origin: str = Origin.SCREEN,
    undoing: bool = False,
    **said: Unpack[Said],
) -> Initiative:
    """Add an initiative to a programme, or change what is known of it; a renamed one keeps its old name."""
    require(by, "keep the programme", scopes(programme_key=programme.key, key=key))
    require_key(key)
    initiative = Initiative.objects.select_related("programme").filter(key=key).first()
    initiative = initiative or Initiative(key=key, programme=programme, origin=origin)
    require_same_programme(programme.key, initiative.programme.key, key)
    fresh, before = initiative.pk is None, initiative.title_nl
    cleared = clear(
        by=by, record=initiative, said=said, about=("initiative", key), scopes=[("programme", programme.key)]
    )
    changed = change(initiative, cleared.said)
    if initiative.contact_public and not initiative.contact_email:
        raise NoAddressToShow(_("There is no e-mail address to show. Give one, or do not show it."))
    if before and before != initiative.title_nl:
        initiative.aliases = renamed(initiative.aliases, before, initiative.title_nl)
    if changed or fresh:
        initiative.save()
    changed += [
        *_relate(initiative, "themes", themes, fresh),
        *_relate(initiative, "policy_tasks", policy_tasks, fresh),
        *_settle(initiative, places, fresh),
    ]
    if changed or fresh:
        lists: dict[str, Iterable[Any]] = {
            "themes": _now(initiative.themes, themes, fresh),
            "policy_tasks": _now(initiative.policy_tasks, policy_tasks, fresh),
            "places": _now(Place.objects.filter(pk__in=initiative.places.values("place")), places, fresh),
        }
        record(
            by=by.key,
            deed="undo" if undoing else "describe",
            kind="initiative",
            key=key,
            fields=changed,
            origin=origin,
            copy=initiative,
            lists=lists,
        )
        make_findable(initiative=initiative)
    cleared.keep(initiative)
    return initiative


def _now(kept: Any, said: Iterable[Any] | None, fresh: bool) -> Iterable[Any]:
    """Give what a relation holds now; where it was said, or the initiative is new, without asking the database."""
    return said if said is not None else () if fresh else kept.all()


def scopes(*, programme_key: str, key: str) -> list[Scope]:
    """Give the scopes in which a role counts for an initiative, the narrowest first."""
    return [("initiative", key), ("programme", programme_key)]


def _relate(initiative: Initiative, name: str, wanted: Iterable[Any] | None, fresh: bool) -> list[str]:
    """Make a relation hold these records and no others; say so if that was a change."""
    if wanted is None:
        return []
    relation = getattr(initiative, name)
    now = set() if fresh else set(relation.values_list("pk", flat=True))
    then = {record.pk for record in wanted}
    if now - then:
        relation.remove(*(now - then))
    if then - now:
        relation.add(*(then - now))
    return [name] if now != then else []


def _settle(initiative: Initiative, places: Iterable[Place] | None, fresh: bool) -> list[str]:
    """Let an initiative work in these places and no others; periods of those that stay are kept."""
    if places is None:
        return []
    now = set() if fresh else set(initiative.places.values_list("place_id", flat=True))
    then = {place.pk for place in places}
    if now - then:
        initiative.places.filter(place_id__in=now - then).delete()
    InitiativePlace.objects.bulk_create(
        InitiativePlace(initiative=initiative, place_id=number) for number in sorted(then - now)
    )
    return ["places"] if now != then else []
