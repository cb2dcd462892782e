"""The learning agenda as those see it who work on it, as far as their roles reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.asking.choices import ALIVE, Status
from veerkracht.learning.asking.models import Question, QuestionSource, QuestionVersion, Session
from veerkracht.learning.asking.queries.scopes import scopes, within
from veerkracht.learning.asking.queries.trying import HypothesisRow, hypotheses_of
from veerkracht.learning.noticing.models import Observation
from veerkracht.learning.noticing.queries.reading import visible as observations
from veerkracht.people.models import Person, WithheldText
from veerkracht.people.permissions import Reach, Scope, may, reach
from veerkracht.people.queries import names
from veerkracht.trail.pages import Page, Turn, cut

SEE = "see learning questions"
HANGING = "hanging"


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in a list."""

    key: str
    title: Bilingual
    status: str
    hangs: bool
    owner: str
    mine: bool
    asked_on: date
    changed_at: datetime
    initiative: Bilingual | None
    public: bool
    of_ourselves: bool

    @property
    def status_word(self) -> str:
        return str(Status(self.status).label)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """How a question was worded from a day on, by whom and why."""

    number: int
    title: Bilingual
    why: Bilingual
    of_ourselves: bool
    in_force_from: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Seen:
    """An observation from which a question came; without words for who may not read it."""

    key: str
    text: str
    happened_on: date | None
    initiative: Bilingual | None
    initiative_key: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """A session in which a question was used."""

    key: str
    kind_word: str
    held_on: date


@dataclass(frozen=True, slots=True)
class Whole:
    """One question with all that belongs to it."""

    line: QuestionLine
    versions: tuple[VersionRow, ...]
    seen: tuple[Seen, ...]
    lessons: tuple[str, ...]
    hypotheses: tuple[HypothesisRow, ...]
    met: tuple[Met, ...]
    closed: Bilingual
    closed_on: date | None
    answer_key: str
    goes_on_in: tuple[str, Bilingual] | None
    came_from: tuple[tuple[str, Bilingual], ...]
    owner_key: str
    initiative_key: str
    shown_number: int
    shows_trying: bool
    published_on: date | None
    withheld: bool
    scopes: tuple[Scope, ...]

    @property
    def last(self) -> VersionRow:
        return self.versions[-1]


def facets() -> dict[str, str]:
    """Give what the list can be cut down to, in words."""
    return {HANGING: pgettext("questions", "hanging"), **{str(one.value): str(one.label) for one in Status}}


def bodies_of(there: Reach) -> Q:
    """Say what belongs to the organisations within reach."""
    keys = there.keys("organisation")
    return Q(initiative_key__in=Initiative.objects.filter(organisation__key__in=keys).order_by().values("key"))


def visible(viewer: Person) -> QuerySet[Question]:
    """Give the questions that someone may see: within reach, their own, and those their observations went into."""
    there = reach(viewer, SEE)
    if there.everywhere:
        return Question.objects.all()
    wrote = Observation.objects.filter(author_key=viewer.key).order_by().values("key")
    mine = QuestionSource.objects.filter(question=OuterRef("pk"), kind="observation", key__in=wrote)
    own = Q(owner_key=viewer.key) | Q(asked_by_key=viewer.key) | Exists(mine)
    return Question.objects.filter(within(there, bodies_of(there)) | own)


def hanging() -> Q:
    """Say which questions hang: nothing was done with them for ninety days."""
    return Q(status__in=ALIVE, hangs_at__lte=timezone.now())


def questions(
    viewer: Person, turn: Turn, *, status: str = "", initiative: str = "", mine: bool = False
) -> Page[QuestionLine]:
    """Give one page of questions, the last touched first; of those that hang the longest first."""
    found = visible(viewer)
    if status == HANGING:
        found = found.filter(hanging())
    elif status:
        found = found.filter(status=status)
    if initiative:
        found = found.filter(initiative_key=initiative)
    if mine:
        found = found.filter(owner_key=viewer.key)
    page = cut(found, turn, by="hangs_at", newest=status != HANGING)
    return page.of(lines(page.rows, viewer))


def lines(found: Iterable[Question], viewer: Person | None = None) -> list[QuestionLine]:
    """Give questions as they stand in a list: three queries."""
    rows = list(found)
    worded = _worded(rows)
    titles = titles_by_key({one.initiative_key for one in rows} - {""}, hidden=True)
    owners = names(one.owner_key for one in rows)
    now = timezone.now()
    return [
        QuestionLine(
            key=one.key,
            title=worded[one.pk].title,
            status=one.status,
            hangs=one.status in ALIVE and one.hangs_at <= now,
            owner=owners.get(one.owner_key, ""),
            mine=viewer is not None and one.owner_key == viewer.key,
            asked_on=one.asked_on,
            changed_at=one.changed_at,
            initiative=titles.get(one.initiative_key),
            public=one.shown_id is not None,
            of_ourselves=worded[one.pk].of_ourselves,
        )
        for one in rows
    ]


