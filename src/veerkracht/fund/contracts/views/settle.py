"""The pages on which verified outcomes are taken in, a period is settled, and a settlement is read line by line."""

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.fund.contracts.actions.receive import Received, receive_payment, take_back_payment
from veerkracht.fund.contracts.actions.settle import settle_period
from veerkracht.fund.contracts.explained import chapters
from veerkracht.fund.contracts.forms import OutcomesForm, PaymentForm, SettleForm, TakeBackForm
from veerkracht.fund.contracts.queries import payments
from veerkracht.fund.contracts.queries import settlements as settled
from veerkracht.fund.contracts.queries.contract import ContractRow, Text
from veerkracht.fund.contracts.queries.contract import with_text as contract_of
from veerkracht.fund.contracts.queries.settlements import LineRow, SettlementRow
from veerkracht.fund.contracts.refusals import language
from veerkracht.fund.contracts.views.shared import around
from veerkracht.fund.ledger.amounts import day, said
from veerkracht.people.permissions import require
from veerkracht.people.queries import names
from veerkracht.people.requests import SignedInRequest
from veerkracht.results.actions.take_in import NotTakenIn, take_in
from veerkracht.results.queries.verified import double_funding, tallies
from veerkracht.results.rules.outcomes_file import NEEDED, Mistake, column, read
from veerkracht.trail.viewed import shown

MOST_MISTAKES = 200


@login_required
def outcomes(request: SignedInRequest, key: str) -> HttpResponse:
    """Show what is verified, as totals, and take in a file of verified outcomes."""
    found = contract_of(key, viewer=request.user)
    wrong: tuple[Mistake, ...] = ()
    form = OutcomesForm(request.POST or None, request.FILES or None) if request.method == "POST" else OutcomesForm()
    if request.method == "POST":
        require(request.user, "take in verified outcomes", found.scopes, sides=found.sides)
    elif not (found.may(request.user, "see outcome totals") or found.may(request.user, "take in verified outcomes")):
        require(request.user, "see outcome totals", found.scopes)
    if request.method == "POST" and form.is_valid():
        wrong = _taken(request, found, form)
        if not wrong and not form.errors:
            return redirect("contract-outcomes", key=key)
    metrics = {metric.key: metric for text in found.texts for metric in text.terms.metrics}
    context = {
        **around(request, found, "contract-outcomes", _("Verified outcomes")),
        "form": form,
        "mistakes": [
            (one.row, column(one.column, language()), one.sentence.read(language()).text)
            for one in wrong[:MOST_MISTAKES]
        ],
        "mistake_count": len(wrong),
        "tallies": [
            (one, metrics.get(one.metric), _step(metrics.get(one.metric), one.milestone)) for one in tallies(key)
        ],
        "doubles": double_funding(key),
        "columns": [column(name, language()) for name in NEEDED],
        "correcting": _correcting(language()),
    }
    return render(request, "contracts/outcomes.html", context, status=422 if form.errors or wrong else 200)


def _taken(request: SignedInRequest, found: ContractRow, form: OutcomesForm) -> tuple[Mistake, ...]:
    """Take the file in, or give everything that is wrong with it."""
    try:
        text = form.cleaned_data["file"].read().decode("utf-8-sig")
    except UnicodeDecodeError:
        form.add_error("file", _("The file is not UTF-8. Save it again as “CSV UTF-8”."))
        return ()
    try:
        taken = take_in(
            by=request.user,
            on=localdate(),
            contract_key=found.key,
            sheet=read(text, found.key, found.definition_on),
            scopes=found.scopes,
            sides=found.sides,
        )
    except NotTakenIn as refusal:
        return refusal.mistakes
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return ()
    done = ngettext("%(count)s outcome was taken in.", "%(count)s outcomes were taken in.", taken.new)
    before = ngettext("%(count)s was known already.", "%(count)s were known already.", taken.known)
    sentence = done % {"count": taken.new} + (f" {before % {'count': taken.known}}" if taken.known else "")
    messages.success(request, sentence)
    return ()


def _correcting(here: str) -> list[str]:
    """Show which cells a correction has."""
    kind = "correctie" if here == "nl" else "correction"
    return [f"{column('kind', here)} = {kind}", column("corrects", here), f"{column('quantity', here)} = -1"]


def _step(metric: Any, milestone: str) -> Any:
    return next((one.title for one in metric.milestones if one.key == milestone), None) if metric else None


@login_required
def settlements(request: SignedInRequest, key: str) -> HttpResponse:
    """List the settlements of a contract, and settle until another day."""
    found = contract_of(key, viewer=request.user)
    require(request.user, "see payments", found.scopes)
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            until = form.cleaned_data["until"]
            settle_period(by=request.user, contract_key=key, until=until, on=localdate())
            return redirect("contract-settlement", key=key, until=until.isoformat())
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        **around(request, found, "contract-settlements", _("Settlements")),
        "rows": settled.settlements(found.pk),
        "form": form,
    }
    return render(request, "contracts/settlements.html", context, status=422 if form.errors else 200)


