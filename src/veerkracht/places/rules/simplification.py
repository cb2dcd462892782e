"""Fewer points in a border, while neighbours keep the border they share.

Source: D.H. Douglas and T.K. Peucker, "Algorithms for the reduction of the number of points required to represent a
digitized line or its caricature", The Canadian Cartographer 10 (1973). The rings are cut where borders meet, and each
piece is thinned in one direction, so two neighbours get the same points.
"""

from collections.abc import Callable, Iterable, Mapping
from math import cos, hypot, radians

from veerkracht.places.rules.shapes import SHORTEST_RING, Polygon, Position, Ring, Shape, area

METRES_A_DEGREE = 111_195.0
"""Along a meridian, on a sphere with the mean radius of the earth."""


def simplify(
    shapes: Mapping[str, Shape], *, tolerance: float, done: Callable[[int], None] = lambda _number: None
) -> dict[str, Shape]:
    """Leave out points that lie less than a tolerance in metres from the line without them.

    `done` hears after each shape how many there were.

    >>> bump = (((0.0, 0.0), (1.0, 0.000001), (2.0, 0.0), (2.0, 2.0), (0.0, 0.0)),)
    >>> simplify({"a": (bump,)}, tolerance=30)["a"]
    ((((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 0.0)),),)
    """
    meetings = _meetings(shapes.values())
    thinned: dict[str, Shape] = {}
    for key, shape in shapes.items():
        thinned[key] = _thin_shape(shape, meetings, tolerance)
        done(len(thinned))
    return thinned


def thin(line: list[Position], *, tolerance: float) -> list[Position]:
    """Thin one line; its ends stay.

    >>> thin([(5.0, 51.0), (5.0, 51.5), (5.0, 52.0)], tolerance=10)
    [(5.0, 51.0), (5.0, 52.0)]
    """
    wide = METRES_A_DEGREE * cos(radians(line[0][1]))
    flat = [(x * wide, y * METRES_A_DEGREE) for x, y in line]
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, place = _farthest(flat, first, last)
        if far > tolerance:
            kept.add(place)
            waiting += [(first, place), (place, last)]
    return [line[place] for place in sorted(kept)]


def _farthest(flat: list[Position], first: int, last: int) -> tuple[float, int]:
    """Give how far the farthest point between two lies from the stretch between them, and which it is."""
    (x1, y1), (x2, y2) = flat[first], flat[last]
    across, along = x2 - x1, y2 - y1
    length = across * across + along * along
    most, place = -1.0, first
    for number in range(first + 1, last):
        x, y = flat[number][0] - x1, flat[number][1] - y1
        part = max(0.0, min(1.0, (x * across + y * along) / length)) if length else 0.0
        far = hypot(x - part * across, y - part * along)
        if far > most:
            most, place = far, number
    return most, place


def _meetings(shapes: Iterable[Shape]) -> set[Position]:
    """Find the points where borders part: those with other neighbours in one ring than in another."""
    beside: dict[Position, tuple[Position, Position]] = {}
    found: set[Position] = set()
    for ring in (ring for shape in shapes for polygon in shape for ring in polygon):
        points = ring[:-1]
        for number, point in enumerate(points):
            left, right = points[number - 1], points[(number + 1) % len(points)]
            pair = (left, right) if left <= right else (right, left)
            if beside.setdefault(point, pair) != pair:
                found.add(point)
    return found


def _thin_shape(shape: Shape, meetings: set[Position], tolerance: float) -> Shape:
    """Thin each polygon; specks vanish, but of every place at least the largest polygon stays."""
    thinned = [_thin_polygon(polygon, meetings, tolerance) for polygon in shape]
    if any(thinned):
        return tuple(polygon for polygon in thinned if polygon)
    return (max(shape, key=lambda polygon: abs(area(polygon[0]))),)


def _thin_polygon(polygon: Polygon, meetings: set[Position], tolerance: float) -> Polygon:
    rings = [_thin_ring(ring, meetings, tolerance) for ring in polygon]
    if len(rings[0]) < SHORTEST_RING:
        return ()
    return tuple(ring for ring in rings if len(ring) >= SHORTEST_RING)


def _thin_ring(ring: Ring, meetings: set[Position], tolerance: float) -> Ring:
    points = ring[:-1]
    cuts = [number for number, point in enumerate(points) if point in meetings]
    if len(cuts) < 2:
        cuts = _own_cuts(points, cuts)
    thinned: list[Position] = []
    for first, last in zip(cuts, [*cuts[1:], cuts[0] + len(points)], strict=True):
        piece = [points[number % len(points)] for number in range(first, last + 1)]
        thinned.extend(_one_way(piece, tolerance)[:-1])
    return (*thinned, thinned[0])


def _own_cuts(points: Ring, cuts: list[int]) -> list[int]:
    """Cut a ring that meets others nowhere, or at one point, at the same two points from whichever side it is seen."""
    start = cuts[0] if cuts else min(range(len(points)), key=lambda number: points[number])
    x, y = points[start]
    away = {number: (hypot(across - x, along - y), across, along) for number, (across, along) in enumerate(points)}
    far = max(away, key=away.__getitem__)
    return sorted({start, far})


def _one_way(piece: list[Position], tolerance: float) -> list[Position]:
    if piece[0] <= piece[-1]:
        return thin(piece, tolerance=tolerance)
    return thin(piece[::-1], tolerance=tolerance)[::-1]
