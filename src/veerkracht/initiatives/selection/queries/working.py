"""The applications as those see them who explore, assess and decide: the list, and one with all that was made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Phase
from veerkracht.initiatives.queries.portfolio import titles_by_key, visible_keys
from veerkracht.initiatives.selection.choices import DECIDED, OPEN, Need, Risk, Sending, Status
from veerkracht.initiatives.selection.models import Application, Decision, Letter
from veerkracht.initiatives.selection.queries.focus import is_outside
from veerkracht.initiatives.selection.queries.scopes import SEE, scopes, within
from veerkracht.initiatives.selection.rules.stages import (
    ASSESS,
    DECIDE,
    EXPLORE,
    STEP,
    Question,
    Stage,
    now,
    questions,
    stages,
)
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, may, reach
from veerkracht.people.queries import names
from veerkracht.places.queries import some as some_places
from veerkracht.programmes.queries.programme import Part, parts
from veerkracht.trail.pages import Page, Turn, cut
from veerkracht.trail.viewed import shown

PERSONAL = ("name", "email")
OPENED = "open"


@dataclass(frozen=True, slots=True)
class Line:
    """An application in the list: what it is, where it stands and who has it."""

    key: str
    title: str
    summary: str
    place: str
    owner: str
    mine: bool
    status: str
    proposed_on: date
    closed_on: date | None
    waits: int

    @property
    def status_word(self) -> str:
        return str(Status(self.status).label)

    @property
    def is_open(self) -> bool:
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation in which an application was explored."""

    held_on: date
    by: str
    with_whom: str
    text: str


@dataclass(frozen=True, slots=True)
class Made:
    """A decision on an application, with the letter about it."""

    number: int
    what: str
    decided_on: date
    by: str
    motivation: str
    learning: str
    outside: bool
    round: Bilingual | None
    sending: str

    @property
    def what_word(self) -> str:
        return str(Status(self.what).label)

    @property
    def sending_word(self) -> str:
        return str(Sending(self.sending).label)


@dataclass(frozen=True, slots=True)
class Passed:
    """A stage of the way in which an application is chosen, and how far it is there."""

    stage: Stage
    done: bool
    here: bool

    @property
    def own_step(self) -> bool:
        return self.stage.does == STEP


@dataclass(frozen=True, slots=True)
class Whole:
    """An application with all that was made of it."""

    line: Line
    answers: tuple[tuple[Question, object], ...]
    talks: tuple[Talk, ...]
    decisions: tuple[Made, ...]
    stages: tuple[Passed, ...]
    way: int
    place_key: str
    place_words: str
    theme_key: str
    theme: Bilingual | None
    phase: str
    risk: str
    need: str
    outside: bool
    name: str
    email: str
    language: str
    owner_key: str
    person_key: str
    initiative_key: str
    initiative: Bilingual | None
    initiative_public: bool
    programme_key: str
    themes: tuple[Part, ...]
    rounds: tuple[Part, ...]
    scopes: tuple[Scope, ...]

    @property
    def phase_word(self) -> str:
        return str(Phase(self.phase).label)

    @property
    def risk_word(self) -> str:
        return str(Risk(self.risk).label)

    @property
    def need_word(self) -> str:
        return str(Need(self.need).label)


def applications(turn: Turn, *, viewer: Person, status: str = "", q: str = "", owner: str = "") -> Page[Line]:
    """Give one page of the applications that someone may see; those that wait longest first, of others the newest."""
    found = Application.objects.filter(within(reach(viewer, SEE))).exclude(proposed_on=None)
    if status == OPENED:
        found = found.filter(status__in=OPEN)
    elif status in Status.values:
        found = found.filter(status=status)
    if owner:
        found = found.filter(owner_key=owner)
    for word in q.split()[:8]:
        found = found.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(key=word.lower()))
    newest = status not in (OPENED, *OPEN)
    page = cut(found, turn, by="waits_since", newest=newest)
    return page.of(lines(list(page.rows), viewer))


def lines(rows: list[Application], viewer: Person) -> tuple[Line, ...]:
    """Give applications as they stand in a list. Two queries."""
    owners = names(row.owner_key for row in rows)
    places = {one.key: one.name for one in some_places(row.place_key for row in rows if row.place_key)}
    today = localdate()
    return tuple(
        Line(
            key=row.key,
            title=row.title,
            summary=row.summary,
            place=places.get(row.place_key, row.place_words),
            owner=owners.get(row.owner_key, ""),
            mine=row.owner_key == viewer.key,
            status=row.status,
            proposed_on=row.proposed_on or row.recorded_at.date(),
            closed_on=row.closed_on,
            waits=max(0, (today - row.waits_since.date()).days),
        )
        for row in rows
    )


