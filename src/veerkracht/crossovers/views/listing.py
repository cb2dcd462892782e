"""The working list of cross-overs, of all tasks or of one, and how good the proposals were."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.crossovers.actions import own, propose
from veerkracht.crossovers.queries import credited, hits, owners, working
from veerkracht.crossovers.queries.working import Asked, TaskLine
from veerkracht.crossovers.views.way import way
from veerkracht.foundation.errors import NotAllowed, Refusal
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.trail.pages import Turn

SEE = "see cross-overs"
KEEP = "keep the programme"


@login_required
def crossovers_work(request: SignedInRequest) -> HttpResponse:
    """List the cross-overs that someone may see; of one task, also who owns it and what is credited to it."""
    if not reach(request.user, SEE).scopes:
        require(request.user, SEE)
    tasks = working.tasks(request.user)
    asked, notices = _asked(request, tasks)
    task = next((one for one in tasks if one.key == asked.task), None)
    programme_key = task.programme_key if task else home_key()
    if request.method == "POST":
        return _posted(request, task, programme_key)
    turn = Turn(after=request.GET.get("after", "")[:80], before=request.GET.get("before", "")[:80])
    page = working.listed(request.user, asked, turn)
    counts = working.numbers(request.user, asked)
    keeps = may(request.user, KEEP, [("programme", programme_key)])
    silent_many, silent = working.silent(request.user, programme_key) if not task else (0, ())
    context: dict[str, Any] = {
        "rows": page.rows,
        "total": page.total,
        "tasks": tasks,
        "task": task,
        "asked": asked,
        "notices": notices,
        "filters": _filters(asked, counts),
        "chips": _chips(asked, task),
        "may_register": bool(reach(request.user, "register a cross-over").scopes),
        "keeps": keeps,
        "owner": owners.owner_of(task.key) if task else None,
        "could_own": owners.could_own(programme_key) if task and keeps else [],
        "totals": credited.credited(programme_key, task_key=task.key, only_public=False) if task else (),
        "silent": silent,
        "silent_many": silent_many,
        "pages": {
            "previous": _address(asked, before=page.before) if page.before else "",
            "next": _address(asked, after=page.after) if page.after else "",
        },
        "breadcrumb": [*way()[:-1], (_("Cross-overs"), "")],
    }
    return render(request, "crossovers/list.html", context)


@login_required
def crossovers_hits(request: SignedInRequest) -> HttpResponse:
    """Show per quarter how many proposals held, and how much of what held had been proposed."""
    programme_key = home_key()
    require(request.user, SEE, [("programme", programme_key)])
    context = {
        "hits": hits.hits(programme_key),
        "breadcrumb": way((_("How good the proposals are"), "")),
    }
    return render(request, "crossovers/hits.html", context)


def _posted(request: SignedInRequest, task: TaskLine | None, programme_key: str) -> HttpResponse:
    """Name the owner of the task, or let the texts be compared."""
    try:
        if request.POST.get("step") == "own" and task is not None:
            own.name_owner(by=request.user, task_key=task.key, person_key=request.POST.get("person", "")[:80])
            messages.success(request, _("The owner was named. What initiatives state waits for them now."))
        else:
            propose.start(by=request.user, programme_key=programme_key)
            messages.success(request, _("The comparison was asked for. Look here again in a minute."))
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect(request.get_full_path())


def _asked(request: SignedInRequest, tasks: tuple[TaskLine, ...]) -> tuple[Asked, list[str]]:
    """Read what is asked in the address; what does not exist is left out, and it says so."""
    offered = {name: set(choices.values) for name, choices in working.FACETS.items()}
    offered["task"] = {one.key for one in tasks}
    said, notices = {"q": " ".join(request.GET.get("q", "").split())[:200]}, []
    for name, values in offered.items():
        value = request.GET.get(name, "")
        if value and value not in values:
            sentence = _("We do not know “%(value)s” here, so we left it out.")
            notices.append(sentence % {"value": value[:60]})
            value = ""
        said[name] = value
    return Asked(**said), notices


def _filters(asked: Asked, counts: dict[str, Any]) -> list[dict[str, Any]]:
    labels = {"state": _("Where it stands"), "kind": _("How it touches the task"), "way": _("How it came to be known")}
    return [
        {
            "name": name,
            "label": labels[name],
            "chosen": getattr(asked, name),
            "options": [
                (value, f"{word} ({counts[name][value]})")
                for value, word in working.FACETS[name].choices
                if counts[name][value] or value == getattr(asked, name)
            ],
        }
        for name in working.FACETS
    ]


def _chips(asked: Asked, task: TaskLine | None) -> list[dict[str, str]]:
    words = {
        "task": task.title.read(get_language() or "nl").text if task else "",
        "q": _("Words: “%s”") % asked.q if asked.q else "",
    }
    for name, choices in working.FACETS.items():
        value = getattr(asked, name)
        words[name] = str(choices(value).label).capitalize() if value else ""
    return [{"label": word, "address": _address(asked, **{name: ""})} for name, word in words.items() if word]


def _address(asked: Asked, **changed: str) -> str:
    names = ("task", *working.FACETS, "q")
    said = {**{name: getattr(asked, name) for name in names}, **changed}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"{reverse('crossovers-work')}?{query}" if query else reverse("crossovers-work")
