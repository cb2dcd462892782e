"""What others read of the evidence: interventions, outcomes, studies with what they found, and syntheses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean
from typing import Any

from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.evidence.models import Intervention, Outcome, Study, Synthesis
from veerkracht.learning.rules.directions import Direction, direction
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
    followed_months: float
    lost: float
    control_reached: bool
    own_measure: bool
    dutch: bool
    independent: bool
    registered: bool
    funder: str
    retracted: str
    by_key: str
    source_key: str
    source_title: str
    effects: tuple[EffectRow, ...]
    directions: Mapping[str, Direction | None]

    @property
    def counts_as(self) -> int:
        """Give the level at which it counts: the lower of what two raters gave."""
        return self.level if self.level_second is None else min(self.level, self.level_second)

    @property
    def ways(self) -> Mapping[str, Direction]:
        """Give for each outcome which way it went, by its effects or else by what was told of it."""
        sizes: dict[str, list[float]] = {}
        for effect in self.effects:
            sizes.setdefault(effect.outcome_key, []).append(effect.size)
        told = {key: way for key, way in self.directions.items() if way is not None}
        return told | {key: _way(fmean(found)) for key, found in sizes.items()}


@dataclass(frozen=True, slots=True)
class SynthesisRow:
    """What the studies of an intervention say together of an outcome, as it was computed and kept."""

    key: str
    intervention_key: str
    intervention: Bilingual
    outcome_key: str
    outcome: Bilingual
    noticeable: float
    computed_at: datetime
    by_key: str
    method: str
    assumptions: int | None
    calibrated: bool
    studies: tuple[Mapping[str, Any], ...]
    neighbours: tuple[Mapping[str, Any], ...]
    left_out: tuple[Mapping[str, str], ...]
    result: Mapping[str, Any]
    newer_key: str


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


def intervention_row(one: Intervention) -> InterventionRow:
    """Give an intervention as others read it."""
    levels = [study.counts_as for study in one.studies.all() if not study.retracted]
    return InterventionRow(one.key, one.title, one.summary, len(levels), max(levels, default=None))


def outcome_row(one: Outcome) -> OutcomeRow:
    """Give an outcome as others read it."""
    return OutcomeRow(one.key, one.title, one.noticeable, Bilingual(one.unit_nl, one.unit_en), one.deviation)


def study_row(one: Study) -> StudyRow:
    """Give a study with what it found as others read it."""
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
        followed_months=one.followed_months,
        lost=one.lost,
        control_reached=one.control_reached,
        own_measure=one.own_measure,
        dutch=one.dutch,
        independent=one.independent,
        registered=one.registered,
        funder=one.funder,
        retracted=one.retracted,
        by_key=one.by_key,
        source_key=one.source.key if one.source else "",
        source_title=one.source.title if one.source else "",
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


def synthesis_row(one: Synthesis) -> SynthesisRow:
    """Give a synthesis as it was kept as others read it."""
    return SynthesisRow(
        key=one.key,
        intervention_key=one.intervention.key,
        intervention=one.intervention.title,
        outcome_key=one.outcome.key,
        outcome=one.outcome.title,
        noticeable=one.noticeable,
        computed_at=one.recorded_at,
        by_key=one.by_key,
        method=one.method,
        assumptions=one.assumptions.number if one.assumptions else None,
        calibrated=bool(one.assumptions and one.assumptions.panel),
        studies=tuple(one.studies),
        neighbours=tuple(one.neighbours),
        left_out=tuple(one.left_out),
        result=one.result,
        newer_key=one.superseded_by.key if one.superseded_by else "",
    )


def ripe_for(found: Intervention, studies: tuple[StudyRow, ...]) -> Recognition:
    """Say for which step of recognition an intervention may be ripe, by the studies that count."""
    judged = []
    for study in studies:
        ways = [{Direction.BETTER: 1, Direction.WORSE: -1}.get(way, 0) for way in study.ways.values()]
        if ways and not study.retracted:
            good = study.counts_as == study.design
            judged.append(Finding(study.counts_as, sum(ways) > 0, good, study.dutch, study.followed_months))
    return recognition(judged, described=found.described, theory=found.theory)


def _way(size: float) -> Direction:
    return Direction.BETTER if size > 0 else Direction.WORSE if size < 0 else Direction.UNCHANGED
