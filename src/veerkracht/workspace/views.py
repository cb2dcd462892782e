"""Signing in, and the page on which a person's day begins."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse
from django.shortcuts import render

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.permissions import may
from veerkracht.people.requests import SignedInRequest
from veerkracht.workspace.forms import SignInForm

if TYPE_CHECKING:
    from veerkracht.people.models import Person


class SignIn(LoginView):
    """Sign in with e-mail and password."""

    template_name = "workspace/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Sign out."""


@login_required
def today(
    request: SignedInRequest, waiting: "Callable[[Person], list[Waiting]]", done: Callable[[], Sequence[object]]
) -> HttpResponse:
    """Show what waits for the person who is signed in, and what was done last.

    `waiting` gathers from all rooms what each has for a person, `done` tells the last deeds in sentences; both are
    handed in from above.
    """
    context = {
        "waiting": waiting(request.user),
        "deeds": done(),
        "watches": may(request.user, "read the trail"),
    }
    return render(request, "workspace/today.html", context)
