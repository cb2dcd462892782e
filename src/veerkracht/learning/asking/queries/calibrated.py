"""Whether the programme expects what then happens: its probes that told what came, never by person."""

from dataclasses import dataclass

from django.db.models import Count

from veerkracht.learning.asking.choices import Came, ProbeState
from veerkracht.learning.asking.models import Probe
from veerkracht.learning.rules.calibration import Band, Calibration, bands, calibration


@dataclass(frozen=True, slots=True)
class Calibrated:
    """How well a programme expects: the whole, and by how likely things were thought; `unsaid` count for nothing."""

    whole: Calibration | None
    bands: tuple[Band, ...]
    unsaid: int
    running: int


def calibrated(programme_key: str) -> Calibrated:
    """Compare what a programme expected of its probes with what came of them: two queries."""
    found = Probe.objects.filter(hypothesis__question__programme__key=programme_key)
    told = found.filter(state=ProbeState.STOPPED, came__in=[Came.YES, Came.NO])
    pairs = [(expected / 100, came == Came.YES) for expected, came in told.values_list("hypothesis__expected", "came")]
    counts = {
        (state, came): count
        for state, came, count in found.order_by().values_list("state", "came").annotate(count=Count("pk"))
    }
    return Calibrated(
        whole=calibration(pairs),
        bands=bands(pairs),
        unsaid=counts.get((ProbeState.STOPPED.value, Came.UNKNOWN.value), 0),
        running=counts.get((ProbeState.RUNNING.value, ""), 0),
    )
