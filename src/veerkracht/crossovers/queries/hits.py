"""How good the proposals were, from what owners confirmed and rejected; and the bound that follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from veerkracht.crossovers.choices import Kind, State
from veerkracht.crossovers.models import CrossOver
from veerkracht.crossovers.rules.hits import FEWEST, Judged, Quarter, quarters
from veerkracht.crossovers.rules.touching import LEAST, tuned


@dataclass(frozen=True, slots=True)
class Hits:
    """What came of proposals per quarter, the newest first, and from which likeness something is proposed now."""

    quarters: tuple[Quarter, ...]
    bound: float
    fewest: int = FEWEST


def hits(programme_key: str) -> Hits:
    """Count per quarter what was proposed from texts and what owners found of it: one query."""
    judged = [
        Judged(on, likeness is not None, state == State.CONFIRMED)
        for on, likeness, state in _decided(programme_key)
        if on is not None
    ]
    return Hits(tuple(reversed(quarters(judged))), bound(programme_key))


def bound(programme_key: str) -> float:
    """Give the likeness from which a pair is proposed: tuned on what owners decided, once that is enough."""
    scored = [(likeness, state == State.CONFIRMED) for _on, likeness, state in _decided(programme_key) if likeness]
    return tuned(scored) if len(scored) >= FEWEST else LEAST


def _decided(programme_key: str) -> Iterator[tuple[date | None, float | None, str]]:
    found = CrossOver.objects.filter(task__programme__key=programme_key, kind=Kind.CONTRIBUTES)
    yield from found.exclude(state=State.PROPOSED).values_list("decided_on", "likeness", "state")
