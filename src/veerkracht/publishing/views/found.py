"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from veerkracht.publishing import found


def search(request: HttpRequest) -> HttpResponse:
    """Search everything that is public."""
    results = found.results(request.GET)
    chosen = results.asked.get("kind")
    context = {
        "results": results,
        "kinds": [
            {"label": kind.label, "address": results.asked.address(kind=kind.value), "here": kind.value == chosen}
            for kind in results.kinds
        ],
        "all_address": results.asked.address(kind=""),
        "none_title": _("Nothing was found."),
        "none_text": _("Try another word, or fewer words. A part of a word is enough."),
        "breadcrumb": [(pgettext("page", "Search"), "")],
    }
    return render(request, "publishing/search.html", context)
