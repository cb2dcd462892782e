"""The page of the budgets from which outcomes are paid: what is committed, reserved and left."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.fund.contracts.forms import CommitForm, PortfolioForm
from veerkracht.fund.contracts.views.shared import way
from veerkracht.fund.ledger.actions.accounts import open_portfolio
from veerkracht.fund.ledger.actions.reserve import commit
from veerkracht.fund.ledger.queries.envelopes import envelopes, portfolio_keys
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.queries import organisation_names
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key


@login_required
def budget(request: SignedInRequest) -> HttpResponse:
    """Show the budgets of the programme; open one, or commit money to it."""
    fund = request.GET.get("programme") or home_key()
    keeps = may(request.user, "keep the books", [("programme", fund)])
    within = reach(request.user, "commit budget")
    everywhere = within.everywhere or within.covers(("programme", fund))
    own = None if everywhere else within.keys("organisation")
    if not keeps and not within.scopes:
        require(request.user, "keep the books", [("programme", fund)])
    step = request.POST.get("step", "")
    opening = PortfolioForm(request.POST if step == "open" else None)
    committing = CommitForm(request.POST if step == "commit" else None, programme_key=fund, own=own)
    done = (step == "open" and opening.is_valid() and _opened(request, fund, opening)) or (
        step == "commit" and committing.is_valid() and _committed(request, fund, committing)
    )
    if done:
        messages.success(request, _("It was kept."))
        return redirect(request.get_full_path())
    rows, known = envelopes(fund_key=fund), sorted(portfolio_keys(fund_key=fund))
    names = organisation_names({row.payer_key for row in rows})
    context = {
        "rows": [(row, names.get(row.payer_key, row.payer_key)) for row in rows],
        "portfolios": known,
        "opening": opening if keeps else None,
        "committing": committing if within.scopes else None,
        "breadcrumb": way((_("Contracts"), reverse("contracts")), (_("Budgets for outcomes"), "")),
    }
    wrong = opening.errors or committing.errors
    return render(request, "contracts/budget.html", context, status=422 if wrong else 200)


def _opened(request: SignedInRequest, fund: str, form: PortfolioForm) -> bool:
    try:
        open_portfolio(by=request.user, fund_key=fund, key=form.cleaned_data["key"], purpose="outcomes")
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error("key", str(refusal))
        return False
    return True


def _committed(request: SignedInRequest, fund: str, form: CommitForm) -> bool:
    said = form.cleaned_data
    try:
        commit(
            by=request.user,
            on=localdate(),
            fund_key=fund,
            payer_key=said["payer"],
            portfolio_key=said["portfolio"],
            amount=said["amount"],
            reason=said["reason"],
        )
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
