"""The pages on which the capital of a contract is read and moved."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.foundation.money import Money
from veerkracht.fund.capital.actions.commit import commit, commits_in
from veerkracht.fund.capital.actions.move import call, close, distribute, take_back
from veerkracht.fund.capital.forms import CallForm, CloseForm, CommitForm, DistributeForm, OutlookForm, TakeBackForm
from veerkracht.fund.capital.outlook import outlook
from veerkracht.fund.capital.picture import picture
from veerkracht.fund.capital.queries.capital import CapitalRow, known_capital
from veerkracht.fund.capital.queries.capital import capital as capital_of
from veerkracht.fund.capital.queries.holdings import lines, stands, together
from veerkracht.fund.capital.queries.sight import Sight, sight
from veerkracht.fund.capital.words import common_cap, conditions, rate_word, rest, scenario_word, times_word
from veerkracht.fund.contracts.queries.contract import ContractRow
from veerkracht.fund.contracts.queries.contract import with_text as contract_of
from veerkracht.fund.contracts.views.shared import around
from veerkracht.people.permissions import may, require
from veerkracht.people.queries import names
from veerkracht.people.requests import SignedInRequest

Steps = dict[str, forms.Form]


class NotNow(Refusal):
    """What is asked cannot be done as the capital stands."""


@login_required
def capital(request: SignedInRequest, key: str) -> HttpResponse:
    """Show how the capital of a contract stands, of all or only of one's own; call, distribute, close, take back."""
    found = contract_of(key, viewer=request.user)
    seen = sight(found, viewer=request.user)
    row = capital_of(found)
    if row is None:
        context = {**around(request, found, "contract-capital", _("Capital")), "capital": None}
        return render(request, "capital/capital.html", context)
    steps = _steps(request, found, row)
    step = request.POST.get("step", "")
    if request.method == "POST" and step not in steps:
        _refuse(request, found, step)
    if request.method == "POST" and steps[step].is_valid() and _done(request, found, step, steps):
        messages.success(request, _("It was kept."))
        return redirect(f"{reverse('contract-capital', args=[key])}#content")
    wrong = any(form.errors for form in steps.values())
    context = {
        **around(request, found, "contract-capital", _("Capital")),
        **_standing(found, row, seen),
        **_outlook(request, found, row, seen),
        "steps": steps,
    }
    return render(request, "capital/capital.html", context, status=422 if wrong else 200)


@login_required
def movement(request: SignedInRequest, key: str, number: int) -> HttpResponse:
    """Show one movement line by line, each with its working; an investor sees the own lines."""
    found = contract_of(key, viewer=request.user)
    seen = sight(found, viewer=request.user)
    row = known_capital(found)
    moved = next((one for one in row.movements if one.number == number), None)
    shown = [line for line in lines(row) if line.movement == number and seen.sees(line.party_key)]
    if moved is None or not (seen.whole or shown):
        raise NotKnown(_("There is no such movement of capital. Choose one from the list."))
    own = found.title.read("nl" if request.LANGUAGE_CODE == "nl" else "en").text
    taken = next((one for one in row.movements if one.takes_back == moved.pk), None)
    context = {
        **around(request, found, "contract-capital"),
        "capital": row,
        "moved": moved,
        "whole": seen.whole,
        "lines": [(line, found.names.get(line.party_key, line.party_key)) for line in shown],
        "total": sum((line.amount for line in shown), Money(0, row.currency)),
        "taken_back": taken,
        "takes_back": next((one for one in row.movements if one.pk == moved.takes_back), None),
        "by": names([moved.by_key]).get(moved.by_key, moved.by_key),
    }
    context["breadcrumb"] = [
        *context["breadcrumb"][:2],
        (own, reverse("contract", args=[key])),
        (_("Capital"), reverse("contract-capital", args=[key])),
        (f"{moved.number}", ""),
    ]
    return render(request, "capital/movement.html", context)


