"""The public pages of lessons: the list, one lesson, and the card that others can show on their own page."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from veerkracht.learning.lessons.circumstances import NAMES
from veerkracht.learning.lessons.forms import CircumstancesForm
from veerkracht.people.permissions import may, reach
from veerkracht.programmes.queries.programme import home
from veerkracht.publishing import lessons as composed
from veerkracht.publishing.days import asked_day
from veerkracht.publishing.wording import plainly

EMBED = '<iframe src="%s" title="%s" width="420" height="320"></iframe>'
"""What others put in their own page to show the card of a lesson."""


def lessons(request: HttpRequest) -> HttpResponse:
    """List the lessons that fit the filters in the address."""
    found = composed.listing(request.GET)
    context = {
        "list": found,
        "clear": found.asked.address(**dict.fromkeys(("q", "direction", "setting", "certainty"), "")),
        "files": [(word, found.asked.address(f"lessons-{word.lower()}", sort="")) for word in ("CSV", "JSON")],
        "writes": bool(reach(request.user, "write a lesson").scopes),
        "breadcrumb": [(_("Lessons"), "")],
    }
    return render(request, "publishing/lessons.html", context)


def lesson(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one lesson: what was learned, how sure that is, where it did not hold, and what others did with it."""
    asked = asked_day(request.GET.get("on", ""))
    page = composed.lesson_page(key, on=asked.day)
    place = CircumstancesForm(request.GET if "fits" in request.GET else None)
    answer = None
    if place.is_bound and place.is_valid():
        answer = composed.fits(page.row, place.circumstances())
    programme = home()
    name = plainly(programme.title) if programme else "Veerkracht"
    scopes = [("programme", page.row.programme_key)]
    whole = request.build_absolute_uri(composed.address(key))
    context = {
        "page": page,
        "lesson": page.row,
        "version": page.version,
        "problem": asked.problem,
        "on": asked.day,
        "certainty": composed.certainty_sentence(page.row),
        "place": place,
        "answer": answer,
        "asked_of": bool(page.row.adoptions),
        "citation": composed.citation(page, whole, name),
        "embed": EMBED % (request.build_absolute_uri(reverse("lesson-card", args=[key])), plainly(page.version.title)),
        "odds": may(request.user, "set an evidence level", scopes),
        "works_on": bool(reach(request.user, "write a lesson").scopes),
        "adopts": bool(reach(request.user, "adopt a lesson").scopes),
        "ask": composed.asking(page) if may(request.user, "ask a question", scopes) else "",
        "names": NAMES,
        "today": localdate(),
        "about": f"lesson:{key}",
        "breadcrumb": [(_("Lessons"), reverse("lessons")), (plainly(page.version.title), "")],
    }
    return render(request, "publishing/lesson.html", context, status=400 if asked.problem else 200)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]  # its annotation knows no keys
def lesson_card(request: HttpRequest, key: str) -> HttpResponse:
    """Give a lesson as a small card, that may stand in a page of others."""
    page = composed.lesson_page(key)
    context = {"page": page, "lesson": page.row, "version": page.version}
    context |= {"certainty": composed.certainty_sentence(page.row), "address": composed.address(key)}
    return render(request, "publishing/lesson_card.html", context)
