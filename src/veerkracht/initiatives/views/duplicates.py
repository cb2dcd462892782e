"""The page on which an officer decides whether two initiatives are one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.initiatives.actions.merge import keep_apart, merge, unmerge
from veerkracht.initiatives.forms import DecisionForm, UndoForm
from veerkracht.initiatives.queries import duplicates as asked
from veerkracht.people.requests import SignedInRequest


@login_required
def duplicates(request: SignedInRequest) -> HttpResponse:
    """List the initiatives that may be one, each pair with a form to decide."""
    if request.method == "POST" and "undo" in request.POST:
        return _undo(request)
    return _duplicates(request)


def _undo(request: SignedInRequest) -> HttpResponse:
    """Let an initiative that was merged stand by itself again."""
    key = request.POST["undo"]
    form = UndoForm(request.POST, prefix=f"undo-{key}")
    if form.is_valid():
        try:
            unmerge(
                by=request.user,
                initiative=asked.merged_one(key, viewer=request.user),
                reason=form.cleaned_data["reason"],
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The two stand by themselves again. You can decide on them anew."))
            return redirect("duplicates")
    return _duplicates(request, undo=form, undo_key=key)


def _duplicates(request: SignedInRequest, *, undo: UndoForm | None = None, undo_key: str = "") -> HttpResponse:
    proposals = asked.proposals(viewer=request.user)
    number = request.POST.get("number", "")
    forms = {
        proposal.number: DecisionForm(
            request.POST if number == str(proposal.number) else None, prefix=f"pair-{proposal.number}"
        )
        for proposal in proposals
    }
    form = forms.get(int(number)) if number.isdecimal() and len(number) < 12 else None
    if request.method == "POST" and form is None and undo is None:
        messages.warning(request, _("Someone has decided on this pair in the meantime. Nothing was changed."))
    if form is not None and form.is_valid():
        try:
            _decide(request, int(number), form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your decision was kept."))
            return redirect("duplicates")
    wrong = undo or form
    context = {
        "pairs": [(proposal, forms[proposal.number]) for proposal in proposals],
        "merged": [
            (one, undo if undo and one.key == undo_key else UndoForm(prefix=f"undo-{one.key}"))
            for one in asked.merged(viewer=request.user)
        ],
        "undo_key": undo_key,
        "form": wrong,
    }
    status = 422 if wrong is not None and wrong.errors else 200
    return render(request, "initiatives/duplicates.html", context, status=status)


def _decide(request: SignedInRequest, number: int, form: DecisionForm) -> None:
    one, other = asked.pair(number, viewer=request.user)
    reason = form.cleaned_data["reason"]
    match form.cleaned_data["decision"]:
        case "one":
            merge(by=request.user, loser=other, winner=one, reason=reason)
        case "other":
            merge(by=request.user, loser=one, winner=other, reason=reason)
        case _:
            keep_apart(by=request.user, one=one, other=other, reason=reason)
