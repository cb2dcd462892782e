"""One initiative for other systems: reading it whole, adding one, and changing what is known of it."""

from dataclasses import dataclass, fields
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Body, Path, Router
from pydantic import Field

from veerkracht.documents.queries import FactRow, facts
from veerkracht.foundation.answers import answered, one_of, pages, row_as_json
from veerkracht.foundation.bodies import Email, Key, Line, NoKey, Partial, Said, Story, Title, Web, Words
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.initiatives.actions.describe import describe
from veerkracht.initiatives.actions.join import assess, join, partner
from veerkracht.initiatives.queries import initiative as asked
from veerkracht.initiatives.queries import named
from veerkracht.initiatives.queries.initiative import Joined, PartnerRow, Spot, StandingRow, Whole
from veerkracht.initiatives.queries.portfolio import Titled
from veerkracht.people.requests import caller
from veerkracht.people.withheld import sentence as withheld_sentence

router = Router(tags=["initiatives"])
API = "api"
Keys = Annotated[list[Key], Field(max_length=200)]


class Taken(Refusal):
    """An initiative has this key already."""

    status = 409


@dataclass(frozen=True, slots=True)
class WholeStory(Whole):
    """An initiative with everything that hangs on it."""

    themes: tuple[Titled, ...]
    policy_tasks: tuple[Titled, ...]
    places: tuple[Spot, ...]
    rounds: tuple[Joined, ...]
    partners: tuple[PartnerRow, ...]
    standings: tuple[StandingRow, ...]
    facts: tuple[FactRow, ...]


class InitiativeSaid(Said):
    """What may be said of an initiative."""

    title_nl: Title = ""
    title_en: Line = ""
    summary_nl: Story = ""
    summary_en: Story = ""
    story_nl: Story = ""
    story_en: Story = ""
    ask_nl: Story = ""
    ask_en: Story = ""
    phase: named.Phase = named.Phase.UNKNOWN
    province_wide: bool = False
    started_on: Partial = ""
    organisation: NoKey = ""
    website: Web = ""
    contact_email: Email = ""
    contact_public: bool = False
    published: bool = True
    themes: Keys = []
    policy_tasks: Keys = []
    places: Keys = []


class NewInitiative(InitiativeSaid):
    """What must be said of a new one: its programme and its Dutch title."""

    programme: Key
    title_nl: Title


class StandingSaid(Said):
    """How an initiative stood on a day."""

    phase: named.Phase = named.Phase.UNKNOWN
    support_base: named.Level = named.Level.UNKNOWN
    durability: named.Level = named.Level.UNKNOWN
    note_nl: Story = ""
    note_en: Story = ""
    source: NoKey = ""


class ParticipationSaid(Said):
    """In what way an initiative takes part in a round."""

    track: named.Track = named.Track.FULL
    starts_on: Partial = ""
    contribution_nl: Story = ""
    contribution_en: Story = ""
    source: NoKey = ""


class PartnerSaid(Said):
    """In what role an organisation works in an initiative."""

    role_nl: Annotated[str, Field(min_length=1, max_length=200)]
    role_en: Words = ""
    source: NoKey = ""


@router.get("/initiatives/{key}", summary="Read an initiative", **one_of(WholeStory))
def initiative(request: HttpRequest, key: str) -> HttpResponse:
    """One initiative with its themes, places, rounds, partners, standings and facts.

    One that is not public is given only to who may see those. One that was merged or renamed leads on.
    """
    return _told(request, key)


@router.put("/initiatives/{key}", summary="Add an initiative", **one_of(WholeStory, status=201))
def add_initiative(request: HttpRequest, key: Path[Key], said: Body[NewInitiative]) -> HttpResponse:
    """Adds an initiative under a key that was never used; to change one, use PATCH."""
    by = caller(request)
    if named.taken(key):
        raise Taken(_("There is an initiative “%(key)s” already. Change it with PATCH.") % {"key": key})
    words = said.said()
    programme = named.programme_of(words.pop("programme"))
    describe(by=by, programme=programme, key=key, origin=API, **_records(programme, words))
    return _told(request, key, status=201)


