"""What the map in the browser asks for: the points in its window, and the borders beneath them."""

from dataclasses import replace
from math import isfinite
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.initiatives.queries import whereabouts
from veerkracht.initiatives.queries.whereabouts import Box, Spotted
from veerkracht.places import borders
from veerkracht.programmes.queries import programme as programmes
from veerkracht.publishing.filters import Asked, NotUnderstood
from veerkracht.publishing.initiatives import wanted
from veerkracht.publishing.maps import ORIENTATION
from veerkracht.publishing.rules.clusters import Cluster, Point, gather
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
    reading, wish, _programme, _parts, _place = wanted(rest)
    spots = whereabouts.by_place(wish, box=window)
    known = {spot.key: spot for spot in spots if spot.point is not None}
    gathered = gather(
        (Point(spot.key, spot.point[0], spot.point[1], spot.number) for spot in known.values() if spot.point),
        zoom=zoom,
    )
    alone = [one.points[0].key for one in gathered if len(one.points) == 1][:MOST_TITLED]
    small = [key for key in alone if known[key].number <= MOST_TITLES]
    titles = whereabouts.titles(small, wish, size=MOST_TITLED * MOST_TITLES) if small else {}
    marks = [_mark(one, known, reading) for one in gathered]
    for mark in marks:
        if said := titles.get(mark.get("key", "")):
            mark["initiatives"] = [
                {"title": plainly(one.title), "address": reverse("initiative", args=[one.key])} for one in said
            ]
    return {"marks": marks, "number": sum(spot.number for spot in spots), "places": len(spots)}


def ground() -> dict[str, Any]:
    """Give the borders that were loaded for the area of the programme, as GeoJSON; nothing where none were."""
    programme = programmes.home()
    area = programme.area_key if programme else ""
    lines = borders.lines(area, kinds=ORIENTATION) if area else ()
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": line.key,
                "properties": {"name": line.name, "kind": line.kind, "year": line.year, "source": line.source},
                "geometry": line.geometry,
            }
            for line in lines
        ],
    }


def ground_tag() -> str:
    """Give the tag by which a browser knows that its copy of the borders is old; one query."""
    return f'"{borders.stamp()}"'


def _mark(one: Cluster, known: dict[str, Spotted], reading: Asked) -> dict[str, Any]:
    mark: dict[str, Any] = {"at": [round(one.latitude, 5), round(one.longitude, 5)], "number": one.number}
    if len(one.points) > 1:
        return mark | {"box": [round(side, 5) for side in one.box], "places": len(one.points)}
    spot = known[one.points[0].key]
    address = replace(reading, name="initiatives").address(place=spot.key, view="")
    return mark | {"key": spot.key, "name": spot.name, "address": address}


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
