"""One document or source for other systems, and keeping sources."""

from dataclasses import dataclass, field
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Body, Path, Router

from veerkracht.documents import queries as asked
from veerkracht.documents.actions.cite import cite
from veerkracht.documents.queries import DocumentRow, FactRow, SourceRow
from veerkracht.foundation.answers import SPREAD, answered, one_of, pages, row_as_json
from veerkracht.foundation.bodies import Key, Partial, Said, Story, Title, Web, Words
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.people.requests import caller
from veerkracht.people.withheld import sentence as withheld_sentence

router = Router(tags=["documents"])
Row = TypeVar("Row")


class Taken(Refusal):
    """A source has this key already."""


@dataclass(frozen=True, slots=True)
class About:
    """What a document is about."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class DocumentStory:
    """A document with what it is about and the facts about it."""

    document: DocumentRow = field(metadata=SPREAD)
    about: tuple[About, ...]
    facts: tuple[FactRow, ...]


class SourceSaid(Said):
    """What may be said of a source."""

    title: Title = ""
    publisher: Words = ""
    url: Web = ""
    published_on: Partial = ""
    note_nl: Story = ""
    note_en: Story = ""


class NewSource(SourceSaid):
    """What must be said of a new one: its title."""

    title: Title


@router.get("/documents/{key}", summary="Read a document", **one_of(DocumentStory))
def document(request: HttpRequest, key: str) -> HttpResponse:
    """One document whole, with what it is about."""
    row = _known(asked.document(key), key)
    about = tuple(About(kind, its_key) for kind, its_key in asked.abouts(key))
    story = DocumentStory(row, about, asked.facts("document", key))
    return answered(row_as_json(story, pages(request, "document", key)))


@router.get("/sources/{key}", summary="Read a source", **one_of(SourceRow))
def source(request: HttpRequest, key: str) -> HttpResponse:
    """One source; the facts that rest on it are in the list of facts."""
    return _source(request, key)


@router.put("/sources/{key}", summary="Add a source", **one_of(SourceRow, status=201))
def add_source(request: HttpRequest, key: Path[Key], said: Body[NewSource]) -> HttpResponse:
    """Adds a source under a key that was never used; to change one, use PATCH."""
    by = caller(request)
    if asked.source(key):
        raise Taken(_("There is a source “%(key)s” already. Change it with PATCH.") % {"key": key})
    cite(by=by, key=key, origin="api", **said.said())
    return _source(request, key, status=201)


@router.patch("/sources/{key}", summary="Change a source", **one_of(SourceRow))
def change_source(request: HttpRequest, key: str, said: Body[SourceSaid]) -> HttpResponse:
    """Changes what is said and leaves the rest."""
    by = caller(request)
    _known(asked.source(key), key)
    cite(by=by, key=key, origin="api", **said.said())
    return _source(request, key)


def _source(request: HttpRequest, key: str, *, status: int = 200) -> HttpResponse:
    row = _known(asked.source(key), key)
    made = {"Location": request.build_absolute_uri(reverse("api:source", args=[key]))} if status == 201 else {}
    waits = withheld_sentence(("source", key), request.user)
    return answered(row_as_json(row, pages(request, "source", key), waits=waits), status=status, headers=made)


def _known(row: Row | None, key: str) -> Row:
    if row is None:
        raise NotKnown(_("There is nothing here under the name “%(key)s”. Look in the list.") % {"key": key[:60]})
    return row
