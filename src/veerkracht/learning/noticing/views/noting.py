"""The pages on which someone writes down what they noticed: by hand, or sent by the phone when it has a connection."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from csp.decorators import csp_update
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.learning.noticing.actions.note import Noted, Noticed, note
from veerkracht.learning.noticing.forms import FORMS, NotingForm
from veerkracht.learning.noticing.queries.offered import filled, initiative_by_words
from veerkracht.learning.noticing.routes import ROUTES, route_of
from veerkracht.learning.noticing.views.phone import owner_of
from veerkracht.people.permissions import reach, require
from veerkracht.people.requests import SignedInRequest

DEED = "record an observation"
HEADINGS = {
    "signal": (gettext_lazy("How was the week?"), gettext_lazy("A few taps, no words: half a minute.")),
    "observation": (
        gettext_lazy("Write down what you notice"),
        gettext_lazy("One sentence is enough. Leave names out."),
    ),
    "story": (gettext_lazy("Tell what changed"), gettext_lazy("A story that a panel can read later.")),
    "outcome": (
        gettext_lazy("Harvest an outcome"),
        gettext_lazy("What changed in what people do, and what did the initiative do for it?"),
    ),
}


@login_required
@require_safe
@never_cache
def start(request: SignedInRequest) -> HttpResponse:
    """Show what someone can write down, and what waits on this phone."""
    if not reach(request.user, DEED).scopes:
        require(request.user, DEED)
    kinds = [
        {"kind": kind, "address": reverse(f"note-{kind}"), "title": title, "text": text}
        for kind, (title, text) in HEADINGS.items()
    ]
    context = {"kinds": kinds, "owner": owner_of(request.user.key), "breadcrumb": _way((_("Notice"), ""))}
    return render(request, "noticing/start.html", context)


@csp_update({"media-src": ["'self'", "blob:"]})  # type: ignore[arg-type]  # it hands on what more a page is given
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def write(request: HttpRequest, kind: str) -> HttpResponse:
    """Take in one form; to a phone that sends what waited it answers in JSON, to a browser with a page."""
    machine = "application/json" in request.headers.get("Accept", "")
    if not request.user.is_authenticated:
        if machine:
            return JsonResponse({"signIn": reverse("sign-in")}, status=401)
        return redirect_to_login(request.get_full_path(), reverse("sign-in"))
    return _write(request, kind, machine=machine)  # type: ignore[arg-type]


def _write(request: SignedInRequest, kind: str, *, machine: bool) -> HttpResponse:
    if not reach(request.user, DEED).scopes:
        require(request.user, DEED)
    asked = request.GET.get("initiative", "")[:80]
    known = filled(request.user, asked=asked)
    sent = request.method == "POST"
    form = FORMS[kind](request.POST if sent else None, request.FILES if sent else None, filled=known)
    if sent and form.is_valid():
        try:
            noted = _note(request, kind, form, wide=known.wide)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _answer(request, form, noted, machine=machine)
    if sent and machine:
        problems = [str(sentence) for sentences in form.errors.values() for sentence in sentences]
        return JsonResponse({"detail": " ".join(dict.fromkeys(problems))}, status=422)
    title, lede = HEADINGS[kind]
    context = {
        "form": form,
        "kind": kind,
        "title": title,
        "lede": lede,
        "routes": ROUTES,
        "owner": owner_of(request.user.key),
        "breadcrumb": _way((_("Notice"), reverse("noticing")), (str(title), "")),
    }
    return render(request, "noticing/write.html", context, status=422 if form.errors else 200)


def _note(request: SignedInRequest, kind: str, form: NotingForm, *, wide: bool) -> Noted:
    said = form.cleaned_data
    initiative = initiative_by_words(request.user, said["initiative"]) if wide else said["initiative"]
    if not initiative:
        raise NotThere(_("We know no initiative, or more than one, by this name. Type its whole name."))
    noticed = Noticed(
        client_id=said["client_id"] or uuid4(),
        kind=kind,
        initiative_key=initiative,
        happened_on=_day(said),
        text=said.get("text", ""),
        expected=_tapped(said, "expected"),
        agreed=_tapped(said, "agreed"),
        sensitivity=said.get("sensitivity") or "programme",
        place_key=said.get("place", ""),
        noted_at=said["noted_at"],
        took_seconds=said["took_seconds"],
        sound=said.get("sound", b""),
        consent=bool(said.get("consent")),
        **({kind: form.details} if kind in ("signal", "outcome") else {}),
    )
    return note(by=request.user, noticed=noticed, on=localdate())


class NotThere(Refusal):
    """No initiative, or more than one, is known by what was typed."""

    status = 422


def _day(said: Mapping[str, Any]) -> date | None:
    """Give the day: of a signal today, or the Sunday before for last week, counted from when it was written down."""
    if "week" not in said:
        return said.get("happened_on")
    noted = said["noted_at"]
    today = min(localdate(noted) if noted else localdate(), localdate())
    return today if said["week"] == "this" else today - timedelta(days=today.isoweekday())


def _tapped(said: Mapping[str, Any], name: str) -> bool | None:
    return said[name] == "yes" if name in said else None


def _answer(request: SignedInRequest, form: NotingForm, noted: Noted, *, machine: bool) -> HttpResponse:
    """Say where it went."""
    said = form.cleaned_data
    route = route_of(_tapped(said, "expected"), _tapped(said, "agreed"))
    address = reverse("observation", args=[noted.key])
    if machine:
        told = {"key": noted.key, "address": address, "again": noted.again, "route": str(route.title) if route else ""}
        return JsonResponse(told, status=200 if noted.again else 201)
    messages.success(request, " ".join([_("It is kept."), *([str(route.sentence)] if route else [])]))
    return redirect(address)


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), *steps]
