"""The pages of places: the list, one place, near me, and what the map asks for."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.places.queries import moved_to
from veerkracht.publishing import map_data
from veerkracht.publishing import near as near_composed
from veerkracht.publishing import places as composed


def places(request: HttpRequest) -> HttpResponse:
    """List the places, in groups or by the filters in the address."""
    found = composed.listing(request.GET, on=localdate())
    files = [(word, found.asked.address(f"places-{word.lower()}")) for word in ("CSV", "JSON")]
    context = {"list": found, "files": files, "breadcrumb": [(_("Places"), "")]}
    return render(request, "publishing/places.html", context)


def place(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one place; one that was renamed sends the reader on for good."""
    try:
        page = composed.place_page(key, on=localdate())
    except NotKnown:
        if new := moved_to(key):
            return HttpResponsePermanentRedirect(reverse("place", args=[new]))
        raise
    context = {
        "page": page,
        "place": page.place,
        "breadcrumb": [(_("Places"), reverse("places")), (page.place.row.name, "")],
        "about": f"place:{key}",
    }
    return render(request, "publishing/place.html", context)


def near(request: HttpRequest) -> HttpResponse:
    """Answer the name of a place with what runs there, what is asked and whom to reach."""
    context = {
        "near": near_composed.near_me(request.GET, on=localdate()),
        "breadcrumb": [(_("Near you"), "")],
    }
    return render(request, "publishing/near.html", context)


def points(request: HttpRequest) -> HttpResponse:
    """Give the map the points in its window."""
    return JsonResponse(map_data.points(request.GET), json_dumps_params={"separators": (",", ":")})


def ground(request: HttpRequest) -> HttpResponse:
    """Give the map the borders beneath the points; the browser keeps them until others are loaded."""
    tag = map_data.ground_tag()
    if (unchanged := get_conditional_response(request, etag=tag)) is not None:
        return unchanged
    separators = {"separators": (",", ":")}
    return JsonResponse(map_data.ground(request.GET), json_dumps_params=separators, headers={"ETag": tag})
