"""Putting the studies of an intervention together: kept with all that went in, so that it can be computed again."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.keys import make_key
from veerkracht.foundation.personal_data import masked
from veerkracht.foundation.refusals import require_same_programme
from veerkracht.learning.evidence.computing import METHOD, assumptions, same_digits, together
from veerkracht.learning.evidence.models import AssumptionSet, Intervention, Outcome, Synthesis
from veerkracht.learning.evidence.queries.entered import entered, in_force, neighbours
from veerkracht.learning.evidence.refusals import NoAssumption, SomethingMissing
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


@transaction.atomic
def put_together(*, by: Person, intervention: Intervention, outcome: Outcome, on: date) -> Synthesis:
    """Say what all studies of an intervention tell of an outcome, and keep it in the place of the one before.

    One effect a study: the main one, or else the mean of several with the variance of correlated measures. A study that
    was taken back is kept out, with the reason. Refused without any study. The same studies make nothing new.
    """
    require(by, "enter evidence", [("programme", intervention.programme.key)])
    require_same_programme(intervention.programme.key, outcome.programme.key, outcome.key)
    Intervention.objects.select_for_update().get(pk=intervention.pk)
    chosen, left_out = entered(intervention, outcome)
    if not chosen:
        raise SomethingMissing(_("There is no study with an effect on this outcome yet. Enter one first."))
    near, assumed = neighbours(intervention, outcome), in_force(on)
    made = Synthesis(
        key=_key(intervention, outcome),
        intervention=intervention,
        outcome=outcome,
        method=METHOD,
        assumptions=assumed,
        noticeable=outcome.noticeable,
        studies=[asdict(one) for one in chosen],
        neighbours=[asdict(one) for one in near],
        left_out=left_out,
        result=together(chosen, near, outcome.noticeable, assumed.content if assumed else {}),
        by_key=by.key,
    )
    before = Synthesis.objects.filter(intervention=intervention, outcome=outcome, superseded_by=None).first()
    if before is not None and _same(before, made):
        return before
    _replace(before, made)
    record(by=by.key, deed="put together", kind="synthesis", key=made.key, fields=["result", "studies"])
    return made


@transaction.atomic
def assume(
    *, by: Person, content: Mapping[str, Any], in_force_from: date, reason: str, panel: str = ""
) -> AssumptionSet:
    """Set what is assumed when evidence is put together, from a day on, with the reason and the panel that set it."""
    require(by, "set assumptions", [])
    if not reason.strip():
        raise SomethingMissing(_("Say why the assumptions change."))
    assumptions(content, 1.0)
    if AssumptionSet.objects.filter(in_force_from=in_force_from).exists():
        raise NoAssumption(_("There are assumptions from that day on already. Choose another day."))
    last = AssumptionSet.objects.order_by("-number").first()
    made = AssumptionSet.objects.create(
        number=last.number + 1 if last else 1,
        in_force_from=in_force_from,
        by_key=by.key,
        reason=masked(reason.strip()),
        panel=masked(panel.strip()),
        content=dict(content),
    )
    record(by=by.key, deed="set assumptions", kind="assumptions", key=str(made.number), reason=made.reason)
    return made


def _key(intervention: Intervention, outcome: Outcome) -> str:
    wanted = make_key(f"{intervention.key} {outcome.key}")
    taken = Synthesis.objects.filter(key__startswith=wanted[:40]).values_list("key", flat=True)
    return make_key(f"{intervention.key} {outcome.key}", taken=set(taken))


def _same(before: Synthesis, made: Synthesis) -> bool:
    kept = ("method", "assumptions_id", "noticeable", "studies", "neighbours", "left_out", "result")
    return all(same_digits(getattr(before, name), getattr(made, name)) for name in kept)


def _replace(before: Synthesis | None, made: Synthesis) -> None:
    """Keep the new one in the place of the old: the old one points to it, so there is one in force at any time."""
    if before is None:
        made.save()
        return
    before.superseded_by = before  # for a moment, so that the new one can be the only one in force
    before.save(update_fields=["superseded_by"])
    made.save()
    before.superseded_by = made
    before.save(update_fields=["superseded_by"])
