"""How an initiative stood through time, as steps in a small picture; the table beside it says the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from veerkracht.foundation.dates import NotADate, PartialDate
from veerkracht.initiatives.queries.initiative import StandingRow

PHASES = ("idea", "exploration", "start", "growth", "embedded")
LEVELS = ("weak", "growing", "strong")

WIDTH, LANE, STEP_HEIGHT, LEFT, RIGHT = 640, 84, 56, 20, 24


@dataclass(frozen=True, slots=True)
class Dot:
    """One moment in a lane; `known` is false where nobody knows how it stood then."""

    x: str
    y: str
    known: bool
    word: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One thing through time: phase, support base or durability."""

    name: str
    foot: str
    name_y: str
    path: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A date under the picture."""

    x: str
    on: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Three lanes over one line of time."""

    width: str
    height: str
    foot: str
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]


def picture(rows: Sequence[StandingRow]) -> Picture | None:
    """Draw the steps; nothing where nothing was written down yet."""
    dated = [(day, row) for row in rows if (day := _day(row.on)) is not None]
    if not dated:
        return None
    first, last = dated[0][0], dated[-1][0]
    span = max(last - first, 1)
    across = WIDTH - LEFT - RIGHT
    places = [LEFT + across * (day - first) / span if len(dated) > 1 else LEFT + across / 2 for day, _row in dated]
    lanes = (
        _lane("phase", 0, places, [(row.phase, row.phase_word) for _day_, row in dated], PHASES),
        _lane("support_base", 1, places, [(row.support_base, row.support_base_word) for _day_, row in dated], LEVELS),
        _lane("durability", 2, places, [(row.durability, row.durability_word) for _day_, row in dated], LEVELS),
    )
    marks = tuple(
        Mark(_number(x), row.on, _anchor(number, len(dated)))
        for number, (x, (_day_, row)) in enumerate(zip(places, dated, strict=True))
        if number in (0, len(dated) - 1)
    )
    height = LANE * len(lanes) + 28
    return Picture(str(WIDTH), str(height), str(height - 6), lanes, marks)


def _lane(
    name: str, number: int, places: Sequence[float], values: Sequence[tuple[str, str]], scale: Sequence[str]
) -> Lane:
    top = number * LANE + 24
    bottom = top + STEP_HEIGHT - 8
    dots = tuple(
        Dot(_number(x), _number(_height(value, scale, top, bottom)), value in scale, word)
        for x, (value, word) in zip(places, values, strict=True)
    )
    return Lane(name, _number(bottom), _number(top - 8), _path([dot for dot in dots if dot.known]), dots)


def _height(value: str, scale: Sequence[str], top: float, bottom: float) -> float:
    """Put a value on its step; what is unknown or ended stands at the foot."""
    if value not in scale:
        return bottom
    return bottom - (bottom - top) * (scale.index(value) + 1) / len(scale)


def _path(dots: Sequence[Dot]) -> str:
    """Draw steps: on at the same height until the next moment, then up or down."""
    if not dots:
        return ""
    parts = [f"M{dots[0].x} {dots[0].y}"]
    parts += [f"H{dot.x}V{dot.y}" for dot in dots[1:]]
    return "".join(parts)


def _number(value: float) -> str:
    """Write a number as SVG reads it, whatever the language of the reader."""
    return f"{value:.1f}"


def _day(text: str) -> int | None:
    try:
        return PartialDate.parse(text).first().toordinal()
    except NotADate:
        return None


def _anchor(number: int, count: int) -> str:
    if count == 1:
        return "middle"
    return "start" if number == 0 else "end"
