"""Founding a programme, and saying what it is for."""

from typing import TypedDict, Unpack

from django.db import transaction

from veerkracht.foundation.changes import change, renamed
from veerkracht.foundation.refusals import require_key, require_period
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import require
from veerkracht.places.models import Place
from veerkracht.programmes.models import Programme, ProgrammeKind
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class Said(TypedDict, total=False):
    """What may be said of a programme; what is left out stays as it is."""

    title_nl: str
    title_en: str
    purpose_nl: str
    purpose_en: str
    story_nl: str
    story_en: str
    kind: str
    starts_on: str
    ends_on: str
    organisation: Organisation | None
    area: Place | None
    aliases: list[str]


@transaction.atomic
def found(
    *, by: Person, key: str, origin: str = Origin.SCREEN, undoing: bool = False, **said: Unpack[Said]
) -> Programme:
    """Found a programme, or change what is said of it. The first one that is run here stands on the home page."""
    require(by, "keep the programme", [("programme", key)])
    require_key(key)
    programme = Programme.objects.filter(key=key).first() or Programme(key=key, origin=origin)
    before = programme.title_nl
    cleared = clear(by=by, record=programme, said=said, about=("programme", key))
    changed = change(programme, cleared.said)
    require_period(programme.starts_on, programme.ends_on)
    if before and before != programme.title_nl:
        programme.aliases = renamed(programme.aliases, before, programme.title_nl)
    fresh = programme.pk is None
    if fresh and programme.kind == ProgrammeKind.OWN:
        programme.home = not Programme.objects.filter(home=True).exists()
    if changed or fresh:
        programme.save()
        deed = "undo" if undoing else "found"
        record(by=by.key, deed=deed, kind="programme", key=key, fields=changed, origin=origin, copy=programme)
    cleared.keep(programme)
    return programme