def _standing(found: ContractRow, row: CapitalRow, seen: Sight) -> dict[str, Any]:
    """Give what the page says of how the capital stands, cut to what the reader sees."""
    moved, today = lines(row), localdate()
    classes = stands(row, moved, today=today)
    parts: dict[int, Money] = {}
    for line in moved:
        if line.party_key in seen.own:
            parts[line.movement] = parts.get(line.movement, Money(0, row.currency)) + line.amount
    all_of_it = together(row, classes, moved)
    return {
        "capital": row,
        "whole": seen.whole,
        "today": today,
        "conditions": [one for one in conditions(row) if seen.whole or seen.own & one[0].commitments.keys()],
        "rest": rest(row) if seen.whole else "",
        "cap": common_cap(row),
        "classes": [
            (
                one,
                [
                    (held, *_words(row, held.stand))
                    for held in one.holdings
                    if seen.sees(held.investment.organisation_key)
                ],
                _words(row, one.stand),
            )
            for one in classes
        ],
        "all": (all_of_it, *_words(row, all_of_it)),
        "own": sorted(
            held.investment.name
            for one in classes
            for held in one.holdings
            if not seen.whole and seen.sees(held.investment.organisation_key)
        ),
        "movements": [
            (one, one.amount if seen.whole else parts[one.number])
            for one in reversed(row.movements)
            if seen.whole or one.number in parts
        ],
        "undistributed": row.undistributed(found.pk) if seen.whole else None,
    }


def _words(row: CapitalRow, stand: Any) -> tuple[str, str]:
    closed = row.closed_on is not None
    return times_word(stand.multiple, closed=closed), rate_word(stand.rate, closed=closed)


def _outlook(request: SignedInRequest, found: ContractRow, row: CapitalRow, seen: Sight) -> dict[str, Any]:
    """Give what becomes of it if little or much comes in."""
    form = OutlookForm(request.GET if set(request.GET) & {"low", "base", "high"} else None)
    asked = {name: money for name, money in form.cleaned_data.items() if money} if form.is_valid() else {}
    terms = (found.in_force[-1] if found.in_force else found.latest).terms
    whose = frozenset() if seen.whole else seen.own
    look = outlook(row, terms, today=localdate(), asked=asked, own=whose)
    if look is None:
        return {"outlook": None}
    return {
        "outlook": look,
        "outlook_form": form,
        "scenarios": [
            (
                scenario_word(one.name),
                one,
                times_word(one.multiple, closed=True),
                rate_word(one.rate, closed=True),
                [(part, rate_word(part.rate, closed=True)) for part in one.classes],
            )
            for one in look.scenarios
        ],
        "picture": picture(look) if seen.whole else None,
        "bars": [(scenario_word(bar.scenario.name), bar) for bar in picture(look).bars],
    }


def _steps(request: SignedInRequest, found: ContractRow, row: CapitalRow) -> Steps:
    """Give the forms of what somebody may do here now."""
    step = request.POST.get("step", "")
    ranks = [(one.rank, one.name) for one in row.classes]

    def posted(name: str) -> Any:
        return request.POST if step == name else None

    steps: Steps = {}
    own = _commits_for(request, found)
    if own and not row.standing:
        steps["commit"] = CommitForm(posted("commit"), auto_id="commit-%s", own=own, ranks=ranks, currency=row.currency)
    if not found.may(request.user, "enter a payment") or not found.in_force:
        return steps
    if not row.closed_on:
        steps["call"] = CallForm(posted("call"), auto_id="call-%s", ranks=ranks, currency=row.currency)
        if row.standing:
            steps["distribute"] = DistributeForm(posted("distribute"), auto_id="distribute-%s", currency=row.currency)
            steps["close"] = CloseForm(posted("close"), auto_id="close-%s")
    if row.last:
        steps["back"] = TakeBackForm(posted("back"), auto_id="back-%s", initial={"number": row.last.number})
    return steps


def _commits_for(request: SignedInRequest, found: ContractRow) -> list[tuple[str, str]]:
    """Give the investors for which somebody may commit."""
    return [
        (party.key, party.name)
        for party in found.parties
        if party.side == "investor"
        and may(
            request.user, "put in capital", commits_in(contract=found, organisation_key=party.key), sides=found.sides
        )
    ]


def _refuse(request: SignedInRequest, found: ContractRow, step: str) -> None:
    """Refuse a form that is not on the page: to who may not, or because it is not the moment."""
    if step == "commit":
        into = commits_in(contract=found, organisation_key=request.POST.get("organisation", ""))
        require(request.user, "put in capital", into, sides=found.sides)
    else:
        require(request.user, "enter a payment", found.scopes, sides=found.sides)
    raise NotNow(_("This cannot be done now. Look on the page of the capital how it stands."))


def _done(request: SignedInRequest, found: ContractRow, step: str, steps: Steps) -> bool:
    """Do what a form asks, or say on it why not."""
    form = steps[step]
    said = {"by": request.user, "contract_key": found.key, "on": localdate(), **form.cleaned_data}
    if "organisation" in said:
        said["organisation_key"] = said.pop("organisation")
    deeds: dict[str, Callable[..., Any]] = {
        "commit": commit,
        "call": call,
        "distribute": distribute,
        "close": close,
        "back": take_back,
    }
    try:
        deeds[step](**said)
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
