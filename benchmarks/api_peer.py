"""The peer of the API: the same list as django-ninja's own documentation makes it.

Records of the ORM with their relations fetched beforehand, a pydantic schema for the answer, and a query for the
parameters. It stands behind the same middleware and checks the same token, by the same code.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.timezone import localdate
from ninja import NinjaAPI, Schema
from ninja.security import HttpBearer

from veerkracht.access.tokens import bearer
from veerkracht.initiatives.models import Initiative


class Row(Schema):
    key: str
    programme: str
    title_nl: str
    title_en: str
    summary_nl: str
    summary_en: str
    phase: str
    province_wide: bool
    started_on: str
    organisation: str | None
    organisation_name: str | None
    website: str
    contact_email: str
    changed_at: datetime
    places: list[str]
    place_names: list[str]
    themes: list[str]
    policy_tasks: list[str]
    rounds: list[str]

    @staticmethod
    def resolve_programme(one: Initiative) -> str:
        return one.programme.key

    @staticmethod
    def resolve_organisation(one: Initiative) -> str | None:
        return one.organisation.key if one.organisation else None

    @staticmethod
    def resolve_organisation_name(one: Initiative) -> str | None:
        return one.organisation.name if one.organisation else None

    @staticmethod
    def resolve_contact_email(one: Initiative) -> str:
        return one.contact_email if one.contact_public else ""

    @staticmethod
    def resolve_places(one: Initiative) -> list[str]:
        return [link.place.key for link in one.places.all()]

    @staticmethod
    def resolve_place_names(one: Initiative) -> list[str]:
        return [link.place.name for link in one.places.all()]

    @staticmethod
    def resolve_themes(one: Initiative) -> list[str]:
        return [theme.key for theme in one.themes.all()]

    @staticmethod
    def resolve_policy_tasks(one: Initiative) -> list[str]:
        return [task.key for task in one.policy_tasks.all()]

    @staticmethod
    def resolve_rounds(one: Initiative) -> list[str]:
        return [joined.round.key for joined in one.participations.all()]


class Rows(Schema):
    items: list[Row]


class Token(HttpBearer):
    def authenticate(self, request: HttpRequest, token: str) -> Any:  # noqa: ARG002 - its name is theirs
        return bearer(token, on=localdate()).person


api = NinjaAPI(auth=Token(), docs_url=None)


@api.get("/initiatives", response=Rows)
def initiatives(request: HttpRequest, after: int = 0, limit: int = 50) -> Any:
    found = Initiative.objects.filter(programme__home=True, published=True, merged_into=None, pk__gt=after)
    found = found.select_related("programme", "organisation").order_by("pk")
    fetched = found.prefetch_related("places__place", "themes", "policy_tasks", "participations__round")
    return {"items": list(fetched[:limit])}


urlpatterns = [path("peer/", api.urls)]
