"""The public answer to "what works?", and where to ask when nothing is known."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.programmes.queries.programme import home
from veerkracht.publishing.wording import plainly
from veerkracht.publishing.works.answer import citation, works
from veerkracht.publishing.works.wish import PLACE


def what_works(request: HttpRequest) -> HttpResponse:
    """Answer a question of what works: what was tried and how it went, how sure that is, and where it may not hold."""
    found = works(request.GET)
    programme = home()
    name = plainly(programme.title) if programme else "Veerkracht"
    address = request.build_absolute_uri(found.asked.address(on=found.on.isoformat()))
    title = found.question or ", ".join(plainly(row.title) for row in found.outcomes)
    contact = reverse("contact")
    context = {
        "found": found,
        "title": title,
        "citation": citation(found, address, name),
        "ask": f"{contact}?{urlencode({'text': found.question})}" if found.question else contact,
        "files": [(word, found.asked.address(f"what-works-{word.lower()}")) for word in ("CSV", "JSON")],
        "clear": found.asked.address(**dict.fromkeys(("outcome", "direction", *PLACE, "certainty"), "")),
        "breadcrumb": [(_("What works?"), reverse("what-works")), (title, "")] if title else [(_("What works?"), "")],
    }
    return render(request, "publishing/what_works.html", context, status=400 if found.problem else 200)
