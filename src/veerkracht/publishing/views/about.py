"""The pages about the site itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from veerkracht.foundation.personal import MEASURES, TRANSFER, Rooms, register
from veerkracht.programmes.queries.programme import home, others
from veerkracht.programmes.queries.responsible import responsible

DRAWN_UP_ON = "2026-11-21"
"""When the accessibility statement was last compared with the site."""


def about(request: HttpRequest) -> HttpResponse:
    """Say what Veerkracht is, which programme it keeps, and who keeps it."""
    programme = home()
    context = {
        "programme": programme,
        "others": others(programme.key) if programme else (),
        "breadcrumb": [(_("About this site"), "")],
    }
    return render(request, "publishing/about.html", context)


def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the site is, how that was tried, and what does not work yet."""
    context = {"drawn_up_on": DRAWN_UP_ON, "breadcrumb": [(_("Accessibility"), "")]}
    return render(request, "publishing/accessibility.html", context)


def privacy(request: HttpRequest, rooms: Rooms) -> HttpResponse:
    """Say what is recorded about readers and people who work here, as the rooms declare it, and what is not."""
    context = {
        "lines": register(rooms),
        "measures": MEASURES,
        "transfer": TRANSFER,
        "responsible": responsible(),
        "breadcrumb": [(_("Privacy"), "")],
    }
    return render(request, "publishing/privacy.html", context)
