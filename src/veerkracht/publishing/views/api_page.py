"""The page that explains the API to who builds another system."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from veerkracht.publishing.examples import EXAMPLES
from veerkracht.publishing.releases import LICENCE, LICENCE_ADDRESS, RELEASES


def api_page(request: HttpRequest) -> HttpResponse:
    """Say what the API gives and how to ask it, with examples that can be tried as they stand."""
    here = request.build_absolute_uri("/").rstrip("/")
    context = {
        "here": here,
        "examples": [(example, example.command.replace("$SITE", here)) for example in EXAMPLES],
        "lists": RELEASES.values(),
        "licence": LICENCE,
        "licence_address": LICENCE_ADDRESS,
        "breadcrumb": [(_("API"), "")],
    }
    return render(request, "publishing/api.html", context)
