"""The borders that were loaded, for maps and lists."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from veerkracht.places.models import Boundary
from veerkracht.places.queries import covering, inside


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


def latest(kind: str, *, within: str = "", until: int | None = None) -> tuple[Border, ...]:
    """Give the borders of a kind of place, of the last year that was loaded for it, lying in a place."""
    drawn = Boundary.objects.filter(place__kind=kind)
    if until is not None:
        drawn = drawn.filter(year__lte=until)
    if within:
        drawn = drawn.filter(place__in=inside(within))
    year = drawn.aggregate(last=Max("year"))["last"]
    return tuple(_border(border) for border in drawn.filter(year=year).select_related("place"))


def of(key: str) -> Border | None:
    """Give the last border of one place, or else of the smallest place around it that has one."""
    own = Boundary.objects.filter(place__key=key).order_by("-year").select_related("place").first()
    return _border(own) if own else None


def around(key: str) -> tuple[Border, ...]:
    """Give the borders of the places in which a place lies, each of the last year that was loaded."""
    drawn = Boundary.objects.filter(place__in=covering(key)).order_by("year").select_related("place")
    return tuple({border.place_id: _border(border) for border in drawn}.values())


def _border(border: Boundary) -> Border:
    place = border.place
    return Border(place.key, place.name, place.kind, border.year, border.geometry, border.source)
