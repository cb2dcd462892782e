"""The API: the routers of the rooms behind one door, and how what they raise is told."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation
from ninja.router import Router

from veerkracht.documents.api import router as documents
from veerkracht.foundation.errors import Refusal
from veerkracht.initiatives.api import router as initiatives
from veerkracht.people.api import router as organisations
from veerkracht.places.api import router as places
from veerkracht.programmes.api import router as programmes
from veerkracht.publishing.api.lists import router as lists
from veerkracht.publishing.api.messages import router as messages
from veerkracht.publishing.api.records import router as records
from veerkracht.publishing.api.trail import router as trail
from veerkracht.site.api.description import VERSION, complete
from veerkracht.site.api.problems import problem, refused, wrong


class Front(NinjaAPI):
    """The API, with a description that tells also what holds for every address."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> Any:
        """Describe every address, with what the door adds to it."""
        return complete(super().get_openapi_schema(path_prefix=path_prefix or "", path_params=path_params))

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation after what it does."""
        return operation.view_func.__name__.strip("_")

    def get_operation_url_name(self, operation: Operation, router: Router) -> str:  # noqa: ARG002 - its name is ours
        """Name an address after what it gives, for `reverse`."""
        return operation.view_func.__name__.strip("_")


api = Front(title="Veerkracht", version=VERSION, urls_namespace="api", openapi_url=None, docs_url=None)
for router in (lists, initiatives, programmes, places, organisations, documents, records, messages, trail):
    api.add_router("", router)


@api.exception_handler(Refusal)
def _refused(_request: HttpRequest, refusal: Refusal) -> HttpResponse:
    response = refused(refusal)
    response.refusal = refusal  # type: ignore[attr-defined]
    return response


@api.exception_handler(ValidationError)
def _wrong(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    return wrong(error.errors)


@api.exception_handler(HttpError)
def _unreadable(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code)


@api.exception_handler(Http404)
def _nowhere(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(404)
