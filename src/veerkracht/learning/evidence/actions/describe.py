"""Keeping what is known of an intervention, and of an outcome that may become better."""

from datetime import date
from math import isfinite
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.changes import change, renamed
from veerkracht.foundation.refusals import require_key, require_same_programme
from veerkracht.learning.evidence.actions.entry import require_entry
from veerkracht.learning.evidence.actions.findable import make_findable, make_outcome_findable
from veerkracht.learning.evidence.models import Intervention, Outcome
from veerkracht.learning.evidence.refusals import FigureCannotBe, SomethingMissing
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.programmes.models import Programme
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

MOST_NOTICEABLE = 5.0


class SaidOfIntervention(TypedDict, total=False):
    """What may be said of an intervention; what is left out stays as it is."""

    title_nl: str
    title_en: str
    summary_nl: str
    summary_en: str
    core_nl: str
    core_en: str
    adaptable_nl: str
    adaptable_en: str
    described: bool
    theory: bool
    cost_nl: str
    cost_en: str
    recognised_as: str
    recognised_by: str
    recognised_until: date | None


class SaidOfOutcome(TypedDict, total=False):
    """What may be said of an outcome; what is left out stays as it is."""

    title_nl: str
    title_en: str
    noticeable: float
    instrument: str
    deviation: float | None
    unit_nl: str
    unit_en: str


@transaction.atomic
def describe_intervention(
    *,
    by: Person,
    programme: Programme,
    key: str,
    origin: str = Origin.SCREEN,
    undoing: bool = False,
    **said: Unpack[SaidOfIntervention],
) -> Intervention:
    """Add an intervention, or change what is known of it; a renamed one keeps its old name."""
    require_entry(by=by, programme_key=programme.key, origin=origin)
    require_key(key)
    kept = Intervention.objects.select_related("programme").filter(key=key).first()
    kept = kept or Intervention(key=key, programme=programme, origin=origin)
    require_same_programme(programme.key, kept.programme.key, key)
    before = kept.title_nl
    cleared = clear(by=by, record=kept, said=said, about=("intervention", key), scopes=[("programme", programme.key)])
    changed = change(kept, cleared.said)
    _require_title(kept)
    if kept.recognised_as and not kept.recognised_by:
        raise SomethingMissing(_("Say which committee recognised it, or leave the recognition empty."))
    if before and before != kept.title_nl:
        kept.aliases = renamed(kept.aliases, before, kept.title_nl)
    if changed:
        kept.save()
        deed = "undo" if undoing else "describe intervention"
        record(by=by.key, deed=deed, kind="intervention", key=key, fields=changed, origin=origin, copy=kept)
        make_findable(intervention=kept)
    cleared.keep(kept)
    return kept


@transaction.atomic
def describe_outcome(
    *,
    by: Person,
    programme: Programme,
    key: str,
    origin: str = Origin.SCREEN,
    undoing: bool = False,
    **said: Unpack[SaidOfOutcome],
) -> Outcome:
    """Add an outcome that may become better for people, or change what is known of it."""
    require_entry(by=by, programme_key=programme.key, origin=origin)
    require_key(key)
    kept = Outcome.objects.select_related("programme").filter(key=key).first()
    kept = kept or Outcome(key=key, programme=programme, origin=origin)
    require_same_programme(programme.key, kept.programme.key, key)
    cleared = clear(by=by, record=kept, said=said, about=("outcome", key), scopes=[("programme", programme.key)])
    changed = change(kept, cleared.said)
    _require_title(kept)
    if not 0 < kept.noticeable <= MOST_NOTICEABLE:
        raise FigureCannotBe(_("The smallest difference people notice is above nought, and at most 5. 0.2 is usual."))
    if kept.deviation is not None and not (isfinite(kept.deviation) and kept.deviation > 0):
        raise FigureCannotBe(_("A standard deviation lies above nought. Leave it empty when it is not known."))
    if changed:
        kept.save()
        deed = "undo" if undoing else "describe outcome"
        record(by=by.key, deed=deed, kind="outcome", key=key, fields=changed, origin=origin, copy=kept)
        make_outcome_findable(outcome=kept)
    cleared.keep(kept)
    return kept


def _require_title(kept: Intervention | Outcome) -> None:
    if not kept.title_nl.strip():
        raise SomethingMissing(_("Give a Dutch title."))
