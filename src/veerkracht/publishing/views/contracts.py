"""The public pages of outcomes contracts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.fund.contracts.states import STATES, state_word
from veerkracht.publishing.contracts import contract as contract_of
from veerkracht.publishing.contracts import contract_list
from veerkracht.publishing.wording import plainly


def contracts(request: HttpRequest) -> HttpResponse:
    """List the outcomes contracts that are public."""
    found = contract_list(request.GET, localdate())
    context = {
        "list": found,
        "rows": [(line, state_word(line.state), STATES[line.state]) for line in found.rows],
        "breadcrumb": [(_("Outcomes contracts"), "")],
    }
    return render(request, "publishing/contracts.html", context)


def contract(request: HttpRequest, key: str) -> HttpResponse:
    """Tell of one contract what everyone may know."""
    found = contract_of(key, localdate())
    context = {
        "page": found,
        "state": state_word(found.state),
        "look": STATES[found.state],
        "about": f"contract:{key}",
        "breadcrumb": [(_("Outcomes contracts"), reverse("outcome-contracts")), (plainly(found.row.title), "")],
    }
    return render(request, "publishing/contract.html", context)
