"""What is looked at with each request of someone who is signed in: by which way they came, and what they still lack."""

import time
from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from veerkracht.access.queries import SEEN, came_by_link, has_factor, must_have_factor
from veerkracht.people.models import Person

COMPLETE = "factor"
"""Where the session keeps that the second step is there that must be."""

OFTEN = 300
"""A session is written down as seen at most once in so many seconds."""

TOWARDS_A_FACTOR = {
    "my-access",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "sign-out",
}
"""The pages that lead to a second step, and the way out."""


class ComingInMiddleware:
    """Mark who came by a link, and lead who lacks a second step to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
        if known and isinstance(request.user, Person):
            request.user.came_by_link = came_by_link(request)
            _see(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Lead who must have a second step and has none to where it is set up, whatever they asked for."""
        # Without a session cookie nobody is known, and the session is not asked for.
        if not settings.SECOND_FACTOR or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        name = request.resolver_match.url_name if request.resolver_match else ""
        if not request.user.is_authenticated or request.session.get(COMPLETE) or name in TOWARDS_A_FACTOR:
            return None
        if not must_have_factor(request.user):
            return None
        if not has_factor(request.user):
            return redirect("my-access")
        request.session[COMPLETE] = True
        return None


def _see(request: HttpRequest) -> None:
    """Write down when a session was seen; a clock that was set back counts as time that has passed."""
    now = time.time()
    if abs(now - request.session.get(SEEN, now)) < OFTEN:
        return
    request.session[SEEN] = now
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())
