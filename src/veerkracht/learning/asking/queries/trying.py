"""What is expected and tried: the expectations of questions, the probes in a list, and one probe."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.asking.choices import Came, ProbeState, Stopped
from veerkracht.learning.asking.likelihood import likelihood
from veerkracht.learning.asking.models import Hypothesis, Probe
from veerkracht.learning.noticing.queries.belonging import scopes_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, reach
from veerkracht.people.queries import names
from veerkracht.trail.pages import Page, Turn, cut


@dataclass(frozen=True, slots=True)
class ProbeLine:
    """A probe in a list."""

    key: str
    what: str
    state: str
    until: date
    started_on: date | None
    stopped_on: date | None
    came: str
    initiative_key: str
    initiative: Bilingual
    overdue: bool

    @property
    def state_word(self) -> str:
        return str(ProbeState(self.state).label)

    @property
    def came_word(self) -> str:
        return str(Came(self.came).label) if self.came else ""


@dataclass(frozen=True, slots=True)
class HypothesisRow:
    """What somebody expects, how likely they think it is, and what was tried of it."""

    key: str
    tried: Bilingual
    happens: Bilingual
    because: Bilingual
    expected: int
    replaced_by: str
    probes: tuple[ProbeLine, ...]

    @property
    def likely(self) -> str:
        """Give how likely it is in words."""
        return likelihood(self.expected)

    @property
    def untried(self) -> bool:
        """Say whether it can still be replaced: nothing of it has begun."""
        return not self.replaced_by and all(one.state == ProbeState.PLANNED for one in self.probes)


@dataclass(frozen=True, slots=True)
class Note:
    """What happened on a day."""

    on: date
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class WholeProbe:
    """One probe with all that belongs to it."""

    line: ProbeLine
    hypothesis: HypothesisRow
    question_key: str
    question: Bilingual
    stop_rule: str
    watcher: str
    harm_sign: str
    then_do: str
    stopped_by: str
    came_because: str
    notes: tuple[Note, ...]
    scopes: tuple[Scope, ...]

    @property
    def stopped_word(self) -> str:
        return str(Stopped(self.stopped_by).label) if self.stopped_by else ""


def hypotheses_of(questions: Iterable[int]) -> tuple[HypothesisRow, ...]:
    """Give the expectations of questions with what was tried of each, the last first: three queries."""
    found = list(Hypothesis.objects.filter(question__in=list(questions)).select_related("replaced_by").order_by("-pk"))
    probes = list(Probe.objects.filter(hypothesis__in=found).order_by("pk"))
    made = dict(zip([one.pk for one in probes], _lines(probes), strict=True))
    return tuple(
        _hypothesis(one, tuple(made[probe.pk] for probe in probes if probe.hypothesis_id == one.pk)) for one in found
    )


def hypothesis(key: str) -> tuple[HypothesisRow, str]:
    """Give one expectation, and the key of its question."""
    found = Hypothesis.objects.select_related("question", "replaced_by").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no expectation “%(key)s” to try.") % {"key": key[:60]})
    return _hypothesis(found, tuple(_lines(found.probes.order_by("pk")))), found.question.key


def probes(viewer: Person, turn: Turn, *, state: str = "") -> Page[ProbeLine]:
    """Give one page of the probes that someone may see, the last changed first."""
    found = visible(viewer)
    if state:
        found = found.filter(state=state)
    page = cut(found, turn, by="changed_at", newest=True)
    return page.of(_lines(page.rows))


def probe(key: str, *, viewer: Person) -> WholeProbe:
    """Give one probe to who may see it."""
    among = visible(viewer).select_related("hypothesis__question", "hypothesis__replaced_by")
    found = among.filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such probe, or you may not see it. Look in the list."))
    notes = list(found.notes.order_by("-on", "-pk")[:200])
    authors = names(one.by_key for one in notes)
    last = found.hypothesis.question.versions.order_by("-number").first()
    return WholeProbe(
        line=_lines([found])[0],
        hypothesis=_hypothesis(found.hypothesis, ()),
        question_key=found.hypothesis.question.key,
        question=last.title if last else Bilingual(found.hypothesis.question.key),
        stop_rule=found.stop_rule,
        watcher=found.watcher,
        harm_sign=found.harm_sign,
        then_do=found.then_do,
        stopped_by=found.stopped_by,
        came_because=found.came_because,
        notes=tuple(Note(one.on, one.text, authors.get(one.by_key, "")) for one in notes),
        scopes=scopes_of(found.initiative_key),
    )


def initiatives_to_try(viewer: Person) -> list[tuple[str, str]]:
    """Give the initiatives in which someone may try something, by title."""
    return initiatives_for(viewer, "try something")


def initiatives_for(viewer: Person, deed: str) -> list[tuple[str, str]]:
    """Give the initiatives for which someone may do a deed, by title."""
    there = reach(viewer, deed)
    found = Initiative.objects.filter(merged_into=None)
    if not there.everywhere:
        found = found.filter(
            Q(key__in=there.keys("initiative"))
            | Q(programme__key__in=there.keys("programme"))
            | Q(organisation__key__in=there.keys("organisation"))
        )
    return list(found.order_by("sort_key", "key").values_list("key", "title_nl")[:2000])


def state_words() -> dict[str, str]:
    """Give the states of a probe in words."""
    return {str(one.value): str(one.label) for one in ProbeState}


def visible(viewer: Person) -> QuerySet[Probe]:
    """Give the probes within reach: of an initiative, or of its programme; and one's own."""
    there = reach(viewer, "see learning questions")
    if there.everywhere:
        return Probe.objects.all()
    bodies = Initiative.objects.filter(organisation__key__in=there.keys("organisation")).order_by().values("key")
    return Probe.objects.filter(
        Q(initiative_key__in=there.keys("initiative"))
        | Q(initiative_key__in=bodies)
        | Q(hypothesis__question__programme__key__in=there.keys("programme"))
        | Q(by_key=viewer.key)
    )


def _hypothesis(one: Hypothesis, tried: tuple[ProbeLine, ...]) -> HypothesisRow:
    return HypothesisRow(
        key=one.key,
        tried=Bilingual(one.if_nl, one.if_en),
        happens=Bilingual(one.then_nl, one.then_en),
        because=Bilingual(one.because_nl, one.because_en),
        expected=one.expected,
        replaced_by=one.replaced_by.key if one.replaced_by else "",
        probes=tried,
    )


def _lines(found: Iterable[Probe]) -> list[ProbeLine]:
    rows, today = list(found), localdate()
    titles = titles_by_key({one.initiative_key for one in rows}, hidden=True) if rows else {}
    return [
        ProbeLine(
            key=one.key,
            what=one.what,
            state=one.state,
            until=one.until,
            started_on=one.started_on,
            stopped_on=one.stopped_on,
            came=one.came,
            initiative_key=one.initiative_key,
            initiative=titles.get(one.initiative_key, Bilingual(one.initiative_key)),
            overdue=one.state == ProbeState.RUNNING and one.until < today,
        )
        for one in rows
    ]
