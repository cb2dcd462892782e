"""What others may ask about one lesson: everything of it, in rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import get_language

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import titles_now
from veerkracht.learning.lessons import circumstances
from veerkracht.learning.lessons.choices import Direction, SourceKind, State, Word
from veerkracht.learning.lessons.models import (
    Adoption,
    EvidenceItem,
    Judgement,
    Lesson,
    LessonRelation,
    LessonVersion,
    Reading,
)
from veerkracht.learning.lessons.queries.pointing import outcome_titles
from veerkracht.learning.lessons.queries.weighing import weighed
from veerkracht.learning.rules.confidence import Weighed

TEXTS = ("title", "if", "then", "because")
CONTENT = (
    *(f"{name}_{language}" for name in TEXTS for language in ("nl", "en")),
    "outcome",
    "direction",
    "context_required",
    "context_seen",
    "everywhere",
)
"""All that a version of a lesson says."""

Pairs = list[tuple[str, str]]
NONE: Mapping[str, Bilingual] = {}


@dataclass(frozen=True, slots=True)
class VersionRow:
    """What a lesson says in one version."""

    number: int
    title: Bilingual
    tried: Bilingual
    happened: Bilingual
    because: Bilingual
    outcome: str
    direction: str
    context_required: Mapping[str, Any]
    context_seen: Mapping[str, Any]
    everywhere: bool
    published_on: date | None
    in_force_from: date
    recorded_at: datetime
    by_key: str
    reason: str
    outcome_title: Bilingual

    @property
    def direction_word(self) -> str:
        return str(Direction(self.direction).label)

    @property
    def about(self) -> str:
        """Give what it is about in words."""
        return self.outcome_title.read(get_language() or "nl").text or self.outcome.replace("-", " ")

    @property
    def context(self) -> dict[str, Any]:
        return {**self.context_seen, **self.context_required}

    @property
    def needs(self) -> Pairs:
        return circumstances.in_words(self.context_required)

    @property
    def was_seen_in(self) -> Pairs:
        return circumstances.in_words(self.context_seen)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A piece of evidence, as everyone may read it."""

    number: int
    source_kind: str
    source_key: str
    source: Bilingual
    kind_word: str
    stance: float
    relevance: float
    test_word: str
    test_seen: bool
    about: tuple[str, str]
    known: Mapping[str, Any]
    note: Bilingual
    recorded_at: datetime

    @property
    def circumstances(self) -> Pairs:
        return circumstances.in_words(self.known)


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """How a person judged the evidence of a lesson: the four concerns, and what they leave."""

    concerns: tuple[tuple[str, str], ...]
    overall: str
    overall_word: str
    level_word: str
    reason: Bilingual
    judged_on: date
    by_key: str


@dataclass(frozen=True, slots=True)
class RelationRow:
    """How a lesson stands to another one."""

    number: int
    kind: str
    kind_word: str
    stands: bool | None
    ours: bool
    reason: str
    other_key: str
    other: VersionRow | None
    other_public: bool
    other_word: str
    other_number: int


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """What an initiative says of a lesson about it, and until when it can read it first."""

    initiative_key: str
    initiative: Bilingual
    number: int
    asked_on: date
    until: date
    read_on: date | None
    view: Bilingual


