"""An administrator who looks as another role: each request is answered as for that role, and nothing is changed."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed
from veerkracht.people.models import Person
from veerkracht.people.permissions import look_as, may
from veerkracht.people.requests import LOOKING
from veerkracht.site.refusals import refuse

READING = ("GET", "HEAD", "OPTIONS")
WAYS_OUT = ("look", "sign-out")


class LookingMiddleware:
    """Let the person of a request look as the role that the session names, as long as they may."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Without a session cookie nobody looks, and the session is not asked for.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and (kept := request.session.get(LOOKING)):
            role, kind, key = kept
            if isinstance(request.user, Person) and may(request.user, "look as another role"):
                look_as(request.user, role, (kind, key))
            else:
                del request.session[LOOKING]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Refuse whatever would change something, before any page looks at it."""
        if request.method in READING or getattr(request.user, "looking_as", None) is None:
            return None
        if request.resolver_match and request.resolver_match.url_name in WAYS_OUT:
            return None
        sentence = _("You are looking as another role, so nothing can be changed. Stop looking first.")
        return refuse(request, NotAllowed(sentence))
