"""What studies say of some outcomes together, as it was on a day: to answer what works."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q

from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.evidence.models import Study, Synthesis
from veerkracht.learning.evidence.queries.rows import SynthesisRow, synthesis_row
from veerkracht.learning.rules.directions import Direction, direction
from veerkracht.learning.rules.grade import Graded, Summed, grade


@dataclass(frozen=True, slots=True)
class Answer:
    """What studies say together of an intervention and an outcome, and what it costs where known."""

    row: SynthesisRow
    summary: Bilingual
    cost: Bilingual


@dataclass(frozen=True, slots=True)
class Way:
    """Which way one study of an intervention went on one outcome."""

    study_key: str
    title: str
    intervention_key: str
    intervention: Bilingual
    outcome_key: str
    level: int
    people: int
    independent: bool
    circumstance: str
    way: Direction


FOUND = ("effects__pk", "effects__outcome__key", "effects__size", "directions__outcome__key", "directions__outcomes")
"""What studies found, each with all others: of sizes and directions there are few of each."""


def answers(outcome_keys: Collection[str], interventions: Collection[str], on: date) -> tuple[Answer, ...]:
    """Give each synthesis of these outcomes or interventions that was in force on a day: one query."""
    there = Q(superseded_by=None) | Q(superseded_by__recorded_at__date__gt=on)
    about = Q(outcome__key__in=outcome_keys) | Q(intervention__key__in=interventions)
    found = Synthesis.objects.filter(there, about, recorded_at__date__lte=on)
    found = found.select_related("intervention", "outcome", "assumptions", "superseded_by").order_by("key")
    return tuple(
        Answer(
            synthesis_row(one),
            one.intervention.summary,
            Bilingual(one.intervention.cost_nl, one.intervention.cost_en),
        )
        for one in found
    )


def ways(outcome_keys: Collection[str], on: date) -> tuple[Way, ...]:
    """Give which way each study of these outcomes went, by its sizes or else as it was told: one query."""
    about = Q(effects__outcome__key__in=outcome_keys) | Q(directions__outcome__key__in=outcome_keys)
    studies = Study.objects.filter(about, retracted="", recorded_at__date__lte=on).select_related("intervention")
    rows = studies.annotate(**{name.replace("__", "_"): F(name) for name in FOUND}).order_by("pk")
    by_key: dict[str, Study] = {}
    sizes: dict[tuple[str, str], dict[int, float]] = {}
    found: dict[tuple[str, str], Direction] = {}
    for one in rows:
        by_key[one.key] = one
        pk, measured, size, told, outcomes = (getattr(one, name.replace("__", "_")) for name in FOUND)
        if measured in outcome_keys:
            sizes.setdefault((one.key, measured), {})[pk] = size
        if told in outcome_keys and (way := direction(outcomes)) is not None:
            found[one.key, told] = way
    found |= {cell: _way(list(some.values())) for cell, some in sizes.items()}
    told_rows = [_row(by_key[key], outcome, way) for (key, outcome), way in found.items()]
    return tuple(sorted(told_rows, key=lambda row: (-row.level, row.title, row.outcome_key)))


def graded(row: SynthesisRow, circumstances: Collection[str] = ()) -> Graded:
    """Say how certain a synthesis is, and why not more; asked of a kind of place, whether a study was done there."""
    numbers = row.result["weighed"]
    handbook: Mapping[str, Any] = row.result["handbook"] or {}
    there = {str(one["circumstance"]).casefold() for one in row.studies}
    asked = {one.casefold() for one in circumstances}
    low, high = numbers["interval"]
    worst, best = numbers["next_place"]
    summed = Summed(
        levels=[one["level"] for one in row.studies],
        average=numbers["average"],
        interval=(low, high),
        next_place=(worst, best),
        noticeable=row.noticeable,
        beyond_chance=handbook.get("beyond_chance", 0.0),
        direct=not asked or bool(asked & there),
    )
    return grade(summed)


def _way(sizes: list[float]) -> Direction:
    mean = sum(sizes) / len(sizes)
    return Direction.BETTER if mean > 0 else Direction.WORSE if mean < 0 else Direction.UNCHANGED


def _row(study: Study, outcome_key: str, way: Direction) -> Way:
    return Way(
        study_key=study.key,
        title=study.title,
        intervention_key=study.intervention.key,
        intervention=study.intervention.title,
        outcome_key=outcome_key,
        level=study.counts_as,
        people=(study.treated or 0) + (study.compared or 0),
        independent=study.independent,
        circumstance=study.circumstance,
        way=way,
    )
