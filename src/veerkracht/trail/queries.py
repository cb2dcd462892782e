"""What others may ask about what was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Max, Q, QuerySet
from django.utils.timezone import make_aware

from veerkracht.trail.models import Entry
from veerkracht.trail.pages import END, Page, Turn
from veerkracht.trail.tables import Table
from veerkracht.trail.telling import VIEWED

EARLIEST, LATEST = date(1900, 1, 1), date(9000, 1, 1)
"""Days before and after these are taken for these, so that every time zone can reckon with them."""

COLUMNS = ("pk", "at", "person_key", "deed", "kind", "key", "fields", "reason", "origin", "refused", "for_key")


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
    refused: bool = False
    for_key: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which deeds are asked: what is empty does not matter. `refused` is "yes", "no" or nothing."""

    person: str = ""
    kind: str = ""
    key: str = ""
    deeds: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    refused: str = ""


def deeds(*, kind: str, key: str, limit: int = 50, offset: int = 0) -> tuple[Deed, ...]:
    """Give what was done to one record, the newest first; who only looked at it is not told here."""
    found = Entry.objects.filter(kind=kind, key=key, refused=False).exclude(deed=VIEWED)
    return _deeds(found.order_by("-at", "-pk")[offset : offset + limit])


def last_of(*, deed: str, kind: str, keys: Iterable[str]) -> dict[str, datetime]:
    """Give for each of these records when a deed was done to it last; one to which it never was is left out."""
    found = Entry.objects.filter(deed=deed, kind=kind, key__in=list(keys), refused=False).order_by()
    return dict(found.values_list("key").annotate(last=Max("at")))


def latest(*, limit: int = 20, within: Q | None = None) -> tuple[Deed, ...]:
    """Give what was done last, to any record, or as far as it fits."""
    found = Entry.objects.filter(within or Q(), refused=False).exclude(deed=VIEWED)
    return _deeds(found.order_by("-at", "-pk")[:limit])


def page(wanted: Wanted, turn: Turn) -> Page[Deed]:
    """Give one page of all that was done, the newest first, turned by the number of an entry."""
    start, last = turn.before or turn.after, turn.before == END
    lost = bool(start) and not last and not _is_number(start)
    backwards = bool(turn.before) and not lost
    found = _wanted(wanted)
    if start and not lost and not last:
        found = found.filter(pk__gt=int(start)) if backwards else found.filter(pk__lt=int(start))
    taken = list(found.order_by("pk" if backwards else "-pk")[: turn.size + 1])
    more, taken = len(taken) > turn.size, taken[: turn.size]
    if backwards:
        taken.reverse()
    bounded = bool(start) and not lost and not last
    newer, older = (more, bounded) if backwards else (bounded, more)
    return Page(
        rows=_deeds(taken),
        total=0,
        before=str(taken[0].pk) if taken and newer else "",
        after=str(taken[-1].pk) if taken and older else "",
        lost=lost,
    )


def table(wanted: Wanted) -> Table:
    """Give all that was done as plain rows, the newest first; the columns are those of COLUMNS."""
    return Table(_wanted(wanted), COLUMNS, ("-pk",))


def _wanted(wanted: Wanted) -> QuerySet[Entry]:
    found = Entry.objects.all()
    for column, text in (("person_key", wanted.person), ("kind", wanted.kind), ("key", wanted.key)):
        if text:
            found = found.filter(**{column: text})
    if wanted.deeds:
        found = found.filter(deed__in=wanted.deeds)
    if wanted.since:
        found = found.filter(at__gte=_moment(wanted.since, time.min))
    if wanted.until:
        found = found.filter(at__lte=_moment(wanted.until, time.max))
    if wanted.refused:
        found = found.filter(refused=wanted.refused == "yes")
    return found


def _moment(day: date, at: time) -> datetime:
    return make_aware(datetime.combine(min(max(day, EARLIEST), LATEST), at))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


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
            refused=entry.refused,
            for_key=entry.for_key,
        )
        for entry in entries
    )
