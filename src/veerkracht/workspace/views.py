"""The page on which a person's day begins, and the pages about who may do what."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.people import holders
from veerkracht.people.actions.close import HandOver, close, open_again
from veerkracht.people.actions.declare import declare, end_interest
from veerkracht.people.actions.grant import end, grant
from veerkracht.people.actions.look import look as look_as
from veerkracht.people.actions.look import look_no_longer
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.queries import by_key
from veerkracht.people.requests import LOOKING, SignedInRequest
from veerkracht.trail.pages import Turn
from veerkracht.workspace import why
from veerkracht.workspace.forms import CloseForm, GrantForm, ScopeForm, TieForm
from veerkracht.workspace.scopes import scope_words

if TYPE_CHECKING:
    from veerkracht.people.models import Person

OFFERED = {
    "load": "load a programme",
    "note": "record an observation",
    "keep": "keep the programme",
    "read": "see messages",
    "decide": "decide a merge",
    "review": "review a text",
    "people": "see people",
    "publish": "publish what was withheld",
    "register": "see the register",
    "destroy": "destroy what is due",
    "contracts": "see a contract",
    "learn": "see learning questions",
}
"""What a day can begin with, for whoever may."""


@login_required
def today(
    request: SignedInRequest,
    waiting: "Callable[[Person, QueryDict], object]",
    done: "Callable[[Person], Sequence[object]]",
) -> HttpResponse:
    """Show what waits for the person who is signed in, and what was done last to who asks for that.

    `waiting` gathers from all rooms what each has for a person, `done` tells the last deeds in sentences; both are
    handed in from above.
    """
    can = {word: bool(reach(request.user, deed).scopes) for word, deed in OFFERED.items()}
    sees = bool(reach(request.user, "read the trail").scopes)
    context = {
        "waiting": waiting(request.user, request.GET),
        "asked": "done" in request.GET,
        "deeds": done(request.user) if sees and "done" in request.GET else (),
        "may": can | {"trail": sees, "whole": may(request.user, "read the trail")},
    }
    return render(request, "workspace/today.html", context)


@login_required
def people(request: SignedInRequest) -> HttpResponse:
    """List who works here, with the roles that count today."""
    words = request.GET.get("q", "")[:200].strip()
    turn = Turn(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    page = holders.people(turn, viewer=request.user, q=words)
    scopes = scope_words((held.scope for row in page.rows for held in row.counting), hidden=True)
    context = {
        "page": page,
        "rows": [(row, [(held, scopes[held.scope]) for held in row.counting]) for row in page.rows],
        "q": words,
        "breadcrumb": _way((_("People and roles"), "")),
    }
    return render(request, "workspace/people.html", context)


@login_required
def person(request: SignedInRequest, key: str, rooms: Iterable[HandOver]) -> HttpResponse:
    """Give or end the roles of one person, or close the account; `rooms` hand over what is theirs."""
    require(request.user, "see people")
    shown = holders.someone(key, viewer=request.user)
    step = request.POST.get("step", "")
    giving = GrantForm(request.POST if step == "give" else None)
    closing = CloseForm(request.POST if step == "close" else None, others=holders.others(key, viewer=request.user))
    steps = {
        "give": (giving, lambda: _give(request, key, giving), _("The role was given.")),
        "end": (None, lambda: end(by=request.user, number=_number(request), on=localdate()), _("The role was ended.")),
        "close": (closing, lambda: _close(request, key, closing, rooms), _("The account was closed.")),
        "open": (None, lambda: open_again(by=request.user, person=_one(key), on=localdate()), _("It is open again.")),
    }
    problem = ""
    if request.method == "POST" and step in steps:
        form, do, said = steps[step]
        problem = _try(form, do)
        if not problem and not (form and form.errors):
            messages.success(request, said)
            return redirect("person", key=key)
    scopes = scope_words([held.scope for held in shown.holdings] + [tie.about for tie in shown.ties], hidden=True)
    context = {
        "shown": shown,
        "holdings": [(held, scopes[held.scope]) for held in shown.holdings],
        "ties": [(tie, scopes[tie.about]) for tie in shown.ties],
        "giving": giving,
        "closing": closing,
        "problem": problem,
        "oneself": shown.key == request.user.key,
        "breadcrumb": _way((_("People and roles"), reverse("people")), (shown.name, "")),
    }
    wrong = problem or giving.errors or closing.errors
    return render(request, "workspace/person.html", context, status=422 if wrong else 200)


@login_required
def my_roles(request: SignedInRequest) -> HttpResponse:
    """Show one's own roles, and let one declare and end interests."""
    form = TieForm(request.POST if request.POST.get("step") == "declare" else None)
    problem = ""
    if request.method == "POST":
        if request.POST.get("step") == "end":
            problem = _try(None, lambda: end_interest(by=request.user, number=_number(request), on=localdate()))
        else:
            problem = _try(form, lambda: _declare(request, form))
        if not problem and not form.errors:
            messages.success(request, _("Your interests were kept."))
            return redirect("my-roles")
    shown = holders.someone(request.user.key, viewer=request.user)
    scopes = scope_words([held.scope for held in shown.holdings] + [tie.about for tie in shown.ties])
    context = {
        "shown": shown,
        "holdings": [(held, scopes[held.scope]) for held in shown.holdings],
        "ties": [(tie, scopes[tie.about]) for tie in shown.ties],
        "form": form,
        "problem": problem,
        "deeds": why.everything(request.user),
        "looks": may(request.user, "look as another role"),
        "breadcrumb": _way((_("My roles and interests"), "")),
    }
    return render(request, "workspace/my_roles.html", context, status=422 if problem or form.errors else 200)


