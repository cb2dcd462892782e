"""The trail for other systems: what was done with one record, and all that was done for who watches over it."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router

from veerkracht.foundation.answers import PLAIN, answered, list_of, one_of, pages, parameter, row_as_json
from veerkracht.people.permissions import require
from veerkracht.people.requests import caller
from veerkracht.publishing import trail as composed
from veerkracht.publishing.api.lists import PAGING, some_of

router = Router(tags=["trail"])
FILTERS = {
    "person": "The key of who did it.",
    "kind": "The kind of record.",
    "key": "The key of the record.",
    "deed": "What was done.",
    "from": "From this day.",
    "to": "Until this day.",
    "refused": "“yes” for refusals only, “no” for none.",
}
SHAPES = {
    **dict.fromkeys(composed.COLUMNS, PLAIN[str]),
    "number": PLAIN[int],
    "at": PLAIN[datetime],
    "refused": PLAIN[bool],
    "fields": {"type": "array", "items": PLAIN[str]},
}


@dataclass(frozen=True, slots=True)
class Line:
    """A deed in a sentence, without who did it: public servants are not named for doing their work."""

    at: datetime
    sentence: str
    times: int


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with one record, the latest first."""

    kind: str
    key: str
    deeds: tuple[Line, ...]
    more: bool


@router.get(
    "/trail",
    summary="List what was done",
    **list_of(SHAPES, [*(parameter(name, words) for name, words in FILTERS.items()), *PAGING]),
)
def list_trail(request: HttpRequest) -> HttpResponse:
    """All that was done and refused, the newest first, for who watches over the programme."""
    require(caller(request), "read the trail")
    return some_of(request, "trail", composed.COLUMNS, composed.told_table)


@router.get("/trail/{kind}/{key}", summary="Read what was done with a record", **one_of(Done))
def trail_of(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The last deeds with one public record, in sentences of the language that is asked."""
    _subject, rows, more = composed.whole(kind, key, request.user, 0)
    deeds = tuple(Line(row.at, row.sentence, row.times) for row in rows)
    return answered(row_as_json(Done(kind, key, deeds, more), pages(request, "record-trail", kind, key)))
