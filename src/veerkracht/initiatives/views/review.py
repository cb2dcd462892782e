"""The pages on which proposed texts are reviewed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.initiatives.actions.propose import accept, reject
from veerkracht.initiatives.forms import ReviewForm, TextsForm
from veerkracht.initiatives.queries import proposals as asked
from veerkracht.people.permissions import reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import sentence as withheld_sentence
from veerkracht.writing.shown import Shown, read


@login_required
def proposals(request: SignedInRequest) -> HttpResponse:
    """List the texts that wait for a review."""
    if not reach(request.user, "review a text").scopes:
        require(request.user, "review a text")
    context = {"sent": asked.waiting_for(request.user), "breadcrumb": _way((_("Proposed texts"), ""))}
    return render(request, "initiatives/proposals.html", context)


@login_required
def proposal(request: SignedInRequest, number: int) -> HttpResponse:
    """Read a proposed text beside what is public, and take it over or say why not."""
    found = asked.review(number, viewer=request.user)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decided(request, number, found.initiative_key, form):
        return redirect("today")
    shown = Shown(request.user.key, f"review:{number}", "", "", found.now)
    labels = {name: field.label for name, field in TextsForm().fields.items()}
    context = {
        "review": found,
        "differences": [(labels[one.field], one.pieces) for one in found.differences],
        "form": form,
        "shown": shown.token,
        "breadcrumb": _way((_("Proposed texts"), reverse("proposals")), (str(number), "")),
    }
    return render(request, "initiatives/proposal.html", context, status=422 if form.errors else 200)


def _decided(request: SignedInRequest, number: int, key: str, form: ReviewForm) -> bool:
    """Do what was decided; where a rule says no, say so in the form."""
    seen = read(request.POST.get("shown", ""))
    try:
        if form.cleaned_data["decision"] == "accept":
            accept(by=request.user, number=number, seen=seen.values if seen else {})
            if waits := withheld_sentence(("initiative", key), request.user):
                messages.warning(request, waits)
            else:
                messages.success(request, _("The text is public now. Who proposed it hears so."))
        else:
            reject(by=request.user, number=number, reason=form.cleaned_data["reason"])
            messages.success(request, _("The text was not taken over. Who proposed it reads why."))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), *steps]
