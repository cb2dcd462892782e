"""Whether the programme expects what then happens: its probes that told what came, never by person."""

from dataclasses import dataclass

from django.utils.timezone import localdate

from veerkracht.learning.asking.choices import Came, ProbeState
from veerkracht.learning.asking.models import Probe
from veerkracht.learning.rules.calibration import Band, Calibration, bands, calibration


@dataclass(frozen=True, slots=True)
class Calibrated:
    """How well a programme expects: the whole, and by how likely things were thought; `unsaid` count for nothing.

    `beforehand` says of how many of the probes that began the expectation had been written down by then.
    """

    whole: Calibration | None
    bands: tuple[Band, ...]
    unsaid: int
    running: int
    began: int
    beforehand: int


def calibrated(programme_key: str) -> Calibrated:
    """Compare what a programme expected of its probes with what came of them: one query."""
    found = Probe.objects.filter(hypothesis__question__programme__key=programme_key)
    columns = ("state", "came", "started_on", "hypothesis__expected", "hypothesis__recorded_at")
    rows = list(found.order_by().values_list(*columns))
    told = [(came, expected) for state, came, _day, expected, _at in rows if state == ProbeState.STOPPED]
    pairs = [(expected / 100, came == Came.YES) for came, expected in told if came != Came.UNKNOWN]
    began = [(day, localdate(at)) for _state, _came, day, _expected, at in rows if day]
    return Calibrated(
        whole=calibration(pairs),
        bands=bands(pairs),
        unsaid=sum(came == Came.UNKNOWN for came, _expected in told),
        running=sum(state == ProbeState.RUNNING for state, *_others in rows),
        began=len(began),
        beforehand=sum(written <= day for day, written in began),
    )
