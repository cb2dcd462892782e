"""Drawing the borders of places in a year, from a file that was read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Finding, Refusal
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.places.actions.settle import Newcomers
from veerkracht.places.boundaries import Outline, Sheet
from veerkracht.places.models import Boundary, Place, PlaceCode
from veerkracht.places.rules.shapes import Shape, bounds, write
from veerkracht.places.rules.simplification import simplify
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

SCHEME = "CBS"
TOLERANCE = 30.0
"""In metres: finer than a screen shows for a municipality, coarse enough to keep a map light."""

SKETCH_TOLERANCE = 250.0
"""In metres: about a dot on a map of a province as wide as a page."""

BATCH = 500
TOLD_EVERY = 250
CONTENT = ["geometry", "sketch", "west", "south", "east", "north", "source"]


class NotDrawn(Refusal):
    """Something in the file is wrong, so nothing of it was stored."""

    def __init__(self, sentence: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(sentence)
        self.findings = tuple(findings)


@dataclass(slots=True)
class Drawn:
    """What came of a file: places drawn or drawn anew, the same as before, added, and codes nobody knows."""

    drawn: list[str] = field(default_factory=list)
    same: int = 0
    added: list[str] = field(default_factory=list)
    unknown: list[Outline] = field(default_factory=list)
    homeless: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Matched:
    """The outlines of a file beside the places they may belong to."""

    known: dict[str, PlaceCode] = field(default_factory=dict)
    drawable: list[Outline] = field(default_factory=list)
    unknown: list[Outline] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def draw(
    *,
    by: Person,
    sheet: Sheet,
    year: int,
    source: str,
    add: bool = False,
    only: Iterable[str] = (),
    tell: Callable[[str], None] = lambda _line: None,
    origin: str = Origin.FILE,
) -> Drawn:
    """Keep the border of each place that a file knows by a code valid on 1 January of a year.

    With `add`, places that are not known yet are added, with their code for that year. `only` keeps to what lies in
    the places with these codes. Refused as a whole when the file has a mistake or a code of another year.
    """
    require(by, "load boundaries")
    newcomers = Newcomers(year, SCHEME, source)
    matched = _match(_lying_in(sheet.outlines, set(only), date(year, 1, 1)), newcomers, add=add)
    _refuse_mistakes(sheet, matched, add=add)
    wanted = [*matched.drawable, *(matched.unknown if add else ())]
    tell(_("Drawing %(number)s borders with fewer points") % {"number": len(wanted)})
    whole = {outline.label.code: outline.shape for outline in wanted}
    shapes = simplify(whole, tolerance=TOLERANCE, done=partial(_tell_some, tell, len(whole)))
    sketches = simplify(shapes, tolerance=SKETCH_TOLERANCE)
    tell(_("Storing"))
    with transaction.atomic():
        result = Drawn(unknown=[] if add else matched.unknown)
        places = {code: held.place for code, held in matched.known.items()}
        newcomers.extend(matched.known.values())
        if add:
            added, result.homeless = newcomers.settle(matched.unknown)
            places |= added
            result.added = [place.name for place in added.values()]
        drawings = (_boundary(places[code], shapes[code], sketches[code], year, source) for code in places)
        _store(drawings, result)
        if result.drawn:
            reason = f"{len(result.drawn)}: {source}"
            record(by=by.key, deed="draw", kind="boundaries", key=str(year), reason=reason, origin=origin)
    return result


def _tell_some(tell: Callable[[str], None], total: int, number: int) -> None:
    if number % TOLD_EVERY == 0:
        tell(_("%(number)s of %(total)s drawn") % {"number": number, "total": total})


def _match(outlines: list[Outline], newcomers: Newcomers, *, add: bool) -> Matched:
    """Find the place behind each code in the year, and what is wrong with the others."""
    matched = Matched()
    codes = _codes(outlines)
    for outline in outlines:
        held = codes.get(outline.label.code, [])
        code = next((code for code in held if _valid(code, newcomers.first)), None)
        if code is None and add:
            code = newcomers.continued(held, outline.label.name)
        if code is not None:
            matched.known[code.code] = code
            matched.drawable.append(outline)
        elif held:
            matched.findings.append(_wrong_year(outline, held, newcomers.year))
        else:
            matched.unknown.append(outline)
    return matched


def _refuse_mistakes(sheet: Sheet, matched: Matched, *, add: bool) -> None:
    findings = [*sheet.findings, *matched.findings]
    if findings:
        raise NotDrawn(_("Nothing was stored, because the file has mistakes."), findings)
    if not matched.known and not (add and matched.unknown):
        raise NotDrawn(_nothing_known(matched.unknown))


def _lying_in(outlines: list[Outline], only: set[str], on: date) -> list[Outline]:
    """Keep what lies in the places with these codes, by the columns of the file or by what is known already."""
    if not only:
        return outlines
    inside = {outline.label.code for outline in outlines if only & {outline.label.code, *outline.label.larger}}
    held = PlaceCode.objects.filter(scheme=SCHEME, place__wholes__whole__codes__code__in=only).select_related("place")
    known = {code.code for code in held if _valid(code, on)}
    return [
        outline
        for outline in outlines
        if outline.label.code in inside | known or (known | only) & set(outline.label.larger)
    ]


def _codes(outlines: list[Outline]) -> dict[str, list[PlaceCode]]:
    wanted = [outline.label.code for outline in outlines]
    found: dict[str, list[PlaceCode]] = {}
    for start in range(0, len(wanted), BATCH):
        held = PlaceCode.objects.filter(scheme=SCHEME, code__in=wanted[start : start + BATCH])
        for code in held.select_related("place").order_by("starts_on", "pk"):
            found.setdefault(code.code, []).append(code)
    return found


def _valid(code: PlaceCode, on: date) -> bool:
    return (code.starts_on is None or code.starts_on <= on) and (code.ends_on is None or on <= code.ends_on)


def _wrong_year(outline: Outline, held: list[PlaceCode], year: int) -> Finding:
    code = held[-1]
    words = {"code": code.code, "name": code.place.name, "year": year, "from": code.starts_on, "until": code.ends_on}
    if code.starts_on and code.ends_on:
        what = _("code %(code)s (%(name)s) is valid from %(from)s until %(until)s, not on 1 January %(year)s.") % words
    elif code.ends_on:
        what = _("code %(code)s (%(name)s) was valid until %(until)s, not on 1 January %(year)s.") % words
    else:
        what = _("code %(code)s (%(name)s) is valid from %(from)s, not on 1 January %(year)s.") % words
    instead = _("If the file is of another year, give that year with --year; else mend the period of the code.")
    return Finding(outline.where, what, instead)


def _nothing_known(outlines: list[Outline]) -> str:
    if not outlines:
        return _("Nothing in the file lies in the places you asked for. Check the codes after --only.")
    return _(
        "None of the %(number)s codes in the file (%(code)s, for example) belongs to a place that is known here."
        " Load the places first, or add --add to make them from this file."
    ) % {"number": len(outlines), "code": outlines[0].label.code}


def _store(drawings: Iterable[Boundary], result: Drawn) -> None:
    """Keep the borders that are new or other than before."""
    fresh = []
    for start in range(0, len(every := list(drawings)), BATCH):
        batch = every[start : start + BATCH]
        known = Boundary.objects.filter(year=batch[0].year, place__in=[border.place_id for border in batch])
        before = {border.place_id: border for border in known}
        fresh += [border for border in batch if not _same(border, before.get(border.place_id))]
    result.same = len(every) - len(fresh)
    result.drawn = [border.place.name for border in fresh]
    Boundary.objects.bulk_create(
        fresh,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["place", "year"],
        update_fields=[*CONTENT, "drawn_at"],
    )


def _same(border: Boundary, before: Boundary | None) -> bool:
    return before is not None and all(getattr(border, name) == getattr(before, name) for name in CONTENT)


def _boundary(place: Place, shape: Shape, sketch: Shape, year: int, source: str) -> Boundary:
    west, south, east, north = bounds(shape)
    return Boundary(
        place=place,
        year=year,
        geometry=write(shape),
        sketch=write(sketch, decimals=4),
        west=west,
        south=south,
        east=east,
        north=north,
        source=source,
    )
