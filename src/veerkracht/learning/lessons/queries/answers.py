"""What lessons say of some outcomes together, as it was on a day: to answer what works."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.lessons import circumstances
from veerkracht.learning.lessons.choices import Confidence, Direction, Mode, SourceKind, State, Word
from veerkracht.learning.lessons.models import Adoption, EvidenceItem, Judgement, Lesson, LessonVersion
from veerkracht.learning.lessons.queries.lesson import Pairs
from veerkracht.learning.lessons.queries.weighing import stances, weighed, word_of

MOST = 200
TAKEN = (Mode.ADOPTED, Mode.ADAPTED)


@dataclass(frozen=True, slots=True)
class Taken:
    """That an initiative took a lesson over, in which circumstances, and how that went as far as it told."""

    initiative_key: str
    known: Mapping[str, Any]
    result: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A lesson as it answers a question: what it says, how sure it is and why, and where it was seen."""

    key: str
    programme_key: str
    title: Bilingual
    tried: Bilingual
    happened: Bilingual
    outcome: str
    direction: str
    word: str
    sources: int
    sides: tuple[int, int]
    confidence: str
    probability: float
    required: Mapping[str, Any]
    seen: Mapping[str, Any]
    everywhere: bool
    number: int
    published_on: date | None
    initiatives: tuple[str, ...]
    taken: tuple[Taken, ...]

    @property
    def worked(self) -> bool:
        return self.direction == Direction.WORKED

    @property
    def direction_word(self) -> str:
        return str(Direction(self.direction).label)

    @property
    def word_text(self) -> str:
        return str(Word(self.word).label)

    @property
    def confidence_word(self) -> str:
        """Give the confidence as a person judged it, in the words of GRADE-CERQual; nothing where nobody did."""
        return str(Confidence(self.confidence).label) if self.confidence else ""

    @property
    def known(self) -> dict[str, Any]:
        """Give all circumstances that it names."""
        return {**self.seen, **self.required}

    @property
    def needs(self) -> Pairs:
        return circumstances.in_words(self.required)

    @property
    def was_seen_in(self) -> Pairs:
        return circumstances.in_words(self.seen)


def answers(programme_key: str, outcomes: Collection[str], keys: Collection[str], on: date) -> tuple[Answer, ...]:
    """Give the lessons about these outcomes or with these keys, as they were public on a day: the surest first.

    Four queries, however many; of more than two hundred those that changed last.
    """
    versions = _versions(programme_key, outcomes, keys, on)
    numbers = [one.lesson_id for one in versions]
    evidence: dict[int, list[EvidenceItem]] = {}
    counting = Q(ended_at=None) | Q(ended_at__date__gt=on)
    items = EvidenceItem.objects.filter(counting, lesson__in=numbers, recorded_at__date__lte=on)
    for item in items.order_by("pk"):
        evidence.setdefault(item.lesson_id, []).append(item)
    taken: dict[int, list[Taken]] = {}
    for one in Adoption.objects.filter(lesson__in=numbers, mode__in=TAKEN, seen_on__lte=on).order_by("pk"):
        told = one.result if one.result_on is None or one.result_on <= on else ""
        row = Taken(one.initiative_key, one.circumstances, told, one.decided_on)
        taken.setdefault(one.lesson_id, []).append(row)
    found = [_answer(one, evidence.get(one.lesson_id, []), tuple(taken.get(one.lesson_id, ()))) for one in versions]
    return tuple(sorted(found, key=lambda one: (-one.sources, -abs(one.probability - 0.5), one.key)))


def _versions(programme_key: str, outcomes: Collection[str], keys: Collection[str], on: date) -> list[LessonVersion]:
    """Give of each lesson the version that everyone could read on a day; what was withdrawn is left out."""
    public = Lesson.objects.filter(programme__key=programme_key, shown__isnull=False).exclude(state=State.WITHDRAWN)
    judged = Judgement.objects.filter(lesson=OuterRef("lesson"), judged_on__lte=on).order_by("-pk")
    asked = Q(outcome__in=outcomes) | Q(lesson__key__in=keys)
    rows = LessonVersion.objects.filter(asked, lesson__in=public, published_on__lte=on)
    newer = LessonVersion.objects.filter(lesson=OuterRef("lesson"), published_on__lte=on).order_by(
        "-published_on", "-number"
    )
    rows = rows.filter(pk=Subquery(newer.values("pk")[:1])).select_related("lesson__programme")
    rows = rows.annotate(judged=Subquery(judged.values("overall")[:1]))
    return list(rows.order_by("-lesson__changed_at", "-pk")[:MOST])


def _answer(one: LessonVersion, items: list[EvidenceItem], taken: tuple[Taken, ...]) -> Answer:
    found = weighed(items)
    sides = [stance > 0 for stance in stances(items).values() if stance]
    own = [item.source_key for item in items if item.source_kind == SourceKind.INITIATIVE and item.relevance]
    behind = [one.lesson.initiative_key, *own, *(row.initiative_key for row in taken if row.result)]
    return Answer(
        key=one.lesson.key,
        programme_key=one.lesson.programme.key,
        title=one.title,
        tried=Bilingual(one.if_nl, one.if_en),
        happened=Bilingual(one.then_nl, one.then_en),
        outcome=one.outcome,
        direction=one.direction,
        word=word_of(found),
        sources=found.sources,
        sides=(sum(sides), len(sides) - sum(sides)),
        confidence=getattr(one, "judged", "") or "",
        probability=found.probability,
        required=one.context_required,
        seen=one.context_seen,
        everywhere=one.everywhere,
        number=one.number,
        published_on=one.published_on,
        initiatives=tuple(dict.fromkeys(key for key in behind if key)),
        taken=taken,
    )
