"""What public records said at a moment: made from a record when it changes, read back for a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models import Max
from django.utils.timezone import make_aware

from veerkracht.trail.models import Copy

NOT_KEPT = frozenset(
    {"id", "key", "sort_key", "origin", "recorded_at", "changed_at", "position", "home", "programme", "programme_key"}
) | frozenset({"audience", "readers", "personal", "current", "kept_from", "destroyed_at"})
"""What the house itself needs, and nobody reads."""

NOT_PUBLIC = frozenset({"contact_email", "contact_public"})
"""What may be about a person. Of this no earlier state is kept, so that what is taken off a page is gone."""

EARLIEST, LATEST = date(1900, 1, 1), date(9000, 1, 1)


@dataclass(frozen=True, slots=True)
class Part:
    """What a record, or a part of it such as a fact, said: the record it is by name, and its fields."""

    part: str
    record: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class State:
    """All that was recorded of a record on a day: itself, its parts, and when any of it was changed last."""

    at: datetime
    itself: Part | None
    parts: tuple[Part, ...]


def content_of(
    record: models.Model, lists: Mapping[str, Iterable[models.Model]], of: tuple[str, str]
) -> dict[str, Any]:
    """Write down what everyone may read of a record: values as text, other records by key and by name."""
    content: dict[str, Any] = {}
    for field in _fields(type(record)):
        if not field.is_relation:
            value = getattr(record, field.attname)
            content[field.name] = value if isinstance(value, (str, bool, int, list)) or value is None else str(value)
        elif getattr(record, field.attname) is None:
            content[field.name] = None
        else:
            other = getattr(record, field.name)
            if (other._meta.model_name, other.key) != of:  # a part need not say of which record it is
                content[field.name] = named(other)
    return content | {name: [named(other) for other in others] for name, others in lists.items()}


def named(record: Any) -> dict[str, str]:
    """Write down another record: its key, and its name as it was then."""
    if hasattr(record, "title_nl"):
        return {"key": record.key, "nl": record.title_nl, "en": record.title_en}
    return {"key": record.key, "nl": getattr(record, "name", "") or getattr(record, "title", "") or record.key}


def as_it_was(*, kind: str, key: str, on: date) -> State | None:
    """Give what was recorded of a record at the end of a day; None where nothing was recorded by then. One query."""
    until = make_aware(datetime.combine(min(max(on, EARLIEST), LATEST), time.max))
    kept = Copy.objects.filter(kind=kind, key=key, at__lte=until).order_by().values("part").annotate(last=Max("pk"))
    found = list(Copy.objects.filter(pk__in=kept.values("last")).order_by("part"))
    if not found:
        return None
    parts = [Part(copy.part, copy.record, copy.content) for copy in found]
    itself = next((part for part in parts if not part.part), None)
    return State(max(copy.at for copy in found), itself, tuple(part for part in parts if part.part))


def first_recorded(*, kind: str, key: str) -> datetime | None:
    """Say since when it is kept what a record said."""
    return Copy.objects.filter(kind=kind, key=key).order_by("at").values_list("at", flat=True).first()


@lru_cache(maxsize=100)
def _fields(record: type[models.Model]) -> tuple[Any, ...]:
    """List the fields of a record that everyone may read."""
    return tuple(
        field
        for field in record._meta.fields
        if field.name not in NOT_KEPT | NOT_PUBLIC
        and not field.name.startswith("about_")
        and field.name != "merged_into"
    )
