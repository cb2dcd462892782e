"""The pages of goals, and the page on which an officer revises one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.requests import SignedInRequest
from veerkracht.people.withheld import sentence as withheld_sentence
from veerkracht.programmes.actions.revise import revise
from veerkracht.programmes.queries.goals import GoalRow
from veerkracht.programmes.queries.goals import goal as goal_of
from veerkracht.programmes.queries.goals import goals as goals_of
from veerkracht.publishing.days import asked_day
from veerkracht.publishing.filters import asked as filters
from veerkracht.publishing.forms import GoalForm
from veerkracht.publishing.goals import goal_groups, not_yet, timeline
from veerkracht.publishing.recorders import keeps
from veerkracht.publishing.scope import above, kept, programme_asked


def goals(request: HttpRequest) -> HttpResponse:
    """List what the programme wants to reach, now or as it was on a day, grouped by how firm it is."""
    asked = asked_day(request.GET.get("on", ""))
    reading, programme = programme_asked(filters("goals", request.GET, ("on", "programme"), paging=False))
    found = goals_of(programme.key) if programme else ()
    on = asked.day or localdate()
    context = {
        "groups": goal_groups(found, on),
        "none": not found,
        "not_yet": not_yet(found, on),
        "first": min((goal.versions[0].in_force_from for goal in found if goal.versions), default=None),
        "on": asked.day,
        "problem": asked.problem,
        "unknown": reading.notices,
        **kept(programme),
        "breadcrumb": [*above(programme), (_("Goals"), "")],
    }
    return render(request, "publishing/goals.html", context, status=400 if asked.problem else 200)


def goal(request: HttpRequest, key: str) -> HttpResponse:
    """Show one goal: what it says, and all it has said through time."""
    asked = asked_day(request.GET.get("on", ""))
    found = goal_of(key)
    here = found.on(asked.day or localdate())
    keeper = keeps(request.user, found.programme_key)
    context = {
        "goal": found,
        "here": here,
        "shown": here or (found.versions[0] if found.versions else None),
        "moments": timeline(found, here=here, language=get_language() or "nl", by_name=keeper),
        "on": asked.day,
        "problem": asked.problem,
        "unknown": filters("goal", request.GET, ("on",), paging=False).notices,
        "keeper": keeper,
        "about": f"goal:{found.key}",
        "breadcrumb": [(_("Goals"), reverse("goals")), (_title(found), "")],
    }
    return render(request, "publishing/goal.html", context, status=400 if asked.problem else 200)


@login_required
def revise_goal(request: SignedInRequest, key: str) -> HttpResponse:
    """Let an officer record what a goal says from a day on, and why."""
    found = goal_of(key)
    if not keeps(request.user, found.programme_key):
        raise NotAllowed(_("You may not do this here. Ask the administrator for a role that may."))
    form = GoalForm(request.POST) if request.method == "POST" else GoalForm(initial=_initial(found))
    if request.method == "POST" and form.is_valid() and _revised(request, found, form):
        messages.success(request, _("The new version was recorded."))
        if waits := withheld_sentence(("goal", key), request.user):
            messages.warning(request, waits)
        return redirect("goal", key=key)
    context = {
        "goal": found,
        "title": _title(found),
        "form": form,
        "last": found.versions[-1] if found.versions else None,
        "breadcrumb": [(_("Goals"), reverse("goals")), (_title(found), reverse("goal", args=[key])), (_("Revise"), "")],
    }
    return render(request, "publishing/goal_revise.html", context, status=422 if form.errors else 200)


def _revised(request: SignedInRequest, found: GoalRow, form: GoalForm) -> bool:
    """Record the version; where a rule says no, say so in the form, with all that was typed kept."""
    said = form.cleaned_data
    try:
        revise(
            by=request.user,
            goal_key=found.key,
            status=said["status"],
            title=Bilingual(said["title_nl"], said["title_en"]),
            text=Bilingual(said["text_nl"], said["text_en"]),
            in_force_from=said["in_force_from"],
            reason=said["reason"],
            based_on=said["based_on"],
        )
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        form.rebase(found.last_number)
        return False
    return True


def _initial(found: GoalRow) -> dict[str, object]:
    """Begin with what the goal says in its last version."""
    initial: dict[str, object] = {"in_force_from": localdate(), "based_on": found.last_number}
    if found.versions:
        last = found.versions[-1]
        initial |= {"status": last.status, "title_nl": last.title.nl, "title_en": last.title.en}
        initial |= {"text_nl": last.text.nl, "text_en": last.text.en}
    return initial


def _title(found: GoalRow) -> str:
    return found.versions[-1].title.read(get_language() or "nl").text if found.versions else found.key
