"""Borders that neighbours share, drawn once: TopoJSON turned into shapes that stand alone.

Source: The TopoJSON Format Specification 1.0.0, sections 2.1.2 to 2.1.4.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from veerkracht.places.rules.shapes import BrokenShape, Fault

Line = list[tuple[float, float]]


class Lines:
    """The lines of a topology, each decoded when it is first asked for."""

    def __init__(self, topology: Mapping[str, Any]) -> None:
        self._raw = topology.get("arcs")
        self._decoded: dict[int, Line] = {}
        self._scale, self._start = _transform(topology.get("transform"))
        self._quantised = topology.get("transform") is not None

    def along(self, number: Any) -> Line:
        """Give one line; a negative number means line ~number, walked backwards."""
        if not isinstance(number, int) or not isinstance(self._raw, list):
            raise BrokenShape(Fault.NO_LINE, number)
        place = number if number >= 0 else ~number
        if place >= len(self._raw):
            raise BrokenShape(Fault.NO_LINE, number)
        if place not in self._decoded:
            self._decoded[place] = self._decode(self._raw[place], place)
        line = self._decoded[place]
        return line if number >= 0 else line[::-1]

    def _decode(self, raw: Any, place: int) -> Line:
        x, y, line = 0, 0, []
        try:
            for step in raw:
                if self._quantised:
                    # Steps are differences, so an error would spread over all that follow.
                    x, y = x + step[0], y + step[1]
                    line.append((x * self._scale[0] + self._start[0], y * self._scale[1] + self._start[1]))
                else:
                    line.append((step[0] + 0.0, step[1] + 0.0))
        except (TypeError, IndexError, KeyError, OverflowError) as problem:
            raise BrokenShape(Fault.BROKEN_LINE, place) from problem
        return line


def _transform(raw: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """Read by how much whole numbers are stretched and moved; without it positions stand as they are."""
    if raw is None:
        return (1.0, 1.0), (0.0, 0.0)
    try:
        (wide, high), (left, low) = raw["scale"], raw["translate"]
        return (wide + 0.0, high + 0.0), (left + 0.0, low + 0.0)
    except (TypeError, KeyError, ValueError) as problem:
        raise BrokenShape(Fault.BROKEN_LINE, "transform") from problem


def geometries(topology: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Go through the geometries of all objects in a topology, however deep they lie in collections."""
    objects = topology.get("objects")
    waiting = list(objects.values()) if isinstance(objects, Mapping) else []
    waiting.reverse()
    while waiting:
        geometry = waiting.pop()
        if not isinstance(geometry, Mapping):
            raise BrokenShape(Fault.NO_POLYGON, str(geometry)[:60])
        if geometry.get("type") == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
            waiting.extend(reversed(geometry["geometries"]))
        else:
            yield geometry


def untangle(geometry: Mapping[str, Any], lines: Lines) -> dict[str, Any]:
    """Write one geometry of a topology as GeoJSON, its rings joined from the lines it points at.

    >>> square = {"arcs": [[[0, 0], [2, 0], [2, 2]], [[0, 0], [0, 2], [2, 2]]]}
    >>> untangle({"type": "Polygon", "arcs": [[0, -2]]}, Lines(square))["coordinates"]
    [[(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]]
    """
    kind, arcs = geometry.get("type"), geometry.get("arcs")
    if kind not in ("Polygon", "MultiPolygon"):
        raise BrokenShape(Fault.NO_POLYGON, kind or "")
    try:
        if kind == "Polygon":
            return {"type": kind, "coordinates": [_join(ring, lines) for ring in arcs or ()]}
        return {"type": kind, "coordinates": [[_join(ring, lines) for ring in polygon] for polygon in arcs or ()]}
    except TypeError as problem:
        raise BrokenShape(Fault.NO_LINE, str(arcs)[:60]) from problem


def _join(ring: Any, lines: Lines) -> Line:
    joined: Line = []
    for number in ring:
        line = lines.along(number)
        joined.extend(line[1:] if joined else line)
    return joined
