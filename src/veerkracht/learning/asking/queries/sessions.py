"""The sessions in which people learn: a list, and one with its agenda and what came of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.asking.choices import ALIVE, ASKED, Group, SessionKind
from veerkracht.learning.asking.models import NextStep, Question, Session
from veerkracht.learning.asking.queries.scopes import scopes, within
from veerkracht.learning.asking.queries.working import (
    SEE,
    QuestionLine,
    Seen,
    bodies_of,
    fresh,
    hanging,
    lines,
    observed,
    visible,
)
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, reach
from veerkracht.people.queries import names
from veerkracht.trail.pages import Page, Turn, cut
from veerkracht.trail.viewed import shown

MOST = 30
FRESH = timedelta(days=30)
"""Without an earlier session, what was noticed in so many days is fresh."""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in a list."""

    key: str
    kind: str
    held_on: date
    recorded: bool
    initiative: Bilingual | None
    changed: str

    @property
    def kind_word(self) -> str:
        return str(SessionKind(self.kind).label)


@dataclass(frozen=True, slots=True)
class Step:
    """What is next, who does it and by when."""

    number: int
    what: str
    owner: str
    mine: bool
    due_on: date
    done_on: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """What there is to talk about: the questions that hang, the others that are open, and what was noticed since."""

    hanging: tuple[QuestionLine, ...]
    open: tuple[QuestionLine, ...]
    fresh: tuple[Seen, ...]
    since: date


@dataclass(frozen=True, slots=True)
class WholeSession:
    """One session with all that belongs to it."""

    line: SessionLine
    asked: tuple[tuple[str, str], ...]
    observations: tuple[Seen, ...]
    questions: tuple[QuestionLine, ...]
    people: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str, int], ...]
    steps: tuple[Step, ...]
    used: tuple[tuple[str, str], ...]
    to_come: bool
    initiative_key: str
    programme_key: str
    scopes: tuple[Scope, ...]


def kind_words() -> dict[str, str]:
    """Give the sorts of session in words."""
    return {str(one.value): str(one.label) for one in SessionKind}


def group_words() -> dict[str, str]:
    """Give as what people can take part who are not named."""
    return {str(one.value): str(one.label) for one in Group}


def asks(kind: str) -> tuple[str, str]:
    """Give what a sort of session asks."""
    first, second = ASKED[SessionKind(kind)]
    return str(first), str(second)


def sessions(viewer: Person, turn: Turn, *, kind: str = "") -> Page[SessionLine]:
    """Give one page of the sessions that someone may see, the last first."""
    found = _visible(viewer)
    if kind:
        found = found.filter(kind=kind)
    page = cut(found, turn, by="held_on", newest=True)
    titles = titles_by_key({one.initiative_key for one in page.rows} - {""}, hidden=True)
    return page.of(_line(one, titles) for one in page.rows)


def session(key: str, *, viewer: Person) -> WholeSession:
    """Give one session to who may see it."""
    found = record_of(key, viewer=viewer)
    used = tuple(found.uses.values_list("kind", "key"))
    presences = list(found.presences.order_by("pk"))
    steps = list(found.steps.order_by("due_on", "pk"))
    known = names({one.person_key for one in presences} | {one.owner_key for one in steps})
    today = localdate()
    asked = Question.objects.filter(key__in=[one for kind, one in used if kind == "question"])
    seen = visible(viewer).filter(pk__in=asked.values("pk")).order_by("sort_key", "key")
    answers = (found.first, found.second)
    people = [one.person_key for one in presences if one.person_key]
    for person in people:
        if person != viewer.key:
            shown(kind="person", key=person, fields=["name"])
    words = group_words()
    return WholeSession(
        line=_line(found, titles_by_key({found.initiative_key} - {""}, hidden=True)),
        asked=tuple(zip(asks(found.kind), answers, strict=True)),
        observations=observed([one for kind, one in used if kind == "observation"], viewer=viewer),
        questions=tuple(lines(seen, viewer)),
        people=tuple((one, known.get(one, "")) for one in people),
        groups=tuple((one.group, words[one.group], one.count) for one in presences if one.group),
        steps=tuple(
            Step(
                number=one.pk,
                what=one.what,
                owner=known.get(one.owner_key, ""),
                mine=one.owner_key == viewer.key,
                due_on=one.due_on,
                done_on=one.done_on,
                late=one.done_on is None and one.due_on < today,
            )
            for one in steps
        ),
        used=used,
        to_come=found.held_on > today,
        initiative_key=found.initiative_key,
        programme_key=found.programme.key,
        scopes=scopes(found),
    )


def agenda(found: WholeSession, *, viewer: Person) -> Agenda:
    """Make the agenda of a session: what hangs first, then what is open, and what was noticed since the last one."""
    earlier = Session.objects.filter(
        programme__key=found.programme_key, initiative_key=found.initiative_key, recorded=True
    )
    last = earlier.filter(held_on__lt=found.line.held_on).order_by("-held_on").values_list("held_on", flat=True).first()
    since = last or found.line.held_on - FRESH
    asked = visible(viewer).filter(programme__key=found.programme_key)
    if found.initiative_key:
        asked = asked.filter(initiative_key=found.initiative_key)
    left = asked.filter(hanging()).order_by("hangs_at", "key")[:MOST]
    others = asked.filter(status__in=ALIVE).exclude(hanging()).order_by("hangs_at", "key")[:MOST]
    noticed = fresh(
        viewer, programme_key=found.programme_key, initiative_key=found.initiative_key, since=since, size=MOST
    )
    rows = lines([*left, *others], viewer)
    return Agenda(tuple(one for one in rows if one.hangs), tuple(one for one in rows if not one.hangs), noticed, since)


def record_of(key: str, *, viewer: Person) -> Session:
    """Give the record of a session that someone may see."""
    found = _visible(viewer).select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such session, or you may not see it. Look in the list."))
    return found


def told(key: str) -> dict[str, object]:
    """Give what was told of a session as the fields of its form."""
    found = Session.objects.get(key=key)
    used = list(found.uses.values_list("kind", "key"))
    counts = dict(found.presences.exclude(group="").values_list("group", "count"))
    return {
        "first": found.first,
        "second": found.second,
        "changed": found.changed,
        "observations": sorted(one for kind, one in used if kind == "observation"),
        "questions": sorted(one for kind, one in used if kind == "question"),
        "people": sorted(found.presences.exclude(person_key="").values_list("person_key", flat=True)),
        **{f"group_{name}": counts.get(name, "") for name in Group.values},
    }


def _visible(viewer: Person) -> QuerySet[Session]:
    """Give the sessions within reach, those one recorded or was at, and those in which one took something on."""
    there = reach(viewer, SEE)
    if there.everywhere:
        return Session.objects.all()
    own = Q(by_key=viewer.key) | Q(pk__in=NextStep.objects.filter(owner_key=viewer.key).values("session_id"))
    return Session.objects.filter(within(there, bodies_of(there)) | own)


def _line(one: Session, titles: dict[str, Bilingual]) -> SessionLine:
    return SessionLine(
        key=one.key,
        kind=one.kind,
        held_on=one.held_on,
        recorded=one.recorded,
        initiative=titles.get(one.initiative_key),
        changed=one.changed,
    )
