"""What everyone may read of learning questions: a page of them, one, and the list as a file."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.asking.choices import Status
from veerkracht.learning.asking.models import Probe, Question, QuestionSource, QuestionVersion
from veerkracht.learning.asking.queries.trying import HypothesisRow, hypotheses_of
from veerkracht.learning.noticing.queries.reading import public_observations
from veerkracht.search import queries as search
from veerkracht.trail.pages import Page, Turn, cut
from veerkracht.trail.tables import Table

COLUMNS = {
    "key": "key",
    "programme": "programme__key",
    "title_nl": "shown__title_nl",
    "title_en": "shown__title_en",
    "why_nl": "shown__why_nl",
    "why_en": "shown__why_en",
    "of_ourselves": "shown__of_ourselves",
    "question_status": "status",
    "asked_on": "asked_on",
    "closed_on": "closed_on",
    "answer_nl": "closed_nl",
    "answer_en": "closed_en",
    "lesson": "answer_key",
    "goes_on_in": "public_successor",
    "version": "shown__number",
    "public_since": "published_on",
    "changed_at": "changed_at",
}
"""The columns of the list as a file, and where each stands."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks of the list of questions; what is empty is not asked."""

    programme: str = ""
    q: str = ""
    status: str = ""
    found: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PublicLine:
    """A public question in a list."""

    key: str
    title: Bilingual
    why: Bilingual
    status: str
    asked_on: date

    @property
    def status_word(self) -> str:
        return str(Status(self.status).label)


@dataclass(frozen=True, slots=True)
class Wording:
    """How a question was worded from a day on."""

    number: int
    title: Bilingual
    in_force_from: date
    reason: str


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """One question as everyone may read it."""

    line: PublicLine
    programme_key: str
    of_ourselves: bool
    closed: Bilingual
    closed_on: date | None
    answer_key: str
    goes_on_in: PublicLine | None
    came_from: tuple[PublicLine, ...]
    wordings: tuple[Wording, ...]
    seen: tuple[str, ...]
    lessons: tuple[str, ...]
    tried: tuple[HypothesisRow, ...]
    where: dict[str, Bilingual]
    published_on: date | None


@dataclass(frozen=True, slots=True)
class Running:
    """A probe that everyone may see, as it ran on a day: where, what is tried, and for which question."""

    initiative_key: str
    what: str
    question: PublicLine


def facets() -> dict[str, str]:
    """Give how far a question can be, in words."""
    return {str(one.value): str(one.label) for one in Status}


def sought(wanted: Wanted) -> Wanted:
    """Look the words up, once for all questions about the same list."""
    if not wanted.q:
        return wanted
    found = tuple(search.keys(wanted.q, kind="question", programme_key=wanted.programme))
    return Wanted(wanted.programme, wanted.q, wanted.status, found)


def questions(wanted: Wanted, turn: Turn) -> Page[PublicLine]:
    """Give one page of the public questions, in the order of the alphabet."""
    found = _asked(wanted)
    if wanted.status:
        found = found.filter(status=wanted.status)
    page = cut(found.select_related("shown"), turn)
    return page.of(_line(one) for one in page.rows)


def numbers(wanted: Wanted) -> Counter[str]:
    """Count how many there are of each status, whatever status is asked."""
    return Counter(dict(_asked(wanted).order_by().values_list("status").annotate(count=Count("pk"))))


