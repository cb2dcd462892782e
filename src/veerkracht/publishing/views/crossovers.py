"""The public map of tasks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.publishing import crossovers as composed
from veerkracht.publishing.scope import kept


def task_map(request: HttpRequest) -> HttpResponse:
    """Draw which initiatives touch which policy tasks, with a table beside it."""
    found = composed.page(request.GET)
    context = {
        "page": found,
        "files": [(word, found.asked.address(f"cross-overs-{word.lower()}")) for word in ("CSV", "JSON")],
        **kept(found.programme),
        "breadcrumb": [(_("Policy tasks"), reverse("tasks")), (_("Map of tasks"), "")],
    }
    return render(request, "publishing/task_map.html", context)
