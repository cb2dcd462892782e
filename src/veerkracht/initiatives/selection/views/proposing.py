"""The pages for who proposes an initiative: the form, going on later, and how it stands."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from veerkracht.foundation.errors import Refusal
from veerkracht.initiatives.selection.actions.propose import Proposed, link_again, save, send, withdraw
from veerkracht.initiatives.selection.forms import LinkForm, ProposeForm, read
from veerkracht.initiatives.selection.links import key_in, token_of
from veerkracht.initiatives.selection.queries.near import Alike, alike, place_meant
from veerkracht.initiatives.selection.queries.own import Own, own, way_now
from veerkracht.initiatives.selection.refusals import LinkExpired
from veerkracht.initiatives.selection.views.way import join_way
from veerkracht.programmes.queries.programme import home_key, parts

NONE = "none"
"""What someone says of the initiatives that are called much alike: none of these is it."""


@never_cache
def propose(request: HttpRequest) -> HttpResponse:
    """Propose an initiative, with or without an account; or show what is called much alike, while someone types."""
    if request.GET.get("part") == "near":
        near = _alike(request.GET.get("title", ""), request.GET.get("place", ""))
        return render(request, "selection/near.html", {"alike": near, "same": request.GET.get("same", "")})
    return _form(request, None, "")


@never_cache
def my_application(request: HttpRequest, token: str) -> HttpResponse:
    """Let who has the link go on with what they began, or read how it stands."""
    try:
        found = own(key_in(token))
    except LinkExpired as refusal:
        context = {"problem": str(refusal), "form": LinkForm()}
        return render(request, "selection/link.html", context, status=refusal.status)
    if request.method == "POST" and request.POST.get("do") == "withdraw":
        return _withdraw(request, found, token)
    if found.begun:
        return _form(request, found, token)
    context = {"own": found, "breadcrumb": join_way((_("Your proposal"), ""))}
    return render(request, "selection/my_application.html", context)


def new_link(request: HttpRequest) -> HttpResponse:
    """Mail a new link to whoever lost it; whether the address is known is told to nobody."""
    form = LinkForm(request.POST or None)
    done = request.method == "POST" and form.is_valid()
    if done:
        link_again(email=form.cleaned_data["email"])
    context = {"form": form, "done": done, "breadcrumb": join_way((_("A new link"), ""))}
    return render(request, "selection/link.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, begun: Own | None, token: str) -> HttpResponse:
    """Show the form with what was typed before, and keep or send it."""
    later = request.POST.get("do") == "save"
    way = begun.way if begun else way_now(localdate())
    themes = [(one.key, read(one.title)) for one in parts(home_key()).themes]
    person = request.user if request.user.is_authenticated else None
    first = dict(begun.typed) if begun else {"name": getattr(person, "name", ""), "email": getattr(person, "email", "")}
    posted = request.POST.copy() if request.method == "POST" else None
    if posted is not None and begun:
        posted["email"] = str(begun.typed["email"])  # the link went to this address; another would let it wander
    form = ProposeForm(posted, initial=first, asked=way.questions, themes=themes, later=later)
    typed = posted if posted is not None else first
    near = _alike(str(typed.get("title", "")), str(typed.get("place_words", "")))
    same = str(typed.get("same", ""))
    if posted is not None and form.is_valid():
        if not later and near and same not in {NONE, *(one.key for one in near)}:
            form.add_error("title", _("Say below whether one of these initiatives is yours."))
        elif answer := _keep(request, form, begun, same if same != NONE else "", later=later):
            return answer
    context = {
        "form": form,
        "own": begun,
        "way": way,
        "alike": near,
        "same": same,
        "token": token,
        "breadcrumb": join_way((_("Propose an initiative"), "")),
    }
    return render(request, "selection/propose.html", context, status=422 if form.errors else 200)


def _keep(request: HttpRequest, form: ProposeForm, begun: Own | None, same: str, *, later: bool) -> HttpResponse | None:
    """Keep or send what was typed; nothing where a rule says no, which then stands in the form."""
    typed: dict[str, Any] = form.cleaned_data
    asked = {name.removeprefix("answer-"): typed.get(name, "") for name in form.asked}
    proposed = Proposed(
        **{name: typed.get(name) or "" for name in ("title", "summary", "place_words", "name", "email")},
        theme_key=typed.get("theme") or "",
        phase=typed.get("phase") or "unknown",
        answers=asked,
        person_key=getattr(request.user, "key", ""),
        language=get_language() or "nl",
        initiative_key=same,
    )
    act = save if later else send
    try:
        key = act(proposed=proposed, programme_key=home_key(), on=localdate(), key=begun.key if begun else "")
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
    if later:
        messages.success(request, _("Kept. The link to go on is in your mail, and it is the address of this page."))
    else:
        messages.success(request, _("We have your proposal. Keep the address of this page: it is yours alone."))
    return redirect("my-application", token_of(key))


def _withdraw(request: HttpRequest, found: Own, token: str) -> HttpResponse:
    try:
        withdraw(key=found.key, on=localdate())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Your proposal and all that was said about it were erased."))
    return redirect("my-application", token)


def _alike(title: str, place: str) -> tuple[Alike, ...]:
    return alike(title, programme_key=home_key(), place_key=place_meant(place))
