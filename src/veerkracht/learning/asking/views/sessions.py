"""The sessions: a list, planning one, recording what came of it, and one with its agenda and what is next."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.learning.asking.actions import meet
from veerkracht.learning.asking.forms import GROUP, MoveForm, PlanForm, SessionForm, StepForm
from veerkracht.learning.asking.queries import sessions as found_by
from veerkracht.learning.asking.queries import working
from veerkracht.learning.asking.queries.scopes import people_here
from veerkracht.learning.asking.queries.sessions import Agenda, WholeSession
from veerkracht.learning.asking.queries.trying import initiatives_for
from veerkracht.learning.asking.views.way import way
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.programmes.queries.programme import home_key
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed
from veerkracht.writing.steps import Step, do, pages, said, sent, turn

DEED = "hold a session"


@login_required
def sessions(request: SignedInRequest) -> HttpResponse:
    """List the sessions that someone may see."""
    if not reach(request.user, working.SEE).scopes:
        require(request.user, working.SEE)
    kinds = found_by.kind_words()
    kind = request.GET.get("kind", "")
    kind = kind if kind in kinds else ""
    page = found_by.sessions(request.user, turn(request), kind=kind)
    context = {
        "page": page,
        "kinds": kinds,
        "kind": kind,
        "may_meet": bool(reach(request.user, DEED).scopes),
        "today": localdate(),
        "pages": pages(reverse("sessions-work"), {"kind": kind}, page),
        "breadcrumb": way((_("Sessions"), "")),
    }
    return render(request, "asking/sessions.html", context)


@keeping_what_was_typed
def plan_session(request: SignedInRequest) -> HttpResponse:
    """Plan a session, or begin to record one that was held."""
    programme = home_key()
    if not reach(request.user, DEED).scopes:
        require(request.user, DEED, [("programme", programme)])
    anywhere = may(request.user, DEED, [("programme", programme)])
    where = [*([("", _("of the programme as a whole"))] if anywhere else []), *initiatives_for(request.user, DEED)]

    class Plan(PlanForm):
        initiatives = where

    made: list[str] = []

    def save(changed: Mapping[str, object], now: Mapping[str, object], _undoing: bool) -> None:
        texts = {name: str(value or "") for name, value in {**now, **changed}.items()}
        made.append(
            meet.plan(
                by=request.user,
                programme_key=programme,
                kind=texts["kind"],
                held_on=parse_date(texts["held_on"]),
                initiative_key=texts["initiative"],
            )
        )

    first = where[0][0] if where else ""
    today = localdate().isoformat()
    sheet = Sheet(
        name="session-new",
        title=_("Session"),
        form=Plan,
        now=lambda _said: {"kind": "", "held_on": today, "initiative": first},
        save=save,
        address=reverse("session-new"),
        done=reverse("sessions-work"),
        heading=_("Plan a session"),
        lede=_("The agenda makes itself: questions that hang, and what was noticed since the last session."),
        button=_("Plan this session"),
        saved=_("The session is planned. This is its agenda."),
        no_undo=_("Its day can be changed on its page, until it was held."),
        context={"breadcrumb": way((_("Sessions"), reverse("sessions-work")), (_("Plan"), ""))},
    )
    answer = edit(request, sheet)
    return redirect("session-work", key=made[0]) if made else answer


@keeping_what_was_typed
def record_session(request: SignedInRequest, key: str) -> HttpResponse:
    """Record what was used in a session, what changed and who was there."""
    found = found_by.session(key, viewer=request.user)
    require(request.user, DEED, found.scopes)
    agenda = found_by.agenda(found, viewer=request.user)

    class Held(SessionForm):
        asks = found_by.asks(found.line.kind)
        questions = _questions(found, agenda)
        observations = _observations(found, agenda)
        people = [(one.key, one.name) for one in people_here("ask a question", found.scopes)]

    def now(_said: Mapping[str, object]) -> dict[str, object]:
        return {name: value for name, value in found_by.told(key).items() if name in Held().fields}

    def save(changed: Mapping[str, object], before: Mapping[str, object], _undoing: bool) -> None:
        texts: dict[str, Any] = {**before, **changed}
        groups = {name: texts.get(GROUP + name) for name in found_by.group_words()}
        told = meet.Told(
            first=str(texts["first"]),
            second=str(texts["second"]),
            changed=str(texts["changed"]),
            observations=texts.get("observations") or (),
            questions=texts.get("questions") or (),
            people=texts.get("people") or (),
            groups={name: int(str(count)) for name, count in groups.items() if count not in ("", None)},
        )
        meet.tell_of(by=request.user, key=key, told=told, on=localdate(), seen=found.line.recorded)

    sheet = Sheet(
        name=f"session:{key}",
        title=capfirst(found.line.kind_word),
        form=Held,
        now=now,
        save=save,
        address=reverse("session-write", args=[key]),
        done=reverse("session-work", args=[key]),
        heading=_("What came of the session?"),
        lede=_("What you used, what changes now, and who was there. What you leave empty can be added later."),
        button=_("Record the session"),
        saved=_("The session was recorded. Now say what is next, and who does it."),
        no_undo=_("Change it here again when something is missing: it stands in the trail who did so."),
        context={
            "breadcrumb": way(
                (_("Sessions"), reverse("sessions-work")),
                (capfirst(found.line.kind_word), reverse("session-work", args=[key])),
                (_("Record what came of it"), ""),
            )
        },
    )
    return edit(request, sheet)


@login_required
def session(request: SignedInRequest, key: str) -> HttpResponse:
    """Show a session: its agenda, what came of it, and what is next."""
    found = found_by.session(key, viewer=request.user)
    can = may(request.user, DEED, found.scopes)
    kinds: dict[str, tuple[type[Form], dict[str, Any]]] = {}
    if can and not found.to_come:
        mine = [(one.key, one.name) for one in people_here("ask a question", found.scopes)]
        step = type("Next", (StepForm,), {"owners": [("", _("Choose who")), *mine]})
        kinds["agree"] = (step, {})
    if can and not found.line.recorded:
        kinds["move"] = (MoveForm, {"held_on": found.line.held_on})
    forms = sent(request, kinds)
    if request.method == "POST" and do(request, forms, _steps(request, key)):
        return redirect("session-work", key=key)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    context = {
        "session": found,
        "line": found.line,
        "agenda": None if found.line.recorded else found_by.agenda(found, viewer=request.user),
        "forms": forms,
        "failed": failed,
        "can": can,
        "asks": bool(reach(request.user, "ask a question").scopes),
        "writes": bool(reach(request.user, "write a lesson").scopes),
        "there": _there(found),
        "trail_of": f"session:{key}",
        "breadcrumb": way((_("Sessions"), reverse("sessions-work")), (capfirst(found.line.kind_word), "")),
    }
    return render(request, "asking/session.html", context, status=422 if failed else 200)


def _steps(request: SignedInRequest, key: str) -> dict[str, Step]:
    by, on = request.user, localdate()
    number = request.POST.get("number", "")

    def agree(cleaned: dict[str, Any]) -> str:
        words = {"what": cleaned["what"], "owner_key": cleaned["owner"], "due_on": cleaned["due_on"]}
        meet.agree_step(by=by, key=key, on=on, **words)
        return _("That is agreed. It stands under Today of who does it.")

    def move(cleaned: dict[str, Any]) -> str:
        meet.move(by=by, key=key, held_on=cleaned["held_on"])
        return _("The session has another day.")

    def finish(_cleaned: dict[str, Any]) -> str:
        meet.finish_step(by=by, key=key, number=int(number) if number.isdecimal() and len(number) < 15 else 0, on=on)
        return _("Done. Thank you.")

    return {"agree": agree, "move": move, "finish": finish}


def _there(found: WholeSession) -> str:
    """Say who was there: how many of those who work here, and how many others of which group."""
    parts = [f"{count} {word}" for _name, word, count in found.groups]
    if found.people:
        count = len(found.people)
        named = ", ".join(name for _key, name in found.people if name)
        worked = ngettext("%(count)d person who works here", "%(count)d people who work here", count) % {"count": count}
        parts.insert(0, f"{worked} ({named})" if named else worked)
    return "; ".join(parts)


def _questions(found: WholeSession, agenda: Agenda) -> list[tuple[str, Any]]:
    lines = {one.key: one for one in (*found.questions, *agenda.hanging, *agenda.open)}
    hangs = _("%(title)s (hangs)")
    return [(key, hangs % {"title": said(one.title)} if one.hangs else said(one.title)) for key, one in lines.items()]


def _observations(found: WholeSession, agenda: Agenda) -> list[tuple[str, Any]]:
    seen = {one.key: one for one in (*found.observations, *agenda.fresh)}
    return [(key, one.text if len(one.text) < 160 else f"{one.text[:157]}…") for key, one in seen.items()]
