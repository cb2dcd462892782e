"""How a question ends, and comes back: answered, let go with a reason, or asked again."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.learning.asking.actions.findable import make_findable
from veerkracht.learning.asking.actions.held import question_held, stir
from veerkracht.learning.asking.choices import ALIVE, ProbeState, Status
from veerkracht.learning.asking.models import Probe, Question
from veerkracht.learning.asking.queries.scopes import scopes
from veerkracht.learning.asking.refusals import NotNow, require_said
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


class GoesInCircles(Refusal):
    """A question cannot go on in one that goes on in it."""

    status = 422


@transaction.atomic
def answer(*, by: Person, key: str, on: date, answer_nl: str = "", answer_en: str = "", lesson_key: str = "") -> None:
    """Say what the answer is, with the lesson in which it stands; refused without words or a lesson."""
    question = _closable(by, key)
    if not lesson_key:
        require_said(f"{answer_nl}{answer_en}", _("Say what the answer is, or name the lesson in which it stands."))
    question.answer_key = lesson_key
    _close(by, question, Status.ANSWERED, on, answer_nl, answer_en)
    record(by=by.key, deed="answer a question", kind="question", key=key, fields=["status"])


@transaction.atomic
def let_go(*, by: Person, key: str, on: date, reason_nl: str = "", reason_en: str = "", goes_on_in: str = "") -> None:
    """Let a question go and say why; where another question goes on from it, that is named. Refused in a circle."""
    question = _closable(by, key)
    require_said(f"{reason_nl}{reason_en}", _("Say why you let this question go: that is worth as much as an answer."))
    if goes_on_in:
        question.goes_on_in = _successor(question, goes_on_in)
    _close(by, question, Status.LET_GO, on, reason_nl, reason_en)
    reason = (reason_nl or reason_en).strip()
    record(by=by.key, deed="let a question go", kind="question", key=key, fields=["status"], reason=reason)


@transaction.atomic
def ask_again(*, by: Person, key: str, reason: str) -> None:
    """Let a question that was answered or let go come back, as the same question (rule R13)."""
    question = question_held(key=key)
    require(by, "ask a question", scopes(question))
    if question.status in ALIVE:
        raise NotNow(_("This question is open already."))
    why = require_said(reason, _("Say why it comes back, so that others can follow it later."))
    question.status, question.closed_on, question.goes_on_in, question.answer_key = Status.OPEN, None, None, ""
    question.closed_nl = question.closed_en = ""
    stir(question=question)
    question.save()
    make_findable(question=question)
    record(by=by.key, deed="ask a question again", kind="question", key=key, fields=["status"], reason=why)


def _closable(by: Person, key: str) -> Question:
    question = question_held(key=key)
    require(by, "ask a question", scopes(question))
    if question.status not in ALIVE:
        raise NotNow(_("This question is not open any more. Ask it again first."))
    if Probe.objects.filter(hypothesis__question=question, state=ProbeState.RUNNING).exists():
        raise NotNow(_("Something is still being tried for this question. Stop that probe first."))
    return question


def _close(by: Person, question: Question, status: str, on: date, nl: str, en: str) -> None:
    texts = {"closed_nl": nl.strip(), "closed_en": en.strip()}
    about = ("question", question.key)
    cleared = clear(by=by, record=question, said=texts, about=about, scopes=scopes(question))
    question.closed_nl, question.closed_en = cleared.said["closed_nl"], cleared.said["closed_en"]
    question.status, question.closed_on = status, on
    question.save()
    cleared.keep(question)
    make_findable(question=question)


def _successor(question: Question, key: str) -> Question:
    """Give the question in which another goes on; refuse itself, and one that came out of it."""
    found = question_held(key=key)
    seen, step = {question.pk}, found
    while step is not None:
        if step.pk in seen:
            raise GoesInCircles(_("That question itself goes on in this one. Choose another, or leave it open."))
        seen.add(step.pk)
        step = step.goes_on_in  # type: ignore[assignment]
    return found
