"""The forms in which interventions, outcomes and studies are written."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.initiatives.queries.portfolio import all_keys
from veerkracht.learning.evidence.actions import write
from veerkracht.learning.evidence.forms import (
    InterventionForm,
    NewInterventionForm,
    NewOutcomeForm,
    NewStudyForm,
    OutcomeForm,
    StudyForm,
)
from veerkracht.learning.evidence.queries import evidence
from veerkracht.learning.evidence.queries import writing as asked
from veerkracht.learning.evidence.views.shared import ENTER, programme_of, read, way
from veerkracht.people.permissions import Scope, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import sentence
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed, plain

Values = Mapping[str, object]


@keeping_what_was_typed
def new_intervention(request: SignedInRequest) -> HttpResponse:
    """Add an intervention."""
    programme = programme_of(request)

    def begin(key: str, said: dict[str, Any]) -> str:
        made = write.begin_intervention(by=request.user, programme_key=programme, key=key, said=said)
        return reverse("evidence-intervention", args=[made.key])

    return _new(request, NewInterventionForm(request.POST or None), begin, _("New intervention"), "intervention")


@keeping_what_was_typed
def new_outcome(request: SignedInRequest) -> HttpResponse:
    """Add an outcome."""
    programme = programme_of(request)

    def begin(key: str, said: dict[str, Any]) -> str:
        write.begin_outcome(by=request.user, programme_key=programme, key=key, said=said)
        return reverse("evidence-work")

    return _new(request, NewOutcomeForm(request.POST or None), begin, _("New outcome for people"), "outcome")


@keeping_what_was_typed
def new_study(request: SignedInRequest, key: str) -> HttpResponse:
    """Add a study of an intervention."""
    of = evidence.intervention_named(key)
    require(request.user, ENTER, [("programme", of.programme.key)])

    def begin(name: str, said: dict[str, Any]) -> str:
        made = write.begin_study(by=request.user, intervention=of, key=name, said=said)
        return reverse("evidence-study", args=[made.key])

    form = _offering(NewStudyForm, of.programme.key)(request.POST or None)
    step = (read(of.title), reverse("evidence-intervention", args=[key]))
    return _new(request, form, begin, _("New study"), "study", step)


@keeping_what_was_typed
def write_intervention(request: SignedInRequest, key: str) -> HttpResponse:
    """Change what is known of an intervention."""
    of = evidence.intervention_named(key)
    require(request.user, ENTER, [("programme", of.programme.key)])

    def save(said: Values, now: Values, undoing: bool) -> None:
        write.write_intervention(by=request.user, key=key, said=said, seen=now, undoing=undoing)

    sheet = _sheet(("intervention", key), read(of.title), InterventionForm, asked.intervention_values, save)
    return edit(request, sheet)


@keeping_what_was_typed
def write_outcome(request: SignedInRequest, key: str) -> HttpResponse:
    """Change what is known of an outcome."""
    on = evidence.outcome_named(key)
    require(request.user, ENTER, [("programme", on.programme.key)])

    def save(said: Values, now: Values, undoing: bool) -> None:
        write.write_outcome(by=request.user, key=key, said=said, seen=now, undoing=undoing)

    done = reverse("evidence-work")
    return edit(request, _sheet(("outcome", key), read(on.title), OutcomeForm, asked.outcome_values, save, done))


@keeping_what_was_typed
def write_study(request: SignedInRequest, key: str) -> HttpResponse:
    """Change what is known of a study."""
    one = evidence.study_named(key)
    require(request.user, ENTER, [("programme", one.intervention.programme.key)])

    def save(said: Values, now: Values, undoing: bool) -> None:
        write.write_study(by=request.user, key=key, said=said, seen=now, undoing=undoing)

    form = _offering(StudyForm, one.intervention.programme.key)
    return edit(request, _sheet(("study", key), one.title, form, asked.study_values, save))


def _sheet(
    about: Scope,
    title: str,
    form: type[forms.Form],
    values: Callable[[str], dict[str, object]],
    save: Callable[[Values, Values, bool], None],
    done: str = "",
) -> Sheet:
    kind, key = about
    return Sheet(
        name=f"{kind}:{key}",
        about=about,
        title=title,
        form=form,
        now=lambda _said: values(key),
        save=save,
        address=reverse(f"evidence-{kind}-write", args=[key]),
        done=done or reverse(f"evidence-{kind}", args=[key]),
        heading=_("Change “%(title)s”") % {"title": title},
        lede=_("What you save is public at once. What was put together before stays as it was."),
        button=_("Save this"),
        saved=_("It was saved."),
        context={"breadcrumb": way((title, done or reverse(f"evidence-{kind}", args=[key])), (_("Change"), ""))},
    )


def _offering(form: type[StudyForm], programme_key: str) -> type[StudyForm]:
    """Give a form of a study with the initiatives and sources to choose from."""
    language = get_language() or "nl"
    offered = {
        "initiative_key": asked.initiatives(all_keys(programme_key), language),
        "source": asked.sources(),
    }
    return type(form.__name__, (form,), {"offered": offered})


def _new(
    request: SignedInRequest,
    form: forms.Form,
    begin: Callable[[str, dict[str, Any]], str],
    heading: str,
    kind: str,
    *steps: tuple[str, str],
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        # A day stays a day; what is empty is said as nothing.
        said = {name: plain(value) for name, value in form.cleaned_data.items() if name != "key"}
        if "recognised_until" in said:
            said["recognised_until"] = form.cleaned_data["recognised_until"]
        try:
            address = begin(form.cleaned_data["key"], said)
            messages.success(request, _("It was saved, and is public."))
            if waits := sentence((kind, form.cleaned_data["key"]), request.user):
                messages.warning(request, waits)
            return redirect(address)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "heading": heading, "breadcrumb": way(*steps, (heading, ""))}
    return render(request, "evidence/new.html", context, status=422 if form.errors else 200)
