"""The pages of doing: the support that is given, one agreement with its plan and log, and writing down a talk."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.initiatives.actions.join import assess
from veerkracht.initiatives.queries.named import initiative_of
from veerkracht.people.permissions import reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.support.giving.actions import end, log, plan
from veerkracht.support.giving.forms import FinishForm, StandingForm, StepForm, StopForm, TalkForm
from veerkracht.support.giving.queries import doing, running
from veerkracht.support.giving.queries.doing import Doing
from veerkracht.support.giving.queries.scopes import GIVE, SEE, scopes
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed
from veerkracht.writing.steps import Step, do, pages, said, sent, turn


def giving_way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the steps from today to a page of support that is given."""
    return [(_("Today"), reverse("today")), (_("Support that is given"), reverse("support-given")), *steps]


@login_required
def given(request: SignedInRequest) -> HttpResponse:
    """List the support that is given or was, the newest first."""
    if not reach(request.user, SEE).scopes:
        require(request.user, SEE)
    facets = {"state": running.states(), "kind": running.kinds()}
    asked = {name: request.GET.get(name, "") for name in facets}
    asked = {name: value if value in dict(facets[name]) else "" for name, value in asked.items()}
    judge = request.GET.get("judge") == "yes"
    page = running.given(request.user, turn(request), judge=judge, **asked)
    kept = asked | ({"judge": "yes"} if judge else {})
    context = {
        "page": page,
        "pages": pages(reverse("support-given"), kept, page),
        "asked": asked,
        "judge": judge,
        "narrowed": judge or any(asked.values()),
        "facets": facets,
        "breadcrumb": [*giving_way()[:-1], (_("Support that is given"), "")],
    }
    return render(request, "giving/given.html", context)


@login_required
def doing_page(request: SignedInRequest, key: str) -> HttpResponse:
    """Show one agreement with its plan, its log and what came of it, and do with it what was asked."""
    found = doing.doing(key, viewer=request.user)
    forms = sent(request, _kinds(request, found))
    if request.method == "POST" and do(request, forms, _steps(request, found)):
        return redirect("support-doing", key=key)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    context = {
        "doing": found,
        "forms": forms,
        "failed": failed,
        "trail_of": f"agreement:{key}",
        "breadcrumb": giving_way((said(found.initiative), "")),
    }
    return render(request, "giving/doing.html", context, status=422 if failed else 200)


def _kinds(request: SignedInRequest, found: Doing) -> dict[str, tuple[type[Form], dict[str, Any]]]:
    """Give the forms that fit an agreement as it stands now."""
    kinds: dict[str, tuple[type[Form], dict[str, Any]]] = {}
    if found.may_give and found.runs:
        record = doing.agreement(found.key, viewer=request.user)

        class Planned(StepForm):
            people = tuple(doing.people_of(record, viewer=request.user).items())

        week = localdate() + timedelta(days=7)
        kinds |= {"plan": (Planned, {"who": request.user.key, "due_on": week})}
        kinds |= {"finish": (FinishForm, {}), "stop": (StopForm, {})}
    if found.may_say_how_it_stands:
        last = found.standings[-1] if found.standings else None
        now = {name: getattr(last, name) for name in ("phase", "support_base", "durability")} if last else {}
        kinds["stands"] = (StandingForm, now)
    return kinds


def _steps(request: SignedInRequest, found: Doing) -> dict[str, Step]:
    """Give what can be done on the page of an agreement: with its plan and its log, and to end it."""
    return _work(request, found.key) | _ends(request, found)


def _work(request: SignedInRequest, key: str) -> dict[str, Step]:
    """Give what can be done with a plan and a log; each action asks whether this person may."""
    by, on = request.user, localdate()
    number = _number(request)

    def plans(typed: dict[str, Any]) -> str:
        plan.add_step(by=by, key=key, what=typed["what"], who_key=typed["who"], due_on=typed["due_on"], on=on)
        return _("The step is planned. Who does it hears of it in time.")

    def takes(_typed: dict[str, Any]) -> str:
        plan.take_template(by=by, key=key, language=get_language() or "nl", on=on)
        return _("The plan stands. Change what is different here.")

    def done(_typed: dict[str, Any]) -> str:
        plan.finish_step(by=by, key=key, number=number, on=on)
        return _("The step is done.")

    def drops(_typed: dict[str, Any]) -> str:
        plan.drop_step(by=by, key=key, number=number, on=on)
        return _("The step is not needed any more.")

    def takes_back(_typed: dict[str, Any]) -> str:
        log.take_back(by=by, key=key, number=number)
        return _("The line was taken out of the log.")

    return {"plan": plans, "template": takes, "done": done, "drop": drops, "take-back": takes_back}


def _ends(request: SignedInRequest, found: Doing) -> dict[str, Step]:
    """Give how support ends, and how the initiative stands."""
    by, on, key = request.user, localdate(), found.key

    def finishes(typed: dict[str, Any]) -> str:
        end.finish(by=by, key=key, words=typed["words"], on=on)
        return _("The support is done. Six months after its start both sides say whether it helped.")

    def stops(typed: dict[str, Any]) -> str:
        request_key = end.stop(by=by, key=key, why=typed["why"], on=on)
        return _("The support stopped and its hours stay. The initiative waits at the desk again: %(request)s.") % {
            "request": request_key
        }

    def stands(typed: dict[str, Any]) -> str:
        initiative = initiative_of(found.initiative_key)
        told = {name: value for name, value in typed.items() if value}
        assess(by=by, initiative=initiative, on=on.isoformat(), **told)
        return _("It is written down how the initiative stands today.")

    return {"finish": finishes, "stop": stops, "stands": stands}


def _number(request: HttpRequest) -> int:
    text = request.POST.get("number", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0


@keeping_what_was_typed
def log_talk(request: SignedInRequest, key: str) -> HttpResponse:
    """Write down a talk: one short form for the phone, kept as a draft, and kept when the session ends."""
    record = doing.agreement(key, viewer=request.user)
    require(request.user, GIVE, scopes(record))
    if not record.ended_on and record.state != "agreed":
        raise Refusal(_("Both sides have not agreed on this support yet. Let them do so first."))
    blank = {"held_on": localdate().isoformat(), "minutes": "", "with_whom": "", "said": ""}

    def save(changed: Mapping[str, object], now: Mapping[str, object], _undoing: bool) -> None:
        typed = {**now, **changed}
        minutes = typed["minutes"]
        log.log(
            by=request.user,
            key=key,
            held_on=parse_date(str(typed["held_on"])),
            minutes=int(str(minutes)) if minutes != "" else None,
            said=str(typed["said"]),
            with_whom=str(typed["with_whom"]),
            on=localdate(),
        )

    done = reverse("support-doing", args=[key])
    sheet = Sheet(
        name=f"talk:{key}"[:80],
        title=said(record.initiative.title),
        form=TalkForm,
        now=lambda _said: blank,
        save=save,
        address=reverse("support-log", args=[key]),
        done=done,
        heading=_("Log a talk"),
        lede=_("Half a minute: the day, how long, and what. It counts as help that was given."),
        button=_("Put it in the log"),
        saved=_("It stands in the log."),
        no_undo=_("A line in the log is not undone here. Take it back on the page of the support."),
        context={"breadcrumb": giving_way((said(record.initiative.title), done), (_("Log a talk"), ""))},
    )
    return edit(request, sheet)
