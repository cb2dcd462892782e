"""What others may ask about where initiatives work: how many in each place, near a place, and all over the area."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, FloatField, Q, Value

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative, InitiativePlace
from veerkracht.initiatives.queries.portfolio import Titled, Wanted, portfolio
from veerkracht.places.queries import covering, inside

Box = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place where initiatives work, and how many."""

    key: str
    name: str
    latitude: float | None
    longitude: float | None
    number: int

    @property
    def point(self) -> tuple[float, float] | None:
        """Give latitude and longitude, where they are known."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)


def by_place(wanted: Wanted, *, box: Box | None = None) -> tuple[Spotted, ...]:
    """Count the initiatives that are asked in each place, most first, within a box where one is given; one query."""
    links = InitiativePlace.objects.filter(initiative__in=portfolio(wanted).order_by())
    if box is not None:
        west, south, east, north = box
        links = links.filter(place__latitude__range=(south, north), place__longitude__range=(west, east))
    columns = ("place__key", "place__name", "place__latitude", "place__longitude")
    counted = links.order_by().values_list(*columns).annotate(number=Count("pk"))
    return tuple(Spotted(*row) for row in sorted(counted, key=lambda row: (-row[-1], row[0])))


def spread(wanted: Wanted) -> tuple[tuple[Spotted, ...], int]:
    """Count the initiatives that are asked in each place, and those that work in the whole area; in one query."""
    among = portfolio(wanted).order_by()
    columns = ("place__key", "place__name", "place__latitude", "place__longitude")
    links = InitiativePlace.objects.filter(initiative__in=among).order_by()
    counted = links.values_list(*columns).annotate(number=Count("pk"))
    text: CharField[str, str] = CharField()
    number: FloatField[float, float] = FloatField()
    nowhere = {"k": Value("", text), "n": Value("", text), "y": Value(None, number), "x": Value(None, number)}
    wide = among.filter(province_wide=True).annotate(**nowhere)
    unplaced: Any = wide.values_list(*nowhere).annotate(number=Count("pk"))
    found = [Spotted(*row) for row in counted.union(unplaced, all=True)]
    spots = sorted((spot for spot in found if spot.key), key=lambda spot: (-spot.number, spot.key))
    return tuple(spots), sum(spot.number for spot in found if not spot.key)


def keys(wanted: Wanted, *, size: int) -> list[str]:
    """Give the keys of the first initiatives that are asked, by title."""
    return list(portfolio(wanted).order_by("sort_key", "key").values_list("key", flat=True)[:size])


def keys_around(place_key: str, wanted: Wanted, *, size: int) -> list[str]:
    """Give the keys of initiatives for a wider area in which a place lies, those for the whole area last."""
    wider = InitiativePlace.objects.filter(place__in=covering(place_key).exclude(key=place_key))
    here = InitiativePlace.objects.filter(place__in=inside(place_key))
    found = portfolio(wanted).filter(Q(province_wide=True) | Q(pk__in=wider.values("initiative_id")))
    apart = found.exclude(pk__in=here.values("initiative_id")).order_by("province_wide", "sort_key", "key")
    return list(apart.values_list("key", flat=True)[:size])


def titles(place_keys: Iterable[str], wanted: Wanted, *, size: int) -> Mapping[str, tuple[Titled, ...]]:
    """Give the first initiatives that are asked in each of some places, by title; in one query."""
    links = InitiativePlace.objects.filter(place__key__in=list(place_keys), initiative__in=portfolio(wanted).order_by())
    columns = ("place__key", "initiative__key", "initiative__title_nl", "initiative__title_en")
    found: dict[str, tuple[Titled, ...]] = {}
    for place, key, nl, en in links.order_by("initiative__sort_key", "initiative__key").values_list(*columns)[:size]:
        found[place] = (*found.get(place, ()), Titled(key, Bilingual(nl, en)))
    return found


def asks(initiative_keys: Iterable[str]) -> dict[str, Bilingual]:
    """Give what initiatives ask of others, as far as they ask."""
    asking = Initiative.objects.filter(key__in=list(initiative_keys)).exclude(ask_nl="", ask_en="")
    return {key: Bilingual(nl, en) for key, nl, en in asking.values_list("key", "ask_nl", "ask_en")}
