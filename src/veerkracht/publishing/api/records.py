"""What spans all kinds of record, for other systems: searching them, and stating facts about them."""

from dataclasses import dataclass
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Body, Path, Router
from pydantic import Field

from veerkracht.documents.actions.cite import state
from veerkracht.documents.queries import Certainty, FactRow, facts, source_named
from veerkracht.foundation.answers import answered, one_of, parameter, row_as_json
from veerkracht.foundation.bodies import Key, NoKey, Partial, Said, Story, Words
from veerkracht.foundation.errors import NotKnown
from veerkracht.people.requests import caller
from veerkracht.publishing.found import results
from veerkracht.publishing.subjects import subjects

router = Router(tags=["records"])
Kind = Annotated[str, Field(pattern="^[a-z]{1,30}$")]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, with the pieces of its text around the words."""

    kind: str
    key: str
    language: str
    title: str
    pieces: tuple[str, ...]
    page: str


@dataclass(frozen=True, slots=True)
class Results:
    """What was found; `corrections` says which words were read as another one."""

    hits: tuple[Hit, ...]
    total: int
    more: bool
    any_word: bool
    corrections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactsAbout:
    """The facts about one record."""

    kind: str
    key: str
    facts: tuple[FactRow, ...]


class FactSaid(Said):
    """What a fact says, how sure that is, and where it comes from."""

    position: Annotated[int, Field(ge=0, le=32_767)] = 0
    label_nl: Annotated[str, Field(min_length=1, max_length=200)]
    label_en: Words = ""
    value_nl: Story = ""
    value_en: Story = ""
    certainty: Certainty = Certainty.STATED
    as_of: Partial = ""
    source: NoKey = ""
    note_nl: Story = ""
    note_en: Story = ""


_ASKED = one_of(Results)
_ASKED["openapi_extra"]["parameters"] = [
    parameter("q", "The words to look for."),
    parameter("kind", "Only records of this kind, such as initiative."),
    parameter("programme", "The key of a programme; without it, the one on the home page."),
]


@router.get("/search", summary="Search everything", **_ASKED)
def search(request: HttpRequest) -> HttpResponse:
    """Records of all kinds with the words that are asked, in Dutch and English; at most a hundred."""
    found = results(request.GET)
    found.asked.whole()
    hits = tuple(
        Hit(
            kind=match.kind,
            key=match.key,
            language=match.language,
            title=_plain(match.title),
            pieces=tuple(_plain(piece) for piece in match.fragments),
            page=request.build_absolute_uri(match.address),
        )
        for group in found.groups
        for match in group.matches
    )
    corrections = tuple(f"{typed} → {used}" for typed, used in found.corrections)
    whole = Results(hits, found.total, found.more, found.any_word, corrections)
    return answered(row_as_json(whole, {"self": request.build_absolute_uri()}))


@router.put("/facts/{kind}/{record}/{key}", summary="State a fact", **one_of(FactsAbout))
def state_fact(
    request: HttpRequest, kind: Path[Kind], record: Path[Key], key: Path[Key], said: Body[FactSaid]
) -> HttpResponse:
    """States a fact about a record, or changes it; whatever is not unknown says something and names its source."""
    by, words, about = caller(request), said.said(), (kind, record)
    if about not in subjects([about]):
        raise NotKnown(_("There is no record “%(about)s” to state a fact about.") % {"about": f"{kind}:{record}"[:60]})
    words["source"] = source_named(words["source"]) if words.get("source") else None
    state(by=by, about=about, key=key, origin="api", **words)
    found = FactsAbout(kind, record, facts(kind, record))
    return answered(row_as_json(found, {"self": request.build_absolute_uri()}))


def _plain(pieces: tuple[tuple[str, bool], ...]) -> str:
    return "".join(text for text, _match in pieces)
