"""The page on which an initiative says what it did with a lesson of others."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.learning.lessons.actions.adopt import adopt
from veerkracht.learning.lessons.forms import AdoptionForm
from veerkracht.learning.lessons.queries import working
from veerkracht.learning.lessons.queries.lesson import LessonRow, public_lesson
from veerkracht.people.permissions import reach, require
from veerkracht.people.requests import SignedInRequest


@login_required
def adopt_lesson(request: SignedInRequest, key: str) -> HttpResponse:
    """Say what an initiative did with a lesson; what is known of it already is filled in."""
    found = public_lesson(key)
    if found is None:
        raise NotKnown(_("There is no lesson “%(key)s”. Look for it in the list of lessons.") % {"key": key[:60]})
    if not reach(request.user, "adopt a lesson").scopes:
        require(request.user, "adopt a lesson")
    mine = working.initiatives_for(request.user, "adopt a lesson")

    class Form(AdoptionForm):
        initiatives = mine

    chosen = request.GET.get("initiative", "") or (mine[0][0] if len(mine) == 1 else "")
    form = Form(request.POST) if request.method == "POST" else Form(initial=_known(found, chosen))
    if request.method == "POST" and form.is_valid():
        try:
            said = {name: form.cleaned_data[name] for name in ("mode", "why_nl", "why_en", "result", "result_on")}
            adopt(
                by=request.user,
                key=key,
                initiative_key=form.cleaned_data["initiative"],
                on=localdate(),
                circumstances=form.circumstances(),
                **said,
            )
            messages.success(request, _("Thank you. Others read what you did with it, and how that went."))
            return redirect("lesson", key=key)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    shown = found.shown or found.last
    title = shown.title.read(get_language() or "nl").text
    context = {
        "lesson": found,
        "version": shown,
        "form": form,
        "breadcrumb": [
            (_("Lessons"), reverse("lessons")),
            (title, reverse("lesson", args=[key])),
            (_("What you did with it"), ""),
        ],
    }
    return render(request, "lessons/adopt.html", context, status=422 if form.errors else 200)


def _known(found: LessonRow, initiative_key: str) -> dict[str, Any]:
    """Give what was recorded before, so that nothing is asked twice."""
    before = next((one for one in found.adoptions if one.initiative_key == initiative_key), None)
    if before is None:
        return {"initiative": initiative_key}
    return {
        "initiative": initiative_key,
        "mode": before.mode,
        "why_nl": before.why.nl,
        "why_en": before.why.en,
        "result": before.result,
        "result_on": before.result_on,
        **before.known,
    }
