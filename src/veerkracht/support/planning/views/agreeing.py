"""The pages of support: a list, and one support to which all say yes or no."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.keys import is_key
from veerkracht.people.requests import SignedInRequest
from veerkracht.support.planning.actions import agree as act
from veerkracht.support.planning.actions.propose import complete
from veerkracht.support.planning.choices import GIVEN, Kind, State
from veerkracht.support.planning.forms import KINDS, CompleteForm, EndForm
from veerkracht.support.planning.queries import agreements as known
from veerkracht.support.planning.queries.agreements import WholeAgreement
from veerkracht.support.planning.queries.aid import dependency_of, no_room, room_of
from veerkracht.support.planning.queries.words import percent
from veerkracht.support.planning.views.way import agreed_way, start
from veerkracht.writing.steps import Step, do, pages, said, sent, turn


@login_required
def agreements(request: SignedInRequest) -> HttpResponse:
    """List the support that was proposed and agreed on."""
    states = [("open", _("proposed or agreed")), ("another", _("someone else is looked for"))]
    states += [(one.value, str(one.label)) for one in State]
    state, kind = request.GET.get("state", "open"), request.GET.get("kind", "")
    state, kind = (state if state in dict(states) else ""), (kind if kind in dict(KINDS) else "")
    key = request.GET.get("initiative", "")[:80]
    key = key if is_key(key) else ""
    page = known.agreements(request.user, turn(request), state=state, kind=kind, initiative=key)
    asked = {"state": state, "kind": kind, "initiative": key}
    context = {
        "page": page,
        "states": states,
        "state": state,
        "kinds": KINDS,
        "kind": kind,
        "initiative": key,
        "pages": pages(reverse("support-agreements"), asked, page),
        "breadcrumb": start(_("Support")),
    }
    return render(request, "planning/agreements.html", context)


@login_required
def agreement(request: SignedInRequest, key: str) -> HttpResponse:
    """Show support with why it was chosen and who said yes, and say yes or no to it."""
    found = known.one(key, viewer=request.user)
    forms = sent(request, _kinds(found))
    steps = _steps(request, found)
    if request.method == "POST" and do(request, forms, steps):
        return redirect("support-agreement", key=key)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    row = found.row
    room = room_of(found.company, localdate(), services=found.services) if row.finance and found.company else None
    leans = _leans(found, found.income.minor if found.income else None) if row.finance else None
    blocked = room is not None and row.state == State.PROPOSED and not room.admits(row.amount)
    context = {
        "whole": found,
        "row": row,
        "forms": forms,
        "can": frozenset(steps),
        "given": reverse("support-doing", args=[key]) if row.state in GIVEN else "",
        "failed": failed if failed in forms else "",
        "others": [(str(Kind(str(one["kind"])).label), one) for one in found.not_chosen],
        "room": room,
        "blocked": no_room(room, row.amount, found.organisation_name) if room and blocked else "",
        "leans": leans,
        "lean_share": percent(leans.share) if leans and leans.share is not None else "",
        "trail_of": f"agreement:{key}",
        "breadcrumb": agreed_way((f"{said(row.initiative)}: {row.word}", "")),
    }
    return render(request, "planning/agreement.html", context, status=422 if failed else 200)


def _kinds(found: WholeAgreement) -> dict[str, tuple[type[Any], dict[str, Any]]]:
    """Give the forms that fit support as it stands now."""
    row = found.row
    kinds: dict[str, tuple[type[Any], dict[str, Any]]] = {}
    if row.state == State.PROPOSED and found.may & {"supporter", "initiative", "province"}:
        kinds["decline"] = (EndForm, {})
    if row.needs_another and "propose" in found.may:
        kinds["leave"] = (EndForm, {})
    if row.finance and row.state == State.PROPOSED and "propose" in found.may:
        first: dict[str, Any] = {"breakthrough": found.breakthrough, "ends_on": row.ends_on}
        first |= {"income": found.income.minor if found.income else None, "without_us": found.without_us}
        kinds["complete"] = (CompleteForm, first)
    return kinds


def _steps(request: SignedInRequest, found: WholeAgreement) -> dict[str, Step]:
    """Give what someone can do with support now."""
    row, by, on, key = found.row, request.user, localdate(), found.row.key

    def accepts(_typed: dict[str, Any]) -> str:
        return _said(act.accept(by=by, key=key, on=on))

    def for_initiative(_typed: dict[str, Any]) -> str:
        return _said(act.confirm(by=by, key=key, side="initiative", on=on))

    def for_province(_typed: dict[str, Any]) -> str:
        return _said(act.confirm(by=by, key=key, side="province", on=on))

    open_ = {
        "accept": (accepts, "supporter" in found.may and "supporter" in row.waits_for),
        "initiative": (for_initiative, "initiative" in found.may and "initiative" in row.waits_for),
        "province": (for_province, "province" in found.may and "province" in row.waits_for),
    }
    yes = {name: step for name, (step, fits) in open_.items() if fits}
    written = _written(request, found)
    return yes | {name: written[name] for name in _kinds(found)}


def _written(request: SignedInRequest, found: WholeAgreement) -> dict[str, Step]:
    """Give what someone does with words: say no, look for nobody else, complete finance."""
    by, on, key = request.user, localdate(), found.row.key

    def declines(typed: dict[str, Any]) -> str:
        act.decline(by=by, key=key, reason=typed["reason"], on=on)
        return _("You said no, with your reason.")

    def leaves(typed: dict[str, Any]) -> str:
        act.leave(by=by, key=key, reason=typed["reason"])
        return _("Nobody else is looked for.")

    def completes(typed: dict[str, Any]) -> str:
        income = typed.pop("income")
        leans = _leans(found, income).leans
        complete(by=by, key=key, income_cents=income, leans=leans, on=on, **typed)
        return _("The finance is complete. Now all confirm it.")

    return {"decline": declines, "leave": leaves, "complete": completes}


def _said(state: str) -> str:
    if state == State.AGREED:
        return _("You said yes. Everyone did: the support is agreed on.")
    return _("You said yes. It is agreed on when the others did too.")


def _leans(found: WholeAgreement, income_cents: int | None) -> Any:
    row = found.row
    return dependency_of(
        row.initiative_key, year=row.starts_on.year, adding_cents=row.amount.minor, income_cents=income_cents
    )
