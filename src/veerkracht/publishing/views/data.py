"""The lists as files, and the page that says what is in them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.publishing.files import as_csv, as_json
from veerkracht.publishing.releases import LICENCE, LICENCE_ADDRESS, RELEASES

View = Callable[[HttpRequest], HttpResponseBase]


def csv_of(name: str) -> View:
    """Make the page that streams a list as CSV, obeying its filters."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        release = RELEASES[name]
        rows = release.rows(request.GET, request.user)
        parts = as_csv([column.name for column in release.columns], rows)
        headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
        return StreamingHttpResponse(parts, content_type="text/csv; charset=utf-8", headers=headers)

    return answer


def json_of(name: str) -> View:
    """Make the page that streams a list as JSON, obeying its filters."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        release = RELEASES[name]
        head = {
            "name": name,
            "address": request.build_absolute_uri(),
            "licence": LICENCE,
            "licence_address": LICENCE_ADDRESS,
            "dictionary": request.build_absolute_uri(reverse("open-data")),
        }
        parts = as_json(head, [column.name for column in release.columns], release.rows(request.GET, request.user))
        return StreamingHttpResponse(parts, content_type="application/json; charset=utf-8")

    return answer


def open_data(request: HttpRequest) -> HttpResponse:
    """Say which lists can be taken along, in which columns, under which licence."""
    context = {
        "releases": [
            {"release": release, "csv": reverse(f"{name}-csv"), "json": reverse(f"{name}-json")}
            for name, release in RELEASES.items()
        ],
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
        "breadcrumb": [(_("Open data"), "")],
    }
    return render(request, "publishing/open_data.html", context)
