"""The shape of a place: polygons read from GeoJSON, their bounds and their middle.

Source: RFC 7946, The GeoJSON Format, sections 3.1.6 and 3.1.7.
"""

import math
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import pairwise
from typing import Any

Position = tuple[float, float]
Ring = tuple[Position, ...]
Polygon = tuple[Ring, ...]
Shape = tuple[Polygon, ...]

SHORTEST_RING = 4
"""A closed ring needs four positions, the last equal to the first; a shorter one has no area."""


class Fault(StrEnum):
    """What can be wrong with a shape."""

    NO_POLYGON = "it is not a polygon"
    NO_POSITION = "a position is not two numbers"
    NOT_CLOSED = "a ring does not end where it begins"
    NO_LINE = "it points at a line that is not there"
    BROKEN_LINE = "a line is not a list of positions"
    OUTSIDE_WORLD = "a position lies outside the world"


class BrokenShape(ValueError):
    """The shape cannot be read."""

    def __init__(self, fault: Fault, detail: object = "") -> None:
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = str(detail)


def read(geometry: Any) -> Shape:
    """Read a GeoJSON polygon or multipolygon; rings too short to have an area are left out.

    >>> read({"type": "Polygon", "coordinates": [[[5, 51], [6, 51], [6, 52], [5, 51]]]})
    ((((5.0, 51.0), (6.0, 51.0), (6.0, 52.0), (5.0, 51.0)),),)
    """
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    if kind == "GeometryCollection":
        return tuple(polygon for part in _items(geometry.get("geometries")) for polygon in read(part))
    if kind not in ("Polygon", "MultiPolygon"):
        raise BrokenShape(Fault.NO_POLYGON, kind or "")
    coordinates = _items(geometry.get("coordinates"))
    polygons = coordinates if kind == "MultiPolygon" else [coordinates]
    return tuple(shape for polygon in polygons if (shape := _polygon(_items(polygon))))


def positions(shape: Shape) -> Iterator[Position]:
    """Go through all positions of a shape."""
    for polygon in shape:
        for ring in polygon:
            yield from ring


def bounds(shape: Shape) -> tuple[float, float, float, float]:
    """Give west, south, east and north.

    >>> bounds(((((5.0, 51.0), (6.0, 51.0), (6.0, 52.0), (5.0, 51.0)),),))
    (5.0, 51.0, 6.0, 52.0)
    """
    across, along = zip(*positions(shape), strict=True)
    return min(across), min(along), max(across), max(along)


def middle(shape: Shape) -> Position:
    """Give the centre of gravity of the largest polygon, holes not counted; where that lies outside, of its bounds.

    >>> middle(((((0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (0.0, 2.0), (0.0, 0.0)),),))
    (2.0, 1.0)
    """
    ring = max((polygon[0] for polygon in shape), key=lambda outer: abs(area(outer)))
    west, south, east, north = bounds(((ring,),))
    x, y = _gravity(ring)
    # A border that crosses itself has hardly any area, and then its centre of gravity can lie anywhere.
    if west <= x <= east and south <= y <= north:
        return x, y
    return (west + east) / 2, (south + north) / 2


def _gravity(ring: Ring) -> Position:
    twice = 2 * area(ring)
    if not twice:
        return math.inf, math.inf
    # Measured from the first corner, so that small places far from zero keep their precision.
    (left, low), across, along = ring[0], 0.0, 0.0
    for (x1, y1), (x2, y2) in _sides(ring):
        cross = (x1 - left) * (y2 - low) - (x2 - left) * (y1 - low)
        across += (x1 + x2 - 2 * left) * cross
        along += (y1 + y2 - 2 * low) * cross
    return left + across / (3 * twice), low + along / (3 * twice)


def area(ring: Ring) -> float:
    """Give the area within a ring, in the squared unit of its positions; negative where it runs clockwise."""
    left, low = ring[0]
    return sum((x1 - left) * (y2 - low) - (x2 - left) * (y1 - low) for (x1, y1), (x2, y2) in _sides(ring)) / 2


def write(shape: Shape, *, decimals: int = 5) -> dict[str, Any]:
    """Write a shape as GeoJSON, rounded to about a metre.

    >>> write(((((5.0000001, 51.0), (6.0, 51.0), (6.0, 52.0), (5.0000001, 51.0)),),))["coordinates"][0][0]
    [5.0, 51.0]
    """
    polygons = [[[[round(x, decimals), round(y, decimals)] for x, y in ring] for ring in part] for part in shape]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _sides(ring: Ring) -> Iterator[tuple[Position, Position]]:
    return pairwise(ring)


def _polygon(rings: list[Any]) -> Polygon:
    """Read the rings; where the outer one has no area, neither have the holes in it."""
    read_rings = [_ring(_items(ring)) for ring in rings]
    if not read_rings or not read_rings[0]:
        return ()
    return tuple(ring for ring in read_rings if ring)


def _ring(places: list[Any]) -> Ring:
    ring = tuple(_position(place) for place in places)
    if len(ring) >= SHORTEST_RING and ring[0] != ring[-1]:
        raise BrokenShape(Fault.NOT_CLOSED)
    return ring if len(ring) >= SHORTEST_RING and len(set(ring)) >= SHORTEST_RING - 1 else ()


def _position(place: Any) -> Position:
    try:
        across, along = place[0], place[1]
        if isinstance(across, str) or isinstance(along, str) or not math.isfinite(across + along):
            raise BrokenShape(Fault.NO_POSITION, place)
        return float(across), float(along)
    except (TypeError, IndexError, KeyError, OverflowError) as problem:
        raise BrokenShape(Fault.NO_POSITION, str(place)[:60]) from problem


def _items(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise BrokenShape(Fault.NO_POSITION, str(value)[:60])
    return value
