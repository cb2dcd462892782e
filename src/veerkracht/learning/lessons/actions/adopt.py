"""Doing something with a lesson of others: seeing, considering, taking over, changing, or deliberately not."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.initiatives.queries.named import initiative_of
from veerkracht.learning.lessons.actions.held import held
from veerkracht.learning.lessons.choices import Mode, Result, State
from veerkracht.learning.lessons.models import Adoption, Lesson
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record

TAKEN = (Mode.ADOPTED, Mode.ADAPTED)


class NotPublic(Refusal):
    """A lesson that is not public cannot be taken over."""


class WhyMissing(Refusal):
    """Who changed a lesson, or deliberately left it, says what or why: that is what others learn from."""


class NoResultYet(Refusal):
    """How it went can only be told of what was taken over, and not before that."""


class OfOurselves(Refusal):
    """An initiative does not take over what was learned from itself."""


@transaction.atomic
def adopt(
    *,
    by: Person,
    key: str,
    initiative_key: str,
    mode: str,
    on: date,
    why_nl: str = "",
    why_en: str = "",
    circumstances: Mapping[str, Any] | None = None,
    result: str = "",
    result_on: date | None = None,
) -> None:
    """Record what an initiative did with a lesson, and how that went; what it did before stays in the dates.

    Deliberately not taking over counts as use, with its reason. Refused: changed without saying what, a result of what
    was not taken over or of a day to come.
    """
    lesson = held(key=key)
    initiative_of(initiative_key)
    scope = ("initiative", initiative_key)
    require(by, "adopt a lesson", [scope, ("programme", lesson.programme.key)])
    chosen, how = Mode(mode), Result(result)
    _judge(lesson, initiative_key, chosen, how, f"{why_nl}{why_en}".strip(), result_on, on)
    among = Adoption.objects.select_for_update().filter(lesson=lesson, initiative_key=initiative_key)
    found = among.first() or Adoption(lesson=lesson, initiative_key=initiative_key, seen_on=on)
    found.mode, found.result, found.by_key = chosen, how, by.key
    found.result_on = (result_on or on) if how else None
    if chosen != Mode.SEEN:
        found.considered_on = found.considered_on or on
    found.decided_on = None if chosen in (Mode.SEEN, Mode.CONSIDERED) else found.decided_on or on
    found.circumstances = {name: value for name, value in (circumstances or {}).items() if value not in ("", None)}
    texts = {"why_nl": why_nl.strip(), "why_en": why_en.strip()}
    scopes = [scope, ("programme", lesson.programme.key)]
    cleared = clear(by=by, record=found, said=texts, about=("lesson", key), scopes=scopes)
    found.why_nl, found.why_en = cleared.said["why_nl"], cleared.said["why_en"]
    found.save()
    cleared.keep(found)
    record(by=by.key, deed="adopt a lesson", kind="lesson", key=key, fields=["adoption"])


def _judge(
    lesson: Lesson, initiative_key: str, mode: Mode, result: Result, why: str, result_on: date | None, on: date
) -> None:
    if lesson.shown is None or lesson.state == State.WITHDRAWN:
        raise NotPublic(_("This lesson is not public, so it cannot be taken over. Choose one from the list."))
    if lesson.initiative_key == initiative_key:
        raise OfOurselves(_("This was learned in your own initiative. Take over a lesson of others."))
    if mode == Mode.ADAPTED and not why:
        raise WhyMissing(_("Say what you changed: others learn most from that."))
    if mode == Mode.NOT and not why:
        raise WhyMissing(_("Say why you deliberately do not take it over: that is worth as much."))
    if result and mode not in TAKEN:
        raise NoResultYet(_("How it went can be told once you have taken it over. Leave that open."))
    if result and result_on and result_on > on:
        raise NoResultYet(_("The day of the result lies in the future. Give the day on which you knew."))
