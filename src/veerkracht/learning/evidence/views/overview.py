"""The start of the work on evidence: what there is, what raters agree on, what is assumed and what to study next."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.learning.evidence.actions.synthesise import assume
from veerkracht.learning.evidence.forms import AssumptionsForm, WorthForm
from veerkracht.learning.evidence.queries import evidence
from veerkracht.learning.evidence.queries.worth import next_evaluations
from veerkracht.learning.evidence.queries.writing import levels
from veerkracht.learning.evidence.views.shared import ENTER, programme_of, way
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.writing.editing import keeping_what_was_typed


@keeping_what_was_typed
def work(request: SignedInRequest) -> HttpResponse:
    """List the interventions and outcomes that evidence is about."""
    programme = programme_of(request)
    many, kappa = evidence.how_much_raters_agree(programme)
    context = {
        "programme": programme,
        "interventions": evidence.interventions(programme),
        "outcomes": evidence.outcomes(programme),
        "rated": many,
        "kappa": kappa,
        "breadcrumb": [*way()[:-1], (_("Evidence"), "")],
    }
    return render(request, "evidence/work.html", context)


@keeping_what_was_typed
def assumptions(request: SignedInRequest) -> HttpResponse:
    """Show what is assumed when studies are put together, in each version; who may, sets a new one."""
    if not reach(request.user, ENTER).scopes:
        require(request.user, ENTER)
    now, content = evidence.assumed(localdate())
    each = [
        (f"{name}_{level}", value) for name in ("bias", "spread") for level, value in getattr(content, name).items()
    ]
    start = {"average": content.average, "between": content.between, "in_force_from": localdate(), **dict(each)}
    form = AssumptionsForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            assume(
                by=request.user,
                content=form.content,
                in_force_from=said["in_force_from"],
                reason=said["reason"],
                panel=said["panel"],
            )
            messages.success(request, _("The assumptions were kept. Put studies together again to use them."))
            return redirect("evidence-assumptions")
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "now": now,
        "content": content,
        "by_level": [(word, content.bias[int(level)], content.spread[int(level)]) for level, word in levels()],
        "sets": evidence.assumption_sets(),
        "may_set": may(request.user, "set assumptions"),
        "breadcrumb": way((_("Assumptions"), "")),
    }
    return render(request, "evidence/assumptions.html", context, status=422 if form.errors else 200)


@keeping_what_was_typed
def next_study(request: SignedInRequest) -> HttpResponse:
    """Say which evaluation is worth its money; every assumption stands on the page and in the address."""
    programme = programme_of(request)
    usual = {name: field.initial for name, field in WorthForm.base_fields.items()}
    form = WorthForm({name: request.GET.get(name) or value for name, value in usual.items()})
    said = form.cleaned_data if form.is_valid() else usual
    value = said["value"] * said["people"]
    rows = next_evaluations(programme, threshold=said["threshold"], value=value, study_error=said["study_error"])
    context = {
        "form": form,
        "rows": [(row, *(round(amount, -2) for amount in list(asdict(row.worth).values())[1:])) for row in rows],
        "breadcrumb": way((_("What to study next"), "")),
    }
    return render(request, "evidence/next.html", context, status=422 if form.errors else 200)
