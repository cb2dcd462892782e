"""The borders that were loaded, for maps and lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, OuterRef, Subquery

from veerkracht.places.models import Boundary
from veerkracht.places.queries import PlaceRow, inside


@dataclass(frozen=True, slots=True)
class Border:
    """The border of a place in a year, as GeoJSON in degrees."""

    key: str
    name: str
    kind: str
    year: int
    geometry: dict[str, Any]
    source: str


def years_by_place() -> dict[str, list[int]]:
    """Give the years of which each place has a border."""
    found: dict[str, list[int]] = {}
    for key, year in Boundary.objects.order_by("place__key", "year").values_list("place__key", "year"):
        found.setdefault(key, []).append(year)
    return found


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the points of a map: borders of the last year that was loaded, and all places there are."""

    borders: tuple[Border, ...] = ()
    places: tuple[PlaceRow, ...] = ()


def ground(area_key: str, *, kinds: Iterable[str]) -> Ground:
    """Give an area and what lies in it: each place as a row, and its border with few points. One query."""
    order = list(kinds)
    last = Boundary.objects.filter(place=OuterRef("pk")).order_by("-year")
    found = inside(area_key).filter(kind__in=order).order_by("sort_key", "key")
    drawn = found.annotate(
        last_year=Subquery(last.values("year")[:1]),
        last_sketch=Subquery(last.values("sketch")[:1]),
        last_source=Subquery(last.values("source")[:1]),
    )
    own = ("key", "name", "kind", "starts_on", "ends_on", "latitude", "longitude")
    places, borders = [], []
    for *row, year, sketch, source in drawn.values_list(*own, "last_year", "last_sketch", "last_source"):
        places.append(PlaceRow(*row))
        if year is not None:
            borders.append(Border(row[0], row[1], row[2], year, sketch, source))
    newest = {kind: max((border.year for border in borders if border.kind == kind), default=0) for kind in order}
    # Places that are gone by the newest year would lie under those that took their ground.
    kept = [border for border in borders if border.year == newest[border.kind]]
    return Ground(tuple(sorted(kept, key=lambda border: order.index(border.kind))), tuple(places))


def lines(area_key: str, *, kinds: Iterable[str]) -> tuple[Border, ...]:
    """Give the whole borders of an area and of what lies in it, each kind of the last year loaded."""
    last = Boundary.objects.filter(place__kind=OuterRef("place__kind")).order_by("-year").values("year")[:1]
    drawn = Boundary.objects.filter(place__kind__in=list(kinds), place__in=inside(area_key), year=Subquery(last))
    columns = ("place__key", "place__name", "place__kind", "year", "geometry", "source")
    return tuple(Border(*row) for row in drawn.order_by("place__kind", "place__key").values_list(*columns))


def stamp() -> str:
    """Give a text that changes when other borders are loaded, by which a browser knows that its copy is old."""
    said = Boundary.objects.aggregate(number=Count("pk"), last=Max("drawn_at"))
    return f"{said['number']}-{said['last']:%Y%m%d%H%M%S%f}" if said["last"] else "0"