@login_required
def settlement(request: SignedInRequest, key: str, until: str) -> HttpResponse:
    """Show one settlement: what is due by whom, each line with its working, and what is not paid."""
    found = contract_of(key, viewer=request.user)
    require(request.user, "see payments", found.scopes)
    row = settled.settlement(found, until)
    people = found.may(request.user, "see outcome rows")
    after = request.GET.get("after", "")
    start = int(after) if after.isdecimal() and len(after) < 9 else 0
    every = request.GET.get("lines") == "all"
    lines = _lines(found, row, people, start, every)
    last = lines[-1].number if lines else 0
    owed = payments.owed(row, found.names)
    if request.method == "POST":
        require(request.user, "enter a payment", found.scopes, sides=found.sides)
    step = request.POST.get("step", "")
    form = PaymentForm(
        request.POST if step == "receive" else None,
        choices=[(due.pk, f"{due.name}: {said(due.left)}") for due in owed if due.amount.minor > 0],
        currency=row.total.currency,
    )
    back = TakeBackForm(request.POST if step == "back" else None)
    chosen: PaymentForm | TakeBackForm | None = {"receive": form, "back": back}.get(step)  # type: ignore[assignment]
    if chosen is not None and chosen.is_valid() and _paid(request, found, chosen):
        return redirect("contract-settlement", key=key, until=until)
    context = {
        **around(request, found, "contract-settlements"),
        "row": row,
        "people": people,
        "lines": lines,
        "totals": settled.totals(found, row),
        "before": settled.settled_before(found, row),
        "dues": owed,
        "form": form,
        "back": back,
        "asks": found.may(request.user, "enter a payment") and any(due.amount.minor > 0 for due in owed),
        "reasons": settled.reasons(row) if row.rejected else (),
        "rejections": settled.rejections(row, people=True) if people and row.rejected else (),
        "next": f"?after={last}" if last and last < row.lines and not every else "",
        "first": bool(start),
        "all": row.lines > len(lines),
        "settled_by": names([row.by_key]).get(row.by_key, row.by_key),
        "versions": [(text, chapters(text.terms, found.names)) for text in _ruling(found, row)],
    }
    own = found.title.read(language()).text
    context["breadcrumb"] = [
        *context["breadcrumb"][:2],
        (own, reverse("contract", args=[key])),
        (_("Settlements"), reverse("contract-settlements", args=[key])),
        (day(row.until), ""),
    ]
    return render(request, "contracts/settlement.html", context, status=422 if form.errors or back.errors else 200)


def _ruling(found: ContractRow, row: SettlementRow) -> list[Text]:
    """Give the texts by which a settlement was reckoned: those that were signed then, for outcomes of that period."""
    return [
        text
        for text in found.in_force
        if text.in_force_from <= row.until and text.signed_on and text.signed_on <= row.settled_on
    ]


def _paid(request: SignedInRequest, found: ContractRow, form: PaymentForm | TakeBackForm) -> bool:
    """Record a payment or take one back, or say in the form why not."""
    asked = form.cleaned_data
    try:
        if isinstance(form, PaymentForm):
            receive_payment(
                by=request.user,
                contract_key=found.key,
                due=asked["due"],
                received=Received(asked["amount"], asked["received_on"], asked["reference"]),
                claim=asked["claim"],
                on=localdate(),
            )
            messages.success(request, _("The payment was recorded and is in the books."))
        else:
            take_back_payment(by=request.user, contract_key=found.key, on=localdate(), **asked)
            messages.success(request, _("The payment was taken back."))
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _lines(
    found: ContractRow, row: SettlementRow, people: bool, start: int = 0, every: bool = False
) -> tuple[LineRow, ...]:
    """Give the lines, and note that people were seen in them."""
    if not people:
        return ()
    shown(kind="contract", key=found.key, fields=["outcomes"])
    return settled.lines(found, row, people=True, after=start, most=None if every else settled.AT_A_TIME)


@login_required
def settlement_csv(request: SignedInRequest, key: str, until: str) -> HttpResponse:
    """Download every line of a settlement with its working."""
    found = contract_of(key, viewer=request.user)
    require(request.user, "see outcome rows", found.scopes, sides=found.sides)
    row = settled.settlement(found, until)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{key}-{until}.csv"'
    answer.write("\ufeff")
    csv.writer(answer).writerows(_cells(_lines(found, row, True, every=True)))
    return answer


def _cells(lines: tuple[LineRow, ...]) -> Iterator[list[object]]:
    yield ["line", "key", "kind", "person", "metric", "milestone", "outcome_on", "units", "due", "above_cap", "working"]
    here = language()
    for line in lines:
        what = line.metric.read(here).text, line.milestone.read(here).text
        amounts = line.units, line.amount, line.above
        yield [line.number, line.key, line.kind, line.person, *what, line.outcome_on, *amounts, line.working.read(here)]
