"""Where evidence is and where it is missing: interventions by outcomes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from veerkracht.learning.evidence.models import Study, Synthesis
from veerkracht.learning.evidence.queries.evidence import interventions, outcomes
from veerkracht.learning.evidence.queries.rows import InterventionRow, OutcomeRow, study_row
from veerkracht.learning.rules.directions import Direction
from veerkracht.learning.rules.gaps import Gap, Known, gap

SIGN = {Direction.BETTER: 1, Direction.WORSE: -1}


@dataclass(frozen=True, slots=True)
class MapCell:
    """One cell of the map: what is missing, and how many studies there are of each level."""

    intervention_key: str
    outcome_key: str
    gap: Gap
    by_level: Mapping[int, int]

    @property
    def studies(self) -> int:
        return sum(self.by_level.values())


@dataclass(frozen=True, slots=True)
class GapMap:
    """Interventions by outcomes: where evidence is, not what works."""

    interventions: tuple[InterventionRow, ...]
    outcomes: tuple[OutcomeRow, ...]
    cells: Mapping[tuple[str, str], MapCell]

    @property
    def rows(self) -> tuple[tuple[InterventionRow, tuple[MapCell, ...]], ...]:
        """Give for each intervention its cells, in the order of the outcomes."""
        return tuple((row, tuple(self.cells[row.key, one.key] for one in self.outcomes)) for row in self.interventions)


def gap_map(programme_key: str) -> GapMap:
    """Give where evidence is and where it is missing, for each intervention and outcome of a programme."""
    studies = Study.objects.filter(intervention__programme__key=programme_key, retracted="")
    studies = studies.select_related("intervention", "source")
    syntheses = Synthesis.objects.filter(intervention__programme__key=programme_key, superseded_by=None)
    held = {
        (intervention, outcome, study["key"])
        for intervention, outcome, some in syntheses.values_list("intervention__key", "outcome__key", "studies")
        for study in some
    }
    known: dict[tuple[str, str], list[Known]] = {}
    for study in studies.prefetch_related("effects__outcome", "directions__outcome"):
        for outcome, way in study_row(study).ways.items():
            cell = (study.intervention.key, outcome)
            one = Known(study.counts_as, SIGN.get(way, 0), (*cell, study.key) in held)
            known.setdefault(cell, []).append(one)
    lines, columns = interventions(programme_key), outcomes(programme_key)
    every = [(row.key, one.key) for row in lines for one in columns]
    cells = {pair: _cell(*pair, known.get(pair, [])) for pair in every}
    return GapMap(lines, columns, cells)


def _cell(row: str, column: str, studies: Sequence[Known]) -> MapCell:
    return MapCell(row, column, gap(studies), dict(sorted(Counter(one.level for one in studies).items())))