def counts(*, viewer: Person) -> dict[str, int]:
    """Give how many applications there are in each status. One query."""
    found = Application.objects.filter(within(reach(viewer, SEE))).exclude(proposed_on=None)
    return dict(found.order_by().values_list("status").annotate(count=Count("pk")))


def found_for(key: str, *, viewer: Person) -> Application:
    """Give the record of an application to someone who may see it."""
    found = Application.objects.select_related("programme", "procedure").filter(key=key).first()
    if found is None or found.proposed_on is None or not may(viewer, SEE, scopes(found)):
        raise NotKnown(_("There is no application “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    return found


def whole(key: str, *, viewer: Person) -> Whole:
    """Give one application to someone who may see it; that they saw who proposed it stands in the trail."""
    found = found_for(key, viewer=viewer)
    shown(kind="application", key=key, fields=[name for name in PERSONAL if getattr(found, name)])
    of_programme = parts(found.programme.key)
    themes = {one.key: one.title for one in of_programme.themes}
    asked = questions(found.procedure.questions)
    talks = list(found.explorations.all())
    made = list(found.decisions.all())
    known = names([*(one.by_key for one in talks), *(one.by_key for one in made)])
    own = [found.initiative_key] if found.initiative_key else []
    title = titles_by_key(own, hidden=True).get(found.initiative_key) if own else None
    return Whole(
        line=lines([found], viewer)[0],
        answers=tuple((one, found.answers.get(one.key, "")) for one in asked),
        talks=tuple(Talk(one.held_on, known.get(one.by_key, ""), one.with_whom, one.text) for one in talks),
        decisions=_decisions(made, known, of_programme.rounds),
        stages=passed(found),
        way=found.procedure.number,
        place_key=found.place_key,
        place_words=found.place_words,
        theme_key=found.theme_key,
        theme=themes.get(found.theme_key),
        phase=found.phase,
        risk=found.risk,
        need=found.need,
        outside=is_outside(place_key=found.place_key, programme_key=found.programme.key, on=localdate()),
        name=found.name,
        email=found.email,
        language=found.language,
        owner_key=found.owner_key,
        person_key=found.person_key,
        initiative_key=found.initiative_key if title else "",
        initiative=title,
        initiative_public=bool(own) and found.initiative_key in visible_keys(own),
        programme_key=found.programme.key,
        themes=of_programme.themes,
        rounds=of_programme.rounds,
        scopes=scopes(found),
    )


def passed(found: Application) -> tuple[Passed, ...]:
    """Give the stages of an application, in the version it began with: which are done, and at which it is."""
    order = [Status.PROPOSED, Status.EXPLORED, Status.ASSESSED]
    reached = (
        order.index(Status(found.status)) if found.status in order else len(order) if found.status in DECIDED else 0
    )
    done = {*found.steps, *(EXPLORE, ASSESS, DECIDE)[:reached]}
    all_of_them = stages(found.procedure.stages)
    here = now(all_of_them, done)
    return tuple(
        Passed(one, (one.key if one.does == STEP else one.does) in done, here is not None and one.key == here.key)
        for one in all_of_them
    )


def letter(key: str, number: int, *, viewer: Person) -> tuple[Application, Letter]:
    """Give the letter about a decision to someone who may see the application."""
    found = found_for(key, viewer=viewer)
    one = found.letters.filter(decision__pk=number).first()
    if one is None:
        raise NotKnown(_("There is no letter about this decision."))
    shown(kind="application", key=key, fields=[name for name in PERSONAL if getattr(found, name)])
    return found, one


def _decisions(made: list[Decision], known: Mapping[str, str], rounds: tuple[Part, ...]) -> tuple[Made, ...]:
    titles = {one.key: one.title for one in rounds}
    sent = dict(Letter.objects.filter(decision__in=made).values_list("decision_id", "sending")) if made else {}
    return tuple(
        Made(
            one.pk,
            one.what,
            one.decided_on,
            known.get(one.by_key, ""),
            one.motivation,
            one.learning,
            one.outside,
            titles.get(one.round_key),
            sent.get(one.pk, Sending.NONE),
        )
        for one in made
    )
