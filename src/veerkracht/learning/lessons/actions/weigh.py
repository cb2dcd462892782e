"""Bringing evidence to a lesson, for or against, and taking it back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.keys import make_key
from veerkracht.initiatives.queries.named import initiative_of
from veerkracht.learning.lessons.actions.held import evidence_held, held, require_reason, weigh_again
from veerkracht.learning.lessons.choices import EvidenceKind, SourceKind, Test
from veerkracht.learning.lessons.models import EvidenceItem, Lesson
from veerkracht.learning.lessons.queries.pointing import KINDS, is_there
from veerkracht.learning.lessons.queries.scopes import apart, scopes
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record

HEAVY = (EvidenceKind.HARVESTED, EvidenceKind.COMPARISON, EvidenceKind.TRIAL)
"""What weighs so much that only who stands apart from the initiative says that it is there (rule R12)."""


class SourceMissing(Refusal):
    """Evidence without a source cannot be weighed."""


class PointsNowhere(Refusal):
    """Evidence that says it is written down where nothing stands."""


class OutOfRange(Refusal):
    """A stance or a relevance outside its range."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A piece of evidence as it is brought in: who the source is, what it is, and for or against."""

    source_kind: str
    source_key: str
    kind: str
    stance: float = 1.0
    relevance: float = 1.0
    test: str = ""
    test_seen: bool = True
    about: tuple[str, str] = ("", "")
    circumstances: Mapping[str, Any] = field(default_factory=dict)
    note_nl: str = ""
    note_en: str = ""


@transaction.atomic
def bring(*, by: Person, key: str, said: Evidence) -> str:
    """Bring a piece of evidence to a lesson and give the word that fits it since.

    Who runs an initiative can bring what it saw itself; that outsiders confirmed or compared it, and a test, is for who
    stands apart. Refused: no source, a source or pointer that does not exist, a stance or relevance that cannot be.
    """
    lesson = held(key=key)
    source = _source(said)
    here = [("initiative", source)] if said.source_kind == SourceKind.INITIATIVE else []
    require(by, "write a lesson", [*here, ("programme", lesson.programme.key)])
    if said.kind in HEAVY or said.test:
        where, sides = apart(lesson, [source] if here else [])
        require(by, "set an evidence level", where, sides=sides)
    item = _item(lesson, by, said, source)
    texts = {"note_nl": said.note_nl.strip(), "note_en": said.note_en.strip()}
    cleared = clear(by=by, record=item, said=texts, about=("lesson", key), scopes=scopes(lesson))
    for name, value in cleared.said.items():
        setattr(item, name, value)
    item.save()
    cleared.keep(item)
    word = weigh_again(lesson=lesson)
    record(by=by.key, deed="bring evidence", kind="lesson", key=key, fields=["evidence"])
    return word


@transaction.atomic
def take_back(*, by: Person, key: str, number: int, reason: str) -> str:
    """Let a piece of evidence count no more, and say why; it stays readable who brought it in."""
    lesson = held(key=key)
    item = evidence_held(lesson=lesson, number=number)
    here = [("initiative", item.source_key)] if item.source_kind == SourceKind.INITIATIVE else []
    require(by, "write a lesson", [*here, ("programme", lesson.programme.key)])
    if item.stance < 0 or item.kind in HEAVY or item.test:
        where, sides = apart(lesson)
        require(by, "set an evidence level", where, sides=sides)
    item.ended_at, item.ended_because = timezone.now(), require_reason(reason=reason)
    item.save(update_fields=["ended_at", "ended_because"])
    word = weigh_again(lesson=lesson)
    record(by=by.key, deed="take evidence back", kind="lesson", key=key, fields=["evidence"], reason=reason.strip())
    return word


def preview(*, lesson: Lesson, said: Evidence) -> EvidenceItem:
    """Give a piece of evidence as it would be kept, to show what it does; nothing is kept."""
    return _item(lesson, None, said, _source(said))


def _item(lesson: Lesson, by: Person | None, said: Evidence, source: str) -> EvidenceItem:
    if not -1 <= said.stance <= 1 or not 0 <= said.relevance <= 1:
        raise OutOfRange(_("For or against lies between −1 and 1, and relevance between 0 and 1."))
    if any(said.about) and not is_there(*said.about):
        sentence = _("There is no “%(about)s”. Write one of %(kinds)s, a colon and its key, or leave it empty.")
        raise PointsNowhere(sentence % {"about": ":".join(said.about)[:60], "kinds": ", ".join(KINDS)})
    return EvidenceItem(
        lesson=lesson,
        source_kind=SourceKind(said.source_kind),
        source_key=source,
        kind=EvidenceKind(said.kind),
        stance=said.stance,
        relevance=said.relevance,
        test=Test(said.test),
        test_seen=said.test_seen,
        about_kind=said.about[0],
        about_key=said.about[1],
        circumstances={name: value for name, value in said.circumstances.items() if value not in ("", None)},
        by_key=by.key if by else "",
    )


def _source(said: Evidence) -> str:
    """Give the independent source: an initiative that exists, or a group by its name."""
    if not said.source_key.strip():
        raise SourceMissing(_("Say who the source is: choose an initiative, or name the group of people."))
    if said.source_kind == SourceKind.INITIATIVE:
        return initiative_of(said.source_key).key
    return make_key(said.source_key)
