"""The home page, and the page of one programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from veerkracht.initiatives.queries.portfolio import Wanted
from veerkracht.publishing import home as homes
from veerkracht.publishing import maps, programmes
from veerkracht.publishing.filters import asked as filters
from veerkracht.publishing.recorders import keeps
from veerkracht.publishing.scope import kept, programme_asked
from veerkracht.publishing.wording import plainly


def home(request: HttpRequest) -> HttpResponse:
    """Say what the programme is for and how far it is; without a programme, say what to do.

    Another programme, asked in the address, has a page of its own.
    """
    reading, asked = programme_asked(filters("home", request.GET, ("programme",), paging=False))
    if asked is not None and reading.get("programme") and kept(asked)["programme_key"]:
        return redirect("programme", key=asked.key)
    found = homes.home(on=localdate())
    if found is None:
        return render(request, "publishing/welcome.html")
    context = {
        "home": found,
        "notices": reading.notices if request.GET.get("programme") else (),
        "map": maps.of_initiatives(Wanted(programme=found.programme.key), found.programme, on=localdate()),
        "about": f"programme:{found.programme.key}",
    }
    return render(request, "publishing/home.html", context)


def programme(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one programme."""
    found = programmes.programme(key)
    context = {
        "keeper": keeps(request.user, key),
        "page": found,
        **kept(found.programme),
        "breadcrumb": [(plainly(found.programme.title), "")],
        "about": f"programme:{key}",
    }
    return render(request, "publishing/programme.html", context)
