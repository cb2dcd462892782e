"""Keeping what is known of places: their names and codes, what they became and in what they lie."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.changes import change, renamed
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.refusals import require_key, require_period
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.places.actions.findable import make_findable
from veerkracht.places.models import Place, PlaceCode, Succession, Within
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class HalfACoordinate(Refusal):
    """A latitude without a longitude, or the other way round."""


class ItsOwnPlace(Refusal):
    """A place cannot lie in itself or become itself."""


class CodeTaken(Refusal):
    """Another place has the code in this period."""


class Said(TypedDict, total=False):
    """What may be said of a place; what is left out stays as it is."""

    name: str
    kind: str
    starts_on: date | None
    ends_on: date | None
    latitude: float | None
    longitude: float | None
    coordinate_source: str
    note_nl: str
    note_en: str
    aliases: list[str]


@transaction.atomic
def chart(
    *, by: Person, key: str, scopes: Iterable[Scope] = (), origin: str = Origin.SCREEN, **said: Unpack[Said]
) -> Place:
    """Add a place, or change what is known of it; a renamed one keeps its old name as an alias."""
    require(by, "keep the programme", scopes)
    require_key(key)
    place = Place.objects.filter(key=key).first() or Place(key=key, origin=origin)
    before = place.name
    cleared = clear(by=by, record=place, said=said, about=("place", key), scopes=scopes)
    changed = change(place, cleared.said)
    require_period(place.starts_on, place.ends_on)
    if (place.latitude is None) != (place.longitude is None):
        raise HalfACoordinate(_("A coordinate has a latitude and a longitude. Give both, or neither."))
    if before and before != place.name:
        place.aliases = renamed(place.aliases, before, place.name)
    if changed or place.pk is None:
        place.save()
        record(by=by.key, deed="chart", kind="place", key=key, fields=changed, origin=origin, copy=place)
        make_findable(place=place)
    cleared.keep(place)
    return place


@transaction.atomic
def assign_code(
    *,
    by: Person,
    place: Place,
    scheme: str,
    code: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    scopes: Iterable[Scope] = (),
    origin: str = Origin.SCREEN,
) -> PlaceCode:
    """Say under which code a place is known in a scheme, and when; a code means one place at a time."""
    require(by, "keep the programme", scopes)
    require_period(starts_on, ends_on)
    _require_free(place, scheme, code, starts_on, ends_on)
    known = PlaceCode.objects.filter(place=place, scheme=scheme, code=code).first()
    assigned = known or PlaceCode(place=place, scheme=scheme, code=code)
    changed = change(assigned, {"starts_on": starts_on, "ends_on": ends_on})
    if changed or known is None:
        assigned.save()
        record(
            by=by.key,
            deed="assign code",
            kind="place",
            key=place.key,
            fields=["codes"],
            origin=origin,
            copy=assigned,
            part=f"codes {scheme} {code}",
        )
    return assigned


def _require_free(place: Place, scheme: str, code: str, starts_on: date | None, ends_on: date | None) -> None:
    others = PlaceCode.objects.filter(scheme=scheme, code=code).exclude(place=place)
    if starts_on:
        others = others.exclude(ends_on__lt=starts_on)
    if ends_on:
        others = others.exclude(starts_on__gt=ends_on)
    if taken := others.select_related("place").first():
        sentence = _("The code %(code)s means %(name)s (%(key)s) in this period. End it there first.")
        raise CodeTaken(sentence % {"code": code, "name": taken.place.name, "key": taken.place.key})


@transaction.atomic
def succeed(
    *,
    by: Person,
    old: Place,
    new: Place,
    on: date,
    share: Decimal | None = None,
    scopes: Iterable[Scope] = (),
    origin: str = Origin.SCREEN,
) -> Succession:
    """Say what a place became on a day, or which share of it went to another."""
    require(by, "keep the programme", scopes)
    if old.pk == new.pk:
        raise ItsOwnPlace(_("A place cannot become itself. Choose two different places."))
    known = Succession.objects.filter(old=old, new=new, on=on).first()
    succession = known or Succession(old=old, new=new, on=on)
    changed = change(succession, {"share": share})
    if changed or known is None:
        succession.save()
        record(
            by=by.key,
            deed="succeed",
            kind="place",
            key=old.key,
            fields=["successors"],
            origin=origin,
            copy=succession,
            part=f"successors {new.key} {on}",
        )
    return succession


@transaction.atomic
def place_within(
    *,
    by: Person,
    part: Place,
    whole: Place,
    starts_on: date | None = None,
    ends_on: date | None = None,
    scopes: Iterable[Scope] = (),
    origin: str = Origin.SCREEN,
) -> Within:
    """Say in which larger place a place lies, and when."""
    require(by, "keep the programme", scopes)
    require_period(starts_on, ends_on)
    if part.pk == whole.pk:
        raise ItsOwnPlace(_("A place cannot lie in itself. Choose two different places."))
    known = Within.objects.filter(part=part, whole=whole, starts_on=starts_on).first()
    within = known or Within(part=part, whole=whole, starts_on=starts_on)
    changed = change(within, {"ends_on": ends_on})
    if changed or known is None:
        within.save()
        record(
            by=by.key,
            deed="place within",
            kind="place",
            key=part.key,
            fields=["wholes"],
            origin=origin,
            copy=within,
            part=f"wholes {whole.key} {starts_on}",
        )
    return within
