"""The pages of the conversation about what an initiative needs: its form, both sides beside each other, and a list."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.keys import is_key
from veerkracht.people.permissions import may, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.support.planning.actions import diagnose as act
from veerkracht.support.planning.actions.diagnose import Said
from veerkracht.support.planning.forms import KINDS, NeedsForm, NewDiagnosisForm, TalkForm
from veerkracht.support.planning.queries import diagnoses as known
from veerkracht.support.planning.queries.agreements import agreements_of
from veerkracht.support.planning.queries.initiatives import initiatives_for
from veerkracht.support.planning.queries.schemes import referrals
from veerkracht.support.planning.queries.scopes import JUDGE, PROPOSE, SEE, require_reach
from veerkracht.support.planning.queries.words import tenths
from veerkracht.support.planning.views.way import day, start, talks_way
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed, plain
from veerkracht.writing.steps import Step, do, pages, said, sent, turn

NAMES = ("need", "stuck_on", "by_when", "tried", "others")


@login_required
def diagnoses(request: SignedInRequest) -> HttpResponse:
    """List the conversations that someone may see."""
    require_reach(request.user, SEE)
    talk = request.GET.get("view") == "talk"
    key = request.GET.get("initiative", "")[:80]
    key = key if is_key(key) else ""
    page = known.diagnoses(request.user, turn(request), talk=talk, initiative=key)
    context = {
        "page": page,
        "talk": talk,
        "pages": pages(reverse("diagnoses"), {"view": "talk" if talk else "", "initiative": key}, page),
        "may_begin": bool(initiatives_for(request.user, JUDGE)),
        "breadcrumb": start(_("Conversations")),
    }
    return render(request, "planning/diagnoses.html", context)


@keeping_what_was_typed
def begin(request: SignedInRequest) -> HttpResponse:
    """Write a conversation down for the first time, from one's own side."""
    require_reach(request.user, JUDGE)
    own = initiatives_for(request.user, JUDGE)
    asked, question = (request.GET.get(name, "")[:80] for name in ("initiative", "request"))
    made: list[str] = []

    class Form(NewDiagnosisForm):
        initiatives = own

    def save(changed: Mapping[str, object], now: Mapping[str, object], _undoing: bool) -> None:
        values = {**now, **changed}
        made.append(
            act.diagnose(
                by=request.user,
                initiative_key=str(values["initiative"]),
                said=_read(values),
                on=localdate(),
                held_on=day(values, "held_on") or localdate(),
                request_key=question if is_key(question) else "",
            )
        )

    first = asked if asked in dict(own) else own[0][0] if own else ""
    blank = dict.fromkeys((f"{kind}-{name}" for kind, _label in KINDS for name in NAMES), "")
    sheet = Sheet(
        name=f"diagnosis-new:{asked}"[:80],
        title=_("Conversation"),
        form=Form,
        now=lambda _said: {**blank, "initiative": first, "held_on": localdate().isoformat()},
        save=save,
        address=request.get_full_path(),
        done=reverse("diagnoses"),
        heading=_("What is needed?"),
        lede=_("A conversation of twenty minutes. Give a number to what you know; what you leave empty is not said."),
        button=_("Save this conversation"),
        saved=_("The conversation was saved. Now the other side says what it thinks."),
        no_undo=_("A conversation stays. Did you mean something else? Change what you said."),
        template="planning/diagnose.html",
        context={"breadcrumb": talks_way((_("Write down"), ""))},
    )
    answer = edit(request, sheet)
    return redirect("diagnosis", key=made[0]) if made else answer


@keeping_what_was_typed
def judge(request: SignedInRequest, key: str) -> HttpResponse:
    """Fill in or change what one's own side says in a conversation."""
    found = known.whole(key, viewer=request.user)
    require(request.user, JUDGE, found.scopes)
    side = found.side or "province"

    def now(_said: Mapping[str, object]) -> dict[str, object]:
        return {name: plain(_shown(name, value)) for name, value in known.said_in(key, side).items()}

    def save(changed: Mapping[str, object], before: Mapping[str, object], _undoing: bool) -> None:
        seen = {name: getattr(row, one) for name, row, one in _flat(_read(before))}
        act.change(by=request.user, key=key, said=_read({**before, **changed}), seen=seen)

    title = said(found.line.initiative)
    sheet = Sheet(
        name=f"diagnosis:{key}:{side}"[:80],
        title=title,
        form=NeedsForm,
        now=now,
        save=save,
        address=reverse("diagnosis-judge", args=[key]),
        done=reverse("diagnosis", args=[key]),
        heading=_("What does the initiative say?") if side == "initiative" else _("What does the province say?"),
        lede=_("Give a number to what you know; what you leave empty is not said."),
        button=_("Save what we say"),
        saved=_("What you said was saved."),
        template="planning/diagnose.html",
        context={"breadcrumb": talks_way((title, reverse("diagnosis", args=[key])), (_("Judge"), ""))},
    )
    return edit(request, sheet)


@login_required
def diagnosis(request: SignedInRequest, key: str) -> HttpResponse:
    """Show a conversation with both sides beside each other, what asks a talk, and what came of it."""
    found = known.whole(key, viewer=request.user)
    open_talks = [(need.kind, need.word) for need in found.needs if need.talks]

    class Talk(TalkForm):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["kind"].choices = open_talks  # type: ignore[attr-defined]

    forms = sent(request, {"talk": (Talk, {})}) if found.side and open_talks else {}

    def talks(typed: dict[str, Any]) -> str:
        act.talk(by=request.user, key=key, **typed)
        return _("What came of the talk stands with the need.")

    steps: dict[str, Step] = {"talk": talks} if forms else {}
    if request.method == "POST" and do(request, forms, steps):
        return redirect("diagnosis", key=key)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    context = {
        "whole": found,
        "line": found.line,
        "rows": [(need, _place(need.initiative), _place(need.province)) for need in found.needs],
        "forms": forms,
        "failed": failed,
        "supports": agreements_of(found.line.initiative_key),
        "referrals": referrals(found.line.initiative_key),
        "may_propose": may(request.user, PROPOSE, found.scopes),
        "trail_of": f"diagnosis:{key}",
        "breadcrumb": talks_way((said(found.line.initiative), "")),
    }
    return render(request, "planning/diagnosis.html", context, status=422 if failed else 200)


def _place(share: float | None) -> tuple[str, str]:
    """Give where a need stands in its picture, and how it is written."""
    return ("", "") if share is None else (f"{10 + 200 * share:.0f}", tenths(share))


def _read(values: Mapping[str, object]) -> dict[str, Said]:
    """Read what one side says of each kind; a number from 0 to 10 is a share from 0 to 1."""
    return {
        kind: Said(
            need=None if values[f"{kind}-need"] in ("", None) else _share(values[f"{kind}-need"]),
            stuck_on=str(values[f"{kind}-stuck_on"] or "").strip(),
            by_when=day(values, f"{kind}-by_when"),
            tried=str(values[f"{kind}-tried"] or "").strip(),
            others=str(values[f"{kind}-others"] or "").strip(),
        )
        for kind, _label in KINDS
    }


def _share(number: object) -> Decimal:
    return (Decimal(str(number).replace(",", ".")) / 10).quantize(Decimal("0.01"))


def _flat(rows: Mapping[str, Said]) -> list[tuple[str, Said, str]]:
    return [(f"{kind}-{name}", row, name) for kind, row in rows.items() for name in NAMES]


def _shown(name: str, value: Any) -> Any:
    if name.endswith("-need"):
        return "" if value is None else f"{(Decimal(value) * 10).normalize():f}"
    return "" if value is None else value
