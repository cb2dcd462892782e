"""What others may ask about what was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from veerkracht.trail.models import Entry


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed as it is told: when, who, what, to which record and why."""

    at: datetime
    person_key: str
    deed: str
    kind: str
    key: str
    fields: tuple[str, ...]
    reason: str
    origin: str


def deeds(*, kind: str, key: str, limit: int = 50) -> tuple[Deed, ...]:
    """Give what was done to one record, the newest first."""
    return _deeds(Entry.objects.filter(kind=kind, key=key, refused=False).order_by("-at", "-pk")[:limit])


def latest(*, limit: int = 20) -> tuple[Deed, ...]:
    """Give what was done last, to any record."""
    return _deeds(Entry.objects.filter(refused=False).order_by("-at", "-pk")[:limit])


def _deeds(entries: Iterable[Entry]) -> tuple[Deed, ...]:
    return tuple(
        Deed(
            at=entry.at,
            person_key=entry.person_key,
            deed=entry.deed,
            kind=entry.kind,
            key=entry.key,
            fields=tuple(entry.fields),
            reason=entry.reason,
            origin=entry.origin,
        )
        for entry in entries
    )
