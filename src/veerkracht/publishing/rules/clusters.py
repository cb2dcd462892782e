"""Points that lie too near one another on a screen, gathered into one.

The screen is that of the web mercator projection (EPSG:3857): the world is a square of 256 dots, doubled at each step
of zooming in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import asinh, cos, hypot, pi, radians, tan

WORLD = 256
CELL = 72
"""In dots: points in one square of this size become one."""

TOO_NEAR = 44
"""In dots: the width of the largest mark, so two marks never cover each other."""

HIGHEST = 85.0511287798066
"""The latitude at which the square of the world ends."""


Box = tuple[float, float, float, float]
"""West, south, east, north."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, or some that lie together: how much there is, and the box around them where it is known."""

    key: str
    name: str
    latitude: float
    longitude: float
    number: int
    places: int = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Points that are shown as one, in the middle of them by weight."""

    x: float
    y: float
    points: tuple[Point, ...]

    @property
    def number(self) -> int:
        """Count what there is in all its points together."""
        return sum(point.number for point in self.points)

    @property
    def places(self) -> int:
        """Count the places in all its points together."""
        return sum(point.places for point in self.points)

    @property
    def largest(self) -> Point:
        """Give the point in which there is most."""
        return max(self.points, key=lambda point: (point.number, point.key))

    @property
    def latitude(self) -> float:
        """Give the latitude of the middle."""
        return sum(point.latitude * point.number for point in self.points) / self.number

    @property
    def longitude(self) -> float:
        """Give the longitude of the middle."""
        return sum(point.longitude * point.number for point in self.points) / self.number

    @property
    def box(self) -> Box:
        """Give the box around its points."""
        boxes = [point.box or (point.longitude, point.latitude) * 2 for point in self.points]
        west, south, east, north = zip(*boxes, strict=True)
        return min(west), min(south), max(east), max(north)


def square(zoom: int, latitude: float) -> tuple[float, float]:
    """Give how wide and how high a quarter of a square of the screen is, in degrees.

    >>> square(8, 0.0)
    (0.19775390625, 0.19775390625)
    """
    wide = 360 / (WORLD * 2**zoom) * CELL / 2
    return wide, wide * cos(radians(latitude))


def gather(points: Iterable[Point], *, zoom: int) -> tuple[Cluster, ...]:
    """Gather points that share a square of the screen, then marks that would still cover each other.

    >>> oss, berghem = Point("oss", "Oss", 51.765, 5.518, 2), Point("berghem", "Berghem", 51.769, 5.569, 1)
    >>> [len(gather([oss, berghem], zoom=zoom)) for zoom in (7, 14)]
    [1, 2]
    """
    squares: dict[tuple[int, int], list[tuple[float, float, Point]]] = {}
    for point in points:
        x, y = dots(point.latitude, point.longitude, zoom=zoom)
        squares.setdefault((int(x // CELL), int(y // CELL)), []).append((x, y, point))
    found = sorted((_cluster(square) for square in squares.values()), key=lambda one: (-one.number, one.x, one.y))
    return tuple(_apart(found))


def dots(latitude: float, longitude: float, *, zoom: int) -> tuple[float, float]:
    """Give where a point stands on the screen, in dots from the upper left corner of the world.

    >>> dots(0.0, 0.0, zoom=0)
    (128.0, 128.0)
    """
    size = WORLD * 2**zoom
    north = radians(max(-HIGHEST, min(HIGHEST, latitude)))
    return (longitude + 180) / 360 * size, (1 - asinh(tan(north)) / pi) / 2 * size


def _cluster(square: list[tuple[float, float, Point]]) -> Cluster:
    weight = sum(point.number for _x, _y, point in square)
    return Cluster(
        x=sum(x * point.number for x, _y, point in square) / weight,
        y=sum(y * point.number for _x, y, point in square) / weight,
        points=tuple(point for _x, _y, point in square),
    )


def _apart(clusters: list[Cluster]) -> Iterator[Cluster]:
    """Let the heavy ones take in what stands too near them; the place of the mark stays."""
    kept: list[list[Cluster]] = []
    rooms: dict[tuple[int, int], list[int]] = {}
    for cluster in clusters:
        column, row = int(cluster.x // CELL), int(cluster.y // CELL)
        beside = (
            number
            for across in (-1, 0, 1)
            for along in (-1, 0, 1)
            for number in rooms.get((column + across, row + along), ())
        )
        near = next((number for number in beside if _near(kept[number][0], cluster)), None)
        if near is None:
            rooms.setdefault((column, row), []).append(len(kept))
            kept.append([cluster])
        else:
            kept[near].append(cluster)
    for group in kept:
        yield Cluster(group[0].x, group[0].y, tuple(point for cluster in group for point in cluster.points))


def _near(one: Cluster, other: Cluster) -> bool:
    return hypot(one.x - other.x, one.y - other.y) < TOO_NEAR
