"""Saying on which places a programme concentrates, and which organisations take part in it."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction

from veerkracht.documents.models import Source
from veerkracht.foundation.changes import change
from veerkracht.foundation.refusals import require_period
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import require
from veerkracht.places.models import Place
from veerkracht.programmes.models import Focus, Party, Programme, Round
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class FocusSaid(TypedDict, total=False):
    """What may be said of a focus place; what is left out stays as it is."""

    group_nl: str
    group_en: str
    reason_nl: str
    reason_en: str
    source: Source
    ends_on: date | None


class PartySaid(TypedDict, total=False):
    """What may be said of a party; what is left out stays as it is."""

    role_en: str
    starts_on: str
    ends_on: str
    source: Source | None


@transaction.atomic
def focus(
    *,
    by: Person,
    programme: Programme,
    place: Place,
    starts_on: date,
    origin: str = Origin.SCREEN,
    **said: Unpack[FocusSaid],
) -> Focus:
    """Let a programme concentrate on a place from a day on, with the reason and its source."""
    require(by, "keep the programme", [("programme", programme.key)])
    known = Focus.objects.filter(programme=programme, place=place, starts_on=starts_on).first()
    focused = known or Focus(programme=programme, place=place, starts_on=starts_on)
    cleared = clear(by=by, record=focused, said=said, about=("programme", programme.key))
    changed = change(focused, cleared.said)
    require_period(focused.starts_on, focused.ends_on)
    if changed or known is None:
        focused.save()
        record(by=by.key, deed="focus", kind="programme", key=programme.key, fields=["focuses"], origin=origin)
    cleared.keep(focused)
    return focused


@transaction.atomic
def admit(
    *,
    by: Person,
    programme: Programme,
    organisation: Organisation,
    role_nl: str,
    round: Round | None = None,  # noqa: A002 - the word of the field
    origin: str = Origin.SCREEN,
    **said: Unpack[PartySaid],
) -> Party:
    """Let an organisation take part in a programme or in one of its rounds, in a role."""
    require(by, "keep the programme", [("programme", programme.key)])
    is_this = {"programme": programme, "round": round, "organisation": organisation, "role_nl": role_nl}
    known = Party.objects.filter(**is_this).first()
    party = known or Party(**is_this)
    cleared = clear(by=by, record=party, said=said, about=("programme", programme.key))
    changed = change(party, cleared.said)
    require_period(party.starts_on, party.ends_on)
    if changed or known is None:
        party.save()
        record(by=by.key, deed="admit", kind="programme", key=programme.key, fields=["parties"], origin=origin)
    cleared.keep(party)
    return party
