"""The list of organisations and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.publishing import organisations as composed
from veerkracht.publishing.empty import nothing


def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations that take part."""
    found = composed.listing(request.GET)
    files = [(word, found.asked.address(f"organisations-{word.lower()}")) for word in ("CSV", "JSON")]
    context = {"list": found, "breadcrumb": [(_("Organisations"), "")], "files": files, **nothing(found.chips)}
    return render(request, "publishing/organisations.html", context)


def organisation(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one organisation and its roles."""
    found = composed.organisation(key, viewer=request.user)
    context = {
        "page": found,
        "breadcrumb": [(_("Organisations"), reverse("organisations")), (found.row.name, "")],
        "about": f"organisation:{key}",
    }
    return render(request, "publishing/organisation.html", context)
