"""What was done, told in sentences: with a record, on the officer's start, and as a whole for who watches over it.

Everyone may read what was done with a public page, but not by whom: public servants are not named for doing their
work. Who keeps the programme reads the names.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby, islice
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.keeping import keys_within
from veerkracht.people.models import Person
from veerkracht.people.permissions import Reach, Viewer, reach
from veerkracht.programmes.queries.programme import home_key
from veerkracht.publishing.as_it_was import KINDS as DATED
from veerkracht.publishing.days import asked_day
from veerkracht.publishing.filters import Asked, Pages, asked, choose
from veerkracht.publishing.recorders import keeps, recorders
from veerkracht.publishing.subjects import PERSON, RECORDS, Subject, subjects, titles
from veerkracht.publishing.wording import plainly
from veerkracht.trail.pages import Turn
from veerkracht.trail.queries import Deed, Wanted, deeds, latest, page, table
from veerkracht.trail.tables import Table
from veerkracht.trail.telling import SYSTEM, alike, choices, told
from veerkracht.trail.words.kinds import KINDS
from veerkracht.trail.words.sentences import SENTENCES

FEW = 8
"""So many deeds are told at the foot of a page; the others stand on a page of their own."""

READ = 60
"""So many deeds are read for that: many of them are often alike, and are told once."""

A_PAGE = 100
STRETCH = 500
YES_NO = {"yes": "", "no": ""}
PUBLIC = (*RECORDS, "agenda")
NAMES = ("person", "kind", "key", "deed", "from", "to", "refused")
COLUMNS = ("number", "at", "person", "deed", "kind", "key", "fields", "reason", "origin", "refused", "sentence", "for")


@dataclass(frozen=True, slots=True)
class Told:
    """A deed in a sentence, with the moment it was done and the page of the record."""

    at: datetime
    sentence: str
    address: str = ""
    refused: bool = False
    times: int = 1


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with one page: the latest, where the rest is told, and where to ask for it as it was."""

    rows: tuple[Told, ...]
    all_address: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the whole trail, with what was asked."""

    asked: Asked
    rows: tuple[Told, ...]
    pages: Pages
    deeds: dict[str, str]
    kinds: dict[str, str]


def done(about: str, viewer: Viewer) -> Done:
    """Tell what was done with the page of a record, such as "initiative:slowcare-oss". One query for a reader."""
    kind, _colon, key = about.partition(":")
    found = deeds(kind=kind, key=key, limit=READ)
    rows = _on_its_page(found, viewer)
    more = len(rows) > FEW or len(found) == READ
    address = reverse("record-trail", args=[kind, key]) if more else ""
    dated = reverse(kind, args=[key]) if found and kind in DATED else ""
    return Done(rows[:FEW], address, dated)


def whole(kind: str, key: str, viewer: Viewer, start: int) -> tuple[Subject, tuple[Told, ...], bool]:
    """Tell all that was done with one public record, a page at a time, and say whether there is more."""
    subject = subjects([(kind, key)]).get((kind, key)) if kind in RECORDS else None
    if kind == "agenda":
        title = Bilingual(_("Implementation agenda"), _("Implementation agenda"))
        subject = Subject(kind, key, title, reverse("agenda"))
    found = deeds(kind=kind, key=key, limit=A_PAGE + 1, offset=start) if subject else ()
    if subject is None or (kind == "agenda" and not found):
        raise NotKnown(_("There is no page of which this could be told. Go to a page and open its trail there."))
    return subject, _on_its_page(found[:A_PAGE], viewer), len(found) > A_PAGE


def last_done(viewer: Person, *, limit: int = 15) -> tuple[Told, ...]:
    """Tell what was done last, with names: to who reads the whole trail all of it, else what is theirs to keep."""
    there = reach(viewer, "read the trail")
    within = None if there.everywhere else _within(viewer, there)
    return _once(_by_name(latest(limit=READ, within=within)))[:limit]


def _within(viewer: Person, there: Reach) -> Q:
    """Say what lies within reach: one's own deeds, and those with a programme and its initiatives and proposals."""
    own = Q(person_key=viewer.key)
    programmes = Q(kind="programme", key__in=there.keys("programme"))
    return own | programmes | Q(kind="initiative", key__in=keys_within(there))


def listing(query: QueryDict) -> Listing:
    """Tell all that was done, by the filters in the address."""
    wanted_from = _asked(query)
    found = page(_wanted(wanted_from), Turn(wanted_from.turn.after, wanted_from.turn.before))
    return Listing(
        asked=wanted_from.turned(found),
        rows=_by_name(found.rows),
        pages=wanted_from.pages(found),
        deeds=choices(),
        kinds={kind: str(word) for kind, word in KINDS.items()},
    )


