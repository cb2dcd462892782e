"""The addresses of the API itself: its root, its description, and what is nowhere."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from pydantic_core import to_json

from veerkracht.foundation.answers import answered, pages
from veerkracht.site.api.description import VERSION
from veerkracht.site.api.front import api
from veerkracht.site.api.problems import problem


def root(request: HttpRequest) -> HttpResponse:
    """Say what this is and where it is described."""
    links = {**pages(request, "api"), "description": request.build_absolute_uri(reverse("api-description"))}
    return answered(to_json({"name": "Veerkracht", "version": VERSION, "_links": links}))


def description(request: HttpRequest) -> HttpResponse:
    """Give the description in OpenAPI 3.1, with this installation as its server."""
    contact = {
        "name": "Veerkracht",
        "email": settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">"),
        "url": request.build_absolute_uri(reverse("api")),
    }
    said = _described()
    servers = [{"url": request.build_absolute_uri(reverse("api-root"))}]
    return answered(to_json({**said, "info": {**said["info"], "contact": contact}, "servers": servers}))


@cache
def _described() -> dict[str, Any]:
    """Describe everything once, in English as the names are."""
    with override("en"):
        return dict(api.get_openapi_schema())


def nowhere(_request: HttpRequest) -> HttpResponse:
    """Answer an address that is none."""
    return problem(404)
