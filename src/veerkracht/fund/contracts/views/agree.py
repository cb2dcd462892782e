"""The pages on which parties agree on definitions, and on examples that every text must give."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.fund.contracts.actions.agree import agree_definition, agree_example, withdraw_example
from veerkracht.fund.contracts.forms import ExampleForm, WithdrawForm
from veerkracht.fund.contracts.queries.contract import with_text as contract_of
from veerkracht.fund.contracts.queries.readiness import definitions as definitions_of
from veerkracht.fund.contracts.queries.readiness import examples as examples_of
from veerkracht.fund.contracts.views.shared import around
from veerkracht.people.requests import SignedInRequest


@login_required
def definitions(request: SignedInRequest, key: str) -> HttpResponse:
    """Show what each metric of the terms means, and record what the parties agreed on."""
    found = contract_of(key, viewer=request.user)
    problem = ""
    if request.method == "POST":
        metric, version = request.POST.get("metric", ""), request.POST.get("version", "")
        number = int(version) if version.isdecimal() and len(version) < 6 else 0
        try:
            agree_definition(by=request.user, contract_key=key, metric=metric, version=number, on=localdate())
            messages.success(request, _("It was recorded that the parties agree on this definition."))
            return redirect("contract-definitions", key=key)
        except NotAllowed:
            raise
        except Refusal as refusal:
            problem = str(refusal)
    context = {
        **around(request, found, "contract-definitions", _("Definitions")),
        "rows": definitions_of(found),
        "titles": {metric.key: metric.title for metric in found.latest.terms.metrics},
        "problem": problem,
    }
    return render(request, "contracts/definitions.html", context, status=409 if problem else 200)


@login_required
def examples(request: SignedInRequest, key: str) -> HttpResponse:
    """Show the examples with what they come to under the latest text; add one, or withdraw one."""
    found = contract_of(key, viewer=request.user)
    step = request.POST.get("step", "")
    form = ExampleForm(request.POST if step == "add" else None)
    gone = WithdrawForm(request.POST if step == "withdraw" else None)
    chosen = {"add": form, "withdraw": gone}.get(step)
    if request.method == "POST" and chosen is not None and chosen.is_valid():
        try:
            if step == "add":
                agree_example(by=request.user, contract_key=key, **form.cleaned_data)
            else:
                withdraw_example(by=request.user, contract_key=key, **gone.cleaned_data)
            return redirect("contract-examples", key=key)
        except NotAllowed:
            raise
        except Refusal as refusal:
            chosen.add_error(None, str(refusal))
    rows = examples_of(found)
    context = {
        **around(request, found, "contract-examples", _("Examples")),
        "rows": [row for row in rows if not row.withdrawn],
        "withdrawn": [row for row in rows if row.withdrawn],
        "form": form,
        "gone": gone,
    }
    wrong = form.errors or gone.errors
    return render(request, "contracts/examples.html", context, status=422 if wrong else 200)
