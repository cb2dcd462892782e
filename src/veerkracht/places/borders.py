"""The borders that were loaded, for maps and lists."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Subquery

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


def latest(kind: str, *, within: str = "", sketch: bool = False) -> tuple[Border, ...]:
    """Give the borders of a kind of place, of the last year that was loaded for it, lying in a place."""
    drawn = Boundary.objects.filter(place__kind=kind)
    if within:
        drawn = drawn.filter(place__in=inside(within))
    last = drawn.order_by("-year").values("year")[:1]
    return _borders(drawn.filter(year=Subquery(last)), sketch=sketch)


def around(key: str, *, sketch: bool = False) -> tuple[Border, ...]:
    """Give the borders of a place and of those in which it lies, each of the last year that was loaded."""
    drawn = _borders(Boundary.objects.filter(place__in=covering(key)).order_by("year"), sketch=sketch)
    return tuple({border.key: border for border in drawn}.values())


def _borders(drawn: QuerySet[Boundary], *, sketch: bool) -> tuple[Border, ...]:
    shape = "sketch" if sketch else "geometry"
    columns = ("place__key", "place__name", "place__kind", "year", shape, "source")
    return tuple(Border(*row) for row in drawn.values_list(*columns))
