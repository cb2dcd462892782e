"""Messages of readers for other systems: writing one, and reading and answering them for who may."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Body, Path, Router
from pydantic import Field

from veerkracht.foundation.answers import answered, list_of, one_of, pages, parameter, row_as_json, shape
from veerkracht.foundation.bodies import Email, Said, Words
from veerkracht.foundation.errors import Refusal
from veerkracht.people.requests import caller
from veerkracht.programmes.queries.programme import home_key
from veerkracht.publishing import actions
from veerkracht.publishing.api.lists import PAGING, some_of
from veerkracht.publishing.filters import asked as filters
from veerkracht.publishing.filters import choose
from veerkracht.publishing.forms import LONGEST_TEXT
from veerkracht.publishing.queries import messages as asked
from veerkracht.publishing.subjects import subjects
from veerkracht.trail.tables import Position, Row

if TYPE_CHECKING:
    from veerkracht.people.models import Person

router = Router(tags=["messages"])
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
COLUMNS = ("number", "about", "text", "sent_at", "answer", "answered_at")
"""The columns of the list: who wrote is told with one message only, and kept in the trail."""


class NothingToWriteAbout(Refusal):
    """A message is about a record that does not exist."""

    status = 422


class MessageSaid(Said):
    """What a reader writes: only the text is needed."""

    text: Text
    about: Annotated[str, Field(max_length=120)] = ""
    name: Words = ""
    email: Email = ""


class AnswerSaid(Said):
    """What was done with a message."""

    text: Text


@dataclass(frozen=True, slots=True)
class Received:
    """That a message came in; what it says is read by who answers it."""

    received: bool
    about: str


@dataclass(frozen=True, slots=True)
class Message:
    """A message as who may see it reads it."""

    number: int
    about: str
    page: str
    text: str
    name: str
    email: str
    sent_at: datetime
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Letters:
    """The messages that wait or were answered, a part at a time."""

    viewer: "Person"
    answered: bool

    def part(self, after: Position, size: int) -> tuple[list[Row], Position]:
        before = after[0] if after else None
        found = asked.letters(viewer=self.viewer, answered=self.answered, before=before, size=size)
        rows = [tuple(getattr(_message(letter), name) for name in COLUMNS) for letter in found[:size]]
        return rows, (rows[-1][0],) if len(found) > size else ()


@router.post("/messages", summary="Send a message", **one_of(Received, status=201))
def send_message(request: HttpRequest, said: Body[MessageSaid]) -> HttpResponse:  # noqa: ARG001 - the API hands it
    """Says that something is not right, or asks something. Anyone may write; it goes to who looks after the record."""
    kind, _colon, key = said.about.partition(":")
    about = (kind, key) if said.about else None
    if about and about not in subjects([about]):
        raise NothingToWriteAbout(
            _("There is no record “%(about)s”. Write it as “initiative:slowcare-oss”, or leave it out.")
            % {"about": said.about[:60]}
        )
    actions.send(
        kind="correction" if about else "general",
        text=said.text,
        about=about,
        programme_key=home_key(),
        page="",
        name=said.name,
        email=said.email,
        language=get_language() or "nl",
    )
    return answered(row_as_json(Received(received=True, about=said.about), {}), status=201)


def _shapes() -> dict[str, Any]:
    every: dict[str, Any] = shape(Message)["properties"]
    return {name: every[name] for name in COLUMNS}


@router.get(
    "/messages",
    summary="List the messages of readers",
    **list_of(_shapes(), [parameter("answered", "“yes” for those that were answered."), *PAGING]),
)
def list_messages(request: HttpRequest) -> HttpResponse:
    """The messages that wait for an answer, the oldest first, or those that were answered, the newest first."""
    by = caller(request)
    return some_of(request, "messages", COLUMNS, lambda query: _letters(query, by))


@router.get("/messages/{number}", summary="Read a message", **one_of(Message))
def message(request: HttpRequest, number: Path[Number]) -> HttpResponse:
    """One message; who wrote it only for who may see that."""
    return _told(request, number)


@router.post("/messages/{number}/answer", summary="Answer a message", **one_of(Message))
def answer_message(request: HttpRequest, number: Path[Number], said: Body[AnswerSaid]) -> HttpResponse:
    """Closes a message with what was done about it; the reader gets it by mail where an address was left."""
    actions.answer(by=caller(request), number=number, text=said.text)
    return _told(request, number)


def _letters(query: QueryDict, viewer: "Person") -> _Letters:
    reading = choose(filters("messages", query, ("answered",)), "answered", {"yes": "", "no": ""}, _not_a_choice)
    return _Letters(viewer, reading.whole().get("answered") == "yes")


def _not_a_choice(value: str) -> str:
    return _("“%s” is not something that can be chosen here, so we left it out.") % value


def _told(request: HttpRequest, number: int) -> HttpResponse:
    letter = asked.letter(number, viewer=caller(request))
    return answered(row_as_json(_message(letter), pages(request, "message", number)))


def _message(letter: asked.Letter) -> Message:
    return Message(
        number=letter.number,
        about=f"{letter.about.kind}:{letter.about.key}" if letter.about else "",
        page=letter.page,
        text=letter.text,
        name=letter.name,
        email=letter.email,
        sent_at=letter.sent_at,
        answer=letter.answer,
        answered_at=letter.answered_at,
    )
