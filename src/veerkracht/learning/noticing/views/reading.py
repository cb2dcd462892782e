"""The pages on which people read what was noticed: a list, and one observation with what can be done with it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from csp.decorators import csp_update
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.foundation.keys import is_key
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.learning.noticing.actions.own import harvest, mend, write_out
from veerkracht.learning.noticing.actions.publish import publish, withdraw
from veerkracht.learning.noticing.actions.substantiate import substantiate
from veerkracht.learning.noticing.effort import effort
from veerkracht.learning.noticing.forms import FORMS, HarvestForm, MendForm, PublishForm, SubstantiateForm, WriteOutForm
from veerkracht.learning.noticing.queries import reading
from veerkracht.learning.noticing.queries.form_times import form_times
from veerkracht.learning.noticing.queries.offered import Filled
from veerkracht.learning.noticing.queries.reading import Wanted, Whole, kind_words, sensitivity_words, sound_of
from veerkracht.learning.noticing.routes import ROUTES
from veerkracht.learning.noticing.used import Uses
from veerkracht.learning.rules.form_time import seconds
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import sentence as withheld_sentence
from veerkracht.trail.pages import Turn

NAMES = ("q", "kind", "initiative", "route", "sensitivity", "from", "to", "mine")
LONGEST = 200


@login_required
@require_safe
def observations(request: SignedInRequest, used: Uses) -> HttpResponse:
    """List what was noticed: by oneself, in an initiative, or in all that someone may read."""
    if not reach(request.user, "see observations").scopes:
        require(request.user, "see observations")
    asked = {name: text for name in NAMES if (text := request.GET.get(name, "").replace("\0", "").strip()[:LONGEST])}
    wanted, notices = _wanted(asked)
    turn = Turn(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    page = reading.observations(wanted, turn, viewer=request.user)
    title = titles_by_key([wanted.initiative], hidden=True).get(wanted.initiative) if wanted.initiative else None
    context = {
        "page": page,
        "pages": page.addresses(reverse("observations"), asked),
        "wanted": wanted,
        "asked": asked,
        "notices": notices,
        "chose": bool(asked.keys() - {"mine", "initiative"}),
        "initiative": title,
        "used": used([row.key for row in page.rows]),
        "kinds": kind_words(),
        "routes": {name: route.title for name, route in ROUTES.items()},
        "sensitivities": sensitivity_words(),
        "notes": bool(reach(request.user, "record an observation").scopes),
        "times": form_times(_assumed()) if may(request.user, "keep the programme") else (),
        "breadcrumb": _way((_("Observations"), "")),
    }
    return render(request, "noticing/observations.html", context)


@login_required
@csp_update({"media-src": ["'self'"]})  # type: ignore[arg-type]  # it hands on what more a page is given
@require_http_methods(["GET", "HEAD", "POST"])
def observation(request: SignedInRequest, key: str, used: Uses) -> HttpResponse:
    """Show one observation with its trail, and let what is possible be done with it."""
    found = reading.observation(key, viewer=request.user)
    can = _can(request, found)
    given = _forms(request, found, can)
    problem = ""
    if request.method == "POST":
        problem = _do(request, found, given)
        if not problem and not any(form.errors for form in given.values()):
            return redirect("observation", key=key)
    wrong = problem or any(form.errors for form in given.values())
    context = {
        "whole": found,
        "row": found.row,
        "forms": given,
        "can": can,
        "problem": problem,
        "uses": used([key]).get(key, ()),
        "about": f"observation:{key}",
        "breadcrumb": _way((_("Observations"), reverse("observations")), (found.row.kind_word, "")),
    }
    return render(request, "noticing/observation.html", context, status=422 if wrong else 200)


@login_required
@require_safe
def sound(request: SignedInRequest, key: str) -> HttpResponseBase:
    """Give the recording of an observation to who may read it."""
    place, media_type = sound_of(key, viewer=request.user)
    try:
        answer = FileResponse(open(place, "rb"), content_type=media_type)  # noqa: PTH123, SIM115 - it closes by itself
    except FileNotFoundError as gone:
        raise NotKnown(_("There is no recording (any more) to listen to.")) from gone
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _can(request: SignedInRequest, found: Whole) -> dict[str, bool]:
    """Say what someone may do with an observation."""
    scopes, row, person = found.scopes, found.row, request.user
    wrote = {"record an observation": {found.author_key}}
    publishes = may(person, "publish an observation", scopes)
    return {
        "mend": row.mine and may(person, "record an observation", scopes),
        "ask_support": may(person, "ask for support", scopes),
        "harvest": row.kind in ("observation", "story")
        and row.route is not None
        and row.route.name == "outcome"
        and may(person, "record an observation", scopes),
        "write_out": found.heard is not None and (row.mine or may(person, "write out a recording", scopes)),
        "publish": publishes and row.sensitivity == "public" and row.kind != "signal",
        "withdraw": found.published_on is not None and (publishes or row.mine),
        "substantiate": row.kind == "outcome" and may(person, "substantiate an outcome", scopes, done=wrote),
    }


def _forms(request: SignedInRequest, found: Whole, can: Mapping[str, bool]) -> dict[str, forms.Form]:
    """Give the forms that someone may use here; the one that was sent with what was typed."""
    first: dict[str, tuple[type[forms.Form], dict[str, Any]]] = {
        "mend": (MendForm, {"text": found.row.text, "sensitivity": found.row.sensitivity}),
        "harvest": (HarvestForm, {}),
        "write_out": (WriteOutForm, {}),
        "publish": (PublishForm, {"text": found.public_text or found.row.text}),
        "substantiate": (SubstantiateForm, {}),
    }
    step = request.POST.get("step", "")
    return {
        name: form(request.POST if step == name else None, initial=initial or None, auto_id=f"{name}_%s")
        for name, (form, initial) in first.items()
        if can[name]
    }


def _do(request: SignedInRequest, found: Whole, given: Mapping[str, forms.Form]) -> str:
    """Do the step that was sent; give the sentence of a refusal."""
    step = request.POST.get("step", "")
    form = given.get(step)
    if form is not None and not form.is_valid():
        return ""
    said: dict[str, Any] = form.cleaned_data if form is not None else {}
    key, by, on = found.row.key, request.user, localdate()
    steps: dict[str, Callable[[], object]] = {
        "mend": lambda: mend(by=by, key=key, **said),
        "harvest": lambda: harvest(by=by, key=key, said=said),
        "write_out": lambda: write_out(by=by, key=key, **said),
        "publish": lambda: publish(by=by, key=key, on=on, **said),
        "withdraw": lambda: withdraw(by=by, key=key),
        "substantiate": lambda: substantiate(by=by, key=key, on=on, **said),
    }
    if step not in steps or (form is None and step != "withdraw"):
        return _("We do not know what to do. Use one of the buttons on this page.")
    try:
        outcome = steps[step]()
    except NotAllowed:
        raise
    except Refusal as refusal:
        return str(refusal)
    _tell(request, step, key, outcome)
    return ""


def _tell(request: SignedInRequest, step: str, key: str, outcome: object) -> None:
    """Say what came of it."""
    if step == "publish" and (waits := withheld_sentence(("observation", key), request.user)):
        messages.warning(request, waits)
    elif step == "substantiate" and not outcome:
        messages.warning(
            request,
            _("It was kept, but it does not count: this person wrote the outcome or is of an organisation behind it."),
        )
    else:
        messages.success(request, _("It was kept."))


def _wanted(asked: Mapping[str, str]) -> tuple[Wanted, tuple[str, ...]]:
    """Read the filters; a day that is none is left out, and that is said."""
    days, notices = {}, []
    for name in ("from", "to"):
        try:
            days[name] = date.fromisoformat(asked[name]) if name in asked else None
        except ValueError:
            days[name] = None
            notices.append(_("“%s” is not a day, so we left it out. Write it as 2017-03-17.") % asked[name][:40])
    wanted = Wanted(
        q=asked.get("q", ""),
        kind=_known(asked, "kind", kind_words()),
        initiative=asked["initiative"] if is_key(asked.get("initiative", "")) else "",
        route=_known(asked, "route", ROUTES),
        sensitivity=_known(asked, "sensitivity", sensitivity_words()),
        since=days["from"],
        until=days["to"],
        mine=asked.get("mine") == "yes",
    )
    return wanted, tuple(notices)


def _known(asked: Mapping[str, str], name: str, options: Mapping[str, Any]) -> str:
    return asked[name] if asked.get(name) in options else ""


def _assumed() -> dict[str, Any]:
    """Give the seconds of each form by the model, counted from its own fields."""
    return {kind: seconds(effort(form(filled=Filled((), wide=False)))) for kind, form in FORMS.items()}


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), (_("Notice"), reverse("noticing")), *steps]