def question(key: str, *, viewer: Person) -> Whole:
    """Give one question with all that belongs to it, to who may see it."""
    among = visible(viewer).select_related("programme", "shown", "goes_on_in")
    found = among.filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such question, or you may not see it. Look in the list."))
    where = scopes(found)
    versions = list(found.versions.order_by("number"))
    authors = names(one.by_key for one in versions)
    sources = list(found.sources.values_list("kind", "key"))
    came = list(Question.objects.filter(goes_on_in=found).order_by("pk"))
    titled = _worded([*came, *([found.goes_on_in] if found.goes_on_in else [])])
    after = found.goes_on_in
    return Whole(
        line=lines([found], viewer)[0],
        versions=tuple(_version(one, authors) for one in versions),
        seen=_seen([key for kind, key in sources if kind == "observation"], viewer),
        lessons=tuple(key for kind, key in sources if kind == "lesson"),
        hypotheses=hypotheses_of([found.pk]),
        met=tuple(
            Met(one.key, one.get_kind_display(), one.held_on)
            for one in Session.objects.filter(uses__kind="question", uses__key=key).order_by("-held_on", "key")[:20]
        ),
        closed=Bilingual(found.closed_nl, found.closed_en),
        closed_on=found.closed_on,
        answer_key=found.answer_key,
        goes_on_in=(after.key, titled[after.pk].title) if after else None,
        came_from=tuple((one.key, titled[one.pk].title) for one in came),
        owner_key=found.owner_key,
        initiative_key=found.initiative_key,
        shown_number=found.shown.number if found.shown else 0,
        shows_trying=found.shows_trying,
        published_on=found.published_on,
        withheld=may(viewer, "publish a question", where)
        and WithheldText.objects.filter(about_kind="question", about_key=key).exists(),
        scopes=where,
    )


def readable(key: str, *, viewer: Person) -> None:
    """Refuse a question that someone cannot read: it is not there, or is not public and not within their reach."""
    if not (Question.objects.filter(key=key, shown__isnull=False).exists() or visible(viewer).filter(key=key).exists()):
        raise NotKnown(_("There is no such question, or you may not see it. Look in the list."))


def record_of(key: str, *, viewer: Person) -> Question:
    """Give the record of a question that someone may see, to ask with what may be done with it."""
    found = visible(viewer).select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such question, or you may not see it. Look in the list."))
    return found


def written(key: str) -> tuple[dict[str, object], int]:
    """Give how a question is worded now as the fields of its form, and the number of that wording."""
    last = QuestionVersion.objects.filter(question__key=key).order_by("-number").first()
    assert last is not None, "a question is made together with its first wording"  # noqa: S101
    fields = ("title_nl", "title_en", "why_nl", "why_en", "of_ourselves")
    return {name: getattr(last, name) for name in fields}, last.number


def alive_choices(viewer: Person, *, but: str = "") -> list[tuple[str, Bilingual]]:
    """Give the questions that are open, to choose one in which another goes on."""
    found = visible(viewer).filter(status__in=ALIVE).exclude(key=but).order_by("sort_key", "key")[:200]
    return [(line.key, line.title) for line in lines(found)]


def observed(keys: Iterable[str], *, viewer: Person) -> tuple[Seen, ...]:
    """Give the observations with these keys that someone may read."""
    found = list(observations(viewer).filter(key__in=list(keys)).order_by("-happened_on", "key")[:100])
    return _lines_of(found)


def _lines_of(found: Iterable[Observation]) -> tuple[Seen, ...]:
    rows = list(found)
    titles = titles_by_key({one.initiative_key for one in rows}, hidden=True)
    return tuple(
        Seen(
            key=one.key,
            text=one.text or one.get_kind_display(),
            happened_on=one.happened_on,
            initiative=titles.get(one.initiative_key),
            initiative_key=one.initiative_key,
        )
        for one in rows
    )


def fresh(viewer: Person, *, programme_key: str, initiative_key: str, since: date, size: int) -> tuple[Seen, ...]:
    """Give what was noticed since a day and someone may read, weekly signals left out."""
    found = observations(viewer).filter(programme_key=programme_key, happened_on__gte=since).exclude(kind="signal")
    if initiative_key:
        found = found.filter(initiative_key=initiative_key)
    return _lines_of(found.order_by("-happened_on", "key")[:size])


def _seen(keys: list[str], viewer: Person) -> tuple[Seen, ...]:
    known = {one.key: one for one in observed(keys, viewer=viewer)}
    return tuple(known.get(key) or Seen("", "", None, None) for key in keys)


def _version(one: QuestionVersion, authors: dict[str, str]) -> VersionRow:
    return VersionRow(
        number=one.number,
        title=one.title,
        why=Bilingual(one.why_nl, one.why_en),
        of_ourselves=one.of_ourselves,
        in_force_from=one.in_force_from,
        by=authors.get(one.by_key, ""),
        reason=one.reason,
    )


def _worded(rows: Iterable[Question]) -> dict[int, QuestionVersion]:
    """Give how each question is worded now: one query."""
    newest = QuestionVersion.objects.filter(question=OuterRef("question")).order_by("-number").values("number")[:1]
    found = QuestionVersion.objects.filter(question__in=[one.pk for one in rows], number=Subquery(newest))
    return {one.question_id: one for one in found}
