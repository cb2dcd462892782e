"""The picture of who works with whom, and what it is without one of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from veerkracht.foundation.two_columns import Drawing, draw
from veerkracht.programmes.queries.programme import home_key
from veerkracht.support.meeting.queries.network import INITIATIVE, Picture, picture
from veerkracht.writing.steps import said


def network(request: HttpRequest) -> HttpResponse:
    """Show the network; `without` in the address leaves one out."""
    asked = request.GET.get("without", "")[:200]
    found = picture(home_key(), without=asked)
    context = {
        "picture": found,
        "drawing": _drawing(found) if found.nodes else None,
        "not_there": bool(asked) and found.without is None,
        "breadcrumb": [(_("Who works with whom"), "")],
    }
    return render(request, "meeting/network.html", context)


def _drawing(found: Picture) -> Drawing:
    titles = {one.name: said(one.title) for one in found.nodes}
    order = [one for one in found.nodes if one.kind == INITIATIVE]
    bodies = sorted((one for one in found.nodes if one.kind != INITIATIVE), key=lambda one: titles[one.name].casefold())
    gone = found.without.name if found.without else ""
    ties = ((one, other, "conflict" if gone in (one, other) else "confirmed") for one, other in found.ties)
    return draw({one.name: titles[one.name] for one in order}, {one.name: titles[one.name] for one in bodies}, ties)
