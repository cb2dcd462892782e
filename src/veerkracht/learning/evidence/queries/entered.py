"""What goes into a synthesis: of each study one effect, its level, and what is assumed on a day."""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import fmean

from veerkracht.learning.evidence.computing import Entered
from veerkracht.learning.evidence.models import AssumptionSet, Effect, Intervention, Outcome, Study

CORRELATED = 0.5
"""The correlation taken between several measures of one outcome in the same people."""


def entered(intervention: Intervention, outcome: Outcome) -> tuple[list[Entered], list[dict[str, str]]]:
    """Give one effect for each study that counts, and the studies that do not, with the reason."""
    chosen, left_out = [], []
    for study in intervention.studies.select_related("intervention").prefetch_related("effects").order_by("key"):
        found = [effect for effect in study.effects.all() if effect.outcome_id == outcome.pk]
        if study.retracted and found:
            left_out.append({"key": study.key, "reason": study.retracted})
        elif found:
            chosen.append(_entered(study, found))
    return chosen, left_out


def neighbours(intervention: Intervention, outcome: Outcome) -> list[Entered]:
    """Give the studies of other interventions on the same outcome: from these an empty cell borrows."""
    others = Study.objects.filter(retracted="", effects__outcome=outcome).exclude(intervention=intervention)
    others = others.exclude(circumstance="").select_related("intervention").prefetch_related("effects").distinct()
    return [
        _entered(study, [effect for effect in study.effects.all() if effect.outcome_id == outcome.pk])
        for study in others.order_by("key")
    ]


def in_force(on: date) -> AssumptionSet | None:
    """Give what is assumed on a day; nothing where nobody set it yet, and the usual counts."""
    return AssumptionSet.objects.filter(in_force_from__lte=on).order_by("-in_force_from", "-number").first()


def together_of(found: Iterable[Effect]) -> tuple[float, float]:
    """Give one size and error for the effects of one study on one outcome: the main ones, or else all.

    Several measures of the same people are not independent: their mean has the variance of measures that correlate.
    """
    every = sorted(found, key=lambda effect: effect.pk)
    chosen = [effect for effect in every if effect.primary] or every
    errors = [effect.variance**0.5 for effect in chosen]
    return fmean(effect.size for effect in chosen), _variance_of_mean(errors) ** 0.5


def _variance_of_mean(errors: Sequence[float]) -> float:
    """Half of what each pair shares: r·(Σs)² + (1 − r)·Σs², by the square of how many there are."""
    both, own = sum(errors) ** 2, sum(error**2 for error in errors)
    return (CORRELATED * both + (1 - CORRELATED) * own) / len(errors) ** 2


def _entered(study: Study, found: Sequence[Effect]) -> Entered:
    size, error = together_of(found)
    return Entered(study.key, size, error, study.counts_as, study.circumstance, study.intervention.key)