def stretches(query: QueryDict) -> Iterator[list[tuple[Any, ...]]]:
    """Give the whole trail as rows for a file, obeying the same filters; a person is named by key only."""
    return _written(iter(told_table(query)))


def told_table(query: QueryDict) -> Table:
    """Give the trail as rows with their sentences, whole or a part at a time."""
    return replace(table(_wanted(_asked(query).whole())), lines=lambda some: map(_line, some))


def _written(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while stretch := list(islice(rows, STRETCH)):
        yield stretch


def _line(row: tuple[Any, ...]) -> tuple[Any, ...]:
    number, at, person, deed, kind, key, fields, reason, origin, refused, standing = row
    record = f"{KINDS.get(kind, kind)} {key}"
    sentence = told(deed=deed, fields=fields, who=person, record=record, reason=reason, refused=refused)
    moment = localtime(at).isoformat(timespec="seconds")
    return (number, moment, person, deed, kind, key, list(fields), reason, origin, refused, sentence, standing)


def _asked(query: QueryDict) -> Asked:
    found = asked("trail", query, NAMES)
    unknown = _("“%s” is not something that can be chosen here, so we left it out.")
    for name, options in (("deed", SENTENCES), ("kind", KINDS), ("refused", YES_NO)):
        found = choose(found, name, dict.fromkeys(options, ""), lambda value: unknown % value)
    for name in ("from", "to"):
        if problem := asked_day(found.get(name)).problem:
            found = found.without(name, problem)
    return found


def _wanted(found: Asked) -> Wanted:
    deed = found.get("deed")
    return Wanted(
        person=found.get("person"),
        kind=found.get("kind"),
        key=found.get("key"),
        deeds=alike(deed) if deed else frozenset(),
        since=asked_day(found.get("from")).day,
        until=asked_day(found.get("to")).day,
        refused=found.get("refused"),
    )


def _on_its_page(found: Iterable[Deed], viewer: Viewer) -> tuple[Told, ...]:
    """Tell deeds where it is clear with which record they were done."""
    rows = tuple(found)
    by_name = bool(rows) and getattr(viewer, "is_authenticated", False) and keeps(viewer, home_key())
    people = recorders((row.person_key for row in rows), by_name=by_name) | {SYSTEM: _("the system")}
    return _once(_told(row, people[row.person_key], _("this page"), "") for row in rows)


def _once(rows: Iterable[Told]) -> tuple[Told, ...]:
    """Tell what was done several times in a row on one day once, and how often."""
    together = groupby(rows, key=lambda row: (row.sentence, row.address, localtime(row.at).date()))
    groups = (tuple(group) for _same, group in together)
    return tuple(replace(group[0], times=len(group)) for group in groups)


def _by_name(found: Iterable[Deed]) -> tuple[Told, ...]:
    """Tell deeds with the names of who did them and of the records, all asked in one query."""
    rows = tuple(found)
    who = {(PERSON, key) for row in rows for key in (row.person_key, row.for_key) if key}
    known = titles([*who, *((row.kind, row.key) for row in rows if row.kind in RECORDS)])
    people = {SYSTEM: _("the system")} | {key: name.nl for (kind, key), name in known.items() if kind == PERSON}
    return tuple(_told(row, _who(row, people), *_record(row, known.get((row.kind, row.key)))) for row in rows)


def _who(row: Deed, people: Mapping[str, str]) -> str:
    """Give the name of who did it, and for whom where they stood in for another."""
    gone = _("someone who worked here")
    name = people.get(row.person_key, gone)
    if not row.for_key:
        return name
    return _("%(name)s (for %(other)s)") % {"name": name, "other": people.get(row.for_key, gone)}


def _record(row: Deed, title: Bilingual | None) -> tuple[str, str]:
    """Give the name of the record of a deed, and the address of its page."""
    if title is not None and row.kind in RECORDS:
        return f"“{plainly(title)}”", reverse(row.kind, args=[row.key])
    if row.kind == "page":
        return row.key, ""
    try:
        address = reverse(row.kind, args=[int(row.key)]) if row.kind == "message" and row.key.isdecimal() else ""
    except NoReverseMatch:
        address = ""
    return f"{KINDS.get(row.kind, row.kind)} {row.key}", address


def _told(row: Deed, who: str, record: str, address: str) -> Told:
    sentence = told(deed=row.deed, fields=row.fields, who=who, record=record, reason=row.reason, refused=row.refused)
    return Told(row.at, sentence, address, row.refused)
