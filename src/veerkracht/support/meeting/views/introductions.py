"""Introductions: the list for who makes them, and one introduction, with a yes, a no and a tap after six weeks."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.support.meeting.actions import introduce
from veerkracht.support.meeting.actions.propose import propose
from veerkracht.support.meeting.choices import Stage
from veerkracht.support.meeting.forms import AnswerForm, DropForm
from veerkracht.support.meeting.queries import introductions as known
from veerkracht.support.meeting.queries.introductions import Whole
from veerkracht.support.meeting.queries.scopes import INTRODUCE
from veerkracht.writing.steps import Step, do, pages, sent, turn


@login_required
def introductions(request: SignedInRequest) -> HttpResponse:
    """List the introductions of a stage, and look anew who should meet."""
    programme = home_key()
    require(request.user, INTRODUCE, [("programme", programme)])
    if request.method == "POST":
        return _look(request, programme)
    stage = request.GET.get("stage", "")
    stage = stage if stage in Stage.values else str(Stage.PROPOSED)
    page = known.introductions(stage, turn(request), programme_key=programme)
    counts = known.counts(programme)
    context = {
        "page": page,
        "pages": pages(reverse("introductions"), {"stage": stage}, page),
        "stage": stage,
        "stages": [(one.value, one.label, counts[one.value]) for one in Stage],
        "came": known.came(programme),
        "breadcrumb": [(_("Today"), reverse("today")), (_("Introductions"), "")],
    }
    return render(request, "meeting/introductions.html", context)


@never_cache
@login_required
def introduction(request: SignedInRequest, key: str) -> HttpResponse:
    """Show an introduction to who makes it or is asked, and do what they say."""
    found = known.whole(key, viewer=request.user)
    kinds: dict[str, tuple[type[Form], dict[str, Any]]] = {}
    if found.makes and found.row.stage == Stage.PROPOSED:
        kinds["drop"] = (DropForm, {})
    if _may_answer(found):
        kinds["no"] = (AnswerForm, {})
    forms = sent(request, kinds)
    if request.method == "POST" and do(request, forms, _steps(request, found)):
        return redirect("introduction", key=key)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    context = {
        "whole": found,
        "row": found.row,
        "forms": forms,
        "failed": failed,
        "answers": _may_answer(found),
        "most": known.came(home_key()).most,
        "breadcrumb": [
            (_("Today"), reverse("today")),
            *([(_("Introductions"), reverse("introductions"))] if found.makes else []),
            (_("Introduction"), ""),
        ],
    }
    return render(request, "meeting/introduction.html", context, status=422 if failed else 200)


def _may_answer(found: Whole) -> bool:
    return found.row.stage == Stage.ASKED and found.mine is not None and not found.mine.answer


def _steps(request: SignedInRequest, found: Whole) -> dict[str, Step]:
    by, key, on = request.user, found.row.key, localdate()

    def asks(_typed: dict[str, Any]) -> str:
        introduce.ask(by=by, key=key, on=on)
        return _("Both were asked. You see here what they say.")

    def drops(typed: dict[str, Any]) -> str:
        introduce.drop(by=by, key=key, reason=typed["reason"])
        return _("These two are not proposed again.")

    def yes(_typed: dict[str, Any]) -> str:
        if introduce.answer(by=by, key=key, yes=True, on=on) == Stage.INTRODUCED:
            return _("You both said yes: here is how you reach each other")
        return _("You said yes. As soon as the other says yes too, you get each other's contact.")

    def no(typed: dict[str, Any]) -> str:
        introduce.answer(by=by, key=key, yes=False, reason=typed["reason"], on=on)
        return _("You said no. You are not proposed to each other again.")

    def brought(_typed: dict[str, Any]) -> str:
        introduce.tap(by=by, key=key, brought=True)
        return _("Good to hear. Thank you for telling.")

    def nothing(_typed: dict[str, Any]) -> str:
        introduce.tap(by=by, key=key, brought=False)
        return _("Thank you for telling: we learn from it.")

    return {"ask": asks, "drop": drops, "yes": yes, "no": no, "brought": brought, "nothing": nothing}


def _look(request: SignedInRequest, programme: str) -> HttpResponse:
    try:
        many = propose(by=request.user, programme_key=programme, on=localdate())
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        sentence = ngettext("%(many)s pair was found.", "%(many)s pairs were found.", many) % {"many": many}
        none = _("No pair was found: nobody asks what another offers, no texts are alike, or all were asked already.")
        messages.success(request, sentence if many else none)
    return redirect("introductions")
