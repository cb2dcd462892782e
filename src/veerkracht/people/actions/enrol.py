"""Keeping what is known of an organisation."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from django.db import transaction

from veerkracht.foundation.changes import change, renamed
from veerkracht.foundation.refusals import require_key
from veerkracht.people.actions.findable import make_findable
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class Said(TypedDict, total=False):
    """What may be said of an organisation; what is left out stays as it is."""

    name: str
    kind: str
    kvk: str
    seat: str
    seat_place_key: str
    website: str
    purpose_nl: str
    purpose_en: str
    contact_email: str
    aliases: list[str]


@transaction.atomic
def enrol(
    *, by: Person, key: str, scopes: Iterable[Scope] = (), origin: str = Origin.SCREEN, **said: Unpack[Said]
) -> Organisation:
    """Add an organisation, or change what is known of it; a renamed one keeps its old name as an alias."""
    require(by, "keep the programme", [("organisation", key), *scopes])
    require_key(key)
    organisation = Organisation.objects.filter(key=key).first() or Organisation(key=key, origin=origin)
    before = organisation.name
    cleared = clear(by=by, record=organisation, said=said, about=("organisation", key), scopes=scopes)
    changed = change(organisation, cleared.said)
    if before and before != organisation.name:
        organisation.aliases = renamed(organisation.aliases, before, organisation.name)
    if changed or organisation.pk is None:
        organisation.save()
        record(by=by.key, deed="enrol", kind="organisation", key=key, fields=changed, origin=origin, copy=organisation)
        make_findable(organisation=organisation)
    cleared.keep(organisation)
    return organisation
