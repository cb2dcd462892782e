"""Signing in, and the page on which a person's day begins."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse
from django.shortcuts import render

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.queries import names
from veerkracht.people.requests import SignedInRequest
from veerkracht.trail.queries import latest
from veerkracht.workspace.done import done
from veerkracht.workspace.forms import SignInForm

if TYPE_CHECKING:
    from veerkracht.people.models import Person

DEEDS_READ, LINES_SHOWN = 400, 10
"""A load is hundreds of deeds, which are told in a few lines."""


class SignIn(LoginView):
    """Sign in with e-mail and password."""

    template_name = "workspace/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Sign out."""


@login_required
def today(request: SignedInRequest, waiting: "Callable[[Person], list[Waiting]]") -> HttpResponse:
    """Show what waits for the person who is signed in, and what was done last.

    `waiting` gathers from all rooms what each has for a person; it is handed in from above.
    """
    deeds = latest(limit=DEEDS_READ)
    known = names(deed.person_key for deed in deeds)
    context = {"waiting": waiting(request.user), "lines": done(deeds, known, size=LINES_SHOWN)}
    return render(request, "workspace/today.html", context)
