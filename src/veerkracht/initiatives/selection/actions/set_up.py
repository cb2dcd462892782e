"""Setting how a programme assesses and chooses: each time a new version, so that what runs keeps what it began with."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.initiatives.queries.named import programme_of
from veerkracht.initiatives.selection.actions.held import first_framework, first_procedure
from veerkracht.initiatives.selection.models import Framework, Procedure
from veerkracht.initiatives.selection.queries.scopes import SET_UP
from veerkracht.initiatives.selection.refusals import Missing, require_said
from veerkracht.initiatives.selection.rules import assessing, stages
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record

Rows = Sequence[dict[str, object]]
FEWEST, MOST = 1, 9


@transaction.atomic
def set_framework(*, by: Person, programme_key: str, rows: Rows, at_least: int, reason: str, on: date) -> int:
    """Set a new version of the assessment framework; what is being assessed keeps the version it began with."""
    require(by, SET_UP, [("programme", programme_key)])
    refuse_framework(rows=rows, at_least=at_least)
    why = require_said(reason, _("Say why you change this: who looks back reads it."))
    words = {"criteria": list(rows), "at_least": at_least}
    number = _next(Framework, first_framework, programme_key, words, by, why, on)
    record(by=by.key, deed="set a framework", kind="programme", key=programme_key, fields=["criteria"], reason=why)
    return number


@transaction.atomic
def set_procedure(*, by: Person, programme_key: str, steps: Rows, asked: Rows, reason: str, on: date) -> int:
    """Set a new version of the stages and the form; applications that run keep the version they began with."""
    require(by, SET_UP, [("programme", programme_key)])
    refuse_procedure(steps=steps, asked=asked)
    why = require_said(reason, _("Say why you change this: who looks back reads it."))
    words = {"stages": list(steps), "questions": list(asked)}
    number = _next(Procedure, first_procedure, programme_key, words, by, why, on)
    record(by=by.key, deed="set a way of choosing", kind="programme", key=programme_key, fields=["stages"], reason=why)
    return number


def refuse_framework(*, rows: Rows, at_least: int) -> None:
    """Refuse a framework by which nobody could assess."""
    sentences = {
        "none": _("Keep at least one criterion."),
        "many": _("At most twenty criteria fit. Take some away."),
        "twice": _("Two criteria are called the same. Give one of them another name."),
        "title": _("Give each criterion a Dutch name."),
        "weight": _("Give each criterion a weight from 1 to 10."),
    }
    if name := assessing.wrong(assessing.criteria(rows)):
        raise Missing(sentences[name])
    if not FEWEST <= at_least <= MOST:
        raise Missing(_("Let at least one and at most nine people review."))


def refuse_procedure(*, steps: Rows, asked: Rows) -> None:
    """Refuse stages without what the rules of the programme ask, and a form that nobody could fill in."""
    sentences = {
        "order": _("Keep exploration, assessment and decision once each and in this order. Add own steps around them."),
        "many": _("At most twenty stages and twenty questions fit. Take some away."),
        "twice": _("Two stages or two questions are called the same. Give one of them another name."),
        "title": _("Give each stage a Dutch name."),
        "label": _("Give each question in Dutch."),
        "sort": _("Choose of each question what is filled in."),
    }
    if name := stages.wrong(stages.stages(steps), stages.questions(asked)):
        raise Missing(sentences[name])


def _next(version: Any, first: Any, programme_key: str, words: dict[str, Any], by: Person, why: str, on: date) -> int:
    """Keep a version as the next; before the first of our own stands the one that the system brings."""
    programme = programme_of(programme_key)
    last = version.objects.filter(programme=programme).order_by("number").last() or first(programme=programme, on=on)
    number: int = last.number + 1
    said = {"number": number, "in_force_from": on, "by_key": by.key, "reason": why}
    version.objects.create(programme=programme, **said, **words)
    return number
