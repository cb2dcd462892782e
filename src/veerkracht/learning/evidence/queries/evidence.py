"""What others may ask of the evidence: interventions, studies, what these say together, and what is missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.evidence.models import AssumptionSet, Intervention, Outcome, Study, Synthesis
from veerkracht.learning.rules.directions import Direction, direction
from veerkracht.learning.rules.gaps import Gap, Known, gap
from veerkracht.learning.rules.levels import Finding, Recognition, recognition


@dataclass(frozen=True, slots=True)
class InterventionRow:
    """An intervention in a list, with how many studies there are of it."""

    key: str
    title: Bilingual
    summary: Bilingual
    studies: int
    best_level: int | None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An outcome for people, and the smallest difference in it that they notice."""

    key: str
    title: Bilingual
    noticeable: float
    unit: Bilingual
    deviation: float | None


@dataclass(frozen=True, slots=True)
class EffectRow:
    """The effect of one study on one outcome."""

    outcome_key: str
    size: float
    error: float
    how: str
    measured: str
    primary: bool
    assumed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StudyRow:
    """A study with what it found."""

    key: str
    title: str
    initiative_key: str
    design: int
    level: int
    level_second: int | None
    treated: int | None
    compared: int | None
    circumstance: str
    people: Bilingual
    period: str
    dutch: bool
    independent: bool
    retracted: str
    source_key: str
    effects: tuple[EffectRow, ...]
    directions: Mapping[str, Direction | None]


@dataclass(frozen=True, slots=True)
class SynthesisRow:
    """What the studies of an intervention say together of an outcome, as it was computed and kept."""

    key: str
    outcome_key: str
    computed_at: datetime
    by_key: str
    method: str
    assumptions: int | None
    calibrated: bool
    studies: tuple[Mapping[str, Any], ...]
    left_out: tuple[Mapping[str, str], ...]
    result: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class InterventionWhole:
    """All that is known of an intervention."""

    key: str
    programme_key: str
    title: Bilingual
    summary: Bilingual
    core: Bilingual
    adaptable: Bilingual
    cost: Bilingual
    recognised_as: str
    recognised_by: str
    recognised_until: date | None
    ripe_for: Recognition
    outcomes: tuple[OutcomeRow, ...]
    studies: tuple[StudyRow, ...]
    syntheses: tuple[SynthesisRow, ...]


