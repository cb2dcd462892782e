"""The picture of a synthesis as a drawing: what each study measured, the average, a next place, and twenty dots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor

WIDTH, EDGE = 360, 12
ROW, BELOW, SIDE = 42, 34, 14
"""The height of a study, what stands below the last, and the side of a dot with the air around it."""

FARTHEST, STEP = 3.0, 0.5
NARROWEST = 24
"""A column of dots is no narrower than this."""
REACH = 1.96


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval with its middle, and where it stands."""

    label: str
    y: int
    low: int
    high: int
    at: int
    weighed: int


@dataclass(frozen=True, slots=True)
class Forest:
    """The studies under each other, then the average and a next place; grey where nobody notices a difference."""

    height: int
    floor: int
    band: tuple[int, int]
    nought: int
    studies: tuple[Bar, ...]
    average: Bar
    next_place: Bar
    ticks: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """One possible reality: where it stands, and whether people notice better, no difference or worse."""

    x: int
    y: int
    sort: str


@dataclass(frozen=True, slots=True)
class Dots:
    """Twenty possible realities at a next place, stacked where they are alike."""

    height: int
    floor: int
    band: tuple[int, int]
    middle: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """From an effect to a place on the drawing; what lies outside stands at its edge."""

    low: float
    high: float

    @classmethod
    def around(cls, values: Iterable[float]) -> "Scale":
        """Take a scale that holds these values, by halves of a deviation, and no more than some deviations.

        >>> Scale.around([-0.26, 0.8])
        Scale(low=-0.5, high=1.0)
        """
        every = [max(-FARTHEST, min(FARTHEST, value)) for value in values]
        return cls(floor(min(every) / STEP) * STEP, ceil(max(every) / STEP) * STEP)

    def x(self, value: float) -> int:
        inside = max(self.low, min(self.high, value))
        return round(EDGE + (inside - self.low) / (self.high - self.low) * (WIDTH - 2 * EDGE))

    @property
    def ticks(self) -> tuple[tuple[int, float], ...]:
        many = round((self.high - self.low) / STEP)
        each = 1 if many <= 6 else 2
        return tuple(
            (self.x(value), value) for value in (self.low + STEP * place for place in range(0, many + 1, each))
        )


def forest(
    studies: Sequence[tuple[str, float, float, float]],
    average: tuple[float, float, float],
    next_place: tuple[float, float, float],
    noticeable: float,
) -> Forest:
    """Draw studies (label, size, error, and what is thought of its place now), the average and a next place."""
    ends = [end for _label, size, error, _now in studies for end in (size - REACH * error, size + REACH * error)]
    scale = Scale.around([*ends, *average, *next_place, -noticeable, noticeable])
    bars = [
        Bar(
            label,
            place * ROW + ROW,
            scale.x(size - REACH * error),
            scale.x(size + REACH * error),
            scale.x(size),
            scale.x(now),
        )
        for place, (label, size, error, now) in enumerate(studies)
    ]
    rows = [
        Bar("", (len(bars) + 1 + place) * ROW, *(scale.x(one) for one in (low, high, at, at)))
        for place, (low, at, high) in enumerate((average, next_place))
    ]
    bottom = rows[-1].y + 12
    band = (scale.x(-noticeable), scale.x(noticeable) - scale.x(-noticeable))
    return Forest(bottom + BELOW, bottom, band, scale.x(0), tuple(bars), rows[0], rows[1], scale.ticks)


def dots(realities: Sequence[float], noticeable: float) -> Dots:
    """Draw possible realities as dots, those that are alike above each other; no column has dots of two sorts."""
    scale = Scale.around([*realities, -2 * noticeable, 2 * noticeable])
    left, right = scale.x(-noticeable), scale.x(noticeable)
    many = max(1, (right - left) // NARROWEST)
    columns: dict[int, int] = {}
    placed = []
    for value in realities:
        column = floor((max(scale.low, min(scale.high, value)) + noticeable) / (2 * noticeable) * many)
        columns[column] = columns.get(column, 0) + 1
        sort = "worse" if column < 0 else "same" if column < many else "better"
        placed.append((round(left + (column + 0.5) * (right - left) / many), columns[column], sort))
    bottom = (max(columns.values()) + 1) * 2 * SIDE
    found = tuple(Dot(x, bottom - (2 * row - 1) * SIDE, sort) for x, row, sort in placed)
    middle = max(165, min(WIDTH - 140, (left + right) // 2))
    return Dots(bottom + BELOW, bottom, (left, right - left), middle, found)
