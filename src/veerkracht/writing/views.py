"""Where a form sends what is typed while it is typed, and what happens to a form that comes without its mark."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from veerkracht.foundation.errors import Refusal
from veerkracht.writing.actions import keep
from veerkracht.writing.editing import leave_behind
from veerkracht.writing.given_back import given_back
from veerkracht.writing.shown import read


@never_cache
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> JsonResponse:
    """Keep a draft of what is typed, and say when; who is no longer signed in is told where to sign in."""
    if not request.user.is_authenticated:
        return JsonResponse({"signIn": reverse("sign-in")}, status=401)
    shown = read(request.POST.get("shown", ""))
    if request.method == "POST":
        if shown is None or shown.person != request.user.key:
            return JsonResponse({"detail": _("This form was not made for you. Load the page again.")}, status=409)
        try:
            keep(by=request.user, shown=shown, typed=dict(request.POST.lists()))
        except Refusal as refusal:
            return JsonResponse({"detail": str(refusal)}, status=refusal.status)
    return JsonResponse({"at": f"{localtime():%H:%M}", "token": get_token(request)})


def unmarked(request: HttpRequest, **_reason: str) -> HttpResponse:
    """Answer a form whose mark does not fit: of a form of our own, made for this person, the text becomes a draft.

    Nothing is saved: such a form may come from another site. What was shown is signed by us, and only we can do that.
    A script that sends what is being typed is told plainly, for it still has the text and asks what to do.
    """
    if request.path == reverse("draft"):
        return JsonResponse({"detail": _("This form was not made for you. Load the page again.")}, status=403)
    shown, kept = read(request.POST.get("shown", "")), ""
    if shown is not None and shown.keeps_drafts:
        if not request.user.is_authenticated:
            leave_behind(request, shown)
            return redirect_to_login(shown.address, reverse("sign-in"))
        if shown.person == request.user.key:
            keep(by=request.user, shown=shown, typed=dict(request.POST.lists()))
            kept = shown.address
    if not kept and request.headers.get("Sec-Fetch-Site") == "same-origin":  # no other site can make a browser say so
        return given_back(request)
    return render(request, "403_csrf.html", {"kept": kept}, status=403)
