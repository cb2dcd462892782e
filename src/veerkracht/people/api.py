"""One organisation for other systems: reading it, adding one, and changing what is known of it."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Body, Path, Router
from pydantic import Field

from veerkracht.foundation.answers import answered, one_of, pages, row_as_json
from veerkracht.foundation.bodies import Email, Key, NoKey, Said, Story, Title, Web, Words
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.people.actions.enrol import enrol
from veerkracht.people.queries import OrganisationKind, OrganisationRow
from veerkracht.people.queries import organisation as asked
from veerkracht.people.requests import caller
from veerkracht.people.withheld import sentence as withheld_sentence

router = Router(tags=["organisations"])


class Taken(Refusal):
    """An organisation has this key already."""


class OrganisationSaid(Said):
    """What may be said of an organisation."""

    name: Title = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    kvk: Annotated[str, Field(pattern=r"^(\d{8})?$")] = ""
    seat: Words = ""
    seat_place: NoKey = ""
    website: Web = ""
    purpose_nl: Story = ""
    purpose_en: Story = ""
    contact_email: Email = ""


class NewOrganisation(OrganisationSaid):
    """What must be said of a new one: its name."""

    name: Title


@router.get("/organisations/{key}", summary="Read an organisation", **one_of(OrganisationRow))
def organisation(request: HttpRequest, key: str) -> HttpResponse:
    """One organisation; its e-mail address only to who may see it."""
    return _told(request, key)


@router.put("/organisations/{key}", summary="Add an organisation", **one_of(OrganisationRow, status=201))
def add_organisation(request: HttpRequest, key: Path[Key], said: Body[NewOrganisation]) -> HttpResponse:
    """Adds an organisation under a key that was never used; to change one, use PATCH."""
    by = caller(request)
    if asked(key):
        raise Taken(_("There is an organisation “%(key)s” already. Change it with PATCH.") % {"key": key})
    enrol(by=by, key=key, origin="api", **_words(said))
    return _told(request, key, status=201)


@router.patch("/organisations/{key}", summary="Change an organisation", **one_of(OrganisationRow))
def change_organisation(request: HttpRequest, key: str, said: Body[OrganisationSaid]) -> HttpResponse:
    """Changes what is said and leaves the rest; a new name keeps the old one findable."""
    by = caller(request)
    _one(request, key)
    enrol(by=by, key=key, origin="api", **_words(said))
    return _told(request, key)


def _words(said: Said) -> dict[str, Any]:
    return {{"seat_place": "seat_place_key"}.get(name, name): value for name, value in said.said().items()}


def _one(request: HttpRequest, key: str) -> OrganisationRow:
    found = asked(key, viewer=request.user)
    if found is None:
        raise NotKnown(_("There is no organisation “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    return found


def _told(request: HttpRequest, key: str, *, status: int = 200) -> HttpResponse:
    waits = withheld_sentence(("organisation", key), request.user)
    body = row_as_json(_one(request, key), pages(request, "organisation", key), waits=waits)
    made = {"Location": request.build_absolute_uri(reverse("api:organisation", args=[key]))} if status == 201 else {}
    return answered(body, status=status, headers=made)
