"""All that is kept of one person, gathered from all rooms: to show, and to give them in one file."""

import io
import json
import zipfile
from datetime import date, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language

from veerkracht.foundation.personal import BASES, Fate, Kept, Rooms, Whose, offered, register
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.viewed import shown

MOST_SHOWN = 100
"""So many rows stand on the page; all of them stand in the file."""


def kept_of(whose: Whose, *, viewer: Person, rooms: Rooms) -> tuple[Kept, ...]:
    """Give all that is kept of someone, to that person or to who may give it to them; the latter is counted."""
    if whose.key != viewer.key:
        require(viewer, "export a person")
        shown(kind="person" if whose.key else "reader", key=whose.key, fields=["everything"])
    return tuple(kept for export in offered(rooms, "export") for kept in export(whose=whose) if kept.rows)


def fates_of(whose: Whose, *, viewer: Person, rooms: Rooms) -> tuple[tuple[Fate, ...], tuple[Fate, ...]]:
    """Say what would go and what would stay if someone were erased, to who may erase."""
    require(viewer, "erase a person")
    found = [fate for fates in offered(rooms, "fates") for fate in fates(whose=whose) if fate.count]
    return tuple(fate for fate in found if fate.goes), tuple(fate for fate in found if not fate.goes)


def tables(kept: tuple[Kept, ...], rooms: Rooms) -> list[dict[str, Any]]:
    """Give what is kept as tables for people: the fields in words, as the rooms declared them."""
    declared = {record: fields for room in rooms for record, fields in room.DECLARED.items()}
    made = []
    for one in kept:
        names = list(one.rows[0])
        known = declared.get(one.record, {})
        head = [known[name].what.read(_language()).text if name in known else name for name in names]
        rows = [[_written(row[name]) for name in names] for row in one.rows]
        processing = _processing(known)
        made.append(
            {
                "what": one.what,
                "head": head,
                "rows": rows,
                "shown": rows[:MOST_SHOWN],
                "more": len(rows) > MOST_SHOWN,
                "single": list(zip(head, rows[0], strict=True)) if len(rows) == 1 else [],
                "processing": processing,
                "basis": BASES[processing.basis] if processing else "",
            }
        )
    return made


def as_zip(whose: Whose, kept: tuple[Kept, ...], rooms: Rooms, *, at: datetime) -> bytes:
    """Write all that is kept of someone as a file for machines and a page for people, in one zip."""
    said = {
        "made_at": at.isoformat(timespec="seconds"),
        "person": {"key": whose.key, "email": whose.email, "name": whose.name},
        "kept": [
            {"record": one.record, "what": {"nl": one.what.nl, "en": one.what.en}, "rows": list(one.rows)}
            for one in kept
        ],
    }
    page = {"whose": whose, "tables": tables(kept, rooms), "at": at, "lines": register(rooms), "language": _language()}
    paper = io.BytesIO()
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED) as folder:
        files = {
            "gegevens.json": json.dumps(said, ensure_ascii=False, indent=2, default=_written),
            "gegevens.html": render_to_string("workspace/personal_file.html", page),
        }
        for name, text in files.items():
            folder.writestr(zipfile.ZipInfo(name, at.timetuple()[:6]), text)
    return paper.getvalue()


def _processing(fields: Any) -> Any:
    return next((field.processing for field in fields.values()), None)


def _written(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _language() -> str:
    return get_language() or "nl"
