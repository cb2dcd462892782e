"""What the map in the browser asks for: the points in its window, and the borders beneath them."""

from dataclasses import replace
from math import isfinite
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.initiatives.queries import whereabouts
from veerkracht.initiatives.queries.portfolio import Titled, sought
from veerkracht.initiatives.queries.whereabouts import Box
from veerkracht.places import borders
from veerkracht.publishing.filters import Asked, NotUnderstood
from veerkracht.publishing.filters import asked as asked_filters
from veerkracht.publishing.initiatives import wanted
from veerkracht.publishing.maps import ORIENTATION, on_map
from veerkracht.publishing.rules.clusters import Cluster, gather, square
from veerkracht.publishing.scope import programme_asked
from veerkracht.publishing.wording import plainly

OWN = ("box", "zoom")
FARTHEST, NEAREST = 0, 18
MOST_TITLED = 60
"""So many places at most get the titles of their initiatives along; zooming in shows the others."""

MOST_TITLES = 5


def points(query: QueryDict) -> dict[str, Any]:
    """Give the initiatives in a window as marks, gathered where they would cover one another.

    `box` is west,south,east,north in degrees and `zoom` the step of zooming; the other filters are those of the list.
    """
    window, zoom = _window(query.get("box", "")), _zoom(query.get("zoom", ""))
    rest = query.copy()
    for name in OWN:
        rest.pop(name, None)
    reading, asked, _programme, _parts, _place = wanted(rest)
    wish = sought(asked)
    across, along = square(zoom, (window[1] + window[3]) / 2 if window else 0.0)
    found = whereabouts.squares(wish, across=across, along=along, box=window)
    gathered = gather(on_map(found), zoom=zoom)
    alone = [one.largest.key for one in gathered if one.places == 1 and one.number <= MOST_TITLES][:MOST_TITLED]
    titles = whereabouts.titles(alone, wish, size=MOST_TITLED * MOST_TITLES) if alone else {}
    marks = [_mark(one, titles.get(one.largest.key, ()) if one.places == 1 else (), reading) for one in gathered]
    return {"marks": marks, "number": sum(one.number for one in found), "places": sum(one.places for one in found)}


def ground(query: QueryDict) -> dict[str, Any]:
    """Give the borders that were loaded for the area of the programme, as GeoJSON; without them, its municipalities."""
    _reading, programme = programme_asked(asked_filters("map-ground", query, ("programme",), paging=False))
    area = programme.area_key if programme else ""
    lines = borders.lines(area, kinds=ORIENTATION) if area else ()
    features = [_feature(line.key, line.name, line.kind, line.geometry) for line in lines]
    if area and all(line.kind != "municipality" for line in lines):
        living = (row for row in borders.ground(area, kinds=("municipality",)).places if row.exists(localdate()))
        features += [
            _feature(row.key, row.name, row.kind, {"type": "Point", "coordinates": [row.longitude, row.latitude]})
            for row in living
            if row.point is not None
        ]
    return {"type": "FeatureCollection", "features": features}


def _feature(key: str, name: str, kind: str, geometry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": key, "properties": {"name": name, "kind": kind}, "geometry": geometry}


def ground_tag() -> str:
    """Give the tag by which a browser knows that its copy of the borders is old; one query."""
    return f'"{borders.stamp()}"'


def _mark(one: Cluster, titles: tuple[Titled, ...], reading: Asked) -> dict[str, Any]:
    mark: dict[str, Any] = {"at": [round(one.latitude, 5), round(one.longitude, 5)], "number": one.number}
    if one.places > 1:
        return mark | {"box": [round(side, 5) for side in one.box], "places": one.places}
    place = one.largest
    address = replace(reading, name="initiatives").address(place=place.key, view="")
    mark |= {"key": place.key, "name": place.name, "address": address}
    if titles:
        mark["initiatives"] = [
            {"title": plainly(title.title), "address": reverse("initiative", args=[title.key])} for title in titles
        ]
    return mark


def _window(text: str) -> Box | None:
    """Read the four sides of the window; nothing where all is asked."""
    if not text:
        return None
    try:
        west, south, east, north = (float(side) for side in text.split(","))
    except ValueError as problem:
        raise _not_understood() from problem
    if not all(isfinite(side) for side in (west, south, east, north)) or south > north or west > east:
        raise _not_understood()
    return west, south, east, north


def _zoom(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 3):
        return _zoom("8") if not text else _refused()
    return max(FARTHEST, min(NEAREST, int(text)))


def _refused() -> int:
    raise _not_understood()


def _not_understood() -> NotUnderstood:
    return NotUnderstood(_("Give the window as box=west,south,east,north in degrees, and zoom as a number to 18."))
