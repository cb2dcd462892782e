"""The page on which the capital of a contract is agreed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.fund.capital.actions.agree import Agreed, agree, require_unmoved
from veerkracht.fund.capital.forms import ArrangementForm, ClassForm, GuaranteeForm
from veerkracht.fund.capital.queries.capital import CapitalRow
from veerkracht.fund.capital.queries.capital import capital as capital_of
from veerkracht.fund.capital.queries.choices import GUARANTEE, PAYING_IN, rank_name
from veerkracht.fund.contracts.queries.contract import ContractRow
from veerkracht.fund.contracts.queries.contract import with_text as contract_of
from veerkracht.fund.contracts.views.shared import around
from veerkracht.fund.rules.promise import PromisedReturn
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest


@login_required
def agreement(request: SignedInRequest, key: str) -> HttpResponse:
    """Write down what is agreed on the capital of a contract."""
    found = contract_of(key, viewer=request.user)
    require(request.user, "draft a contract", found.scopes, sides=found.sides)
    before = capital_of(found)
    require_unmoved(found=before)
    posted = request.POST if request.method == "POST" else None
    form = ArrangementForm(posted, initial=_initial(before))
    classes: list[ClassForm | GuaranteeForm] = [
        *(ClassForm(posted, prefix=rank, initial=_class_initial(found, before, rank)) for rank in PAYING_IN),
        GuaranteeForm(posted, prefix=GUARANTEE, initial=_class_initial(found, before, GUARANTEE)),
    ]
    if posted is not None and _agreed(request, found, form, classes):
        messages.success(request, _("It was kept. Now the investors can commit."))
        return redirect("contract-capital", key=key)
    wrong = bool(form.errors) or any(one.errors for one in classes)
    context = {
        **around(request, found, "contract-capital", _("Agree on the capital")),
        "form": form,
        "classes": [(rank_name(str(one.prefix)), one) for one in classes],
        "capital": before,
        "wrong": [*_problems("", form), *(line for one in classes for line in _problems(str(one.prefix), one))],
    }
    return render(request, "capital/agree.html", context, status=422 if wrong else 200)


def _agreed(
    request: SignedInRequest, found: ContractRow, form: ArrangementForm, classes: list[ClassForm | GuaranteeForm]
) -> bool:
    """Keep what was typed, or say at each field what is wrong with it."""
    if not all([form.is_valid(), *(one.is_valid() for one in classes)]):
        return False
    wanted: list[Agreed] = [row for one in classes if (row := one.agreed())]
    cap = form.promised("cap")
    if form.errors or any(one.errors for one in classes):
        return False
    said = form.cleaned_data
    try:
        agree(
            by=request.user,
            contract_key=found.key,
            on=said["agreed_on"],
            recourse={"yes": True, "no": False}.get(said["recourse"]),
            classes=wanted,
            provider_share=said["provider_share"],
            returned_share=said["returned_share"],
            cap=cap,
            with_fees=said["with_fees"],
            with_inflow=said["with_inflow"],
            reason=said["reason"],
        )
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _problems(prefix: str, form: forms.Form) -> list[tuple[str, str, str]]:
    """Give what is wrong with a form: of which class, the address of the field, and the sentence."""
    name = rank_name(prefix) if prefix else ""
    found = []
    for field, sentences in form.errors.items():
        bound = form[field] if field != "__all__" else None
        label = ": ".join(part for part in (name, str(bound.label) if bound else "") if part)
        found += [(label, bound.id_for_label if bound else "", str(sentence)) for sentence in sentences]
    return found


def _initial(before: CapitalRow | None) -> dict[str, Any]:
    if before is None:
        return {"agreed_on": localdate()}
    return {
        "recourse": "yes" if before.recourse else "no",
        "provider_share": before.provider_share,
        "returned_share": before.returned_share,
        "with_fees": before.with_fees,
        "with_inflow": before.with_inflow,
        "agreed_on": localdate(),
        **_promise("cap", before.cap),
    }


def _class_initial(found: ContractRow, before: CapitalRow | None, rank: str) -> dict[str, Any]:
    """Begin with what was agreed before, or else with one class on the terms that the contract names."""
    if before:
        row = next((one for one in before.classes if one.rank == rank), None)
        if row is None:
            return {}
        shares = {"upside": row.upside, "largest_loss": row.largest_loss}
        return {"there": True, **shares, **_promise("return", row.promised), **_promise("cap", row.cap)}
    named = [one.return_ for one in found.latest.terms.investors if one.return_]
    if rank == PAYING_IN[0] and named:
        return {"there": True, **_promise("return", named[0].promised)}
    return {}


def _promise(name: str, said: PromisedReturn | None) -> dict[str, Any]:
    if said is None:
        return {}
    days = said.day_count.value if said.day_count else ""
    return {f"{name}_rate": said.rate, f"{name}_type": said.type.value, f"{name}_days": days}
