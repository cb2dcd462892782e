"""The lists of the site for other systems: the same rows, filters and columns as the files, some at a time."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from ninja import Router

from veerkracht.foundation.answers import Shape, answered, list_of, parameter, rows_as_json
from veerkracht.foundation.cursors import read, written
from veerkracht.publishing.filters import NotUnderstood
from veerkracht.publishing.releases import RELEASES, Release
from veerkracht.trail.tables import Parted

router = Router(tags=["lists"])

USUAL, MOST = 50, 200
MEANINGS = {
    "q": "Words that must be found.",
    "theme": "The key of a theme.",
    "place": "The key of a place; what lies in it counts too.",
    "task": "The key of a policy task.",
    "round": "The key of a round.",
    "phase": "How far it is.",
    "kind": "What sort it is.",
    "direction": "How it went: worked, no difference or worse.",
    "outcome": "The key of an outcome.",
    "group": "For whom: older, young, families, newcomers or everyone.",
    "lead": "Who leads it: volunteers, professionals or both.",
    "setting": "The kind of place: village, town or city.",
    "certainty": "How far the evidence goes, in the words of `how_sure`.",
    "status": "How far a question is: open, trying, answered or let-go.",
    "programme": "The key of a programme; without it, the one on the home page.",
    "on": "Only what counted on this day.",
    "about": "The record it is about, such as initiative:slowcare-oss.",
}
LIMIT: Shape = {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
PAGING = (
    parameter("limit", "How many rows to give.", LIMIT),
    parameter("cursor", "Where to go on: take `next` from `_links`, or this out of it."),
)


def some_of(
    request: HttpRequest, name: str, columns: tuple[str, ...], table: Callable[[QueryDict], Parted]
) -> HttpResponse:
    """Answer some rows of a list, from a cursor on, with the address of those that follow."""
    query = request.GET.copy()
    limit, cursor = _limit(query.pop("limit", [])), "".join(query.pop("cursor", [])[-1:])
    filters = sorted(query.items())
    here = f"{name}?{urlencode(filters)}"
    found = table(query)
    rows, end = found.part(read(cursor, of=here) if cursor else (), limit)
    address = request.build_absolute_uri(request.path)
    links = {"self": request.build_absolute_uri()}
    headers: dict[str, str] = {}
    if end:
        asked = [*filters, ("limit", str(limit)), ("cursor", written(end, of=here))]
        links["next"] = f"{address}?{urlencode(asked)}"
        headers["Link"] = f'<{links["next"]}>; rel="next"'
    return answered(rows_as_json(columns, rows, links), headers=headers)


def _limit(said: list[Any]) -> int:
    text = said[-1] if said else str(USUAL)
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and 1 <= int(text) <= MOST):
        raise NotUnderstood(_("“limit” is a whole number from 1 to %(most)d.") % {"most": MOST})
    return int(text)


def _add(release: Release) -> None:
    names = tuple(column.name for column in release.columns)

    def listed(request: HttpRequest) -> HttpResponse:
        return some_of(request, release.name, names, lambda query: release.table(query, request.user))

    listed.__name__ = f"list_{release.name}"
    filters = [parameter(name, MEANINGS[name]) for name in release.filters]
    router.get(
        release.path,
        summary=f"List {release.name}",
        operation_id=f"list_{release.name}",
        url_name=f"list-{release.name}",
        **list_of({column.name: column.shape for column in release.columns}, [*filters, *PAGING]),
    )(listed)


for _release in RELEASES.values():
    _add(_release)
