"""Which evaluation is worth its money: for each synthesis in force, what knowing more could save."""

from dataclasses import dataclass

from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.evidence.models import Synthesis
from veerkracht.learning.rules.next_evaluation import Worth, worth


@dataclass(frozen=True, slots=True)
class WorthRow:
    """What one study more of an intervention on an outcome is worth at most, with what is known now."""

    intervention_key: str
    intervention: Bilingual
    outcome: Bilingual
    studies: int
    average: float
    worth: Worth


def next_evaluations(programme_key: str, *, threshold: float, value: float, study_error: float) -> tuple[WorthRow, ...]:
    """Give what one study more is worth, the most first: with weak designs counting less, `value` for all people."""
    held = Synthesis.objects.filter(intervention__programme__key=programme_key, superseded_by=None)
    rows = []
    for one in held.select_related("intervention", "outcome"):
        known = one.result["weighed"]
        found = worth(known["average"], known["error"], threshold=threshold, value=value, study_error=study_error)
        rows.append(
            WorthRow(
                one.intervention.key,
                one.intervention.title,
                one.outcome.title,
                known["studies"],
                known["average"],
                found,
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.worth.one_study, row.intervention_key)))
