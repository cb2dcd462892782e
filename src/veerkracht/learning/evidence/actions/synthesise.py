"""Putting the studies of an intervention together: kept with all that went in, so that it can be computed again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from statistics import fmean
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.keys import make_key
from veerkracht.learning.evidence.models import AssumptionSet, Effect, Intervention, Outcome, Synthesis
from veerkracht.learning.rules.pooling import Study as Found
from veerkracht.learning.rules.pooling import pool
from veerkracht.learning.rules.synthesis import Assumptions, adjusted, synthesise
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record

METHOD = "grid-1"
"""The method and its version: changed when the same studies would give other digits."""

CORRELATED = 0.5
"""The correlation taken between several measures of one outcome in the same people."""


class NobodySetIt(Refusal):
    """Assumptions without a panel or a reason."""


class OtherDigits(AssertionError):
    """A synthesis that gives other digits when it is computed again: a promise of ours is broken."""


@dataclass(frozen=True, slots=True)
class Entered:
    """One study as it goes into a synthesis: its effect on the outcome, one a study."""

    key: str
    size: float
    error: float
    level: int
    circumstance: str


@transaction.atomic
def put_together(*, by: Person, intervention: Intervention, outcome: Outcome) -> Synthesis:
    """Say what all studies of an intervention tell of an outcome, and keep it in the place of the one before.

    One effect a study: the main one, or else the mean of several with the variance of correlated measures. A study that
    was taken back is kept out, with the reason. Without studies it says what was assumed before any.
    """
    require(by, "enter evidence", [("programme", intervention.programme.key)])
    chosen, left_out = entered(intervention, outcome)
    assumed = AssumptionSet.objects.order_by("-in_force_from", "-number").first()
    before = Synthesis.objects.filter(intervention=intervention, outcome=outcome, superseded_by=None).first()
    key = make_key(
        f"{intervention.key} {outcome.key}",
        taken=set(Synthesis.objects.filter(intervention=intervention, outcome=outcome).values_list("key", flat=True)),
    )
    made = Synthesis(
        key=key,
        intervention=intervention,
        outcome=outcome,
        method=METHOD,
        assumptions=assumed,
        studies=[asdict(one) for one in chosen],
        left_out=left_out,
        result=computed(chosen, outcome.noticeable, assumed.content if assumed else {}),
        by_key=by.key,
    )
    if before is not None and _same(before, made):
        return before
    _replace(before, made)
    record(by=by.key, deed="put together", kind="synthesis", key=made.key, fields=["result", "studies"], copy=made)
    return made


@transaction.atomic
def assume(
    *, by: Person, content: Mapping[str, Any], in_force_from: date, reason: str, panel: str = ""
) -> AssumptionSet:
    """Set what is assumed when evidence is put together, from a day on, with the reason and the panel that set it."""
    require(by, "set assumptions", [])
    if not reason.strip():
        raise NobodySetIt(_("Say why the assumptions change, and which panel set them."))
    try:
        _assumptions(content, 0.2)
    except (TypeError, ValueError, KeyError) as wrong:
        raise NobodySetIt(
            _("These assumptions cannot be read. Give numbers, and one for each level from 0 to 5.")
        ) from wrong
    last = AssumptionSet.objects.order_by("-number").first()
    made = AssumptionSet.objects.create(
        number=last.number + 1 if last else 1,
        in_force_from=in_force_from,
        by_key=by.key,
        reason=reason.strip(),
        panel=panel.strip(),
        content=dict(content),
    )
    record(by=by.key, deed="set assumptions", kind="assumptions", key=str(made.number), reason=made.reason)
    return made


def compute_again(synthesis: Synthesis) -> Mapping[str, Any]:
    """Compute a kept synthesis from what was kept, and give the result; other digits are a mistake of ours."""
    chosen = [Entered(**one) for one in synthesis.studies]
    again = computed(
        chosen, synthesis.outcome.noticeable, synthesis.assumptions.content if synthesis.assumptions else {}
    )
    if again != synthesis.result:
        raise OtherDigits(f"{synthesis.key} gives other digits")
    return again


def entered(intervention: Intervention, outcome: Outcome) -> tuple[list[Entered], list[dict[str, str]]]:
    """Give one effect for each study that counts, and the studies that do not, with the reason."""
    chosen, left_out = [], []
    for study in intervention.studies.prefetch_related("effects").order_by("key"):
        found = [effect for effect in study.effects.all() if effect.outcome_id == outcome.pk]
        if study.retracted:
            left_out.append({"key": study.key, "reason": study.retracted})
        elif found:
            level = study.level if study.level_second is None else min(study.level, study.level_second)
            chosen.append(Entered(study.key, *_one(found), level, study.circumstance))
    return chosen, left_out


def computed(chosen: Sequence[Entered], noticeable: float, assumed: Mapping[str, Any]) -> dict[str, Any]:
    """Compute what studies say together: as measured, with weak designs counting less, and as the handbooks do."""
    studies = [Found(one.size, one.error, one.level) for one in chosen]
    assumptions = _assumptions(assumed, noticeable)
    pooled = pool(studies)
    return {
        "measured": _written(asdict(synthesise(studies, assumptions))),
        "weighed": _written(asdict(synthesise(adjusted(studies, assumptions), assumptions))),
        "handbook": _written(asdict(pooled)) if pooled else None,
    }


def _one(found: Sequence[Effect]) -> tuple[float, float]:
    """Give one size and error for the effects of one study on one outcome."""
    chosen = [effect for effect in found if effect.primary] or list(found)
    errors = [effect.variance**0.5 for effect in chosen]
    shared = sum(
        one * other * (1.0 if place == beside else CORRELATED)
        for place, one in enumerate(errors)
        for beside, other in enumerate(errors)
    )
    return fmean(effect.size for effect in chosen), shared**0.5 / len(chosen)


def _assumptions(content: Mapping[str, Any], noticeable: float) -> Assumptions:
    usual = Assumptions()
    levels = {
        name: {int(level): float(value) for level, value in content.get(name, getattr(usual, name)).items()}
        for name in ("bias", "spread")
    }
    if any(set(found) != set(usual.bias) for found in levels.values()):
        raise ValueError("one for each level")
    return Assumptions(
        average=float(content.get("average", usual.average)),
        between=float(content.get("between", usual.between)),
        noticeable=noticeable,
        **levels,
    )


def _written(result: Mapping[str, Any]) -> dict[str, Any]:
    """Write a result as JSON keeps it, so that it reads back as the same digits."""
    import json

    written: dict[str, Any] = json.loads(json.dumps(result))
    return written


def _same(before: Synthesis, made: Synthesis) -> bool:
    kept = ("method", "assumptions_id", "studies", "left_out", "result")
    return all(getattr(before, name) == getattr(made, name) for name in kept)


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
