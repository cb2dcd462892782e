"""A small map drawn in lines: where points and borders stand on the paper, and which names fit beside them.

The paper is flat: a degree of longitude is drawn narrower than one of latitude by the cosine of the middle latitude
(equirectangular projection), which within one province no eye can tell from better ones.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from typing import Any

Box = tuple[float, float, float, float]
"""West, south, east, north; or on paper left, top, right, bottom."""

KM_A_DEGREE = 111.195
SMALLEST, LARGEST = 7.0, 20.0
LETTER_WIDTH = 0.56
"""How wide a letter of the running text is on average, as a part of its height."""

SCALES = (1, 2, 5, 10, 20, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet on which degrees are drawn as dots."""

    west: float
    north: float
    across: float
    along: float
    width: int
    height: int
    margin: int

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Give where a point stands, from the left and from the top."""
        x = self.margin + (longitude - self.west) * self.across
        y = self.margin + (self.north - latitude) * self.along
        return round(x, 1), round(y, 1)

    def path(self, geometry: dict[str, Any]) -> str:
        """Write a border as an SVG path in whole dots; points that fall on the same dot are left out."""
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        return "".join(self._ring(ring) for polygon in polygons for ring in polygon)

    def scale(self) -> tuple[int, float]:
        """Choose a round number of kilometres of about a fifth of the width, and how many dots that is."""
        a_kilometre = self.along / KM_A_DEGREE
        fitting = [number for number in SCALES if number * a_kilometre <= self.width / 5]
        number = fitting[-1] if fitting else SCALES[0]
        return number, round(number * a_kilometre, 1)

    def _ring(self, ring: Sequence[Sequence[float]]) -> str:
        dots: list[tuple[int, int]] = []
        for longitude, latitude in ring:
            x, y = self.at(latitude, longitude)
            if not dots or dots[-1] != (round(x), round(y)):
                dots.append((round(x), round(y)))
        if len(dots) < 4:
            return ""
        return "M" + "L".join(f"{x} {y}" for x, y in dots[:-1]) + "Z"


@dataclass(frozen=True, slots=True)
class Dot:
    """A point on paper with its size and the name that belongs beside it."""

    x: float
    y: float
    radius: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name on paper: where its line begins, ends or has its middle, by the anchor."""

    x: float
    y: float
    anchor: str
    text: str


def fit(box: Box, *, width: int, margin: int = 36, tallest: float = 1.1) -> Paper:
    """Make a sheet of a width that holds a box of degrees with a margin around it.

    >>> paper = fit((4.2, 51.2, 6.0, 51.8), width=720)
    >>> paper.height, paper.at(51.8, 4.2)
    (419, (36.0, 36.0))
    """
    west, south, east, north = box
    narrower = cos(radians((south + north) / 2))
    # A single point has no size; show about ten kilometres around it.
    wide, high = max((east - west) * narrower, 0.1), max(north - south, 0.1)
    along = min((width - 2 * margin) / wide, (width * tallest - 2 * margin) / high)
    middle = (west + east) / 2
    half = (width / 2 - margin) / (along * narrower)
    return Paper(
        west=middle - half,
        north=(south + north) / 2 + high / 2,
        across=along * narrower,
        along=along,
        width=width,
        height=round(high * along + 2 * margin),
        margin=margin,
    )


def around(points: Iterable[tuple[float, float]]) -> Box | None:
    """Give the box around points of latitude and longitude; nothing where there are none.

    >>> around([(51.2, 5.0), (51.8, 4.2)])
    (4.2, 51.2, 5.0, 51.8)
    """
    known = list(points)
    if not known:
        return None
    return (
        min(longitude for _latitude, longitude in known),
        min(latitude for latitude, _longitude in known),
        max(longitude for _latitude, longitude in known),
        max(latitude for latitude, _longitude in known),
    )


def box(geometry: dict[str, Any]) -> Box | None:
    """Give the box around a border; nothing where it has no points.

    >>> box({"type": "Polygon", "coordinates": [[[5, 51], [6, 51], [6, 52], [5, 51]]]})
    (5, 51, 6, 52)
    """
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return around((latitude, longitude) for polygon in polygons for ring in polygon for longitude, latitude in ring)


def radius(number: int, most: int) -> float:
    """Make the surface of a dot grow with its number; the smallest can still be seen and pressed.

    >>> radius(1, 100), radius(100, 100), radius(0, 0)
    (8.3, 20.0, 7.0)
    """
    part = sqrt(number / most) if most else 0.0
    return round(SMALLEST + (LARGEST - SMALLEST) * part, 1)


def names(dots: Sequence[Dot], paper: Paper, *, height: float) -> tuple[Name, ...]:
    """Put a name beside each dot where one fits: right, left, above or below, never over another dot or name.

    The first dots choose first, so put the largest in front. A name that fits nowhere is left out.
    """
    taken = [(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in dots]
    written: list[Name] = []
    for own, dot in enumerate(dots):
        for name, box in _tries(dot, height) if dot.name else ():
            others = (other for place, other in enumerate(taken) if place != own)
            if _inside(box, paper) and not any(_overlap(box, other) for other in others):
                taken.append(box)
                written.append(name)
                break
    return tuple(written)


def _tries(dot: Dot, height: float) -> list[tuple[Name, Box]]:
    wide = len(dot.name) * height * LETTER_WIDTH
    gap, half = dot.radius + height * 0.3, height * 0.35
    spots = (
        (dot.x + gap, dot.y + half, "start", dot.x + gap, dot.x + gap + wide),
        (dot.x - gap, dot.y + half, "end", dot.x - gap - wide, dot.x - gap),
        (dot.x, dot.y - gap, "middle", dot.x - wide / 2, dot.x + wide / 2),
        (dot.x, dot.y + gap + height * 0.7, "middle", dot.x - wide / 2, dot.x + wide / 2),
    )
    return [
        (Name(round(x, 1), round(y, 1), anchor, dot.name), (left, y - height * 0.85, right, y + height * 0.25))
        for x, y, anchor, left, right in spots
    ]


def _inside(box: Box, paper: Paper) -> bool:
    left, top, right, bottom = box
    return left >= 2 and top >= 2 and right <= paper.width - 2 and bottom <= paper.height - 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