@dataclass(frozen=True, slots=True)
class AdoptionRow:
    """What an initiative did with a lesson, and how that went."""

    initiative_key: str
    initiative: Bilingual
    mode: str
    mode_word: str
    seen_on: date
    considered_on: date | None
    decided_on: date | None
    why: Bilingual
    known: Mapping[str, Any]
    result: str
    result_word: str
    result_on: date | None

    @property
    def circumstances(self) -> Pairs:
        return circumstances.in_words(self.known)


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson with everything that belongs to it."""

    number: int
    key: str
    programme_key: str
    initiative_key: str
    state: str
    state_word: str
    word: str
    word_text: str
    owner_key: str
    readable_until: date | None
    withdrawn_because: str
    changed_at: datetime
    versions: tuple[VersionRow, ...]
    shown: VersionRow | None
    evidence: tuple[EvidenceRow, ...]
    weighed: Weighed
    judgements: tuple[JudgementRow, ...]
    relations: tuple[RelationRow, ...]
    readings: tuple[ReadingRow, ...]
    adoptions: tuple[AdoptionRow, ...]

    @property
    def last(self) -> VersionRow:
        return self.versions[-1]

    @property
    def judgement(self) -> JudgementRow | None:
        """Give the judgement that counts: the last one."""
        return self.judgements[-1] if self.judgements else None

    @property
    def was_withdrawn(self) -> bool:
        return self.state == State.WITHDRAWN

    @property
    def views(self) -> tuple[ReadingRow, ...]:
        """Give what initiatives say of it in their own words."""
        return tuple(reading for reading in self.readings if reading.view)

    def on(self, day: date) -> VersionRow | None:
        """Give what everyone could read of it on a day."""
        public = [one for one in self.versions if one.published_on and one.published_on <= day]
        return max(public, key=lambda one: (one.published_on or day, one.number), default=None)


def lesson(key: str) -> LessonRow | None:
    """Give a lesson with all that belongs to it: nine queries, however much that is."""
    found = Lesson.objects.select_related("programme").filter(key=key).first()
    if found is None:
        return None
    outcomes = outcome_titles(found.programme.key)
    versions = {
        one.pk: version_row(one, outcomes) for one in LessonVersion.objects.filter(lesson=found).order_by("number")
    }
    items = list(EvidenceItem.objects.filter(lesson=found, ended_at=None).order_by("pk"))
    readings = list(Reading.objects.filter(lesson=found).order_by("initiative_key", "-number"))
    adoptions = list(Adoption.objects.filter(lesson=found).order_by("pk"))
    of_initiatives = [one.source_key for one in items if one.source_kind == SourceKind.INITIATIVE]
    known = [*(one.initiative_key for one in readings), *(one.initiative_key for one in adoptions)]
    titles = titles_now({*of_initiatives, *known, found.initiative_key} - {""})
    return LessonRow(
        number=found.pk,
        key=found.key,
        programme_key=found.programme.key,
        initiative_key=found.initiative_key,
        state=found.state,
        state_word=str(State(found.state).label),
        word=found.word,
        word_text=str(Word(found.word).label),
        owner_key=found.owner_key,
        readable_until=found.readable_until,
        withdrawn_because=found.withdrawn_because,
        changed_at=found.changed_at,
        versions=tuple(versions.values()),
        shown=versions.get(found.shown_id or 0),
        evidence=tuple(_evidence(one, titles) for one in items),
        weighed=weighed(items),
        judgements=tuple(_judgement(one) for one in Judgement.objects.filter(lesson=found).order_by("pk")),
        relations=tuple(_relations(found)),
        readings=tuple(_reading(one, titles) for one in _last_of_each(readings)),
        adoptions=tuple(_adoption(one, titles) for one in adoptions),
    )


def public_lesson(key: str) -> LessonRow | None:
    """Give a lesson that everyone may read, or could read before it was withdrawn."""
    found = lesson(key)
    return found if found and found.shown else None


def evidence_of(numbers: Iterable[int]) -> dict[int, list[EvidenceItem]]:
    """Give the evidence of several lessons, in one query."""
    by_lesson: dict[int, list[EvidenceItem]] = {}
    for one in EvidenceItem.objects.filter(lesson__in=list(numbers), ended_at=None).order_by("pk"):
        by_lesson.setdefault(one.lesson_id, []).append(one)
    return by_lesson


def today() -> date:
    """Give the day that it is here."""
    return localdate()


def content(version: LessonVersion) -> dict[str, Any]:
    """Give all that a version says, by field."""
    return {name: getattr(version, name) for name in CONTENT}


def written(key: str) -> tuple[dict[str, Any], int]:
    """Give what the last version of a lesson says, by field, and its number: what is written on from."""
    last = LessonVersion.objects.filter(lesson__key=key).order_by("-number").first()
    return (content(last), last.number) if last else ({}, 0)


def version_row(one: LessonVersion, outcomes: Mapping[str, Bilingual] = NONE) -> VersionRow:
    """Give a version as a row."""
    return VersionRow(
        number=one.number,
        title=one.title,
        tried=Bilingual(one.if_nl, one.if_en),
        happened=Bilingual(one.then_nl, one.then_en),
        because=Bilingual(one.because_nl, one.because_en),
        outcome=one.outcome,
        direction=one.direction,
        context_required=one.context_required,
        context_seen=one.context_seen,
        everywhere=one.everywhere,
        published_on=one.published_on,
        in_force_from=one.in_force_from,
        recorded_at=one.recorded_at,
        by_key=one.by_key,
        reason=one.reason,
        outcome_title=outcomes.get(one.outcome, Bilingual()),
    )


def _evidence(one: EvidenceItem, titles: Mapping[str, Bilingual]) -> EvidenceRow:
    gone = Bilingual(str(SourceKind.GONE.label), str(SourceKind.GONE.label))
    of_initiative = one.source_kind == SourceKind.INITIATIVE
    name = titles.get(one.source_key, gone) if of_initiative else Bilingual(one.source_key.replace("-", " "))
    return EvidenceRow(
        number=one.pk,
        source_kind=one.source_kind if one.source_key in titles or not of_initiative else SourceKind.GONE,
        source_key=one.source_key,
        source=gone if one.source_kind == SourceKind.GONE else name,
        kind_word=one.get_kind_display(),
        stance=one.stance,
        relevance=one.relevance,
        test_word=one.get_test_display() if one.test else "",
        test_seen=one.test_seen,
        about=(one.about_kind, one.about_key),
        known=one.circumstances,
        note=Bilingual(one.note_nl, one.note_en),
        recorded_at=one.recorded_at,
    )


def _judgement(one: Judgement) -> JudgementRow:
    names = ("limitations", "coherence", "adequacy", "relevance")
    fields = {field.name: field for field in Judgement._meta.fields}
    return JudgementRow(
        concerns=tuple((str(fields[name].verbose_name), getattr(one, f"get_{name}_display")()) for name in names),
        overall=one.overall,
        overall_word=one.get_overall_display(),
        level_word=one.get_level_display(),
        reason=Bilingual(one.reason_nl, one.reason_en),
        judged_on=one.judged_on,
        by_key=one.by_key,
    )


def _relations(of: Lesson) -> Iterable[RelationRow]:
    found = LessonRelation.objects.filter(Q(one=of) | Q(other=of)).exclude(stands=False)
    for one in found.select_related("one__shown", "other__shown").order_by("pk"):
        ours = one.one_id == of.pk
        other = one.other if ours else one.one
        yield RelationRow(
            number=one.pk,
            kind=one.kind,
            kind_word=one.get_kind_display(),
            stands=one.stands,
            ours=ours,
            reason=one.reason,
            other_key=other.key,
            other=version_row(other.shown) if other.shown else None,
            other_public=other.shown is not None and other.state != State.WITHDRAWN,
            other_word=str(Word(other.word).label),
            other_number=other.pk,
        )


def _last_of_each(readings: Iterable[Reading]) -> list[Reading]:
    """Keep of each initiative the reading of the last version; an earlier view stays where it said nothing since."""
    last: dict[str, Reading] = {}
    for one in readings:
        kept = last.setdefault(one.initiative_key, one)
        if not (kept.view_nl or kept.view_en):
            kept.view_nl, kept.view_en = one.view_nl, one.view_en
    return list(last.values())


def _reading(one: Reading, titles: Mapping[str, Bilingual]) -> ReadingRow:
    return ReadingRow(
        initiative_key=one.initiative_key,
        initiative=titles.get(one.initiative_key, Bilingual()),
        number=one.number,
        asked_on=one.asked_on,
        until=one.until,
        read_on=one.read_on,
        view=Bilingual(one.view_nl, one.view_en),
    )


def _adoption(one: Adoption, titles: Mapping[str, Bilingual]) -> AdoptionRow:
    return AdoptionRow(
        initiative_key=one.initiative_key,
        initiative=titles.get(one.initiative_key, Bilingual()),
        mode=one.mode,
        mode_word=one.get_mode_display(),
        seen_on=one.seen_on,
        considered_on=one.considered_on,
        decided_on=one.decided_on,
        why=Bilingual(one.why_nl, one.why_en),
        known=one.circumstances,
        result=one.result,
        result_word=one.get_result_display(),
        result_on=one.result_on,
    )
