"""What others may ask about all public lessons together: a page of them, how many of each sort, how they travel."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, When

from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.lessons import circumstances
from veerkracht.learning.lessons.choices import Direction, Mode, Result, SourceKind, State, Word
from veerkracht.learning.lessons.models import Adoption, EvidenceItem, Lesson
from veerkracht.learning.rules.reuse import Step, way
from veerkracht.search import queries as search
from veerkracht.trail.pages import Page, Turn, cut
from veerkracht.trail.tables import Table

FACETS = {"direction": "shown__direction", "setting": "setting", "certainty": "word"}
TAKEN = (Mode.ADOPTED, Mode.ADAPTED)
COLUMNS = {
    "key": "key",
    "programme": "programme__key",
    "title_nl": "shown__title_nl",
    "title_en": "shown__title_en",
    "tried_nl": "shown__if_nl",
    "tried_en": "shown__if_en",
    "happened_nl": "shown__then_nl",
    "happened_en": "shown__then_en",
    "because_nl": "shown__because_nl",
    "because_en": "shown__because_en",
    "outcome": "shown__outcome",
    "direction": "shown__direction",
    "setting": "setting",
    "how_sure": "word",
    "sources": "sources",
    "version": "shown__number",
    "public_since": "shown__published_on",
    "changed_at": "changed_at",
}
"""The columns of the list as a file, and where each stands."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks of the list of lessons; what is empty is not asked."""

    programme: str = ""
    q: str = ""
    direction: str = ""
    setting: str = ""
    certainty: str = ""
    found: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson in a list."""

    key: str
    title: Bilingual
    happened: Bilingual
    direction: str
    word: str
    setting_word: str
    changed_at: datetime
    published_on: date | None

    @property
    def direction_word(self) -> str:
        return str(Direction(self.direction).label)

    @property
    def word_text(self) -> str:
        return str(Word(self.word).label)


def facets() -> dict[str, dict[str, str]]:
    """Give what can be chosen in each facet, in words."""
    return {
        "direction": {str(one.value): str(one.label) for one in Direction},
        "setting": {name: str(word) for name, word in circumstances.VALUES["setting"].items()},
        "certainty": {str(one.value): str(one.label) for one in Word},
    }


def sought(wanted: Wanted) -> Wanted:
    """Look the words up, once for all questions about the same list."""
    if not wanted.q:
        return wanted
    found = tuple(search.keys(wanted.q, kind="lesson", programme_key=wanted.programme))
    return Wanted(wanted.programme, wanted.q, wanted.direction, wanted.setting, wanted.certainty, found)


def lessons(wanted: Wanted, turn: Turn, *, newest: bool = False) -> Page[LessonLine]:
    """Give one page of the public lessons that are asked, by title or the last changed first."""
    page = cut(_asked(wanted).select_related("shown"), turn, by="changed_at" if newest else "sort_key", newest=newest)
    return page.of(_line(one) for one in page.rows)


def numbers(wanted: Wanted) -> dict[str, Counter[str]]:
    """Count the lessons in each facet, each facet as if it were not chosen itself: one query."""
    rows = _asked(Wanted(wanted.programme, wanted.q, found=wanted.found))
    counted = rows.order_by().values_list(*FACETS.values()).annotate(count=Count("pk"))
    chosen = {name: getattr(wanted, name) for name in FACETS}
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for *values, count in counted:
        row = dict(zip(FACETS, values, strict=True))
        for name in FACETS:
            if all(row[other] == chosen[other] for other in FACETS if other != name and chosen[other]):
                found[name][row[name]] += count
    return found


def newest(programme_key: str, *, size: int) -> tuple[LessonLine, ...]:
    """Give the lessons that became public or changed last."""
    found = _asked(Wanted(programme_key)).select_related("shown").order_by("-changed_at", "-key")[:size]
    return tuple(_line(one) for one in found)


def lessons_of(initiative_key: str, *, size: int = 40) -> tuple[tuple[LessonLine, ...], tuple[LessonLine, ...]]:
    """Give the public lessons that were learned in an initiative, and those of others that it took over: one query.

    Learned is also what its evidence speaks of.
    """
    evidence = EvidenceItem.objects.filter(
        source_kind=SourceKind.INITIATIVE, source_key=initiative_key, ended_at=None
    ).values("lesson_id")
    taken = Adoption.objects.filter(initiative_key=initiative_key, mode__in=TAKEN).values("lesson_id")
    own = Q(initiative_key=initiative_key) | Q(pk__in=evidence)
    found = _public().filter(own | Q(pk__in=taken)).annotate(learned=Case(When(own, then=True), default=False))
    rows = list(found.select_related("shown").order_by("sort_key", "key")[:size])
    learned = tuple(_line(one) for one in rows if getattr(one, "learned", False))
    return learned, tuple(_line(one) for one in rows if not getattr(one, "learned", False))


def travelled(programme_key: str) -> tuple[Step, ...]:
    """Say how far the lessons of a programme travel: taken over, told how it went, worked; two queries."""
    published = _asked(Wanted(programme_key)).count()
    adopted = Adoption.objects.filter(lesson__programme__key=programme_key, lesson__shown__isnull=False)
    counts = adopted.exclude(lesson__state=State.WITHDRAWN).aggregate(
        adopted=Count("lesson", distinct=True, filter=Q(mode__in=TAKEN)),
        reported=Count("lesson", distinct=True, filter=Q(mode__in=TAKEN) & ~Q(result=Result.UNKNOWN)),
        worked=Count("lesson", distinct=True, filter=Q(mode__in=TAKEN, result=Result.WORKED)),
    )
    return way(published=published, **counts)


def titles(keys: Iterable[str]) -> dict[str, Bilingual]:
    """Give the titles of public lessons, by key."""
    found = _public().filter(key__in=list(keys)).select_related("shown")
    return {one.key: one.shown.title for one in found if one.shown}


def public_keys(programme_key: str = "") -> list[str]:
    """Give the keys of the lessons that everyone may read."""
    found = _asked(Wanted(programme_key)) if programme_key else _public()
    return list(found.order_by("key").values_list("key", flat=True))


def table(wanted: Wanted) -> Table:
    """Give the lessons that are asked as rows, in the columns of the file."""
    sources = Count("evidence__source_key", distinct=True, filter=Q(evidence__ended_at=None, evidence__relevance__gt=0))
    return Table(_asked(wanted).annotate(sources=sources), tuple(COLUMNS.values()), ("sort_key", "key"))


def _public() -> QuerySet[Lesson]:
    return Lesson.objects.filter(shown__isnull=False).exclude(state=State.WITHDRAWN)


def _asked(wanted: Wanted) -> QuerySet[Lesson]:
    found = _public()
    if wanted.programme:
        found = found.filter(programme__key=wanted.programme)
    asked: dict[str, Any] = {path: getattr(wanted, name) for name, path in FACETS.items() if getattr(wanted, name)}
    if wanted.q:
        asked["key__in"] = wanted.found
    return found.filter(**asked)


def _line(one: Lesson) -> LessonLine:
    version = one.shown
    assert version is not None, "only lessons that show a version are asked for"  # noqa: S101
    return LessonLine(
        key=one.key,
        title=version.title,
        happened=Bilingual(version.then_nl, version.then_en),
        direction=version.direction,
        word=one.word,
        setting_word=circumstances.value_word("setting", one.setting) if one.setting else "",
        changed_at=one.changed_at,
        published_on=version.published_on,
    )
