"""Public lessons whole, as plain values for machines: what each says, what it rests on, who did what with it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from veerkracht.initiatives.queries.portfolio import visible_keys
from veerkracht.learning.lessons.choices import RelationKind, SourceKind, State
from veerkracht.learning.lessons.models import (
    Adoption,
    EvidenceItem,
    Judgement,
    Lesson,
    LessonRelation,
    LessonVersion,
    Reading,
)

AT_ONCE = 200
"""So many lessons are read in one go; memory stays flat however many there are."""

OPEN = ("study", "synthesis")
"""Of these kinds everyone may know on which record a piece of evidence rests."""

Value = dict[str, Any]


def wholes(programme_key: str = "") -> Iterator[list[Value]]:
    """Give all public lessons in stretches: at most eight queries for each stretch."""
    found = Lesson.objects.filter(shown__isnull=False).exclude(state=State.WITHDRAWN).order_by("pk")
    if programme_key:
        found = found.filter(programme__key=programme_key)
    last = 0
    while numbers := list(found.filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE]):
        yield list(_described(numbers))
        last = numbers[-1]


def whole(key: str) -> Value | None:
    """Give one lesson that is or was public; of one that was withdrawn it says so, and why."""
    numbers = list(Lesson.objects.filter(key=key, shown__isnull=False).values_list("pk", flat=True))
    return next(_described(numbers), None)


def _described(numbers: list[int]) -> Iterator[Value]:
    lessons = Lesson.objects.filter(pk__in=numbers).select_related("programme", "shown").order_by("pk")
    versions = _by_lesson(LessonVersion.objects.filter(lesson__in=numbers).exclude(published_on=None))
    evidence = _by_lesson(EvidenceItem.objects.filter(lesson__in=numbers, ended_at=None))
    judged = _by_lesson(Judgement.objects.filter(lesson__in=numbers))
    views = _by_lesson(Reading.objects.filter(lesson__in=numbers).exclude(view_nl="", view_en=""))
    adopted = _by_lesson(Adoption.objects.filter(lesson__in=numbers))
    relations = _relations(numbers)
    keys = {one.source_key for some in evidence.values() for one in some if one.source_kind == SourceKind.INITIATIVE}
    keys |= {one.initiative_key for some in [*adopted.values(), *views.values()] for one in some}
    known = visible_keys(keys | {one.initiative_key for one in lessons})
    for one in lessons:
        version = one.shown
        assert version is not None, "only lessons that show a version are asked for"  # noqa: S101
        yield {
            "key": one.key,
            "programme": one.programme.key,
            "initiative": _if(one.initiative_key, known),
            "withdrawn_because": one.withdrawn_because if one.state == State.WITHDRAWN else None,
            "how_sure": one.word,
            "changed_at": one.changed_at.isoformat(timespec="seconds"),
            **_said(version),
            "evidence": [_evidence(item, known) for item in evidence.get(one.pk, ())],
            "judgement": next((_judgement(item) for item in reversed(judged.get(one.pk, []))), None),
            "views": [
                {
                    "initiative": _if(item.initiative_key, known),
                    "text": _both(item, "view"),
                }
                for item in views.get(one.pk, ())
            ],
            "relations": relations.get(one.pk, []),
            "adoptions": [_adoption(item, known) for item in adopted.get(one.pk, ())],
            "versions": [
                {
                    "number": item.number,
                    "public_since": _day(item.published_on),
                    "recorded_at": item.recorded_at.isoformat(timespec="seconds"),
                    "reason": item.reason,
                }
                for item in versions.get(one.pk, ())
            ],
        }


def _said(version: LessonVersion) -> Value:
    return {
        "version": version.number,
        "public_since": _day(version.published_on),
        "title": _both(version, "title"),
        "tried": _both(version, "if"),
        "happened": _both(version, "then"),
        "because": _both(version, "because"),
        "outcome": version.outcome,
        "direction": version.direction,
        "circumstances": {
            "needed": version.context_required,
            "seen": version.context_seen,
            "everywhere": version.everywhere,
        },
    }


def _evidence(one: EvidenceItem, known: set[str]) -> Value:
    is_gone = one.source_kind == SourceKind.INITIATIVE and one.source_key not in known
    return {
        "source_kind": str(SourceKind.GONE.value) if is_gone else one.source_kind,
        "source": one.source_key if one.source_kind != SourceKind.GONE and not is_gone else None,
        "kind": one.kind,
        "stance": one.stance,
        "relevance": one.relevance,
        "test": one.test or None,
        "seen": one.test_seen,
        "rests_on": f"{one.about_kind}:{one.about_key}" if one.about_kind in OPEN and one.about_key else None,
        "circumstances": one.circumstances,
        "note": _both(one, "note"),
        "recorded_on": _day(one.recorded_at.date()),
    }


def _judgement(one: Judgement) -> Value:
    names = ("limitations", "coherence", "adequacy", "relevance")
    said = {name: getattr(one, name) for name in (*names, "overall", "level")}
    return {**said, "reason": _both(one, "reason"), "judged_on": _day(one.judged_on)}


def _adoption(one: Adoption, known: set[str]) -> Value:
    return {
        "initiative": _if(one.initiative_key, known),
        "mode": one.mode,
        "seen_on": _day(one.seen_on),
        "decided_on": _day(one.decided_on),
        "why": _both(one, "why"),
        "circumstances": one.circumstances,
        "result": one.result or None,
        "result_on": _day(one.result_on),
    }


def _relations(numbers: list[int]) -> dict[int, list[Value]]:
    """Give for each lesson how it stands to others that are public, as they say it: this one, the kind, that one."""
    rows = LessonRelation.objects.filter(Q(one__in=numbers) | Q(other__in=numbers)).exclude(stands=False)
    rows = rows.exclude(Q(one__shown=None) | Q(other__shown=None)).order_by("pk")
    rows = rows.exclude(Q(one__state=State.WITHDRAWN) | Q(other__state=State.WITHDRAWN))
    found: dict[int, list[Value]] = {}
    for one in rows.select_related("one", "other"):
        kind, sure = str(RelationKind(one.kind).value), bool(one.stands)
        said = {"from": one.one.key, "kind": kind, "to": one.other.key, "looked_at": sure}
        for number in {one.one_id, one.other_id} & set(numbers):
            found.setdefault(number, []).append(said)
    return found


def _by_lesson(rows: QuerySet[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for one in rows.order_by("pk"):
        found.setdefault(one.lesson_id, []).append(one)
    return found


def _if(key: str, known: set[str]) -> str | None:
    return key if key in known else None


def _both(record: object, name: str) -> Mapping[str, str]:
    """Give the languages in which a text exists."""
    texts: Iterable[tuple[str, str]] = ((one, getattr(record, f"{name}_{one}")) for one in ("nl", "en"))
    return {language: text for language, text in texts if text}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
