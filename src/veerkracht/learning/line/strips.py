"""The line of learning as a drawing: a strip for each initiative on one axis of time, and arcs between the strips."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from veerkracht.learning.line.queries.moments import ADOPTION, LESSON, OBSERVATION, PROBE, QUESTION, Moment

WIDTH, LEFT, RIGHT, STRIP, TOP, FOOT = 960, 230, 24, 46, 16, 30
TALLEST = 14
NARROW = 6
"""Observations that lie nearer than this are drawn as one tick, taller the more there are."""

TICKS = 6
LONGEST = 28


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in a strip: its kind, where it stands, how wide or tall it is, and what colour it has."""

    kind: str
    x: int
    width: int
    height: int
    state: str
    said: str
    address: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One initiative: its name, the middle of its strip, and the marks in it."""

    key: str
    name: str
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Arc:
    """A lesson that went from one strip to another."""

    path: str
    state: str
    said: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All strips, the arcs between them, and the days on the axis."""

    height: int
    strips: tuple[Strip, ...]
    arcs: tuple[Arc, ...]
    ticks: tuple[tuple[int, date], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """From a day to a place on the drawing."""

    first: date
    last: date

    def x(self, day: date) -> int:
        many = max(1, (self.last - self.first).days)
        inside = min(max(day, self.first), self.last)
        return LEFT + round((inside - self.first).days / many * (WIDTH - LEFT - RIGHT))

    @property
    def ticks(self) -> tuple[tuple[int, date], ...]:
        """Give the first days of months, at most so many, evenly apart."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((one for one in (1, 2, 3, 6, 12, 24, 60, 120) if months / one <= TICKS), 240)
        found = []
        for place in range(0, months + 1, step):
            year, month = divmod(self.first.month - 1 + place, 12)
            day = date(self.first.year + year, month + 1, 1)
            if self.first <= day <= self.last:
                found.append((self.x(day), day))
        return tuple(found)


def draw(names: Mapping[str, str], moments: Sequence[Moment], last: date) -> Drawing:
    """Draw a strip for each of these initiatives, in this order."""
    axis = Axis(min((one.on for one in moments), default=last), max([last, *(one.on for one in moments)]))
    rows = {key: TOP + STRIP // 2 + place * STRIP for place, key in enumerate(names)}
    by_strip: dict[str, list[Moment]] = {key: [] for key in names}
    for one in moments:
        if one.kind != ADOPTION and one.initiative_key in by_strip:
            by_strip[one.initiative_key].append(one)
    strips = tuple(Strip(key, cut(name), rows[key], tuple(_marks(by_strip[key], axis))) for key, name in names.items())
    public = {one.key: one.on for one in moments if one.kind == LESSON}
    arcs = tuple(
        _arc(one, axis, rows, public.get(one.key, one.on))
        for one in moments
        if one.kind == ADOPTION and one.initiative_key in rows and one.to in rows
    )
    return Drawing(TOP + len(names) * STRIP + FOOT, strips, arcs, axis.ticks)


def cut(name: str) -> str:
    """Give a name as it fits before its strip."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _marks(moments: Iterable[Moment], axis: Axis) -> Iterable[Mark]:
    ticks: dict[int, int] = {}
    others = []
    for one in moments:
        x = axis.x(one.on)
        if one.kind == OBSERVATION:
            place = (x - LEFT) // NARROW * NARROW + LEFT
            ticks[place] = ticks.get(place, 0) + one.count
        elif one.kind == PROBE:
            others.append(Mark(PROBE, x, max(8, axis.x(one.until or axis.last) - x), 8, one.state, "", one.address))
        elif one.kind in (LESSON, QUESTION):
            others.append(Mark(one.kind, x, 0, 0, one.state, "", one.address))
    for x, count in ticks.items():
        yield Mark(OBSERVATION, x, 0, min(TALLEST, 4 + 2 * count), "", "", "")
    yield from others


def _arc(one: Moment, axis: Axis, rows: Mapping[str, int], since: date) -> Arc:
    x1, y1, x2, y2 = axis.x(since), rows[one.initiative_key], axis.x(one.on), rows[one.to]
    bend = max(24, (x2 - x1) // 2)
    path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2 - 7} {y2}" if x2 - x1 > 30 else _steep(x1, y1, x2, y2)
    return Arc(path, one.state or "unknown", "")


def _steep(x1: int, y1: int, x2: int, y2: int) -> str:
    return f"M{x1} {y1}C{x1 + 40} {y1} {x2 + 40} {y2} {x2 + 7} {y2}"
