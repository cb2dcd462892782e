"""Every effect that was found, as a table."""

from collections.abc import Iterator
from typing import Any

from veerkracht.learning.evidence.models import Effect


def findings(programme_key: str) -> Iterator[tuple[Any, ...]]:
    """Give each effect of each study in a programme, also of those that were taken back, with the reason."""
    found = Effect.objects.filter(study__intervention__programme__key=programme_key)
    found = found.select_related("study__intervention", "study__source", "outcome")
    for one in found.order_by("study__key", "outcome__key", "measured"):
        study = one.study
        who = (study.key, study.intervention.key, one.outcome.key, one.measured)
        how = (
            study.title,
            study.design,
            study.counts_as,
            study.treated,
            study.compared,
            study.circumstance,
            study.period,
        )
        source = study.source.key if study.source else None
        yield (*who, *how, one.size, one.variance**0.5, one.how, study.retracted, source)
