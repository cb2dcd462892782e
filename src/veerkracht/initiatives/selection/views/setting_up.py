"""The pages on which an administrator sets how is assessed and chosen: look at it first, then set a new version."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseFormSet, Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.foundation.keys import make_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.selection.actions.set_up import (
    refuse_framework,
    refuse_procedure,
    set_framework,
    set_procedure,
)
from veerkracht.initiatives.selection.forms import (
    AssessForm,
    CriteriaForms,
    FrameworkReasonForm,
    ProposeForm,
    QuestionForms,
    ReasonForm,
    StageForms,
)
from veerkracht.initiatives.selection.queries import versions
from veerkracht.initiatives.selection.queries.scopes import SET_UP
from veerkracht.initiatives.selection.rules.assessing import Criterion, criteria
from veerkracht.initiatives.selection.rules.stages import Question, Stage, questions, stages
from veerkracht.initiatives.selection.views.way import work_way
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key

Rows = list[dict[str, object]]
Forms = BaseFormSet[Any]


@login_required
def framework(request: SignedInRequest) -> HttpResponse:
    """Show the assessment framework, let a change be looked at, and set it as a new version."""
    programme_key = home_key()
    require(request.user, SET_UP, [("programme", programme_key)])
    now = versions.framework(programme_key, on=localdate())
    posted = request.POST if request.method == "POST" else None
    rows = CriteriaForms(posted, initial=[_criterion(one) for one in now.criteria], prefix="rows")
    reason = FrameworkReasonForm(posted, initial={"at_least": now.at_least})
    context: dict[str, Any] = {"rows": rows, "reason": reason, "versions": versions.frameworks(programme_key)}

    def look() -> None:
        said = _rows(rows, "title_nl")
        refuse_framework(rows=said, at_least=reason.cleaned_data["at_least"])

        class Preview(AssessForm):
            pass

        Preview.criteria = criteria(said)
        context["preview"] = Preview(prefix="preview")

    def keep() -> None:
        words = {"rows": _rows(rows, "title_nl"), **reason.cleaned_data}
        set_framework(by=request.user, programme_key=programme_key, on=localdate(), **words)

    context["breadcrumb"] = work_way((_("Assessment framework"), ""))
    return _answer(request, "framework", context, (rows, reason), look, keep)


@login_required
def procedure(request: SignedInRequest) -> HttpResponse:
    """Show the stages and the form, let a change be looked at, and set it as a new version."""
    programme_key = home_key()
    require(request.user, SET_UP, [("programme", programme_key)])
    now = versions.procedure(programme_key, on=localdate())
    posted = request.POST if request.method == "POST" else None
    rows = StageForms(posted, initial=[_stage(one) for one in now.stages], prefix="rows")
    asked = QuestionForms(posted, initial=[_question(one) for one in now.questions], prefix="asked")
    reason = ReasonForm(posted)
    context: dict[str, Any] = {"rows": rows, "asked": asked, "reason": reason}
    context["versions"] = versions.procedures(programme_key)

    def look() -> None:
        steps, said = _rows(rows, "title_nl"), _rows(asked, "label_nl")
        refuse_procedure(steps=steps, asked=said)
        context["preview"] = ProposeForm(prefix="preview", asked=questions(said), themes=())
        context["preview_stages"] = stages(steps)

    def keep() -> None:
        words = {"steps": _rows(rows, "title_nl"), "asked": _rows(asked, "label_nl"), **reason.cleaned_data}
        set_procedure(by=request.user, programme_key=programme_key, on=localdate(), **words)

    context["breadcrumb"] = work_way((_("Stages and form"), ""))
    return _answer(request, "procedure", context, (rows, asked, reason), look, keep)


def _answer(
    request: SignedInRequest,
    page: str,
    context: dict[str, Any],
    typed: Iterable[Form | Forms],
    look: Callable[[], None],
    keep: Callable[[], None],
) -> HttpResponse:
    """Let what was typed be looked at or kept; what is refused is said above it and nothing is lost."""
    if request.method == "POST":
        checked = [one.is_valid() for one in typed]
        if not all(checked):
            context["problem"] = _("Something below is not filled in right. It says so beside it.")
        else:
            try:
                if request.POST.get("do") == "keep":
                    keep()
                    done = _("The new version is in force. What runs keeps the version it began with.")
                    messages.success(request, done)
                    return redirect(f"selection-{page}")
                look()
            except NotAllowed:
                raise
            except Refusal as refusal:
                context["problem"] = str(refusal)
    return render(request, f"selection/{page}.html", context, status=422 if context.get("problem") else 200)


def _rows(forms: Forms, named: str) -> Rows:
    """Give what was typed in each row, in the order that was asked, each with a key that never changes."""
    kept = [one for one in forms.ordered_forms if one.cleaned_data.get(named)]
    rows: Rows = []
    taken = {str(one.cleaned_data["key"]) for one in kept if one.cleaned_data["key"]}
    for one in kept:
        typed = {name: value for name, value in one.cleaned_data.items() if name not in ("ORDER", "DELETE")}
        if not typed["key"]:
            typed["key"] = make_key(str(typed[named]), taken=taken)
            taken.add(typed["key"])
        rows.append(typed)
    return rows


def _criterion(one: Criterion) -> dict[str, object]:
    words = _both("title", one.title) | _both("look", one.look)
    return words | {"key": one.key, "weight": one.weight, "condition": one.condition}


def _stage(one: Stage) -> dict[str, object]:
    return _both("title", one.title) | _both("text", one.text) | {"key": one.key, "does": one.does}


def _question(one: Question) -> dict[str, object]:
    words = _both("label", one.label) | _both("hint", one.hint)
    return words | {"key": one.key, "sort": one.sort, "required": one.required}


def _both(name: str, text: Bilingual) -> dict[str, object]:
    return {f"{name}_nl": text.nl, f"{name}_en": text.en}
