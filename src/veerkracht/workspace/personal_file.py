"""All that is kept of one person, gathered from all rooms: to show, and to give them in one file."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.personal import BASES, Fate, Field, Kept, Processing, Rooms, Whose, offered, register
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.viewed import shown
from veerkracht.trail.words.fields import FIELDS

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
        known = declared.get(one.record, {})
        names = list(one.read or one.rows[0])
        head = [known[name].what.read(_language()).text if name in known else words().get(name, name) for name in names]
        choices = _choices(one.record, names)
        rows = [[_in_words(row[name], choices.get(name, {})) for name in names] for row in one.rows]
        processing = _processing(known)
        made.append(
            {
                "what": one.what,
                "head": head,
                "rows": rows,
                "shown": rows[:MOST_SHOWN],
                "more": len(rows) > MOST_SHOWN,
                "single": _together(head, rows[0]) if len(rows) == 1 else (),
                "processing": processing,
                "basis": BASES[processing.basis] if processing else "",
            }
        )
    return made


def words() -> dict[str, str]:
    """Give the heads of columns that are no fields of a record."""
    return {
        "at": _("When"),
        "what": _("What"),
        "record": _("Sort"),
        "key": _("Key"),
        "confirmed_at": _("Taken over on"),
    }


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
            "gegevens.json": json.dumps(said, ensure_ascii=False, indent=2, default=_plain),
            "gegevens.html": render_to_string("workspace/personal_file.html", page),
        }
        for name, text in files.items():
            folder.writestr(zipfile.ZipInfo(name, at.timetuple()[:6]), text)
    return paper.getvalue()


def _processing(fields: Mapping[str, Field]) -> Processing | None:
    return next((field.processing for field in fields.values()), None)


def _choices(record: str, names: Iterable[str]) -> dict[str, dict[Any, str]]:
    """Give the words of fields that are a choice."""
    fields = {field.name: field for field in apps.get_model(record)._meta.fields}
    return {
        name: {value: str(word) for value, word in fields[name].flatchoices}
        for name in names
        if name in fields and fields[name].choices
    }


def _together(head: list[str], row: list[str]) -> dict[str, str]:
    """Give one row as labels with what they say; what says nothing is left out, what has one label stands together."""
    said: dict[str, str] = {}
    for label, value in zip(head, row, strict=True):
        if value:
            said[label] = f"{said[label]} {value}" if label in said else value
    return said


def _in_words(value: Any, choices: Mapping[Any, str]) -> str:
    """Write a value as people read it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, (list, tuple)):
        return ", ".join(_in_words(one, {}) for one in value)
    if isinstance(value, Mapping):
        said = {str(FIELDS.get(name, name)): _in_words(one, {}) for name, one in value.items()}
        return "; ".join(f"{name}: {words}" for name, words in said.items() if words)
    return choices.get(value, "" if value is None else str(value))


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _language() -> str:
    return get_language() or "nl"
