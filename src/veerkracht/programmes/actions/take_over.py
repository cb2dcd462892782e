"""Taking over from files what goals and agendas said from a day on.

A day that is not known yet is a new version. Another text for a day that is known is a correction of what was
recorded: the version keeps its number, and the trail says which fields were put right, by whom and why.
"""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.documents.models import Source
from veerkracht.foundation.changes import change
from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.refusals import require_key, require_same_programme
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.actions.findable import make_agenda_findable, make_goal_findable
from veerkracht.programmes.models import Agenda, AgendaVersion, AnnexRow, Decision, Goal, GoalVersion, Programme
from veerkracht.programmes.rules.versions import next_number
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class GoalSaid(TypedDict, total=False):
    """What a version of a goal may say; what is left out stays as it is."""

    status: str
    reason: str
    title_nl: str
    title_en: str
    text_nl: str
    text_en: str
    source: Source | None


class AgendaSaid(TypedDict, total=False):
    """What a version of an agenda may say; what is left out stays as it is."""

    reason: str
    title_nl: str
    title_en: str
    body_nl: str
    body_en: str
    note_nl: str
    note_en: str
    source: Source | None


class DecisionSaid(TypedDict, total=False):
    """What a decision may say; what is left out stays as it is."""

    text_nl: str
    text_en: str
    decided_by: str


class AnnexSaid(TypedDict, total=False):
    """What a row of the annex may say; what is left out stays as it is."""

    title: str
    place: str
    theme: str
    description: str
    initiative_key: str


@transaction.atomic
def take_over_goal(
    *,
    by: Person,
    programme: Programme,
    goal: str,
    in_force_from: date,
    position: int = 0,
    origin: str = Origin.FILE,
    **said: Unpack[GoalSaid],
) -> GoalVersion:
    """Record what a goal said from a day on, or correct what was recorded for that day."""
    require(by, "keep the programme", [("programme", programme.key)])
    require_key(goal)
    kept = Goal.objects.select_related("programme").filter(key=goal).first()
    kept = kept or Goal(key=goal, programme=programme, origin=origin)
    require_same_programme(programme.key, kept.programme.key, goal)
    if change(kept, {"position": position}) or kept.pk is None:
        kept.save()
    known = kept.versions.filter(in_force_from=in_force_from).first()
    version = known or GoalVersion(goal=kept, in_force_from=in_force_from, by_key=by.key)
    cleared = clear(by=by, record=version, said=said, about=("goal", goal), scopes=[("programme", programme.key)])
    changed = change(version, cleared.said)
    if known is None:
        version.number = next_number(kept.versions.values_list("number", flat=True))
    if changed or known is None:
        version.save()
        deed = "correct" if known else "revise"
        record(by=by.key, deed=deed, kind="goal", key=goal, fields=changed, reason=version.reason, origin=origin)
        make_goal_findable(goal=kept)
    cleared.keep(version)
    return version


@transaction.atomic
def take_over_agenda(
    *,
    by: Person,
    programme: Programme,
    agenda: str,
    in_force_from: date,
    origin: str = Origin.FILE,
    **said: Unpack[AgendaSaid],
) -> AgendaVersion:
    """Record what an agenda said from a day on, or correct what was recorded for that day."""
    require(by, "keep the programme", [("programme", programme.key)])
    require_key(agenda)
    kept = Agenda.objects.select_related("programme").filter(key=agenda).first()
    kept = kept or Agenda(key=agenda, programme=programme, origin=origin)
    require_same_programme(programme.key, kept.programme.key, agenda)
    if kept.pk is None:
        kept.save()
    known = kept.versions.filter(in_force_from=in_force_from).first()
    version = known or AgendaVersion(agenda=kept, in_force_from=in_force_from, by_key=by.key)
    cleared = clear(by=by, record=version, said=said, about=("agenda", agenda), scopes=[("programme", programme.key)])
    changed = change(version, cleared.said)
    if known is None:
        version.number = next_number(kept.versions.values_list("number", flat=True))
    if changed or known is None:
        version.save()
        deed = "correct" if known else "adopt"
        record(by=by.key, deed=deed, kind="agenda", key=agenda, fields=changed, reason=version.reason, origin=origin)
        make_agenda_findable(agenda=kept)
    cleared.keep(version)
    return version


@transaction.atomic
def take_over_decision(
    *,
    by: Person,
    programme: Programme,
    agenda: str,
    in_force_from: date,
    number: int,
    origin: str = Origin.FILE,
    **said: Unpack[DecisionSaid],
) -> Decision:
    """Record a decision in a version of the agenda, or correct it."""
    version = _version(by, programme, agenda, in_force_from)
    decision = version.decisions.filter(number=number).first() or Decision(version=version, number=number)
    _keep_row(decision, said, by, agenda, "decisions", origin)
    return decision


@transaction.atomic
def take_over_annex_row(
    *,
    by: Person,
    programme: Programme,
    agenda: str,
    in_force_from: date,
    number: int,
    origin: str = Origin.FILE,
    **said: Unpack[AnnexSaid],
) -> AnnexRow:
    """Record a row of the annex of a version of the agenda, or correct it."""
    version = _version(by, programme, agenda, in_force_from)
    row = version.annex.filter(number=number).first() or AnnexRow(version=version, number=number)
    _keep_row(row, said, by, agenda, "annex", origin)
    return row


def _version(by: Person, programme: Programme, agenda: str, in_force_from: date) -> AgendaVersion:
    require(by, "keep the programme", [("programme", programme.key)])
    found = AgendaVersion.objects.select_related("agenda__programme")
    version = found.filter(agenda__key=agenda, in_force_from=in_force_from).first()
    if version is None:
        sentence = _("The agenda “%(key)s” has no version that counts from %(day)s. Record that version first.")
        raise NotKnown(sentence % {"key": agenda, "day": in_force_from})
    require_same_programme(programme.key, version.agenda.programme.key, agenda)
    return version


def _keep_row(
    row: Decision | AnnexRow, said: Mapping[str, object], by: Person, agenda: str, part: str, origin: str
) -> None:
    fresh = row.pk is None
    scope = ("programme", row.version.agenda.programme.key)
    cleared = clear(by=by, record=row, said=said, about=("agenda", agenda), scopes=[scope], part=part)
    if change(row, cleared.said) or fresh:
        row.save()
        deed = "adopt" if fresh else "correct"
        record(by=by.key, deed=deed, kind="agenda", key=agenda, fields=[part], origin=origin)
    cleared.keep(row)
