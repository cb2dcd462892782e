"""The map as it is drawn by the server: points where initiatives work, borders where they were loaded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from veerkracht.initiatives.queries import whereabouts
from veerkracht.initiatives.queries.portfolio import Wanted
from veerkracht.initiatives.queries.whereabouts import Spotted
from veerkracht.places.borders import Border, Ground, ground
from veerkracht.places.queries import PlaceRow
from veerkracht.programmes.queries.programme import ProgrammeRow
from veerkracht.publishing.rules import sketch
from veerkracht.publishing.rules.sketch import Box, Dot, Name, Paper

WIDTH = 720
LETTERS, LARGE_LETTERS = 15.0, 30.0
"""Heights of the names on a wide sheet, and on the same sheet shown half as large."""

ORIENTATION = ("province", "municipality")


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on the map: a place, how many initiatives, and where they can be read."""

    key: str
    name: str
    x: float
    y: float
    radius: float
    number: int
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Land:
    """The outline of a place on the map."""

    name: str
    path: str
    kind: str
    here: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map, ready to be shown; the table says the same in words."""

    width: int
    height: int
    lands: tuple[Land, ...]
    others: tuple[tuple[float, float], ...]
    marks: tuple[Mark, ...]
    names: tuple[Name, ...]
    large_names: tuple[Name, ...]
    scale_km: int
    scale_dots: float
    unplaced: tuple[Spotted, ...]
    years: tuple[int, ...]
    sources: tuple[str, ...]
    box: Box
    everywhere: int = 0

    @property
    def bounds(self) -> str:
        """Give west, south, east and north of all that is on the map, for the live one."""
        return ",".join(f"{side:.4f}" for side in self.box)

    @property
    def scale_left(self) -> float:
        """Give where the bar of the scale begins."""
        return self.width - 16 - self.scale_dots


def of_initiatives(wanted: Wanted, programme: ProgrammeRow | None) -> Drawing | None:
    """Draw where the initiatives that are asked work; nothing where no place has a coordinate. Two queries."""
    found, everywhere = whereabouts.spread(wanted)
    return draw(found, under(programme), everywhere=everywhere, on=localdate())


def under(programme: ProgrammeRow | None) -> Ground:
    """Give what lies under the points: the area of a programme and the municipalities in it. One query."""
    return ground(programme.area_key, kinds=ORIENTATION) if programme and programme.area_key else Ground()


def draw(
    found: Iterable[Spotted], below: Ground, *, on: date, here: PlaceRow | None = None, everywhere: int = 0
) -> Drawing | None:
    """Draw points on their ground, the largest first so that small ones lie on top; the place of the page as well."""
    spots = list(found)
    if here is not None and all(spot.key != here.key for spot in spots):
        spots.append(Spotted(here.key, here.name, here.latitude, here.longitude, 0))
    known = [spot for spot in spots if spot.point is not None]
    box = sketch.around([*_corners(below, on), *(spot.point for spot in known if spot.point is not None)])
    if box is None:
        return None
    paper = sketch.fit(box, width=WIDTH)
    most = max((spot.number for spot in known), default=0)
    marks = [_mark(spot, paper, most, here) for spot in known]
    dots = [Dot(mark.x, mark.y, mark.radius, mark.name) for mark in sorted(marks, key=_importance)]
    scale_km, scale_dots = paper.scale()
    return Drawing(
        width=paper.width,
        height=paper.height,
        lands=tuple(_land(border, paper, here) for border in below.borders),
        others=_others(below, {spot.key for spot in known}, paper, on),
        marks=tuple(sorted(marks, key=lambda mark: (-mark.radius, mark.key))),
        names=sketch.names(dots, paper, height=LETTERS),
        large_names=sketch.names(dots, paper, height=LARGE_LETTERS),
        scale_km=scale_km,
        scale_dots=scale_dots,
        unplaced=tuple(spot for spot in spots if spot.point is None),
        years=tuple(sorted({border.year for border in below.borders})),
        sources=tuple(sorted({border.source for border in below.borders})),
        box=box,
        everywhere=everywhere,
    )


def _importance(mark: Mark) -> tuple[bool, int, str]:
    """Put in front what must have its name: the place of the page, then where most is going on."""
    return (not mark.here, -mark.number, mark.key)


def _mark(spot: Spotted, paper: Paper, most: int, here: PlaceRow | None) -> Mark:
    x, y = paper.at(*(spot.point or (0.0, 0.0)))
    size = sketch.radius(spot.number, most)
    chosen = here is not None and spot.key == here.key
    return Mark(spot.key, spot.name, x, y, size, spot.number, reverse("place", args=[spot.key]), chosen)


def _land(border: Border, paper: Paper, here: PlaceRow | None) -> Land:
    return Land(border.name, paper.path(border.geometry), border.kind, here is not None and border.key == here.key)


def _others(below: Ground, drawn: set[str], paper: Paper, on: date) -> tuple[tuple[float, float], ...]:
    """Give, where no municipality has a border, the other municipalities as small dots to find one's way by."""
    if any(border.kind == "municipality" for border in below.borders):
        return ()
    rest = (place for place in below.places if place.kind == "municipality" and place.exists(on))
    return tuple(paper.at(*place.point) for place in rest if place.point is not None and place.key not in drawn)


def _corners(below: Ground, on: date) -> list[tuple[float, float]]:
    """Give the points that must be on the map: those of the borders, and of the places where there are none."""
    if below.borders:
        largest = [border for border in below.borders if border.kind == below.borders[0].kind]
        boxes = [box for border in largest if (box := sketch.box(border.geometry)) is not None]
        return [corner for west, south, east, north in boxes for corner in ((south, west), (north, east))]
    return [place.point for place in below.places if place.point is not None and place.exists(on)]
