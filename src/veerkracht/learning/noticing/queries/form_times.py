"""How long forms take: by the model, and as it was measured in use."""

from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from veerkracht.learning.noticing.models import Observation, ObservationKind
from veerkracht.learning.rules.form_time import LONGEST, LONGEST_SIGNAL, counted

LAST = 1000


@dataclass(frozen=True, slots=True)
class FormTime:
    """The seconds of one form: assumed, measured where it is known, and those that count."""

    kind_word: str
    assumed: int
    measured: int | None
    times: int
    counts: int
    longest: int


def form_times(assumed: dict[str, Fraction]) -> tuple[FormTime, ...]:
    """Give the seconds of each form, of the last thousand times that it was used."""
    found: dict[str, list[int]] = {}
    taken = Observation.objects.filter(took_seconds__isnull=False).order_by("-pk")
    for kind, seconds in taken.values_list("kind", "took_seconds")[:LAST]:
        found.setdefault(kind, []).append(seconds or 0)
    return tuple(
        FormTime(
            kind_word=str(ObservationKind(kind).label),
            assumed=round(by_model),
            measured=round(median(found[kind])) if kind in found else None,
            times=len(found.get(kind, ())),
            counts=round(counted(by_model, median(found[kind]) if kind in found else None)),
            longest=LONGEST_SIGNAL if kind == ObservationKind.SIGNAL else LONGEST,
        )
        for kind, by_model in assumed.items()
    )
