"""The map as it is drawn by the server: points where initiatives work, borders where they were loaded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import log2

from django.urls import reverse

from veerkracht.initiatives.queries import whereabouts
from veerkracht.initiatives.queries.portfolio import Wanted
from veerkracht.initiatives.queries.whereabouts import Spread, Square
from veerkracht.places.borders import Border, Ground, ground
from veerkracht.places.queries import PlaceRow
from veerkracht.programmes.queries.programme import ProgrammeRow
from veerkracht.publishing.rules import sketch
from veerkracht.publishing.rules.clusters import WORLD, Point, gather
from veerkracht.publishing.rules.sketch import Box, Dot, Name, Paper

WIDTH = 720
LETTERS, LARGE_LETTERS = 15.0, 30.0
"""Heights of the names on a wide sheet, and on the same sheet shown half as large."""

SQUARE = (0.03, 0.02)
"""In degrees, about two kilometres: places in one square are one dot on a drawn map."""

MOST_MARKS = 60

FULL_SIZE = 16
"""So many initiatives at least make a dot of full size; among a few, one of two would look like much."""

AREAS = ("province", "region")
"""Kinds too large to be a dot on the map."""

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
    others: int
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
    unplaced: int
    years: tuple[int, ...]
    sources: tuple[str, ...]
    box: Box
    everywhere: int = 0
    placeless: int = 0

    @property
    def bounds(self) -> str:
        """Give west, south, east and north of all that is on the map, for the live one."""
        return ",".join(f"{side:.4f}" for side in self.box)

    @property
    def scale_left(self) -> float:
        """Give where the bar of the scale begins."""
        return self.width - 16 - self.scale_dots


def of_initiatives(wanted: Wanted, programme: ProgrammeRow | None, *, on: date) -> Drawing | None:
    """Draw where the initiatives that are asked work; nothing where no place has a coordinate. Two queries."""
    found = spread(wanted)
    drawing = draw(found.squares, under(programme), everywhere=found.everywhere, on=on)
    return replace(drawing, placeless=found.placeless) if drawing else None


def spread(wanted: Wanted) -> Spread:
    """Give where the initiatives that are asked work, in squares too small to see on a drawn map. One query."""
    across, along = SQUARE
    return whereabouts.spread(wanted, across=across, along=along)


def under(programme: ProgrammeRow | None) -> Ground:
    """Give what lies under the points: the area of a programme and the municipalities in it. One query."""
    return ground(programme.area_key, kinds=ORIENTATION) if programme and programme.area_key else Ground()


def on_map(squares: Iterable[Square]) -> list[Point]:
    """Give the squares that can be put on a map."""
    return [
        Point(one.key, one.name, one.latitude, one.longitude, one.number, one.places, one.box)
        for one in squares
        if one.latitude is not None and one.longitude is not None
    ]


def draw(
    squares: Iterable[Square], below: Ground, *, on: date, here: PlaceRow | None = None, everywhere: int = 0
) -> Drawing | None:
    """Draw points on their ground, the largest first so that small ones lie on top; the place of the page as well."""
    found = list(squares)
    points = [point for point in on_map(found) if here is None or point.key != here.key or point.places > 1]
    own = _own(here, found)
    box = sketch.around([*_corners(below, on), *((point.latitude, point.longitude) for point in (*points, *own))])
    if box is None:
        return None
    paper = sketch.fit(box, width=WIDTH)
    marks = _marks(_gathered(points, paper), own, paper)
    dots = [Dot(mark.x, mark.y, mark.radius, mark.name) for mark in sorted(marks, key=_importance)]
    scale_km, scale_dots = paper.scale()
    return Drawing(
        width=paper.width,
        height=paper.height,
        lands=tuple(_land(border, paper, here) for border in below.borders),
        others=_others(below, {point.key for point in points}, paper, on),
        marks=tuple(sorted(marks, key=lambda mark: (-mark.radius, mark.key))),
        names=sketch.names(dots, paper, height=LETTERS),
        large_names=sketch.names(dots, paper, height=LARGE_LETTERS),
        scale_km=scale_km,
        scale_dots=scale_dots,
        unplaced=sum(one.number for one in found if one.latitude is None),
        years=tuple(sorted({border.year for border in below.borders})),
        sources=tuple(sorted({border.source for border in below.borders})),
        box=box,
        everywhere=everywhere,
    )


def _own(here: PlaceRow | None, found: list[Square]) -> tuple[Point, ...]:
    """Give the point of the page's own place, with the number that is known of it apart from others."""
    if here is None or here.point is None or here.kind in AREAS:
        return ()
    number = sum(one.number for one in found if one.key == here.key and one.places == 1)
    return (Point(here.key, here.name, *here.point, number),)


def _gathered(points: list[Point], paper: Paper) -> Iterable[Point]:
    """Gather points where there are more than a small map can show; the largest place gives its name."""
    if len(points) <= MOST_MARKS:
        return points
    zoom = round(log2(paper.across * 360 / WORLD))
    return [
        Point(one.largest.key, one.largest.name, one.latitude, one.longitude, one.number, one.places)
        for one in gather(points, zoom=zoom)
    ]


def _marks(points: Iterable[Point], own: tuple[Point, ...], paper: Paper) -> list[Mark]:
    every = [*points, *own]
    most = max([FULL_SIZE, *(point.number for point in every)])
    return [
        Mark(
            point.key,
            point.name,
            *paper.at(point.latitude, point.longitude),
            radius=sketch.radius(point.number, most),
            number=point.number,
            others=point.places - 1,
            address=reverse("place", args=[point.key]),
            here=point in own,
        )
        for point in every
    ]


def _importance(mark: Mark) -> tuple[bool, int, str]:
    """Put in front what must have its name: the place of the page, then where most is going on."""
    return (not mark.here, -mark.number, mark.key)


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
