"""A public page as it was recorded on a day: what we knew then, told in words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import BooleanField, Field, Model, TextField, URLField
from django.utils.dateparse import parse_date
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.foundation.texts import Bilingual
from veerkracht.publishing.subjects import Subject, subjects
from veerkracht.trail.copies import Part, as_it_was, first_recorded
from veerkracht.trail.words.fields import FIELDS

KINDS = ("initiative", "place", "organisation", "theme", "task", "round", "document", "source")
"""The kinds of pages that can be read as they were; goals and the agenda have versions instead."""

TITLES = ("title_nl", "title", "name")
HEADINGS = ("label_nl", "organisation", "round", "new", "whole", "code", "on", *TITLES)
"""What gives a part, such as a fact, its heading."""

PARTS = {
    "documents.Fact": gettext_lazy("Facts"),
    "initiatives.Participation": gettext_lazy("Rounds"),
    "initiatives.Partner": gettext_lazy("Who helps"),
    "initiatives.Standing": gettext_lazy("How it stood"),
    "places.PlaceCode": gettext_lazy("Codes"),
    "places.Succession": gettext_lazy("What it became"),
    "places.Within": gettext_lazy("In what it lies"),
}
"""What the parts of a record are together."""

BESIDE = re.compile(r"^(de|het|the) | \((Nederlands|Engels|Dutch|English)\)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a record said: a label, and a value of a sort that the page knows how to show."""

    label: str
    text: Bilingual
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What one record or one part of it said."""

    title: Bilingual
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The parts of one sort, such as the facts."""

    title: str
    parts: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was recorded on a day; without `at` nothing was recorded yet, and `since` says when that began."""

    subject: Subject
    on: date
    title: Bilingual
    at: datetime | None = None
    since: datetime | None = None
    hidden: bool = False
    itself: Section | None = None
    groups: tuple[Group, ...] = ()


def subject(kind: str, key: str) -> Subject | None:
    """Give the record of which a page as it was is asked, where everyone may read it today."""
    return subjects([(kind, key)]).get((kind, key))


def page(of: Subject, on: date) -> Page:
    """Compose the page of a record as it was recorded on a day."""
    found = as_it_was(kind=of.kind, key=of.key, on=on)
    if found is None or found.itself is None:
        return Page(of, on, of.title, since=first_recorded(kind=of.kind, key=of.key))
    if found.itself.content.get("published") is False:
        return Page(of, on, of.title, at=found.at, hidden=True)
    itself = found.itself
    return Page(
        subject=of,
        on=on,
        title=_first(itself.content, TITLES) or of.title,
        at=found.at,
        itself=Section(Bilingual(), _lines(itself, without=TITLES)),
        groups=tuple(_group(record, parts) for record, parts in groupby(found.parts, key=lambda part: part.record)),
    )


def today() -> date:
    """Give the day that it is here."""
    return localdate()


def _group(record: str, parts: Iterable[Part]) -> Group:
    return Group(str(PARTS.get(record, record)), tuple(_part(part) for part in parts))


def _part(part: Part) -> Section:
    """Tell a part under what it is known by; what then says it twice is left out."""
    known_by = next((name for name in HEADINGS if part.content.get(name)), "")
    heading = part.content.get(known_by)
    if isinstance(heading, dict):
        title = Bilingual(heading["nl"], heading.get("en", ""))
    else:
        title = _first(part.content, (known_by,)) or Bilingual()
    return Section(title, _lines(part, without=(known_by, f"{known_by[:-3]}_en")))


def _lines(part: Part, *, without: tuple[str, ...]) -> tuple[Line, ...]:
    """Tell the fields of a record that say something, the short ones first."""
    record = apps.get_model(part.record)
    lines = [
        _line(record, name, part.content)
        for name, value in part.content.items()
        if value not in ("", None, []) and not _is_other_language(name, part.content)
        if name not in without and name != "published"
    ]
    return tuple(sorted(lines, key=lambda line: line.sort == "prose"))


def _is_other_language(name: str, content: Mapping[str, Any]) -> bool:
    """Say whether a text is told with its Dutch."""
    return name.endswith("_en") and bool(content.get(f"{name[:-3]}_nl"))


def _line(record: type[Model], name: str, content: Mapping[str, Any]) -> Line:
    value = content[name]
    field = next((one for one in record._meta.get_fields() if one.name == name), None)
    label = _label(name, field)
    if name.endswith(("_nl", "_en")):
        stem = name[:-3]
        text = Bilingual(content.get(f"{stem}_nl") or "", content.get(f"{stem}_en") or "")
        return Line(label, text, "prose" if isinstance(field, TextField) else "")
    if isinstance(value, dict):
        return Line(label, Bilingual(value["nl"], value.get("en", "")))
    if isinstance(value, list):
        return Line(label, _joined(value))
    if isinstance(field, BooleanField):
        return Line(label, _same(_("yes") if value else _("no")))
    if isinstance(field, Field) and field.choices:
        return Line(label, _same(str(dict(field.flatchoices).get(value, value))))
    sort = "link" if isinstance(field, URLField) else "day" if _is_day(name, value) else ""
    return Line(label, _same(str(value)), sort)


def _label(name: str, field: Any) -> str:
    """Give the word of a field as its record has it, else as the trail tells it."""
    plain = str(getattr(field, "verbose_name", "")) or name
    ours = (plain == name.replace("_", " ") and name in FIELDS) or not isinstance(field, Field)
    return capfirst(BESIDE.sub("", str(FIELDS.get(name, plain)) if ours else plain))


def _is_day(name: str, value: object) -> bool:
    return name in ("on", "as_of", "started_on", "starts_on", "ends_on", "published_on") or (
        isinstance(value, str) and len(value) == 10 and parse_date(value) is not None
    )


def _joined(values: list[Any]) -> Bilingual:
    """Give a list of other records, or of words, as one text in both languages."""
    pairs = [
        (one["nl"], one.get("en") or one["nl"]) if isinstance(one, dict) else (str(one), str(one)) for one in values
    ]
    return Bilingual(", ".join(nl for nl, _en in pairs), ", ".join(en for _nl, en in pairs))


def _first(content: Mapping[str, Any], names: tuple[str, ...]) -> Bilingual | None:
    for name in names:
        if text := content.get(name):
            other = content.get(f"{name[:-3]}_en") if name.endswith("_nl") else ""
            return Bilingual(text, other or "")
    return None


def _same(text: str) -> Bilingual:
    """Give a text that is the same in both languages, or is in the reader's already."""
    return Bilingual(text, text)
