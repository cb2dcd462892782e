"""The home page, and the page of one programme."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from veerkracht.initiatives.queries.portfolio import Wanted
from veerkracht.publishing import home as homes
from veerkracht.publishing import maps, programmes
from veerkracht.publishing.wording import plainly


def home(request: HttpRequest) -> HttpResponse:
    """Say what the programme is for and how far it is; without a programme, say what to do."""
    found = homes.home(on=localdate())
    if found is None:
        return render(request, "publishing/welcome.html")
    context = {
        "home": found,
        "map": maps.of_initiatives(Wanted(programme=found.programme.key), found.programme, on=localdate()),
        "about": f"programme:{found.programme.key}",
    }
    return render(request, "publishing/home.html", context)


def programme(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one programme."""
    found = programmes.programme(key)
    context = {
        "page": found,
        "breadcrumb": [(plainly(found.programme.title), "")],
        "about": f"programme:{key}",
    }
    return render(request, "publishing/programme.html", context)
