"""The list of initiatives, the page of one, and the same page for machines."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.initiatives.queries.initiative import moved_to
from veerkracht.people.permissions import may
from veerkracht.publishing import initiatives as composed
from veerkracht.publishing import maps
from veerkracht.publishing.scope import kept
from veerkracht.publishing.standings import Picture, picture
from veerkracht.publishing.twins import initiative_twin
from veerkracht.publishing.wording import plainly


def initiatives(request: HttpRequest) -> HttpResponse:
    """List the initiatives that fit the filters in the address: as cards, as a table or on the map."""
    found = composed.listing(request.GET)
    context: dict[str, Any] = {
        "list": found,
        "views": [
            {"label": label, "address": found.asked.address(view=view), "here": (view or "list") == found.view}
            for view, label in (("", _("List")), ("table", _("Table")), ("map", _("Map")))
        ],
        "more_open": any(found.asked.get(name) for name in ("task", "round", "phase", "sort")),
        "clear": found.asked.address(**dict.fromkeys(("q", "theme", "place", "task", "round", "phase"), "")),
        "empty_title": _("No initiative fits all of this."),
        "empty_text": _("Take a filter away, or look at all initiatives."),
        "empty_action": _("Show all initiatives"),
        "none_title": _("Here the initiatives of the programme will stand."),
        "none_text": _("None has been published yet. An officer adds them with the files of the programme."),
        "files": _files(found),
        "breadcrumb": [(_("Initiatives"), "")],
    }
    if found.view == "map":
        context["map"] = maps.of_initiatives(found.wanted, found.programme, on=localdate())
        context["points"] = found.asked.address("map-data", view="", sort="")
        context |= kept(found.programme)
    return render(request, "publishing/initiatives.html", context)


def initiative(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one initiative; one that was merged or renamed sends the reader on.

    Not for good: a browser would keep that, and a merge may be undone.
    """
    try:
        story = composed.story(key, viewer=request.user)
    except NotKnown:
        if new := moved_to(key):
            return HttpResponseRedirect(reverse("initiative", args=[new]))
        raise
    steps: Picture | None = picture(story.standings)
    scopes = [("initiative", key), ("programme", story.whole.programme_key)]
    context = {
        "story": story,
        "steps": steps,
        "breadcrumb": [(_("Initiatives"), reverse("initiatives")), (plainly(story.whole.title), "")],
        "about": f"initiative:{key}",
        "writes": may(request.user, "propose a text", scopes),
        "keeps": may(request.user, "keep the programme", scopes),
    }
    return render(request, "publishing/initiative.html", context)


def initiative_json(request: HttpRequest, key: str) -> HttpResponse:
    """Give the page of one initiative to a machine, saying the same."""
    try:
        story = composed.story(key, viewer=request.user)
    except NotKnown:
        if new := moved_to(key):
            return HttpResponseRedirect(reverse("initiative-json", args=[new]))
        raise
    page = request.build_absolute_uri(reverse("initiative", args=[key]))
    return JsonResponse(initiative_twin(story, page), json_dumps_params={"ensure_ascii": False, "indent": 1})


def _files(found: composed.Listing) -> list[tuple[str, str]]:
    """Give the addresses of the files with the same filters."""
    plain = {"view": "", "sort": ""}
    return [(word, found.asked.address(f"initiatives-{word.lower()}", **plain)) for word in ("CSV", "JSON")]
