"""One cross-over: on what it rests, what its owner says of it, and what came of it; and registering one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.crossovers.actions import decide, share
from veerkracht.crossovers.actions.register import register
from veerkracht.crossovers.forms import AnswerForm, CrossOverForm, ExpectForm, ShareForm
from veerkracht.crossovers.queries import owners, working
from veerkracht.crossovers.queries.rows import CrossOverRow
from veerkracht.crossovers.queries.scopes import registered_by, scopes
from veerkracht.crossovers.views.way import way
from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest

Taken = Callable[[SignedInRequest, str, dict[str, Any]], str]


@login_required
def crossover_new(request: SignedInRequest) -> HttpResponse:
    """Register that an initiative touches a task."""
    if not reach(request.user, "register a cross-over").scopes:
        require(request.user, "register a cross-over")
    tasks = [(one.key, one.title.nl or one.title.en) for one in working.tasks(request.user)]
    offered: dict[str, Any] = {"initiatives": working.initiatives_for(request.user), "tasks": tasks}
    begun = {"initiative": request.GET.get("initiative", ""), "task": request.GET.get("task", "")}
    form = CrossOverForm(request.POST or None, initial={"kind": "contributes", **begun}, **offered)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            key = register(
                by=request.user,
                initiative_key=said["initiative"],
                task_key=said["task"],
                kind=said["kind"],
                how_nl=said["how_nl"],
                how_en=said["how_en"],
            )
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It was registered. The owner of the task answers it."))
            return redirect("crossover-work", key=key)
    context = {"form": form, "breadcrumb": way((_("Register a cross-over"), ""))}
    return render(request, "crossovers/new.html", context, status=422 if form.errors else 200)


@login_required
def crossover_work(request: SignedInRequest, key: str) -> HttpResponse:
    """Show one cross-over, and do with it what was asked."""
    found = working.one(request.user, key)
    if found is None:
        if not reach(request.user, "see cross-overs").scopes:
            require(request.user, "see cross-overs")
        raise NotKnown(_("There is no such cross-over. Look for it in the list of cross-overs."))
    step = request.POST.get("step", "")
    forms = _forms(request, found, step)
    if request.method == "POST" and step in STEPS and forms[step].is_valid():
        try:
            messages.success(request, STEPS[step](request, key, forms[step].cleaned_data))
            return redirect("crossover-work", key=key)
        except NotAllowed:
            raise
        except Refusal as refusal:
            forms[step].add_error(None, str(refusal))
    failed = step if any(form.errors for form in forms.values()) else ""
    places, partners = working.names_of([found])
    context = {
        "row": found,
        "places": list(places.values()),
        "partners": list(partners.values()),
        "shares": working.shares_of(key),
        "owner": owners.owner_of(found.task_key),
        "quiet": working.quiet_of(found.initiative_key) if not found.words else "",
        "forms": forms,
        "failed": failed,
        "failed_number": _number(request),
        **_allowed(request, found),
        "trail_of": f"cross-over:{key}",
        "breadcrumb": way((found.kind_word.capitalize(), "")),
    }
    return render(request, "crossovers/one.html", context, status=422 if failed else 200)


def _allowed(request: SignedInRequest, found: CrossOverRow) -> dict[str, bool]:
    where, sides = scopes(found.initiative_key)
    done = registered_by(working.record_of(found.key))
    owns = owners.owns(request.user, found.task_key)
    return {
        "answers": owns and may(request.user, owners.DEED, where, sides=sides, done=done),
        "owns": owns,
        "expects": found.kind == "contributes"
        and found.state != "rejected"
        and may(request.user, "register a cross-over", where),
    }


def _forms(request: SignedInRequest, found: CrossOverRow, step: str) -> dict[str, Form]:
    """Give the forms of the page; what was sent is in the one it was sent with."""

    def filled(name: str, kind: type[Form], **named: Any) -> Form:
        sent = request.POST if name == step and request.method == "POST" else None
        return kind(sent, prefix=name, **named)

    return {
        "confirm": filled("confirm", AnswerForm),
        "reject": filled("reject", AnswerForm),
        "expect": filled("expect", ExpectForm, effects=working.effects_of(found.initiative_key)),
        "share": filled("share", ShareForm),
    }


def _confirm(request: SignedInRequest, key: str, said: dict[str, Any]) -> str:
    decide.confirm(by=request.user, key=key, reason=said["reason"], on=localdate())
    return _("You confirmed it. It counts now, and everyone can see it.")


def _reject(request: SignedInRequest, key: str, said: dict[str, Any]) -> str:
    decide.reject(by=request.user, key=key, reason=said["reason"], on=localdate())
    return _("You rejected it. It is not proposed again.")


def _expect(request: SignedInRequest, key: str, said: dict[str, Any]) -> str:
    effect = said.get("effect", "")
    share.expect(by=request.user, key=key, effect_key=effect, said=said, expected=said["expected"], on=localdate())
    return _("It was told. It counts once the owner of the task confirms it.")


def _share(request: SignedInRequest, key: str, said: dict[str, Any]) -> str:
    share.confirm_share(by=request.user, key=key, number=_number(request), confirmed=said["confirmed"], on=localdate())
    return _("Your share was confirmed. In every total the effect counts once.")


def _number(request: SignedInRequest) -> int:
    said = request.POST.get("number", "")
    return int(said) if said.isdecimal() and len(said) < 15 else 0


STEPS: dict[str, Taken] = {"confirm": _confirm, "reject": _reject, "expect": _expect, "share": _share}
"""What can be asked of the page of a cross-over."""
