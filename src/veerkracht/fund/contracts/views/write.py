"""The page on which terms are written, with what they say and pay beside the text as it is typed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from veerkracht.foundation.errors import Refusal
from veerkracht.fund.contracts.actions.write import write_terms
from veerkracht.fund.contracts.explained import trial
from veerkracht.fund.contracts.forms import TermsForm
from veerkracht.fund.contracts.queries.contract import ContractRow
from veerkracht.fund.contracts.queries.contract import contract as contract_of
from veerkracht.fund.contracts.refusals import TermsNotSound
from veerkracht.fund.contracts.rules.starting import amended, begun, template
from veerkracht.fund.contracts.views.shared import around
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest


@login_required
def terms(request: SignedInRequest, key: str) -> HttpResponse:
    """Write or amend the terms; what is typed is kept as a new text when it is saved without mistakes."""
    found = contract_of(key, viewer=request.user)
    require(request.user, "draft a contract", found.scopes, sides=found.sides)
    posted = request.method == "POST"
    form = TermsForm(request.POST) if posted else TermsForm(initial=initial(found))
    if posted and request.POST.get("step") == "save" and form.is_valid() and _kept(request, found, form):
        messages.success(request, _("The text was kept. Read it once more, and have it signed when it is ready."))
        return redirect("contract", key=key)
    text = str(request.POST.get("document", "") if posted else form.initial["document"])
    context = {
        **around(request, found, "contract-terms", _("Write the terms")),
        "form": form,
        "trial": trial(text, request.POST.get("counts", ""), found.names),
        "amending": bool(found.in_force),
    }
    return render(request, "contracts/terms.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def terms_trial(request: SignedInRequest, key: str) -> HttpResponse:
    """Give what the text that is being typed says and pays, as a part of the page."""
    found = contract_of(key, viewer=request.user)
    require(request.user, "draft a contract", found.scopes, sides=found.sides)
    tried = trial(request.POST.get("document", ""), request.POST.get("counts", ""), found.names)
    return render(request, "contracts/trial.html", {"trial": tried})


def _kept(request: SignedInRequest, found: ContractRow, form: TermsForm) -> bool:
    """Keep the text; where it has mistakes or a rule says no, say so in the form with all that was typed."""
    said = form.cleaned_data
    try:
        write_terms(by=request.user, contract_key=found.key, document=said["document"], based_on=said["based_on"])
    except TermsNotSound as refusal:
        for path, sentence in ((mistake.path, mistake.said) for mistake in refusal.mistakes):
            shown = sentence.read("nl" if request.LANGUAGE_CODE == "nl" else "en")
            form.add_error(None, f"{path}: {shown}" if path else shown)
        return False
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def initial(found: ContractRow) -> dict[str, object]:
    """Begin with the last text; once that is signed, with the draft of an amendment."""
    if not found.texts:
        start = begun(template("unit-price"), contract=found.key, title=found.title, said={}, starts_on=localdate())
        return {"document": start, "based_on": 0, "counts": "1, 10, 100"}
    text = found.latest.document
    if found.latest.signed:
        text = amended(text, on=localdate())
    return {"document": text, "based_on": len(found.texts), "counts": "1, 10, 100"}
