"""Trying something small: planned with a stop rule and a watch for harm, started, noted, and stopped with what came."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.keys import make_key
from veerkracht.initiatives.queries.named import initiative_of
from veerkracht.learning.asking.actions.held import probe_held, question_held, stir
from veerkracht.learning.asking.choices import ALIVE, Came, ProbeState, Status, Stopped
from veerkracht.learning.asking.models import Hypothesis, Probe, ProbeNote, Question
from veerkracht.learning.asking.refusals import Missing, NotNow, NotOnThisDay, require_past, require_said
from veerkracht.learning.noticing.queries.belonging import scopes_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record

TEXTS = ("what", "stop_rule", "watcher", "harm_sign", "then_do")


class NotSafe(Missing):
    """A probe does not begin without when it stops, and who watches for harm."""


@transaction.atomic
def plan(
    *, by: Person, hypothesis_key: str, initiative_key: str, said: Mapping[str, str], until: date | None, on: date
) -> str:
    """Plan a probe of an expectation and give its key; refused without a stop rule, a last day and a watch for harm."""
    hypothesis = Hypothesis.objects.select_related("question").filter(key=hypothesis_key).first()
    if hypothesis is None:
        raise NotKnown(_("There is no expectation “%(key)s” to try.") % {"key": hypothesis_key[:60]})
    initiative = initiative_of(initiative_key)
    require(by, "try something", scopes_of(initiative.key))
    question = question_held(key=hypothesis.question.key)
    if question.status not in ALIVE:
        raise NotNow(_("This question is not open any more. Ask it again first."))
    if hypothesis.replaced_by_id:
        raise NotNow(_("Another expectation came in its place. Try that one."))
    texts = _safe(said)
    if until is None:
        raise NotSafe(_("Say on which day it stops at the latest."))
    if until < on:
        raise NotOnThisDay(_("The last day has passed already. Choose one that is still to come."))
    stem = make_key(texts["what"])[:60].strip("-")
    taken = {"new", "nieuw"} | set(Probe.objects.filter(key__startswith=stem).values_list("key", flat=True))
    probe = Probe.objects.create(
        key=make_key(stem, taken=taken),
        hypothesis=hypothesis,
        initiative_key=initiative.key,
        until=until,
        by_key=by.key,
        **texts,
    )
    _stir(question)
    record(by=by.key, deed="plan a probe", kind="probe", key=probe.key)
    return probe.key


@transaction.atomic
def start(*, by: Person, key: str, on: date) -> None:
    """Start a probe; what is expected was written down before."""
    probe = _mine(by, key)
    if probe.state != ProbeState.PLANNED:
        raise NotNow(_("This probe has started already."))
    if probe.until < on:
        raise NotOnThisDay(_("The last day of this probe has passed. Plan it again with another day."))
    question = question_held(key=probe.hypothesis.question.key)
    if question.status not in ALIVE:
        raise NotNow(_("This question is not open any more. Ask it again first."))
    probe.state, probe.started_on = ProbeState.RUNNING, on
    probe.save()
    _stir(question, Status.TRYING)
    record(by=by.key, deed="start a probe", kind="probe", key=key)


@transaction.atomic
def note(*, by: Person, key: str, text: str, happened_on: date | None, on: date) -> None:
    """Write down what happened in a probe that runs."""
    probe = _mine(by, key)
    if probe.state != ProbeState.RUNNING:
        raise NotNow(_("Notes belong to a probe that runs. Start it first, or write an observation."))
    said = require_said(text, _("Write down what happened: one sentence is enough."))
    day = happened_on or on
    require_past(day, on, _("This day is still to come. Say on which day it happened."))
    ProbeNote.objects.create(probe=probe, on=day, text=said, by_key=by.key)
    _stir(question_held(key=probe.hypothesis.question.key))
    record(by=by.key, deed="note a probe", kind="probe", key=key)


@transaction.atomic
def stop(*, by: Person, key: str, on: date, stopped_by: str, came: str, because: str) -> None:
    """Stop a probe, and say why, and whether what was expected came true: the programme learns from that.

    The question goes back to open when nothing else is tried for it. Refused: without what was seen.
    """
    probe = _mine(by, key)
    if probe.state != ProbeState.RUNNING:
        raise NotNow(_("This probe does not run, so it cannot be stopped."))
    if stopped_by not in Stopped.values:
        raise Missing(_("Say why it stops."))
    if came not in Came.values:
        raise Missing(_("Say whether it came true, did not, or that nobody can say."))
    probe.came_because = require_said(because, _("Say what was seen: from that others can learn."))
    probe.state, probe.stopped_on, probe.stopped_by, probe.came = ProbeState.STOPPED, on, stopped_by, came
    probe.save()
    question = question_held(key=probe.hypothesis.question.key)
    others = Probe.objects.filter(hypothesis__question=question, state=ProbeState.RUNNING).exists()
    _stir(question, Status.TRYING if others else Status.OPEN)
    record(by=by.key, deed="stop a probe", kind="probe", key=key, fields=["came"])


def _safe(said: Mapping[str, str]) -> dict[str, str]:
    """Read what a probe says; refuse one that could go on or do harm without anyone looking."""
    sentences = {
        "what": _("Say what you try, and with whom."),
        "stop_rule": _("Say when it stops: a probe does not begin without a stop rule."),
        "watcher": _("Say who watches for harm: a probe does not begin without."),
        "harm_sign": _("Say by which sign that person sees harm."),
        "then_do": _("Say what is done when that sign is seen."),
    }
    texts = {name: str(said.get(name) or "").strip().replace("\r\n", "\n") for name in TEXTS}
    for name, sentence in sentences.items():
        if not texts[name]:
            raise NotSafe(sentence)
    return texts


def _mine(by: Person, key: str) -> Probe:
    probe = probe_held(key=key)
    require(by, "try something", scopes_of(probe.initiative_key))
    return probe


def _stir(question: Question, status: str = "") -> None:
    question.status = status or question.status
    stir(question=question)
    question.save(update_fields=["status", "hangs_at", "changed_at"])
