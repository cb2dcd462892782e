"""Describing the parts of a programme: its themes, its policy tasks and its rounds."""

from collections.abc import Mapping
from typing import TypedDict, TypeVar, Unpack

from django.db import transaction

from veerkracht.foundation.changes import change, renamed
from veerkracht.foundation.refusals import require_key, require_period, require_same_programme
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import require
from veerkracht.programmes.actions.findable import make_part_findable
from veerkracht.programmes.models import Described, PolicyTask, Programme, Round, Theme
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

Part = TypeVar("Part", bound=Described)


class Said(TypedDict, total=False):
    """What may be said of any part of a programme; what is left out stays as it is."""

    position: int
    title_nl: str
    title_en: str
    description_nl: str
    description_en: str
    aliases: list[str]


class TaskSaid(Said, total=False):
    """A policy task also has an owner."""

    owner: Organisation | None


class RoundSaid(Said, total=False):
    """A round also has a kind and a period."""

    kind: str
    starts_on: str
    ends_on: str


@transaction.atomic
def describe_theme(
    *, by: Person, programme: Programme, key: str, origin: str = Origin.SCREEN, **said: Unpack[Said]
) -> Theme:
    """Add a theme to a programme, or change what is said of it."""
    return _describe(Theme, "theme", by, programme, key, origin, said)


@transaction.atomic
def describe_task(
    *, by: Person, programme: Programme, key: str, origin: str = Origin.SCREEN, **said: Unpack[TaskSaid]
) -> PolicyTask:
    """Add a policy task of another part of government, or change what is said of it."""
    return _describe(PolicyTask, "task", by, programme, key, origin, said)


@transaction.atomic
def describe_round(
    *, by: Person, programme: Programme, key: str, origin: str = Origin.SCREEN, **said: Unpack[RoundSaid]
) -> Round:
    """Add a round in which initiatives take part, or change what is said of it."""
    require_period(said.get("starts_on"), said.get("ends_on"))
    return _describe(Round, "round", by, programme, key, origin, said)


def _describe(
    record_of: type[Part],
    kind: str,
    by: Person,
    programme: Programme,
    key: str,
    origin: str,
    said: Mapping[str, object],
) -> Part:
    require(by, "keep the programme", [("programme", programme.key)])
    require_key(key)
    found = record_of._default_manager.select_related("programme").filter(key=key).first()
    part = found or record_of(key=key, programme=programme, origin=origin)
    require_same_programme(programme.key, part.programme.key, key)
    before = part.title_nl
    scope = ("programme", programme.key)
    cleared = clear(by=by, record=part, said=said, about=(kind, key), scopes=[scope])
    changed = change(part, cleared.said)
    if before and before != part.title_nl:
        part.aliases = renamed(part.aliases, before, part.title_nl)
    if changed or part.pk is None:
        part.save()
        record(by=by.key, deed="describe", kind=kind, key=key, fields=changed, origin=origin, copy=part)
        make_part_findable(kind=kind, part=part)
    cleared.keep(part)
    return part
