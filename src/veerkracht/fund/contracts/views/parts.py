"""The page on which the common parts of terms are filled in, for who does not write the text itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.fund.contracts.actions.write import write_terms
from veerkracht.fund.contracts.explained import trial
from veerkracht.fund.contracts.forms import PartsForm
from veerkracht.fund.contracts.queries.contract import ContractRow
from veerkracht.fund.contracts.queries.contract import contract as contract_of
from veerkracht.fund.contracts.refusals import TermsNotSound, language
from veerkracht.fund.contracts.rules.parts import filled_in, parts
from veerkracht.fund.contracts.views.shared import around
from veerkracht.fund.contracts.views.write import initial
from veerkracht.fund.rules.reading import read, written
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest


@login_required
def contract_parts(request: SignedInRequest, key: str) -> HttpResponse:
    """Fill in the common parts of the terms; they are put into the text, which is kept when it has no mistakes."""
    found = contract_of(key, viewer=request.user)
    require(request.user, "draft a contract", found.scopes, sides=found.sides)
    start = initial(found)
    document = dict(read(str(start["document"])).document)
    form = PartsForm(
        request.POST if request.method == "POST" else None,
        parts=parts(document),
        programme_key=found.programme_key,
        initial={"based_on": start["based_on"]},
    )
    text = str(start["document"])
    if request.method == "POST" and form.is_valid():
        said = {name: str(value or "") for name, value in form.cleaned_data.items() if name != "based_on"}
        text = written(filled_in(document, said))
        if request.POST.get("step") == "save" and _kept(request, found, form, text):
            messages.success(request, _("The text was kept. Read it once more, and have it signed when it is ready."))
            return redirect("contract", key=key)
    context = {
        **around(request, found, "contract-parts", _("Fill in the terms")),
        "form": form,
        "trial": trial(text, known=found.names),
        "amending": bool(found.in_force),
        "remarks": "#" in str(start["document"]),
    }
    return render(request, "contracts/parts.html", context, status=422 if form.errors else 200)


def _kept(request: SignedInRequest, found: ContractRow, form: PartsForm, text: str) -> bool:
    """Keep the text; where it has mistakes or a rule says no, say so in the form with all that was filled in."""
    try:
        write_terms(by=request.user, contract_key=found.key, document=text, based_on=form.cleaned_data["based_on"])
    except TermsNotSound as refusal:
        for mistake in refusal.mistakes:
            shown = mistake.said.read(language())
            form.add_error(None, f"{mistake.path}: {shown}" if mistake.path else shown)
        return False
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
