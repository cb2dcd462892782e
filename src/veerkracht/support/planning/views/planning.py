"""The pages of plans: what waits, one plan as a picture, and one proposal with its reasons."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.money import Money
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.support.planning.actions import plan as act
from veerkracht.support.planning.actions.propose import Proposed, propose
from veerkracht.support.planning.forms import PlanForm, ProposeForm
from veerkracht.support.planning.queries import plans as known
from veerkracht.support.planning.queries.diagnoses import newest_request
from veerkracht.support.planning.queries.offers import OfferRow, open_offers
from veerkracht.support.planning.queries.scopes import PROPOSE
from veerkracht.support.planning.queries.waiting_needs import Limits, wanted
from veerkracht.support.planning.queries.words import decimals, percent, tenths
from veerkracht.support.planning.views.way import plans_way, start
from veerkracht.writing.steps import Step, do, pages, said, sent, turn


@login_required
def plans(request: SignedInRequest) -> HttpResponse:
    """List the plans, say who waits, and let a new plan be computed."""
    programme = home_key()
    require(request.user, PROPOSE, [("programme", programme)])
    _rows, waits = wanted(programme)
    first: dict[str, Any] = {"budget": 2_500_000, "months": 6, "hours": 20, "amount": 500_000, "floor": 0}
    first |= {name: request.GET[name] for name in ("floor", "months", "hours") if request.GET.get(name, "").isdecimal()}
    first |= {name: int(request.GET[name]) for name in ("budget", "amount") if request.GET.get(name, "").isdecimal()}
    first |= {"themes": request.GET.get("themes") == "yes"}
    forms = sent(request, {"plan": (PlanForm, first)})
    made: list[str] = []

    def computes(typed: dict[str, Any]) -> str:
        limits = Limits(
            budget_cents=typed["budget"] or 0,
            months=typed["months"],
            hours=typed["hours"],
            amount_cents=typed["amount"] or 0,
            floor=typed["floor"],
            themes=typed["themes"],
        )
        made.append(act.plan(by=request.user, programme_key=programme, limits=limits, on=localdate()))
        return _("The plan was computed. How surely it stands is being looked at.")

    steps: dict[str, Step] = {"plan": computes}
    if request.method == "POST" and do(request, forms, steps):
        return redirect("support-plan", key=made[0])
    page = known.plans(request.user, turn(request))
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    context = {
        "page": page,
        "pages": pages(reverse("support-plans"), {}, page),
        "waits": waits,
        "forms": forms,
        "failed": failed,
        "asked": bool(request.GET),
        "breadcrumb": start(_("Plans of support")),
    }
    return render(request, "planning/plans.html", context, status=422 if failed else 200)


@login_required
def plan(request: SignedInRequest, key: str) -> HttpResponse:
    """Show a plan as a picture with the table beside it; stop looking at how surely it stands."""
    found = known.whole(key, viewer=request.user, aim=request.GET.get("aim", ""))

    def stops(_typed: dict[str, Any]) -> str:
        act.stop(by=request.user, key=key)
        return _("It was stopped. What was found so far stays.")

    if request.method == "POST":
        do(request, {}, {"stop": stops})
        return redirect(request.get_full_path())
    if request.GET.get("part") == "progress":
        return render(request, "planning/progress.html", {"whole": found})
    now = found.now
    context = {
        "whole": found,
        "total": decimals(now.total, 2) if now else "",
        "worst": percent(now.worst_off) if now else "",
        "cost": Money(round(now.effort * 100), "EUR") if now else None,
        "price": decimals(now.price * 100, 1) if now else "",
        "gap": decimals(now.gap * 100, 3) if now else "",
        "budget": Money(found.limits["budget_cents"], "EUR"),
        "proposals": [_proposed(row, cell) for row, cell in found.proposals],
        "again": _again(found),
        "trail_of": f"support-plan:{key}",
        "breadcrumb": plans_way((_("Plan"), "")),
    }
    return render(request, "planning/plan.html", context)


@login_required
def proposal(request: SignedInRequest, key: str, initiative: str, kind: str) -> HttpResponse:
    """Show why something is proposed or not, and propose it: against the plan only with a reason."""
    aim = request.GET.get("aim", "")
    found = known.why(key, initiative, kind, viewer=request.user, aim=aim)
    today = localdate()
    offered = [one for one in open_offers(found.programme_key, on=today, kind=kind) if one.key in found.offers]
    against = not found.cell.chosen and not found.cell.near

    class Form(ProposeForm):
        offers = [(one.key, _named(one)) for one in offered]
        overrules = against
        finance = kind == "finance"

    whole = known.whole(key, viewer=request.user, aim=aim)
    first = {
        "bottleneck": found.stuck,
        "hours": whole.limits["hours"],
        "amount": whole.limits["amount_cents"],
        "offer": max(offered, key=lambda one: one.free).key if offered else "",
        "starts_on": today,
        "ends_on": today + timedelta(days=round(30.4375 * whole.limits["months"])),
    }
    forms = sent(request, {} if found.cell.agreement else {"propose": (Form, first)})
    made: list[str] = []

    def proposes(typed: dict[str, Any]) -> str:
        made.append(_propose(request, found, typed, against))
        return _("It is proposed. The supporter, the initiative and the province each say yes or no.")

    steps: dict[str, Step] = {"propose": proposes} if forms else {}
    if request.method == "POST" and do(request, forms, steps):
        return redirect("support-agreement", key=made[0]) if made else redirect(request.get_full_path())
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    context = {
        "why": found,
        "need": tenths(found.cell.need),
        "chance": percent(found.cell.chance),
        "loss": "" if found.loss is None else decimals(found.loss, 2),
        "total": decimals(found.total, 2),
        "more_kind": decimals(found.more_kind, 2),
        "more_budget": decimals(found.more_budget, 2),
        "step": found.step,
        "share": "" if found.cell.share is None else percent(found.cell.share),
        "key": key,
        "aim": aim,
        "against": against,
        "forms": forms,
        "failed": failed,
        "offers": offered,
        "breadcrumb": plans_way(
            (_("Plan"), f"{reverse('support-plan', args=[key])}{'?aim=' + aim if aim else ''}"),
            (f"{said(found.row.title)}: {found.cell.word}", ""),
        ),
    }
    return render(request, "planning/proposal.html", context, status=422 if failed else 200)


def _proposed(row: known.Row, cell: known.Cell) -> dict[str, Any]:
    """Give a proposal with its numbers as they are written."""
    words = {"need": tenths(cell.need), "chance": percent(cell.chance)}
    return {"row": row, "cell": cell, **words, "share": "" if cell.share is None else percent(cell.share)}


def _propose(request: SignedInRequest, found: known.Why, typed: dict[str, Any], against: bool) -> str:
    others = tuple(
        {"kind": one.kind, "chosen": one.chosen, "near": one.near, "need": one.need, "chance": round(one.chance, 3)}
        for one in found.others
    )
    proposed = Proposed(
        kind=found.cell.kind,
        bottleneck=typed["bottleneck"],
        starts_on=typed["starts_on"],
        ends_on=typed["ends_on"],
        offer_key=typed["offer"],
        hours=typed["hours"],
        amount_cents=typed.get("amount") or 0,
        reason=typed["reason"],
        breakthrough=typed.get("breakthrough", ""),
        services=typed.get("services", False),
    )
    return propose(
        by=request.user,
        initiative_key=found.row.key,
        proposed=proposed,
        on=localdate(),
        not_chosen=others,
        overrules=against,
        chance=1.0,
        request_key=newest_request(found.row.key),
    )


def _named(row: OfferRow) -> str:
    words = {"title": said(row.title), "who": row.organisation, "hours": f"{row.free:.0f}"}
    return _("%(title)s, %(who)s: %(hours)s hours a month are free") % words


def _again(found: known.WholePlan) -> str:
    """Give the address at which the same limits stand ready to be changed."""
    limits = found.limits
    words = {
        "budget": limits["budget_cents"],
        "months": limits["months"],
        "hours": limits["hours"],
        "amount": limits["amount_cents"],
        "floor": 0 if any(one.limit == "floor" for one in found.relaxed) else limits["floor"],
        "themes": "yes" if limits["themes"] and not any(one.limit == "groups" for one in found.relaxed) else "",
    }
    return f"{reverse('support-plans')}?{'&'.join(f'{name}={value}' for name, value in words.items() if value != '')}"
