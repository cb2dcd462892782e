"""The public page of the theory of change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from veerkracht.publishing import theory as composed
from veerkracht.publishing.recorders import keeps
from veerkracht.publishing.scope import kept


def theory(request: HttpRequest) -> HttpResponse:
    """Draw what leads to what, with a table beside it, and say how well a way through it is held."""
    page = composed.page(request.GET)
    context = {
        "page": page,
        "keeper": keeps(request.user, page.theory.programme_key),
        **kept(None),
        "breadcrumb": [(_("Theory of change"), "")],
    }
    return render(request, "publishing/theory.html", context)