@login_required
def why_not(request: SignedInRequest) -> HttpResponse:
    """Explain whether one may do something, and why or why not."""
    scopes = why.scopes_of(request.GET.getlist("scope"))
    context = {
        "explained": why.explain(request.user, request.GET.get("deed", ""), scopes),
        "breadcrumb": _way((_("My roles and interests"), reverse("my-roles")), (_("Why can't I?"), "")),
    }
    return render(request, "workspace/why_not.html", context)


@login_required
def look(request: SignedInRequest) -> HttpResponse:
    """Begin or stop to look as another role; the session remembers it, since it is about the person alone."""
    if request.POST.get("stop"):
        if kept := request.session.pop(LOOKING, None):
            look_no_longer(by=request.user, role=kept[0])
        return redirect("look")
    if request.user.looking_as is None:
        require(request.user, "look as another role")
    form = ScopeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not _try(form, lambda: _look(request, form)):
        return redirect("today")
    context = {"form": form, "breadcrumb": _way((_("Look as another role"), ""))}
    return render(request, "workspace/look.html", context, status=422 if form.errors else 200)


def _try(form: forms.Form | None, do: Callable[[], object]) -> str:
    """Do something if its form is right; give the sentence of a refusal, also in the form."""
    if form is not None and not form.is_valid():
        return ""
    try:
        do()
    except Refusal as refusal:
        if form is not None:
            form.add_error(None, str(refusal))
        return str(refusal)
    return ""


def _give(request: SignedInRequest, key: str, form: GrantForm) -> None:
    said = {name: form.cleaned_data[name] for name in ("role", "starts_on", "ends_on", "reason")}
    grant(by=request.user, person=_one(key), on=localdate(), scope=form.scope, **said)


def _close(request: SignedInRequest, key: str, form: CloseForm, rooms: Iterable[HandOver]) -> None:
    heir, with_roles = _one(form.cleaned_data["heir"]), form.cleaned_data["with_roles"]
    close(by=request.user, person=_one(key), heir=heir, on=localdate(), rooms=rooms, with_roles=with_roles)


def _declare(request: SignedInRequest, form: TieForm) -> None:
    said = form.cleaned_data
    declare(by=request.user, relation=said["relation"], about=(said["kind"], said["key"]))


def _look(request: SignedInRequest, form: ScopeForm) -> None:
    look_as(by=request.user, role=form.cleaned_data["role"], scope=form.scope)
    request.session[LOOKING] = [form.cleaned_data["role"], *form.scope]


def _one(key: str) -> "Person":
    found = by_key(key)
    if found is None:
        raise NotKnown(_("There is nobody with this key. Choose someone from the list."))
    return found


def _number(request: SignedInRequest) -> int:
    asked = request.POST.get("number", "")
    return int(asked) if asked.isdecimal() and len(asked) < 12 else 0


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), *steps]
