"""The one place where the personal data that a page shows are written to the trail, once, when the page is made."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from veerkracht.trail.actions import record_views
from veerkracht.trail.standing_in import stand_in
from veerkracht.trail.viewed import collecting

BROKEN = 500


class ViewingMiddleware:
    """Write who was shown which personal data of whom, and on which page; without that the page is not given."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        stand_in(by="", for_key="")
        with collecting() as seen:
            response = self.get_response(request)
        if seen and request.user.is_authenticated and response.status_code < BROKEN:
            record_views(by=request.user.key, seen=seen, page=request.path)
        return response
