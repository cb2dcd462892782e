"""One place for other systems: what it is, was and became."""

from dataclasses import dataclass, field, fields

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router

from veerkracht.foundation.answers import SPREAD, answered, one_of, pages, row_as_json
from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.places.history import CodeRow, PlaceWhole, Relation, whole
from veerkracht.places.queries import PlaceRow

router = Router(tags=["places"])


@dataclass(frozen=True, slots=True)
class PlaceStory:
    """A place with its codes and with the places around it, before it and after it."""

    place: PlaceRow = field(metadata=SPREAD)
    note: Bilingual
    aliases: tuple[str, ...]
    coordinate_source: str
    codes: tuple[CodeRow, ...]
    came_from: tuple[Relation, ...]
    became: tuple[Relation, ...]
    wholes: tuple[Relation, ...]
    parts: tuple[Relation, ...]


@router.get("/places/{key}", summary="Read a place", **one_of(PlaceStory))
def place(request: HttpRequest, key: str) -> HttpResponse:
    """One place with its codes, what it lies in, what lies in it, what it was and what it became."""
    found = whole(key)
    if found is None:
        raise NotKnown(_("There is no place “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    story = PlaceStory(*(getattr(found, one.name) for one in fields(PlaceWhole)))
    return answered(row_as_json(story, pages(request, "place", key)))
