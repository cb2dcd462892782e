"""The page of one study: what it found, how strong it is, and whether it still counts."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.learning.evidence.actions.effect import drop_finding, enter_direction, enter_effect
from veerkracht.learning.evidence.actions.study import put_back, rate, take_back
from veerkracht.learning.evidence.computing import effect as computed_effect
from veerkracht.learning.evidence.forms import (
    BeforeAndAfterForm,
    CountsForm,
    DirectionForm,
    EffectForm,
    GroupsForm,
    IntervalForm,
    RateForm,
    TakeBackForm,
)
from veerkracht.learning.evidence.queries import evidence
from veerkracht.learning.evidence.queries.rows import study_row
from veerkracht.learning.evidence.views.shared import ENTER, read, titled, way
from veerkracht.learning.evidence.words import ASSUMED, elsewhere_words, level_word, way_word
from veerkracht.learning.rules.effects import Effect
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.writing.editing import keeping_what_was_typed

WAYS: dict[str, type[EffectForm]] = {
    "groups": GroupsForm,
    "counts": CountsForm,
    "before-and-after": BeforeAndAfterForm,
    "interval": IntervalForm,
}
OTHER_CORRELATIONS = (0.3, 0.7)
"""Where a correlation had to be assumed, these are shown beside it."""


@keeping_what_was_typed
def study(request: SignedInRequest, key: str) -> HttpResponse:
    """Show what a study found; judge it, take it back, or take a finding away that was entered by mistake."""
    found = evidence.study_named(key)
    programme = found.intervention.programme.key
    if not may(request.user, ENTER, [("programme", programme)]) and not reach(request.user, RATE).scopes:
        require(request.user, ENTER, [("programme", programme)])
    form = _FORMS[request.POST.get("step", "")](request.POST) if request.POST.get("step") in _FORMS else None
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            messages.success(request, _done(request, found, form))
            return redirect("evidence-study", key=key)
        except NotAllowed:
            raise
        except Refusal as refusal:
            if form is None:
                messages.error(request, str(refusal))
                return redirect("evidence-study", key=key)
            form.add_error(None, str(refusal))
    row = study_row(found)
    step = request.POST.get("step")
    context = {
        "study": row,
        "intervention": found.intervention,
        "intervention_title": found.intervention.title,
        "designed": level_word(row.design),
        "elsewhere": elsewhere_words(row.design),
        "level": level_word(row.level),
        "second": "" if row.level_second is None else level_word(row.level_second),
        "outcomes": {one.key: one.title for one in evidence.outcomes(programme)},
        "effects": [(one, way_word(one.how)) for one in row.effects],
        "rate": form if step == "rate" else RateForm(initial={"level": row.level_second or row.level}),
        "may_rate": may(request.user, RATE, [("programme", programme)], done={ENTER: [row.by_key]}),
        "may_enter": may(request.user, ENTER, [("programme", programme)]),
        "take_back": form if step == "take-back" else TakeBackForm(),
        "ways": [(name, way_word(name)) for name in WAYS],
        "breadcrumb": way(
            (read(found.intervention.title), reverse("evidence-intervention", args=[found.intervention.key])),
            (row.title, ""),
        ),
    }
    return render(request, "evidence/study.html", context, status=422 if form is not None and form.errors else 200)


RATE = "set an evidence level"
_FORMS: dict[str, Callable[..., forms.Form]] = {"rate": RateForm, "take-back": TakeBackForm}


def _done(request: SignedInRequest, found: Any, form: forms.Form | None) -> str:
    """Do what a button on the page of a study asks, and say so."""
    step, by = request.POST.get("step", ""), request.user
    if step == "rate" and form is not None:
        rate(by=by, study=found, level=form.cleaned_data["level"])
        return _("Your judgement was kept. The lower of the two counts.")
    if step == "take-back" and form is not None:
        take_back(by=by, study=found, reason=form.cleaned_data["reason"])
        return _("The study no longer counts. Put the studies together again.")
    if step == "put-back":
        put_back(by=by, study=found)
        return _("The study counts again. Put the studies together again.")
    outcome = evidence.outcome_named(request.POST.get("outcome", ""))
    only_way = request.POST.get("step") == "drop-direction"
    drop_finding(by=by, study=found, outcome=outcome, measured=request.POST.get("measured", ""), only_way=only_way)
    return _("The finding was taken away.")


@keeping_what_was_typed
def new_effect(request: SignedInRequest, key: str, how: str) -> HttpResponse:
    """Enter an effect: first shown as it is computed, then saved."""
    found = evidence.study_named(key)
    programme = found.intervention.programme.key
    require(request.user, ENTER, [("programme", programme)])
    form = WAYS.get(how, GroupsForm)(request.POST or None, outcomes=titled(evidence.outcomes(programme)))
    shown: Effect | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            shown = computed_effect(how, form.reported)
            if request.POST.get("step") == "save":
                enter_effect(
                    by=request.user,
                    study=found,
                    outcome=evidence.outcome_named(said["outcome"]),
                    how=how,
                    reported=form.reported,
                    measured=said["measured"],
                    primary=said["primary"],
                )
                messages.success(request, _("The effect was saved."))
                return redirect("evidence-study", key=key)
        except NotAllowed:
            raise
        except Refusal as refusal:
            shown = None
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "shown": shown,
        "bounds": _bounds(shown),
        "noted": [ASSUMED[name] for name in shown.assumed] if shown else [],
        "others": _others(how, form) if shown and "correlation" in shown.assumed else [],
        "how": how,
        "ways": [(name, way_word(name)) for name in WAYS],
        "study": found,
        "breadcrumb": way((found.title, reverse("evidence-study", args=[key])), (_("What it found"), "")),
    }
    return render(request, "evidence/effect.html", context, status=422 if form.errors else 200)


def _bounds(shown: Effect | None) -> tuple[float, float] | None:
    return (shown.size - 1.96 * shown.error, shown.size + 1.96 * shown.error) if shown else None


def _others(how: str, form: EffectForm) -> list[tuple[float, Effect]]:
    """Give the effect also with a weaker and a stronger correlation than the one that was assumed."""
    found = [(known, computed_effect(how, form.reported | {"correlation": known})) for known in OTHER_CORRELATIONS]
    return [(known, replace(one)) for known, one in found]


@keeping_what_was_typed
def new_direction(request: SignedInRequest, key: str) -> HttpResponse:
    """Enter only which way a study went, where it gives no sizes."""
    found = evidence.study_named(key)
    programme = found.intervention.programme.key
    require(request.user, ENTER, [("programme", programme)])
    start = {"better": 0, "same": 0, "worse": 0}
    form = DirectionForm(request.POST or None, initial=start, outcomes=titled(evidence.outcomes(programme)))
    if request.method == "POST" and form.is_valid():
        try:
            outcome = evidence.outcome_named(form.cleaned_data["outcome"])
            enter_direction(by=request.user, study=found, outcome=outcome, outcomes=form.outcomes)
            messages.success(request, _("It was saved which way the study went."))
            return redirect("evidence-study", key=key)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {
        "form": form,
        "how": "direction",
        "ways": [(name, way_word(name)) for name in WAYS],
        "study": found,
        "breadcrumb": way((found.title, reverse("evidence-study", args=[key])), (_("Which way it went"), "")),
    }
    return render(request, "evidence/effect.html", context, status=422 if form.errors else 200)
