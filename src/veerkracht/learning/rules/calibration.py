"""Whether the programme expects what then happens: its forecasts beside what came.

Source: G.W. Brier, Verification of forecasts expressed in terms of probability (1950). Shown for a programme only,
never for a person. See docs/methods/calibration.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass

FEWEST, LUCK = 8, 30
"""Below so many probes nothing is said; below the second the score mostly tells of luck."""

EDGES = (0.2, 0.4, 0.6, 0.8)
"""Where one band of chances ends and the next begins, to see where expectations go wrong."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How good forecasts were: the mean square of their error, and how much better than always saying the average."""

    forecasts: int
    mean_forecast: float
    came_true: float
    brier: float
    skill: float | None
    """None where all came true or none did: the average then says everything."""

    @property
    def too_hopeful(self) -> bool:
        return self.mean_forecast > self.came_true


def calibration(pairs: Iterable[tuple[float, bool]]) -> Calibration | None:
    """Compare what was expected, as chances between 0 and 1, with whether it came; nothing where nothing was expected.

    >>> found = calibration([(0.8, True), (0.6, False)])
    >>> round(found.brier, 2), found.came_true, found.too_hopeful
    (0.2, 0.5, True)
    """
    known = list(pairs)
    if not known:
        return None
    if any(not 0 <= chance <= 1 for chance, _came in known):
        raise ValueError("a chance lies between 0 and 1")
    many = len(known)
    came = sum(came for _chance, came in known) / many
    brier = sum((chance - came) ** 2 for chance, came in known) / many
    reference = came * (1 - came)
    skill = 1 - brier / reference if reference else None
    return Calibration(many, sum(chance for chance, _came in known) / many, came, brier, skill)


@dataclass(frozen=True, slots=True)
class Band:
    """The forecasts that were about as likely: between which chances, how many, and how many came true."""

    low: float
    high: float
    forecasts: int
    mean_forecast: float
    came_true: int

    @property
    def share(self) -> float:
        return self.came_true / self.forecasts


def bands(pairs: Iterable[tuple[float, bool]]) -> tuple[Band, ...]:
    """Put forecasts together that were about as likely, in five bands; a band without any is left out.

    >>> [(band.low, band.high, band.forecasts, band.came_true) for band in bands([(0.7, True), (0.8, False)])]
    [(0.6, 0.8, 1, 1), (0.8, 1.0, 1, 0)]
    """
    found: dict[int, list[tuple[float, bool]]] = {}
    for chance, came in pairs:
        if not 0 <= chance <= 1:
            raise ValueError("a chance lies between 0 and 1")
        found.setdefault(sum(chance >= edge for edge in EDGES), []).append((chance, came))
    bounds = (0.0, *EDGES, 1.0)
    return tuple(
        Band(
            low=bounds[number],
            high=bounds[number + 1],
            forecasts=len(some),
            mean_forecast=sum(chance for chance, _came in some) / len(some),
            came_true=sum(came for _chance, came in some),
        )
        for number, some in sorted(found.items())
    )