@router.patch("/initiatives/{key}", summary="Change or publish an initiative", **one_of(WholeStory))
def change_initiative(request: HttpRequest, key: str, said: Body[InitiativeSaid]) -> HttpResponse:
    """Changes what is said and leaves the rest; `published` makes it public or takes it away."""
    by, found = caller(request), named.initiative_of(key)
    words = _records(found.programme, said.said())
    describe(by=by, programme=found.programme, key=key, origin=API, **words)
    return _told(request, key)


@router.put("/initiatives/{key}/standings/{on}", summary="Say how an initiative stood", **one_of(WholeStory))
def assess_initiative(request: HttpRequest, key: str, on: Path[Partial], said: Body[StandingSaid]) -> HttpResponse:
    """Says how an initiative stood on a day, in a month or in a year."""
    by, found = caller(request), named.initiative_of(key)
    assess(by=by, initiative=found, on=on, origin=API, **_sourced(said))
    return _told(request, key)


@router.put("/initiatives/{key}/rounds/{round_key}", summary="Let an initiative join a round", **one_of(WholeStory))
def join_round(request: HttpRequest, key: str, round_key: str, said: Body[ParticipationSaid]) -> HttpResponse:
    """Lets an initiative take part in a round, or changes in what way it does."""
    by, found = caller(request), named.initiative_of(key)
    joined = named.round_of(found.programme, round_key)
    join(by=by, initiative=found, round=joined, origin=API, **_sourced(said))
    return _told(request, key)


@router.put("/initiatives/{key}/partners/{organisation}", summary="Name a partner", **one_of(WholeStory))
def name_partner(request: HttpRequest, key: str, organisation: str, said: Body[PartnerSaid]) -> HttpResponse:
    """Says that an organisation works in an initiative, and in which role."""
    by, found = caller(request), named.initiative_of(key)
    other = named.organisation_of(organisation)
    partner(by=by, initiative=found, organisation=other, origin=API, **_sourced(said))
    return _told(request, key)


def _told(request: HttpRequest, key: str, *, status: int = 200) -> HttpResponse:
    whole = asked.initiative(key, viewer=request.user, unpublished=True)
    if whole is None:
        if new := asked.moved_to(key):
            return HttpResponse(status=307, headers={"Location": _address(request, new)})
        raise NotKnown(_("There is no initiative “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    themes, tasks = asked.parts_of(key)
    rounds, partners = asked.joined(key)
    story = WholeStory(
        **{field.name: getattr(whole, field.name) for field in fields(whole)},
        themes=themes,
        policy_tasks=tasks,
        places=asked.spots(key),
        rounds=rounds,
        partners=partners,
        standings=asked.standings(key),
        facts=facts("initiative", key),
    )
    address = _address(request, key)
    made = {"Location": address} if status == 201 else {}
    waits = withheld_sentence(("initiative", key), request.user)
    return answered(row_as_json(story, pages(request, "initiative", key), waits=waits), status=status, headers=made)


def _address(request: HttpRequest, key: str) -> str:
    return request.build_absolute_uri(reverse("api:initiative", args=[key]))


def _records(programme: Any, words: dict[str, Any]) -> dict[str, Any]:
    """Put the records in the place of the keys by which they were named."""
    if "organisation" in words:
        words["organisation"] = named.organisation_of(words["organisation"]) if words["organisation"] else None
    if "themes" in words:
        words["themes"] = named.themes_of(programme, words["themes"])
    if "policy_tasks" in words:
        words["policy_tasks"] = named.tasks_of(programme, words["policy_tasks"])
    if "places" in words:
        words["places"] = named.places_of(words["places"])
    return words


def _sourced(said: Said) -> dict[str, Any]:
    words = said.said()
    if "source" in words:
        words["source"] = named.source_of(words["source"])
    return words
