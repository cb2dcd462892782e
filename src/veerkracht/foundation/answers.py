"""What another system is answered: rows as JSON, and the description of those rows, both read from the row itself.

A text in two languages becomes two members, `title_nl` and `title_en`. A record that another one points to is named by
its key, with its name behind it: `organisation` and `organisation_name`. So the names are those of the open data.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypedDict, Union, get_args, get_origin, get_type_hints

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from pydantic_core import to_json

from veerkracht.foundation.texts import Bilingual

Shape = dict[str, Any]
"""A JSON Schema."""

PLAIN: dict[Any, Shape] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}
POINTING = ("programme", "organisation", "place", "round", "source", "owner", "area", "seat_place")
"""Records that others point to by their key."""

SPREAD = {"spread": True}
"""Says with a field that the members of its row stand among those of the row itself."""


class Told(TypedDict):
    """How an endpoint is described that answers one record."""

    openapi_extra: dict[str, Any]


def answered(body: bytes, *, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Answer JSON that was written already, so that nothing looks at it again."""
    return HttpResponse(body, status=status, content_type="application/json", headers=dict(headers or {}))


def rows_as_json(names: Sequence[str], rows: Iterable[Sequence[Any]], links: Mapping[str, str]) -> bytes:
    """Write rows of plain columns as one JSON object; the one way from a query to bytes, for every list."""
    return to_json({"items": [dict(zip(names, row, strict=True)) for row in rows], "_links": links})


def row_as_json(row: Any, links: Mapping[str, str], *, waits: str = "") -> bytes:
    """Write one record as JSON, with where its page is; `waits` says what the caller wrote and is not shown yet."""
    return to_json({**flat(row), **({"_waits": waits} if waits else {}), "_links": links})


def flat(row: Any) -> dict[str, Any]:
    """Give a row as names and plain values."""
    found: dict[str, Any] = {}
    for name, called, kind in _members(row.__class__):
        value = getattr(row, name)
        if kind is Bilingual:
            found[f"{called}_nl"], found[f"{called}_en"] = value.nl, value.en
        elif called:
            found[called] = _plain(value)
        else:
            found |= flat(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return flat(value) if is_dataclass(value) else value


@cache
def _members(row_class: Any) -> tuple[tuple[str, str, Any], ...]:
    """Give each field of a row class with the name under which it is told and its type; one that is spread has none."""
    kinds = get_type_hints(row_class)
    every: tuple[Field[Any], ...] = fields(row_class)
    names = {field.name for field in every}
    return tuple(
        (one.name, "" if "spread" in one.metadata else _called(one.name, names, kinds), kinds[one.name])
        for one in every
    )


def _called(name: str, names: set[str], kinds: Mapping[str, Any]) -> str:
    pointed = name.removesuffix("_key")
    if name != pointed and pointed in POINTING:
        return pointed
    if name in POINTING and f"{name}_key" in names:
        return f"{name}_title" if kinds[name] is Bilingual or name == "source" else f"{name}_name"
    return name


def shape(row_class: Any) -> Shape:
    """Describe what `flat` makes of a row."""
    members: dict[str, Shape] = {}
    for _name, called, kind in _members(row_class):
        if kind is Bilingual:
            members |= {f"{called}_nl": PLAIN[str], f"{called}_en": PLAIN[str]}
        elif called:
            members[called] = _shape_of(kind)
        else:
            members |= shape(kind)["properties"]
    return _object(members)


def _shape_of(kind: Any) -> Shape:
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _shape_of(get_args(kind)[0])}
    if get_origin(kind) in (Union, UnionType):
        whole = [_shape_of(one) for one in get_args(kind) if one is not NoneType]
        return {"anyOf": [*whole, {"type": "null"}]}
    return shape(kind) if is_dataclass(kind) else PLAIN[kind]


def _object(members: Mapping[str, Shape]) -> Shape:
    return {"type": "object", "properties": dict(members), "required": list(members)}


WAITS: Shape = {
    "type": "string",
    "description": "Only there where a text that you wrote waits because personal data stand in it: which, and why.",
}
LINKS: Shape = {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}


def one_of(row_class: type, *, status: int = 200) -> Told:
    """Describe an endpoint that answers one record."""
    said = _object({**shape(row_class)["properties"], "_links": LINKS})
    said["properties"]["_waits"] = WAITS
    return describe(said, status=status)


def list_of(columns: Mapping[str, Shape], parameters: Sequence[Shape]) -> Told:
    """Describe an endpoint that answers a list of rows, some at a time."""
    told = describe(_object({"items": {"type": "array", "items": _object(columns)}, "_links": LINKS}))
    told["openapi_extra"]["parameters"] = list(parameters)
    return told


def describe(said: Shape, *, status: int = 200) -> Told:
    """Describe an endpoint by the JSON that it answers."""
    words = {200: "What was asked.", 201: "It was made."}[status]
    return {
        "openapi_extra": {
            "responses": {status: {"description": words, "content": {"application/json": {"schema": said}}}}
        }
    }


def parameter(name: str, meaning: str, said: Shape | None = None) -> Shape:
    """Describe a filter in the address."""
    return {"in": "query", "name": name, "required": False, "description": meaning, "schema": said or PLAIN[str]}


def pages(request: HttpRequest, name: str, *keys: str | int) -> dict[str, str]:
    """Give the address itself and those of the page that tells the same, in both languages."""
    links = {"self": request.build_absolute_uri(request.path)}
    for language in ("nl", "en"):
        with override(language):
            links[f"page_{language}"] = request.build_absolute_uri(reverse(name, args=keys))
    return links
