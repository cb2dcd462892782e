"""The pages on which metrics are defined, and each version of a definition is read."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.results.actions.define import define
from veerkracht.results.forms import DefinitionForm
from veerkracht.results.queries.definitions import NUMBERS, TEXTS, Definition, definitions, versions

SEES = "see outcome totals"


@login_required
def metrics(request: SignedInRequest) -> HttpResponse:
    """List the metrics with their last definition."""
    within = reach(request.user, SEES)
    if not within.scopes:
        require(request.user, SEES)
    context = {
        "rows": definitions(),
        "may_define": may(request.user, "draft a contract", [("programme", home_key())]),
        "breadcrumb": _way((_("Definitions of metrics"), "")),
    }
    return render(request, "results/metrics.html", context)


@login_required
def metric(request: SignedInRequest, key: str) -> HttpResponse:
    """Show what a metric means, in each version."""
    if not reach(request.user, SEES).scopes:
        require(request.user, SEES)
    found = versions(key)
    asked = request.GET.get("version", "")
    shown = next((one for one in found if str(one.version) == asked), found[0])
    context = {
        "definition": shown,
        "versions": found,
        "may_define": may(request.user, "draft a contract", [("programme", shown.programme_key)]),
        "breadcrumb": _way((_("Definitions of metrics"), reverse("metrics")), (shown.key, "")),
    }
    return render(request, "results/metric.html", context)


@login_required
def metric_define(request: SignedInRequest) -> HttpResponse:
    """Define a metric, or make a new version of its definition."""
    key = request.GET.get("key", "")[:80]
    last = _last(key)
    programme_key = last.programme_key if last else home_key()
    require(request.user, "draft a contract", [("programme", programme_key)])
    form = DefinitionForm(request.POST) if request.method == "POST" else DefinitionForm(initial=_initial(key, last))
    if request.method == "POST" and form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name not in ("key", "reason")}
        try:
            define(
                by=request.user,
                programme_key=programme_key,
                key=form.cleaned_data["key"],
                said=said,
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The definition was kept."))
            return redirect("metric", key=form.cleaned_data["key"])
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "last": last,
        "breadcrumb": _way((_("Definitions of metrics"), reverse("metrics")), (_("Define"), "")),
    }
    return render(request, "results/define.html", context, status=422 if form.errors else 200)


def _last(key: str) -> Definition | None:
    try:
        return versions(key)[0] if key else None
    except NotKnown:
        return None


def _initial(key: str, last: Definition | None) -> dict[str, object]:
    """Begin with what the last version says."""
    initial: dict[str, object] = {"key": key}
    if last:
        said = {name: text for name, _label, text in last.texts}
        initial |= {f"{name}_nl": said[name].nl for name in TEXTS} | {f"{name}_en": said[name].en for name in TEXTS}
        initial |= {name: last.number(name) for name in NUMBERS} | {"direction": last.direction}
    return initial


def _way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Today"), reverse("today")), *steps]