def question(key: str) -> PublicQuestion | None:
    """Give one public question with what may be known of it; nothing where it is not public."""
    found = _public().select_related("programme", "shown", "goes_on_in__shown").filter(key=key).first()
    if found is None or found.shown is None:
        return None
    after = found.goes_on_in if found.goes_on_in and found.goes_on_in.shown else None
    before = _public().filter(goes_on_in=found).select_related("shown").order_by("pk")
    sources = list(found.sources.values_list("kind", "key"))
    tried = tuple(one for one in hypotheses_of([found.pk]) if not one.replaced_by) if found.shows_trying else ()
    return PublicQuestion(
        line=_line(found),
        programme_key=found.programme.key,
        of_ourselves=found.shown.of_ourselves,
        closed=Bilingual(found.closed_nl, found.closed_en),
        closed_on=found.closed_on,
        answer_key=found.answer_key,
        goes_on_in=_line(after) if after else None,
        came_from=tuple(_line(one) for one in before),
        wordings=tuple(
            Wording(one.number, one.title, one.in_force_from, one.reason)
            for one in QuestionVersion.objects.filter(question=found, number__lte=found.shown.number).order_by("number")
        ),
        seen=tuple(public_observations([key for kind, key in sources if kind == "observation"]).values()),
        lessons=tuple(key for kind, key in sources if kind == "lesson"),
        tried=tried,
        where=titles_by_key({probe.initiative_key for one in tried for probe in one.probes}) if tried else {},
        published_on=found.published_on,
    )


def public_keys(programme_key: str = "") -> list[str]:
    """Give the keys of the questions that everyone may read."""
    return list(_asked(Wanted(programme_key)).order_by("key").values_list("key", flat=True))


def being_asked(programme_key: str, *, size: int) -> tuple[PublicLine, ...]:
    """Give the public questions without an answer, those asked last first."""
    found = _asked(Wanted(programme_key)).filter(status__in=[Status.OPEN, Status.TRYING]).select_related("shown")
    return tuple(_line(one) for one in found.order_by("-asked_on", "-pk")[:size])


def about_lesson(key: str) -> tuple[PublicLine, ...]:
    """Give the public questions that are about a lesson, the last first."""
    found = _public().filter(sources__kind="lesson", sources__key=key).select_related("shown")
    return tuple(_line(one) for one in found.order_by("-asked_on", "-pk")[:20])


def running(questions: Iterable[str], lessons: Iterable[str], on: date) -> tuple[Running, ...]:
    """Give the public probes that ran on a day, for these questions or for questions about these lessons: one query."""
    asked, about = Q(hypothesis__question__key__in=list(questions)), list(lessons)
    mine = QuestionSource.objects.filter(kind="lesson", key__in=about).values("question_id")
    found = Probe.objects.filter(asked | Q(hypothesis__question__in=mine), started_on__lte=on)
    found = found.filter(hypothesis__question__shows_trying=True, hypothesis__question__published_on__lte=on)
    found = found.exclude(stopped_on__lte=on).select_related("hypothesis__question__shown")
    return tuple(
        Running(one.initiative_key, one.what, _line(one.hypothesis.question))
        for one in found.order_by("-started_on", "pk")[:20]
    )


def table(wanted: Wanted) -> Table:
    """Give the questions that are asked as rows, in the columns of the file."""
    found = _asked(wanted)
    if wanted.status:
        found = found.filter(status=wanted.status)
    public = Question.objects.filter(pk=OuterRef("goes_on_in"), shown__isnull=False).values("key")
    return Table(found.annotate(public_successor=Subquery(public)), tuple(COLUMNS.values()), ("sort_key", "key"))


def titles(keys: Iterable[str]) -> dict[str, Bilingual]:
    """Give how public questions are worded, by key."""
    found = _public().filter(key__in=list(keys)).select_related("shown")
    return {one.key: one.shown.title for one in found if one.shown}


def _public() -> QuerySet[Question]:
    return Question.objects.filter(shown__isnull=False)


def _asked(wanted: Wanted) -> QuerySet[Question]:
    found = _public()
    if wanted.programme:
        found = found.filter(programme__key=wanted.programme)
    return found.filter(key__in=wanted.found) if wanted.q else found


def _line(one: Question) -> PublicLine:
    version = one.shown
    assert version is not None, "only questions that show a wording are asked for"  # noqa: S101
    return PublicLine(one.key, version.title, Bilingual(version.why_nl, version.why_en), one.status, one.asked_on)
