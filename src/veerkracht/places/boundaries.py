"""Reading a file of borders, TopoJSON or GeoJSON, with all that is wrong in it at once."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Finding, Refusal
from veerkracht.places.rules.codes import Label, label
from veerkracht.places.rules.projection import in_degrees
from veerkracht.places.rules.shapes import BrokenShape, Fault, Shape, read
from veerkracht.places.rules.topology import Lines, geometries, untangle

LARGEST = 200 * 1024 * 1024
GRIDS = ("4326", "CRS84", "4258", "28992")
"""Degrees (of the world, of Europe) and the Dutch grid: the ways to write a position that we read."""

EVERY = 1000


class NotABorderFile(Refusal):
    """The file cannot be read as borders of places."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One place as the file draws it."""

    where: str
    label: Label
    shape: Shape


@dataclass(slots=True)
class Sheet:
    """What was read from a file: outlines that can be drawn, what is wrong, and what was left out."""

    outlines: list[Outline] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    too_small: list[str] = field(default_factory=list)
    water: int = 0


def read_sheet(file: Path, *, year: int, tell: Callable[[str], None] = lambda _line: None) -> Sheet:
    """Read a file of borders for a year; whatever can be told about its mistakes is told at once."""
    tell(_("Reading the file"))
    document = _document(file)
    sheet = Sheet()
    seen: dict[str, str] = {}
    for number, (properties, identity, geometry) in enumerate(_features(document), start=1):
        found = label(properties, identity)
        where = _("shape %(number)s (%(code)s)") % {"number": number, "code": found.code or _("no code")}
        if found.water:
            sheet.water += 1
            continue
        sheet.findings.extend(_labelled(found, where, year, seen))
        _draw(sheet, found, where, geometry)
        if number % EVERY == 0:
            tell(_("%(number)s shapes read") % {"number": number})
    if not seen and not sheet.findings:
        raise NotABorderFile(_("The file holds no shapes. Choose a file with the borders of places."))
    return sheet


def _labelled(found: Label, where: str, year: int, seen: dict[str, str]) -> Iterator[Finding]:
    if not found.code:
        yield Finding(
            where,
            _("there is no code in it."),
            _("Use a column such as statcode, gemeentecode, wijkcode or buurtcode, with codes like GM0828."),
        )
    elif found.code in seen:
        yield Finding(where, _("%(where)s has the same code.") % {"where": seen[found.code]}, _("Keep one of the two."))
    seen.setdefault(found.code or where, where)
    if found.year and found.year != year:
        yield Finding(
            where,
            _("the file says it is of %(found)s, and you load it for %(year)s.") % {"found": found.year, "year": year},
            _("Use --year %(found)s.") % {"found": found.year},
        )


def _draw(sheet: Sheet, found: Label, where: str, geometry: Callable[[], Any]) -> None:
    try:
        shape = in_degrees(read(geometry()))
    except BrokenShape as problem:
        sheet.findings.append(Finding(where, _sentence(problem), _instead(problem)))
        return
    if not shape:
        sheet.too_small.append(found.code)
    elif found.code:
        sheet.outlines.append(Outline(where, found, shape))


def _document(file: Path) -> Mapping[str, Any]:
    """Read the JSON of a file that is there, not too large, and about shapes."""
    if not file.is_file():
        raise NotABorderFile(_("There is no file %(file)s. Check the name and the folder.") % {"file": file})
    if (size := file.stat().st_size) > LARGEST:
        raise NotABorderFile(
            _("The file is %(size)s MB and at most %(most)s MB can be read. Download the generalised borders.")
            % {"size": size // 1024 // 1024 + 1, "most": LARGEST // 1024 // 1024}
        )
    try:
        document = json.loads(file.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise NotABorderFile(
            _("The file is not readable as JSON. Download the borders again, as GeoJSON or TopoJSON.")
        ) from problem
    if not isinstance(document, Mapping) or document.get("type") not in ("Topology", "FeatureCollection", "Feature"):
        raise NotABorderFile(
            _("The file is JSON without borders. Choose a GeoJSON (FeatureCollection) or TopoJSON (Topology) file.")
        )
    _require_known_grid(document)
    return document


def _require_known_grid(document: Mapping[str, Any]) -> None:
    crs = document.get("crs")
    if crs and not any(known in json.dumps(crs) for known in GRIDS):
        raise NotABorderFile(
            _("The positions in the file are written in a way we do not read. Choose WGS84 (EPSG:4326) or EPSG:28992.")
        )


Feature = tuple[Mapping[str, Any], object, Callable[[], Any]]


def _features(document: Mapping[str, Any]) -> Iterator[Feature]:
    """Go through the shapes of a file: their columns, their id, and how to get at the geometry."""
    if document["type"] == "Topology":
        yield from _topology(document)
        return
    raw = document.get("features") if document["type"] == "FeatureCollection" else [document]
    waiting = raw if isinstance(raw, list) else []
    waiting.reverse()
    while waiting:
        # Taken out one by one, so that what was read of a large file can be let go.
        feature = waiting.pop()
        whole = feature if isinstance(feature, Mapping) else {}
        yield _columns(whole), whole.get("id", ""), partial(whole.get, "geometry")


def _topology(document: Mapping[str, Any]) -> Iterator[Feature]:
    try:
        lines = Lines(document)
        for geometry in geometries(document):
            yield _columns(geometry), geometry.get("id", ""), partial(untangle, geometry, lines)
    except BrokenShape as problem:
        raise NotABorderFile(
            _("The file is broken: %(fault)s. Download it again.") % {"fault": _sentence(problem).rstrip(".")}
        ) from problem


def _columns(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, Mapping) else {}


def _sentence(problem: BrokenShape) -> str:
    return {
        Fault.NO_POLYGON: _("it is not an area (a polygon)."),
        Fault.NO_POSITION: _("a position is not two numbers: %(detail)s."),
        Fault.NOT_CLOSED: _("its border does not end where it begins."),
        Fault.NO_LINE: _("it points at border line %(detail)s, which is not in the file."),
        Fault.BROKEN_LINE: _("border line %(detail)s is not a list of positions."),
        Fault.OUTSIDE_WORLD: _("position %(detail)s lies outside the world and outside the Dutch grid."),
    }[problem.fault] % {"detail": problem.detail}


def _instead(problem: BrokenShape) -> str:
    if problem.fault is Fault.OUTSIDE_WORLD:
        return _("Write positions in degrees (WGS84: longitude, latitude) or in metres (EPSG:28992).")
    return _("Download the file again, or mend this shape.")
