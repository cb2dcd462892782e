"""What is expected and tried: writing down an expectation, planning a probe, and one probe with all that is done."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.learning.asking.actions import expect
from veerkracht.learning.asking.actions import probe as act
from veerkracht.learning.asking.forms import HypothesisForm, NoteForm, ProbeForm, StopForm
from veerkracht.learning.asking.queries import trying, working
from veerkracht.learning.asking.views.way import way
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.writing.editing import Sheet, edit, keeping_what_was_typed
from veerkracht.writing.steps import Step, do, pages, said, sent, turn

DEED = "try something"


@login_required
def probes(request: SignedInRequest) -> HttpResponse:
    """List the probes that someone may see."""
    if not reach(request.user, working.SEE).scopes:
        require(request.user, working.SEE)
    states = trying.state_words()
    state = request.GET.get("state", "")
    state = state if state in states else ""
    page = trying.probes(request.user, turn(request), state=state)
    context = {
        "page": page,
        "states": states,
        "state": state,
        "pages": pages(reverse("probes-work"), {"state": state}, page),
        "breadcrumb": way((_("Trying"), "")),
    }
    return render(request, "asking/probes.html", context)


@keeping_what_was_typed
def expect_something(request: SignedInRequest, key: str) -> HttpResponse:
    """Write down what one expects with a question, instead of another expectation where that is named."""
    found = working.question(key, viewer=request.user)
    require(request.user, DEED, found.scopes)
    replaces = request.GET.get("replaces", "")[:80]
    old = next((one for one in found.hypotheses if one.key == replaces), None)
    made: list[str] = []

    def save(changed: Mapping[str, object], now: Mapping[str, object], _undoing: bool) -> None:
        texts = {**now, **changed}
        number = texts.get("expected")
        made.append(
            expect.expect(
                by=request.user,
                question_key=key,
                said={name: str(texts.get(name) or "") for name in expect.TEXTS},
                expected=None if number in ("", None) else int(str(number)),
                replaces=old.key if old else "",
            )
        )

    blank: dict[str, object] = dict.fromkeys(expect.TEXTS, "")
    if old:
        texts = {"if": old.tried, "then": old.happens, "because": old.because}
        blank |= {f"{name}_nl": text.nl for name, text in texts.items()}
        blank |= {f"{name}_en": text.en for name, text in texts.items()}
    title = said(found.line.title)
    sheet = Sheet(
        name=f"expect:{key}:{replaces}"[:80],
        title=title,
        form=HypothesisForm,
        now=lambda _said: {**blank, "expected": ""},
        save=save,
        address=request.get_full_path(),
        done=reverse("question-work", args=[key]),
        heading=_("What do you expect?"),
        lede=_("If …, then …, because …. Write it down before you try it, and say how likely you think it is."),
        button=_("Write down this expectation"),
        saved=_("Your expectation stands. Now try it, small and safe."),
        no_undo=_("An expectation stays as it was written before it was tried. Think otherwise? Write down another."),
        template="asking/expect.html",
        context={"breadcrumb": way((title, reverse("question-work", args=[key])), (_("Expect"), ""))},
    )
    answer = edit(request, sheet)
    return redirect(f"{reverse('question-work', args=[key])}#{made[0]}") if made else answer


@keeping_what_was_typed
def plan_probe(request: SignedInRequest, key: str) -> HttpResponse:
    """Plan a probe of an expectation."""
    hypothesis, question_key = trying.hypothesis(key)
    found = working.question(question_key, viewer=request.user)
    if not reach(request.user, DEED).scopes:
        require(request.user, DEED, found.scopes)
    own = trying.initiatives_to_try(request.user)
    first = found.initiative_key if found.initiative_key in dict(own) else own[0][0] if len(own) == 1 else ""

    class Plan(ProbeForm):
        initiatives = [*([] if first else [("", _("Choose an initiative"))]), *own]

    made: list[str] = []

    def save(changed: Mapping[str, object], now: Mapping[str, object], _undoing: bool) -> None:
        texts = {name: str(value or "") for name, value in {**now, **changed}.items()}
        made.append(
            act.plan(
                by=request.user,
                hypothesis_key=key,
                initiative_key=texts["initiative"],
                said=texts,
                until=parse_date(texts["until"]),
                on=localdate(),
            )
        )

    title = said(found.line.title)
    sheet = Sheet(
        name=f"probe:{key}"[:80],
        title=title,
        form=Plan,
        now=lambda _said: {**dict.fromkeys(act.TEXTS, ""), "initiative": first, "until": ""},
        save=save,
        address=reverse("probe-new", args=[key]),
        done=reverse("question-work", args=[question_key]),
        heading=_("Try it, small and safe"),
        lede=_(
            "A probe may fail: that teaches as much. So it says when it stops, and who watches that nobody is harmed."
        ),
        button=_("Plan this probe"),
        saved=_("The probe is planned. Start it on its page when it begins."),
        no_undo=_("A probe that was planned stays. Do not start it if you think otherwise, and plan another."),
        template="asking/plan.html",
        context={
            "hypothesis": hypothesis,
            "breadcrumb": way((title, reverse("question-work", args=[question_key])), (_("Try"), "")),
        },
    )
    answer = edit(request, sheet)
    return redirect("probe-work", key=made[0]) if made else answer


@login_required
def probe(request: SignedInRequest, key: str) -> HttpResponse:
    """Show a probe, and start it, note what happens or stop it."""
    found = trying.probe(key, viewer=request.user)
    can = may(request.user, DEED, found.scopes)
    kinds: dict[str, tuple[type[Form], dict[str, Any]]] = {}
    if can and found.line.state == "running":
        kinds = {"note": (NoteForm, {"happened_on": localdate()}), "stop": (StopForm, {})}
    forms = sent(request, kinds)
    steps = _steps(request, key) if can else {}
    if request.method == "POST" and do(request, forms, steps):
        return redirect("probe-work", key=key)
    failed = request.POST.get("step", "") if request.method == "POST" else ""
    context = {
        "probe": found,
        "line": found.line,
        "forms": forms,
        "failed": failed,
        "starts": can and found.line.state == "planned",
        "trail_of": f"probe:{key}",
        "breadcrumb": way((_("Trying"), reverse("probes-work")), (found.line.what[:60], "")),
    }
    return render(request, "asking/probe.html", context, status=422 if failed else 200)


def _steps(request: SignedInRequest, key: str) -> dict[str, Step]:
    by, on = request.user, localdate()

    def start(_cleaned: dict[str, Any]) -> str:
        act.start(by=by, key=key, on=on)
        return _("The probe runs. Write down here what happens.")

    def note(cleaned: dict[str, Any]) -> str:
        act.note(by=by, key=key, on=on, **cleaned)
        return _("It was kept.")

    def stop(cleaned: dict[str, Any]) -> str:
        act.stop(by=by, key=key, on=on, **cleaned)
        return _("The probe has stopped. What came of it counts in what the programme learns of its own expectations.")

    return {"start": start, "note": note, "stop": stop}
