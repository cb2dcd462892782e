"""What others may ask about where initiatives work: how many in each place, near a place, and all over the area."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from django.db.models import (
    Avg,
    CharField,
    Count,
    Exists,
    F,
    FloatField,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative, InitiativePlace
from veerkracht.initiatives.queries.portfolio import Titled, Wanted, portfolio, sought
from veerkracht.places.queries import covering, inside

Box = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place where initiatives work, and how many."""

    key: str
    name: str
    latitude: float
    longitude: float
    number: int


@dataclass(frozen=True, slots=True)
class Square:
    """A small piece of the map: how much is there, the middle and the box of it, and the first of its places."""

    key: str
    name: str
    number: int
    places: int
    latitude: float | None
    longitude: float | None
    box: Box


def counts(wanted: Wanted, place_keys: Iterable[str] | None = None) -> dict[str, int]:
    """Count the initiatives that are asked in each place, or in each of some places; in one query."""
    links = _links(wanted) if place_keys is None else _links_at(place_keys, wanted)
    return dict(links.values_list("place__key").annotate(number=Count("pk")))


def squares(wanted: Wanted, *, across: float, along: float, box: Box | None = None) -> tuple[Square, ...]:
    """Count the initiatives that are asked in each square of so many degrees, within a box; one query, few rows."""
    links = _links(wanted)
    if box is not None:
        west, south, east, north = box
        links = links.filter(place__latitude__range=(south, north), place__longitude__range=(west, east))
    return tuple(_square(row) for row in _gathered(links, across, along))


@dataclass(frozen=True, slots=True)
class Spread:
    """Initiatives over the map: in each square, in the whole area, and where nobody recorded a place."""

    squares: tuple[Square, ...]
    everywhere: int = 0
    placeless: int = 0


def spread(wanted: Wanted, *, across: float, along: float) -> Spread:
    """Count the initiatives that are asked in each square, in the whole area and without a place; in one query."""
    wanted = sought(wanted)
    somewhere = Exists(InitiativePlace.objects.filter(initiative=OuterRef("pk")))
    every = portfolio(wanted).order_by()
    wide = _apart(every.filter(province_wide=True), "everywhere")
    lost = _apart(every.filter(~somewhere, province_wide=False), "placeless")
    found = list(_gathered(_links(wanted), across, along).union(wide, lost, all=True))
    apart = {name: number for key, name, number, *_rest in found if not key}
    return Spread(tuple(_square(row) for row in found if row[0]), **apart)


def _apart(some: QuerySet[Initiative], name: str) -> Any:
    """Count initiatives that stand in no square, in the columns of one."""
    columns: dict[str, Any] = {
        "k": Value("", CharField()),
        "n": Value(name, CharField()),
        "p": Value(0, IntegerField()),
    }
    columns |= {side: Value(None, FloatField()) for side in ("y", "x", "w", "s", "e", "t")}
    counted: Any = some.values("province_wide").annotate(number=Count("pk"), **columns)
    return counted.values_list("k", "n", "number", "p", "y", "x", "w", "s", "e", "t")


def nearest(point: tuple[float, float], wanted: Wanted, *, size: int) -> tuple[Spotted, ...]:
    """Give the places where initiatives work that lie nearest to a latitude and longitude, nearest first."""
    north, east = point
    narrower = cos(radians(north))
    up, aside = F("place__latitude") - north, (F("place__longitude") - east) * narrower
    links = _links(wanted).filter(place__latitude__isnull=False)
    columns = ("place__key", "place__name", "place__latitude", "place__longitude")
    counted = links.annotate(apart=up * up + aside * aside).values_list(*columns).annotate(number=Count("pk"))
    return tuple(Spotted(*row) for row in counted.order_by("apart", "place__key")[:size])


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
    links = _links_at(place_keys, wanted)
    columns = ("place__key", "initiative__key", "initiative__title_nl", "initiative__title_en")
    found: dict[str, tuple[Titled, ...]] = {}
    for place, key, nl, en in links.order_by("initiative__sort_key", "initiative__key").values_list(*columns)[:size]:
        found[place] = (*found.get(place, ()), Titled(key, Bilingual(nl, en)))
    return found


def asks(initiative_keys: Iterable[str]) -> dict[str, Bilingual]:
    """Give what initiatives ask of others, as far as they ask."""
    asking = Initiative.objects.filter(key__in=list(initiative_keys)).exclude(ask_nl="", ask_en="")
    return {key: Bilingual(nl, en) for key, nl, en in asking.values_list("key", "ask_nl", "ask_en")}


def _links(wanted: Wanted) -> QuerySet[InitiativePlace]:
    return InitiativePlace.objects.filter(initiative__in=portfolio(wanted).order_by()).order_by()


def _links_at(place_keys: Iterable[str], wanted: Wanted) -> QuerySet[InitiativePlace]:
    """Begin with the places, which are few, and look at each initiative there."""
    fitting = portfolio(wanted).order_by().filter(pk=OuterRef("initiative_id"))
    return InitiativePlace.objects.filter(Exists(fitting), place__key__in=list(place_keys)).order_by()


def _gathered(links: QuerySet[InitiativePlace], across: float, along: float) -> Any:
    column = Cast(F("place__longitude") / across, IntegerField())
    row = Cast(F("place__latitude") / along, IntegerField())
    squares = links.annotate(column=column, row=row).values("column", "row")
    return squares.annotate(
        key=Min("place__key"),
        name=Min("place__name"),
        number=Count("pk"),
        places=Count("place", distinct=True),
        north_of=Avg("place__latitude"),
        east_of=Avg("place__longitude"),
        west=Min("place__longitude"),
        south=Min("place__latitude"),
        east=Max("place__longitude"),
        north=Max("place__latitude"),
    ).values_list("key", "name", "number", "places", "north_of", "east_of", "west", "south", "east", "north")


def _square(row: tuple[Any, ...]) -> Square:
    key, name, number, places, latitude, longitude, *box = row
    return Square(key, name, number, places, latitude, longitude, tuple(box))