@dataclass(frozen=True, slots=True)
class MapCell:
    """One cell of the evidence gap map: what is missing, and how many studies there are of each level."""

    intervention_key: str
    outcome_key: str
    gap: Gap
    by_level: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class GapMap:
    """Interventions by outcomes: where evidence is, not what works."""

    interventions: tuple[InterventionRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    cells: Mapping[tuple[str, str], MapCell]


def interventions(programme_key: str) -> tuple[InterventionRow, ...]:
    """Give the interventions of a programme with how many studies there are of each."""
    found = Intervention.objects.filter(programme__key=programme_key).prefetch_related("studies")
    return tuple(_intervention(one) for one in found)


def outcomes(programme_key: str) -> tuple[OutcomeRow, ...]:
    """Give the outcomes for people that a programme looks at."""
    return tuple(_outcome(one) for one in Outcome.objects.filter(programme__key=programme_key))


def intervention(key: str) -> InterventionWhole:
    """Give all that is known of an intervention."""
    found = Intervention.objects.select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(key)
    studies = list(found.studies.select_related("source").prefetch_related("effects__outcome", "directions__outcome"))
    told = {effect.outcome_id: effect.outcome for study in studies for effect in study.effects.all()}
    told |= {way.outcome_id: way.outcome for study in studies for way in study.directions.all()}
    return InterventionWhole(
        key=found.key,
        programme_key=found.programme.key,
        title=found.title,
        summary=found.summary,
        core=Bilingual(found.core_nl, found.core_en),
        adaptable=Bilingual(found.adaptable_nl, found.adaptable_en),
        cost=Bilingual(found.cost_nl, found.cost_en),
        recognised_as=found.recognised_as,
        recognised_by=found.recognised_by,
        recognised_until=found.recognised_until,
        ripe_for=_ripe_for(found, studies),
        outcomes=tuple(sorted(map(_outcome, told.values()), key=lambda one: one.key)),
        studies=tuple(_study(one) for one in studies),
        syntheses=tuple(
            _synthesis(one)
            for one in found.syntheses.filter(superseded_by=None).select_related("outcome", "assumptions")
        ),
    )


def synthesis(key: str) -> SynthesisRow:
    """Give one kept synthesis, also one that another took the place of: a citation stays valid."""
    found = Synthesis.objects.select_related("outcome", "assumptions").filter(key=key).first()
    if found is None:
        raise NotKnown(key)
    return _synthesis(found)


def gap_map(programme_key: str) -> GapMap:
    """Give where evidence is and where it is missing, for each intervention and outcome of a programme."""
    studies = Study.objects.filter(intervention__programme__key=programme_key, retracted="").select_related(
        "intervention"
    )
    held = {
        (one.intervention.key, one.outcome.key): {study["key"] for study in one.studies}
        for one in Synthesis.objects.filter(
            intervention__programme__key=programme_key, superseded_by=None
        ).select_related("intervention", "outcome")
    }
    cells: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for study in studies.prefetch_related("effects__outcome", "directions__outcome"):
        for outcome_key, way in _ways(study):
            cell = (study.intervention.key, outcome_key)
            cells[cell].append(Known(study.level, way, study.key in held.get(cell, ())))
    rows, columns = interventions(programme_key), outcomes(programme_key)
    return GapMap(
        rows,
        columns,
        {
            (row.key, column.key): _cell(row.key, column.key, cells.get((row.key, column.key), []))
            for row in rows
            for column in columns
        },
    )


def assumptions() -> tuple[AssumptionSet, ...]:
    """Give the sets of assumptions, the newest first."""
    return tuple(AssumptionSet.objects.order_by("-in_force_from", "-number"))


def _cell(row: str, column: str, studies: Sequence[Known]) -> MapCell:
    by_level: dict[int, int] = defaultdict(int)
    for one in studies:
        by_level[one.level] += 1
    return MapCell(row, column, gap(studies), dict(sorted(by_level.items())))


def _ways(study: Study) -> Iterable[tuple[str, int]]:
    """Give for each outcome of a study which way it went."""
    sizes: dict[str, list[float]] = defaultdict(list)
    for effect in study.effects.all():
        sizes[effect.outcome.key].append(effect.size)
    for outcome_key, found in sizes.items():
        mean = sum(found) / len(found)
        yield outcome_key, (mean > 0) - (mean < 0)
    for told in study.directions.all():
        if told.outcome.key not in sizes:
            found_way = direction(told.outcomes)
            yield told.outcome.key, {Direction.BETTER: 1, Direction.WORSE: -1}.get(found_way, 0) if found_way else 0


def _intervention(one: Intervention) -> InterventionRow:
    levels = [study.level for study in one.studies.all() if not study.retracted]
    return InterventionRow(one.key, one.title, one.summary, len(levels), max(levels, default=None))


def _outcome(one: Outcome) -> OutcomeRow:
    return OutcomeRow(one.key, one.title, one.noticeable, Bilingual(one.unit_nl, one.unit_en), one.deviation)


def _study(one: Study) -> StudyRow:
    return StudyRow(
        key=one.key,
        title=one.title,
        initiative_key=one.initiative_key,
        design=one.design,
        level=one.level,
        level_second=one.level_second,
        treated=one.treated,
        compared=one.compared,
        circumstance=one.circumstance,
        people=Bilingual(one.people_nl, one.people_en),
        period=one.period,
        dutch=one.dutch,
        independent=one.independent,
        retracted=one.retracted,
        source_key=one.source.key if one.source else "",
        effects=tuple(
            EffectRow(
                effect.outcome.key,
                effect.size,
                effect.variance**0.5,
                effect.how,
                effect.measured,
                effect.primary,
                tuple(effect.assumed),
            )
            for effect in one.effects.all()
        ),
        directions={told.outcome.key: direction(told.outcomes) for told in one.directions.all()},
    )


def _synthesis(one: Synthesis) -> SynthesisRow:
    return SynthesisRow(
        key=one.key,
        outcome_key=one.outcome.key,
        computed_at=one.recorded_at,
        by_key=one.by_key,
        method=one.method,
        assumptions=one.assumptions.number if one.assumptions else None,
        calibrated=bool(one.assumptions and one.assumptions.panel),
        studies=tuple(one.studies),
        left_out=tuple(one.left_out),
        result=one.result,
    )


def _ripe_for(found: Intervention, studies: Sequence[Study]) -> Recognition:
    judged = []
    for study in studies:
        if study.retracted:
            continue
        ways = [way for _outcome_key, way in _ways(study)]
        if ways:
            judged.append(
                Finding(
                    level=study.level,
                    positive=sum(ways) > 0,
                    good_quality=study.level == study.design,
                    dutch=study.dutch,
                    followed_months=study.followed_months,
                )
            )
    return recognition(judged, described=found.described, theory=found.theory)
