"""Whether a row makes sense by itself: periods, pairs of cells that need each other, and codes of places."""

import re
from collections.abc import Callable, Iterator

from veerkracht.exchange.mistake import Mistake, Row, Wrong, mistake
from veerkracht.exchange.tables.table import Table
from veerkracht.foundation.dates import PartialDate

CBS_CODES = {
    "province": r"PV\d{2}",
    "region": r"(CR|LD)\d{2}",
    "municipality": r"GM\d{4}",
    "town": r"WP\d{4}",
    "village": r"WP\d{4}",
    "district": r"WK\d{4}[0-9A-Z]{2}",
    "neighbourhood": r"BU\d{4}[0-9A-Z]{4}",
}
"""The shapes of the codes that Statistics Netherlands (CBS) and the register of addresses (WP) give to places."""

CBS_EXAMPLES = {
    "province": "PV30",
    "region": "CR33",
    "municipality": "GM0828",
    "town": "WP1234",
    "village": "WP1234",
    "district": "WK082801",
    "neighbourhood": "BU08280101",
}


def senseless(table: Table, row: Row) -> Iterator[Mistake]:
    """Find what is wrong with a row whose cells are right one by one."""
    if table.periods:
        yield from _period(row)
    if table.name in CHECKS:
        for column, wrong in CHECKS[table.name](row.cells):
            yield mistake(wrong, row.where, column)


def _period(row: Row) -> Iterator[Mistake]:
    begins, ends = row.cells.get("starts_on"), row.cells.get("ends_on")
    if begins and ends and PartialDate.parse(ends).last() < PartialDate.parse(begins).first():
        yield mistake(Wrong("ends-before-it-begins", begins=begins, ends=ends), row.where, "ends_on")


Cells = dict[str, str]
Wrongs = Iterator[tuple[str, Wrong]]


def _place(cells: Cells) -> Wrongs:
    latitude, longitude = cells.get("latitude", ""), cells.get("longitude", "")
    if bool(latitude) != bool(longitude):
        missing = "longitude" if latitude else "latitude"
        yield missing, Wrong("half-a-coordinate", missing=missing)


def _initiative(cells: Cells) -> Wrongs:
    if cells.get("contact_public") == "yes" and not cells.get("contact_email"):
        yield "contact_public", Wrong("no-address-to-show")


def _fact(cells: Cells) -> Wrongs:
    if cells.get("certainty") == "unknown":
        return
    if not cells.get("source"):
        yield "source", Wrong("fact-without-source")
    if not cells.get("value_nl") and not cells.get("value_en"):
        yield "value_nl", Wrong("fact-without-value")


def _itself(one: str, other: str) -> Callable[[Cells], Wrongs]:
    def check(cells: Cells) -> Wrongs:
        if cells[one] == cells[other]:
            yield other, Wrong("its-own-place", key=cells[one])

    return check


CHECKS: dict[str, Callable[[Cells], Wrongs]] = {
    "places": _place,
    "initiatives": _initiative,
    "facts": _fact,
    "successions": _itself("old", "new"),
    "within": _itself("part", "whole"),
}


def wrong_code(code: Cells, place: Cells) -> Wrongs:
    """Find what is wrong with the code of a place: another shape than its kind has, or another time."""
    kind = place.get("kind", "")
    if code["scheme"].upper() == "CBS" and kind in CBS_CODES and not re.fullmatch(CBS_CODES[kind], code["code"]):
        yield "code", Wrong("other-code", code=code["code"], kind=kind, example=CBS_EXAMPLES[kind])
    begins, ends = place.get("starts_on", ""), place.get("ends_on", "")
    for name in ("starts_on", "ends_on"):
        day = code.get(name, "")
        if day and begins and day < begins:
            yield name, Wrong("code-before-its-place", day=day, place=code["place"], begins=begins)
        elif day and ends and day > ends:
            yield name, Wrong("code-after-its-place", day=day, place=code["place"], ends=ends)


def overlap(one: Cells, other: Cells) -> bool:
    """Say whether two rows count at the same time; an empty day is open.

    >>> overlap({"ends_on": "2016-12-31"}, {"starts_on": "2017-01-01"})
    False
    """
    return _ends(one) >= (other.get("starts_on") or "0000") and _ends(other) >= (one.get("starts_on") or "0000")


def _ends(cells: Cells) -> str:
    return cells.get("ends_on") or "9999"
