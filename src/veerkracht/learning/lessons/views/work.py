"""The working pages of lessons: the list, and one lesson with all that is done with it before it is public."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.learning.lessons.actions import relate, review, weigh
from veerkracht.learning.lessons.actions.judge import CONCERNS, judge
from veerkracht.learning.lessons.actions.view import give_view
from veerkracht.learning.lessons.forms import (
    EvidenceForm,
    JudgementForm,
    ReasonForm,
    RelationForm,
    ViewForm,
    source,
)
from veerkracht.learning.lessons.queries import working
from veerkracht.learning.lessons.queries.lesson import LessonRow
from veerkracht.learning.lessons.queries.scopes import apart, scopes, writers
from veerkracht.learning.lessons.queries.weighing import counting, weighed, word_of
from veerkracht.learning.lessons.views.way import way
from veerkracht.people.permissions import answer, may, reach, require
from veerkracht.people.requests import SignedInRequest
from veerkracht.trail.pages import Turn

Taken = Callable[[SignedInRequest, str, dict[str, Any]], str]


@login_required
def lessons_work(request: SignedInRequest) -> HttpResponse:
    """List the lessons that someone may see, also those that are not public yet."""
    if not reach(request.user, "write a lesson").scopes and not reach(request.user, "see what is not published").scopes:
        require(request.user, "write a lesson")
    states = working.states()
    state = request.GET.get("state", "")
    turn = Turn(after=request.GET.get("after", "")[:80], before=request.GET.get("before", "")[:80])
    page = working.in_work(request.user, turn, state=state if state in states else "")
    kept = f"&state={state}" if state in states else ""
    here = reverse("lessons-work")
    context = {
        "rows": page.rows,
        "total": page.total,
        "states": states,
        "state": state,
        "may_write": bool(reach(request.user, "write a lesson").scopes),
        "pages": {
            "previous": f"{here}?before={page.before}{kept}" if page.before else "",
            "next": f"{here}?after={page.after}{kept}" if page.after else "",
        },
        "breadcrumb": [*way()[:-1], (_("Lessons in the making"), "")],
    }
    return render(request, "lessons/lessons.html", context)


@login_required
def lesson_work(request: SignedInRequest, key: str) -> HttpResponse:
    """Show a lesson with what speaks for and against it, and do with it what was asked."""
    found = working.worked_on(request.user, key)
    if found is None:
        raise NotKnown(_("There is no lesson “%(key)s”. Look for it in the list of lessons.") % {"key": key[:60]})
    step = request.POST.get("step", "")
    forms = _forms(request, found, step)
    weight = ""
    if request.method == "POST" and step in STEPS:
        form = forms.get(step)
        if form is None or form.is_valid():
            try:
                said = STEPS[step](request, key, form.cleaned_data if form else {})
                if step != "preview":
                    messages.success(request, said)
                    return redirect("lesson-work", key=key)
                weight = said
            except NotAllowed:
                raise
            except Refusal as refusal:
                if form is None:
                    messages.warning(request, str(refusal))
                    return redirect("lesson-work", key=key)
                form.add_error(None, str(refusal))
    context = {
        "lesson": found,
        "version": found.last,
        "forms": forms,
        "failed": step if any(form.errors for form in forms.values()) else "",
        "preview": weight,
        **_allowed(request, found, key),
        "trail_of": f"lesson:{key}",
        "breadcrumb": way((found.last.title.read(get_language() or "nl").text, "")),
    }
    status = 422 if context["failed"] else 200
    return render(request, "lessons/lesson.html", context, status=status)


def _allowed(request: SignedInRequest, found: LessonRow, key: str) -> dict[str, Any]:
    """Say what may be done with a lesson, by this person and in its state."""
    record = working.record_of(key)
    where, by = scopes(record), writers(record)
    judges, sides = apart(record)
    writes = may(request.user, "write a lesson", where)
    reviews = answer(request.user, "review a lesson", where, done=by)
    mine = reach(request.user, "give a view on a lesson").keys("initiative")
    return {
        "writes": writes and found.state in ("draft", "published"),
        "hands_in": writes and found.state == "draft",
        "asks": bool(reach(request.user, "ask a question").scopes),
        "weighs": bool(reach(request.user, "write a lesson").scopes) and found.state != "withdrawn",
        "reviews": reviews.may and found.state == "review",
        "returns": reviews.may and found.state in ("review", "reading"),
        "publishes": found.state == "reading" and may(request.user, "publish a lesson", where, done=by),
        "withdraws": found.state != "withdrawn" and may(request.user, "publish a lesson", where),
        "judges": may(request.user, "set an evidence level", judges, sides=sides),
        "answers": may(request.user, "review a lesson", where),
        "my_readings": [one for one in found.readings if one.initiative_key in mine],
        "due": found.readable_until is not None
        and (localdate() > found.readable_until or all(one.read_on for one in found.readings)),
    }


def _forms(request: SignedInRequest, found: LessonRow, step: str) -> dict[str, Form]:
    """Give the forms of the page; what was sent is in the one it was sent with."""

    class Evidence(EvidenceForm):
        initiatives = working.initiatives_for(request.user, "write a lesson")

    class Relation(RelationForm):
        others = working.lesson_choices(found.key)

    kinds: dict[str, type[Form]] = {
        "evidence": Evidence,
        "judge": JudgementForm,
        "relate": Relation,
        "view": ViewForm,
        "back": ReasonForm,
        "withdraw": ReasonForm,
        "end": ReasonForm,
        "answer": ReasonForm,
    }
    sent = {"preview": "evidence"}.get(step, step)
    forms = {
        name: kind(request.POST, prefix=name) if name == sent and request.method == "POST" else kind(prefix=name)
        for name, kind in kinds.items()
    }
    return forms | ({"preview": forms["evidence"]} if step == "preview" else {})


def _said(cleaned: dict[str, Any]) -> weigh.Evidence:
    kind, key = source(cleaned)
    about_kind, _colon, about_key = str(cleaned["about"]).partition(":")
    names = ("setting", "lead", "group", "urbanity", "older")
    return weigh.Evidence(
        source_kind=kind,
        source_key=key,
        kind=cleaned["kind"],
        stance=float(cleaned["stance"]),
        relevance=float(cleaned["relevance"]),
        test=cleaned["test"],
        test_seen=cleaned["test_seen"] != "no",
        about=(about_kind[:20], about_key[:80]),
        circumstances={name: cleaned.get(name) for name in names},
        note_nl=cleaned["note_nl"],
        note_en=cleaned["note_en"],
    )


def _bring(request: SignedInRequest, key: str, cleaned: dict[str, Any]) -> str:
    weigh.bring(by=request.user, key=key, said=_said(cleaned))
    return _("It was added. With it, the lesson is weighed anew.")


def _preview(_request: SignedInRequest, key: str, cleaned: dict[str, Any]) -> str:
    """Say which word the lesson would have with this piece of evidence; nothing is kept."""
    record = working.record_of(key)
    now = counting(record)
    with_it = [*now, weigh.preview(lesson=record, said=_said(cleaned))]
    before, after = word_of(weighed(now)).label, word_of(weighed(with_it)).label
    if before == after:
        return _("With this, the lesson stays: %(word)s.") % {"word": after}
    return _("With this, the lesson goes from “%(before)s” to “%(after)s”.") % {"before": before, "after": after}


def _end(request: SignedInRequest, key: str, cleaned: dict[str, Any]) -> str:
    weigh.take_back(by=request.user, key=key, number=_number(request), reason=cleaned["reason"])
    return _("It counts no more. Who brought it in stays readable in the trail.")


def _judge(request: SignedInRequest, key: str, cleaned: dict[str, Any]) -> str:
    judge(
        by=request.user,
        key=key,
        concerns={name: cleaned[name] for name in CONCERNS},
        overall=cleaned["overall"],
        level=cleaned["level"],
        reason_nl=cleaned["reason_nl"],
        reason_en=cleaned["reason_en"],
        on=localdate(),
    )
    return _("Your judgement stands with the lesson.")


def _relate(request: SignedInRequest, key: str, cleaned: dict[str, Any]) -> str:
    relate.relate(by=request.user, key=key, other_key=cleaned["other"], kind=cleaned["kind"], reason=cleaned["reason"])
    return _("The relation was recorded. Both lessons stay as they are.")


def _answer(request: SignedInRequest, _key: str, cleaned: dict[str, Any]) -> str:
    stands = request.POST.get("stands") == "yes"
    relate.answer(by=request.user, number=_number(request), stands=stands, reason=cleaned["reason"])
    return _("Your answer was recorded.")


def _view(request: SignedInRequest, key: str, cleaned: dict[str, Any]) -> str:
    give_view(
        by=request.user,
        key=key,
        initiative_key=request.POST.get("initiative", "")[:80],
        on=localdate(),
        view_nl=cleaned["view_nl"],
        view_en=cleaned["view_en"],
    )
    return _("Thank you. What you wrote will stand beside the lesson.")


def _hand_in(request: SignedInRequest, key: str, _cleaned: dict[str, Any]) -> str:
    review.hand_in(by=request.user, key=key)
    return _("The lesson was handed in. Another person reads it now.")


def _accept(request: SignedInRequest, key: str, _cleaned: dict[str, Any]) -> str:
    review.accept(by=request.user, key=key, on=localdate())
    return _("The lesson was found good. Those it is about can read it first.")


def _back(request: SignedInRequest, key: str, cleaned: dict[str, Any]) -> str:
    review.send_back(by=request.user, key=key, reason=cleaned["reason"])
    return _("The lesson went back to who wrote it, with your reason.")


def _publish(request: SignedInRequest, key: str, _cleaned: dict[str, Any]) -> str:
    review.publish(by=request.user, key=key, on=localdate())
    return _("The lesson is public now.")


def _withdraw(request: SignedInRequest, key: str, cleaned: dict[str, Any]) -> str:
    review.withdraw(by=request.user, key=key, reason=cleaned["reason"])
    return _("The lesson was withdrawn. Its address tells why.")


def _number(request: SignedInRequest) -> int:
    said = request.POST.get("number", "")
    return int(said) if said.isdecimal() and len(said) < 15 else 0


STEPS: dict[str, Taken] = {
    "evidence": _bring,
    "preview": _preview,
    "end": _end,
    "judge": _judge,
    "relate": _relate,
    "answer": _answer,
    "view": _view,
    "hand in": _hand_in,
    "accept": _accept,
    "back": _back,
    "publish": _publish,
    "withdraw": _withdraw,
}
"""What can be asked of the page of a lesson."""
