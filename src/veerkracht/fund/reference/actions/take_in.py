"""Taking in an export of INDIGO to compare with: all or nothing, and only what differs from the last time."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.fund.reference.actions.project import project
from veerkracht.fund.reference.files.folder import read_folder
from veerkracht.fund.reference.files.gathered import Gathered
from veerkracht.fund.reference.files.package import read_package
from veerkracht.fund.reference.models import Contact, Line, Oddity
from veerkracht.fund.reference.refusals import NotAnExport
from veerkracht.fund.reference.rules import rows as rules
from veerkracht.fund.reference.rules.rates import rates
from veerkracht.fund.reference.rules.rows import Row
from veerkracht.fund.reference.rules.standard import by_path
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.actions.found import found
from veerkracht.programmes.models import Programme, ProgrammeKind
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

KEY = "indigo"
BATCH = 500

Place = tuple[str, str, int]
"""The table, the owner and the number by which a row is known again."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it: how many rows were new, changed, the same, or gone; the findings; and a count for each field."""

    fresh: int
    changed: int
    same: int
    gone: tuple[Place, ...]
    contracts: int
    oddities: tuple[rules.Oddity, ...]
    counts: Mapping[tuple[str, str], Counter[str]] = field(default_factory=dict)


def take_in(*, by: Person, path: Path) -> Taken:
    """Read a folder of CSV files, or a JSON file; nothing is stored if it is no INDIGO or breaks off."""
    if path.is_dir():
        gathered = read_folder(path)
    elif path.is_file() and path.suffix.lower() == ".csv":
        raise NotAnExport(
            _("One table says too little. Name the folder in which “%(name)s” stands.") % {"name": path.name}
        )
    elif path.is_file():
        gathered = read_package(path)
    else:
        raise NotAnExport(_("There is no file or folder “%(name)s”. Check where it stands.") % {"name": path.name})
    return store(by=by, gathered=gathered)


@transaction.atomic
def store(*, by: Person, gathered: Gathered) -> Taken:
    """Store what was read as a reference programme. What is no longer there is kept, and marked as gone."""
    require(by, "load a programme", [("programme", KEY)])
    programme = _programme(by)
    lines = Line.objects.filter(programme=programme).select_related("contact")
    before = {(line.table, line.owner, line.number): line for line in lines}
    rows = {(row.table, row.owner, row.number): row for row in gathered.rows}
    fresh = [row for place, row in rows.items() if place not in before]
    changed = [before[place] for place, row in rows.items() if place in before and _differs(before[place], row)]
    gone = [place for place, line in before.items() if place not in rows and not line.gone and _covers(gathered, place)]
    odd = [*gathered.odd, *rules.oddities(gathered.rows, rates())]
    if fresh or changed or gone:
        _write(programme, fresh, [(line, rows[line.table, line.owner, line.number]) for line in changed])
        Line.objects.filter(pk__in=[before[place].pk for place in gone]).update(gone=True)
        _keep_oddities(programme, gathered, odd)
        project(programme=programme)
        record(by=by.key, deed="load a programme", kind="programme", key=KEY, origin=Origin.FILE)
    contracts = sum(row.table == "projects" for row in gathered.rows)
    same = len(rows) - len(fresh) - len(changed)
    return Taken(len(fresh), len(changed), same, tuple(sorted(gone)), contracts, tuple(odd), gathered.counts)


def _programme(by: Person) -> Programme:
    programme = Programme.objects.filter(key=KEY).first()
    if programme:
        if programme.kind != ProgrammeKind.REFERENCE:
            raise NotAnExport(_("The programme “indigo” is run here. Give it another key before you take in INDIGO."))
        return programme
    return found(
        by=by,
        key=KEY,
        origin=Origin.FILE,
        kind=ProgrammeKind.REFERENCE,
        title_nl="INDIGO: contracten van elders",
        title_en="INDIGO: contracts of elsewhere",
        purpose_nl="Contracten over maatschappelijke resultaten van over de hele wereld, om mee te vergelijken.",
        purpose_en="Contracts for social outcomes from all over the world, to compare with.",
    )


def _kept(row: Row) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the cells as they are kept, those about a person apart."""
    known = by_path(row.table)
    cells = {path: value.kept() for path, value in row.cells.items() if not known[path].personal}
    return cells, {path: value.kept() for path, value in row.cells.items() if known[path].personal}


def _differs(line: Line, row: Row) -> bool:
    cells, contact = _kept(row)
    now = (cells, dict(row.extra), row.file, row.line, False)
    known = line.contact.cells if hasattr(line, "contact") else {}
    return (line.cells, line.extra, line.file, line.line, line.gone, known) != (*now, contact)


def _covers(gathered: Gathered, place: Place) -> bool:
    """Say whether the files would hold a row if it were still there."""
    table, owner, _number = place
    return table in gathered.tables if gathered.owners is None else owner in gathered.owners


def _write(programme: Programme, fresh: Iterable[Row], changed: Iterable[tuple[Line, Row]]) -> None:
    lines, contacts = [], []
    for row in fresh:
        cells, contact = _kept(row)
        line = Line(programme=programme, table=row.table, owner=row.owner, number=row.number)
        line.file, line.line, line.cells, line.extra = row.file, row.line, cells, dict(row.extra)
        lines.append(line)
        contacts += [Contact(line=line, cells=contact)] if contact else []
    Line.objects.bulk_create(lines, batch_size=BATCH)
    Contact.objects.bulk_create(contacts, batch_size=BATCH)
    again = []
    for line, row in changed:
        cells, contact = _kept(row)
        line.file, line.line, line.cells, line.extra, line.gone = row.file, row.line, cells, dict(row.extra), False
        again.append(line)
        Contact.objects.filter(line=line).delete()
        if contact:
            Contact.objects.create(line=line, cells=contact)
    Line.objects.bulk_update(again, ["file", "line", "cells", "extra", "gone"], batch_size=BATCH)


def _keep_oddities(programme: Programme, gathered: Gathered, odd: Iterable[rules.Oddity]) -> None:
    """Put the findings of these files in the place of the earlier ones about the same."""
    earlier = Oddity.objects.filter(programme=programme)
    if gathered.owners is not None:
        earlier = earlier.filter(owner__in=gathered.owners)
    earlier.delete()
    Oddity.objects.bulk_create(
        (
            Oddity(
                programme=programme, owner=one.owner[:40], file=one.file[:120], line=one.line,
                column=one.column[:200], code=one.code, shown=one.shown[:200],
            )
            for one in odd
        ),
        batch_size=BATCH,
    )  # fmt: skip
