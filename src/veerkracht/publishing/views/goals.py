"""The pages of goals, and the page on which an officer revises one."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.permissions import require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.actions.revise import revise
from veerkracht.programmes.actions.versions import RevisedMeanwhile
from veerkracht.programmes.queries.goals import GoalRow
from veerkracht.programmes.queries.goals import goal as goal_of
from veerkracht.programmes.queries.goals import goals as goals_of
from veerkracht.publishing.days import asked_day
from veerkracht.publishing.filters import asked as filters
from veerkracht.publishing.forms import GoalForm
from veerkracht.publishing.goals import goal_groups, not_yet, timeline
from veerkracht.publishing.recorders import keeps
from veerkracht.publishing.scope import above, kept, programme_asked
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed

Values = Mapping[str, object]
TEXTS = ("status", "title_nl", "title_en", "text_nl", "text_en")


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


@keeping_what_was_typed
def revise_goal(request: SignedInRequest, key: str) -> HttpResponse:
    """Let an officer record what a goal says from a day on, and why."""
    found = goal_of(key)
    require(request.user, "keep the programme", [("programme", found.programme_key)])

    def save(said: Values, now: Values, _undoing: bool) -> None:
        texts = {name: str(said.get(name, now[name])) for name in TEXTS}
        try:
            revise(
                by=request.user,
                goal_key=key,
                status=texts["status"],
                title=Bilingual(texts["title_nl"], texts["title_en"]),
                text=Bilingual(texts["text_nl"], texts["text_en"]),
                in_force_from=date.fromisoformat(str(now["in_force_from"])),
                reason=str(now["reason"]),
                based_on=int(str(now["based_on"])),
            )
        except RevisedMeanwhile as refusal:
            raise ChangedMeanwhile(str(refusal)) from refusal

    sheet = Sheet(
        name=f"goal:{key}",
        about=("goal", key),
        title=_title(found),
        form=GoalForm,
        now=lambda said: _now(goal_of(key), said),
        save=save,
        address=reverse("goal-revise", args=[key]),
        done=reverse("goal", args=[key]),
        heading=_("Revise this goal"),
        lede=_("You make a new version. What the goal said before stays readable, with your reason beside it."),
        button=_("Record the new version"),
        saved=_("The new version was recorded."),
        no_undo=_("A version stays, since others may have read it. Is it not right? Record a new one and say why."),
        whole=True,
        template="publishing/goal_revise.html",
        context={
            "goal": found,
            "last": found.versions[-1] if found.versions else None,
            "breadcrumb": [
                (_("Goals"), reverse("goals")),
                (_title(found), reverse("goal", args=[key])),
                (_("Revise"), ""),
            ],
        },
    )
    return edit(request, sheet)


def _now(found: GoalRow, said: Values) -> dict[str, object]:
    """Give what the goal says in its last version; the day and the reason belong to the new version alone."""
    last = max(found.versions, key=lambda version: version.number, default=None)
    return {
        "status": last.status if last else "course",
        "title_nl": last.title.nl if last else "",
        "title_en": last.title.en if last else "",
        "text_nl": last.text.nl if last else "",
        "text_en": last.text.en if last else "",
        "in_force_from": said.get("in_force_from") or localdate().isoformat(),
        "reason": said.get("reason", ""),
        "based_on": found.last_number,
    }


def _title(found: GoalRow) -> str:
    return found.versions[-1].title.read(get_language() or "nl").text if found.versions else found.key
