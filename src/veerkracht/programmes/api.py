"""Programmes for other systems: what they are, their parts, their goals and agenda, and giving a goal a new version."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Body, Router

from veerkracht.documents.queries import FactRow, facts
from veerkracht.foundation.answers import SPREAD, answered, one_of, pages, row_as_json
from veerkracht.foundation.bodies import Line, NoKey, Reason, Said, Story, Title
from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.requests import caller
from veerkracht.people.withheld import sentence as withheld_sentence
from veerkracht.programmes.actions.revise import revise
from veerkracht.programmes.queries import agenda as agendas
from veerkracht.programmes.queries import programme as programmes
from veerkracht.programmes.queries.agenda import AgendaVersionRow, DecisionRow
from veerkracht.programmes.queries.goals import GoalStatus, SourceLine
from veerkracht.programmes.queries.goals import goal as goal_of
from veerkracht.programmes.queries.programme import ROUND, TASK, THEME, FocusRow, Part, PartyRow, ProgrammeRow

router = Router(tags=["programmes"])


class Which(StrEnum):
    """The parts of a programme, each in its own list."""

    THEMES = "themes"
    TASKS = "tasks"
    ROUNDS = "rounds"


PARTS = {Which.THEMES: THEME, Which.TASKS: TASK, Which.ROUNDS: ROUND}


@dataclass(frozen=True, slots=True)
class Overview:
    """A programme with its parts and who takes part."""

    programme: ProgrammeRow = field(metadata=SPREAD)
    themes: tuple[Part, ...]
    tasks: tuple[Part, ...]
    rounds: tuple[Part, ...]
    focuses: tuple[FocusRow, ...]
    parties: tuple[PartyRow, ...]
    facts: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class PartStory:
    """A theme, policy task or round, with who takes part and the facts about it."""

    part: Part = field(metadata=SPREAD)
    parties: tuple[PartyRow, ...]
    facts: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class GoalVersion:
    """What a goal said from a day on."""

    number: int
    in_force_from: date
    until: date | None
    reason: str
    status: str
    title: Bilingual
    text: Bilingual
    source: SourceLine | None


@dataclass(frozen=True, slots=True)
class GoalStory:
    """A goal with all its versions, in the order in which they came into force."""

    key: str
    programme_key: str
    position: int
    versions: tuple[GoalVersion, ...]


@dataclass(frozen=True, slots=True)
class AgendaVersion:
    """A version of the agenda with what it says and what was decided; its annex is a list of its own."""

    number: int
    in_force_from: date
    until: date | None
    reason: str
    title: Bilingual
    source: SourceLine | None
    body: Bilingual
    note: Bilingual
    decisions: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True)
class AgendaStory:
    """The agenda of a programme with all its versions."""

    key: str
    programme_key: str
    versions: tuple[AgendaVersion, ...]


class GoalSaid(Said):
    """What a goal says from a day on, and why it changes; what is left out stays as it was on that day."""

    status: GoalStatus = GoalStatus.COURSE
    title_nl: Title = ""
    title_en: Line = ""
    text_nl: Story = ""
    text_en: Story = ""
    source: NoKey = ""
    in_force_from: date
    reason: Reason


@router.get("/programmes/{key}", summary="Read a programme", **one_of(Overview))
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """A programme with its themes, policy tasks, rounds, focus places, parties and facts."""
    found = programmes.programme(key)
    if found is None:
        raise NotKnown(_("There is no programme “%(key)s”.") % {"key": key[:60]})
    parts = programmes.parts(key)
    whole = Overview(
        programme=found,
        themes=parts.themes,
        tasks=parts.tasks,
        rounds=parts.rounds,
        focuses=programmes.focuses(key),
        parties=programmes.parties(programme_key=key),
        facts=facts("programme", key),
    )
    return answered(row_as_json(whole, pages(request, "programme", key)))


def _part(request: HttpRequest, which: Which, key: str) -> HttpResponse:
    part = PARTS[which]
    found = programmes.part(part, key)
    if found is None:
        raise NotKnown(_("There is nothing here under the name “%(key)s”. Look in the list.") % {"key": key[:60]})
    parties = programmes.parties(round_key=key) if part == ROUND else ()
    return answered(row_as_json(PartStory(found, parties, facts(part, key)), pages(request, part, key)))


@router.get("/themes/{key}", summary="Read a theme", **one_of(PartStory))
def theme(request: HttpRequest, key: str) -> HttpResponse:
    """One theme, with the facts about it."""
    return _part(request, Which.THEMES, key)


@router.get("/tasks/{key}", summary="Read a policy task", **one_of(PartStory))
def task(request: HttpRequest, key: str) -> HttpResponse:
    """One policy task, with who owns it and the facts about it."""
    return _part(request, Which.TASKS, key)


@router.get("/rounds/{key}", summary="Read a round", **one_of(PartStory))
def round_(request: HttpRequest, key: str) -> HttpResponse:
    """One round, with who takes part in it and the facts about it."""
    return _part(request, Which.ROUNDS, key)


@router.get("/goals/{key}", summary="Read a goal", **one_of(GoalStory))
def goal(request: HttpRequest, key: str) -> HttpResponse:
    """One goal with all its versions; the one that counts is the last whose day has come."""
    return _goal(request, key)


@router.patch("/goals/{key}", summary="Give a goal a new version", **one_of(GoalStory))
def revise_goal(request: HttpRequest, key: str, said: Body[GoalSaid]) -> HttpResponse:
    """Records what a goal says from a day on and why. The versions before it stay as they are."""
    by, found, words = caller(request), goal_of(key), said.said()
    before = found.on(said.in_force_from) or (found.versions[0] if found.versions else None)
    title, text = before.title if before else Bilingual(), before.text if before else Bilingual()
    revise(
        by=by,
        goal_key=key,
        status=words.get("status", before.status if before else GoalStatus.COURSE),
        title=Bilingual(words.get("title_nl", title.nl), words.get("title_en", title.en)),
        text=Bilingual(words.get("text_nl", text.nl), words.get("text_en", text.en)),
        in_force_from=said.in_force_from,
        reason=said.reason,
        based_on=found.last_number,
        source_key=words.get("source"),
        origin="api",
    )
    return _goal(request, key)


@router.get("/programmes/{key}/agenda", summary="Read the agenda", **one_of(AgendaStory))
def agenda(request: HttpRequest, key: str) -> HttpResponse:
    """The implementation agenda of a programme with all its versions and their decisions."""
    found = agendas.agenda(key)
    if found is None:
        raise NotKnown(_("The programme “%(key)s” has no agenda.") % {"key": key[:60]})
    story = AgendaStory(found.key, found.programme_key, tuple(_version(found.key, one) for one in found.versions))
    return answered(row_as_json(story, pages(request, "agenda")))


def _version(key: str, one: AgendaVersionRow) -> AgendaVersion:
    text = agendas.agenda_text(key, one.number)
    return AgendaVersion(
        number=one.number,
        in_force_from=one.in_force_from,
        until=one.until,
        reason=one.reason,
        title=one.title,
        source=one.source,
        body=text.body,
        note=text.note,
        decisions=text.decisions,
    )


def _goal(request: HttpRequest, key: str) -> HttpResponse:
    found = goal_of(key)
    versions = tuple(
        GoalVersion(one.number, one.in_force_from, one.until, one.reason, one.status, one.title, one.text, one.source)
        for one in found.versions
    )
    story = GoalStory(found.key, found.programme_key, found.position, versions)
    waits = withheld_sentence(("goal", key), request.user)
    return answered(row_as_json(story, pages(request, "goal", key), waits=waits))
