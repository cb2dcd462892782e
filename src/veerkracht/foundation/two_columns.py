"""A drawing of what is tied to what: names at the left, names at the right, a line for each tie."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEFT, RIGHT, GAP, EDGE = 270, 190, 140, 12
ROW, LINE = 30, 19
LONGEST, LONGEST_END = 36, 22


@dataclass(frozen=True, slots=True)
class Label:
    """A name where it stands."""

    key: str
    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class Tied:
    """A line between one at the left and one at the right."""

    path: str
    sort: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it, with how large it is."""

    width: int
    height: int
    left: tuple[Label, ...]
    right: tuple[Label, ...]
    lines: tuple[Tied, ...]
    box: tuple[int, int] = (RIGHT, ROW + 12)


def draw(begins: Mapping[str, str], ends: Mapping[str, str], ties: Iterable[tuple[str, str, str]]) -> Drawing:
    """Draw those at the left and at the right by their titles, and ties as (left, right, sort)."""
    order = _near_their_ends(list(begins), list(ends), list(ties := tuple(ties)))
    space = max(ROW * len(order), 56 * len(ends))
    height = 2 * EDGE + space
    left = {
        key: Label(key, EDGE, _middle(number, len(order), space), _short(begins[key], LONGEST))
        for number, key in enumerate(order)
    }
    x = EDGE + LEFT + GAP
    right = {
        key: Label(key, x, _middle(number, len(ends), space), _short(title, LONGEST_END))
        for number, (key, title) in enumerate(ends.items())
    }
    lines = tuple(
        Tied(_curve(left[one].y, right[other].y), sort) for one, other, sort in ties if one in left and other in right
    )
    return Drawing(x + RIGHT + EDGE, height, tuple(left.values()), tuple(right.values()), lines)


def _near_their_ends(begins: list[str], ends: list[str], ties: list[tuple[str, str, str]]) -> list[str]:
    """Order those at the left by where their lines end, so that few lines cross."""
    places: dict[str, list[int]] = {}
    for one, other, _sort in ties:
        if other in ends:
            places.setdefault(one, []).append(ends.index(other))
    return sorted(begins, key=lambda key: sum(places.get(key, [0])) / max(len(places.get(key, [])), 1))


def _middle(number: int, many: int, space: int) -> int:
    return EDGE + round((number + 0.5) * space / max(many, 1))


def _curve(start: int, end: int) -> str:
    begin, stop = EDGE + LEFT + 8, EDGE + LEFT + GAP
    bend = (begin + stop) // 2
    return f"M{begin} {start}C{bend} {start} {bend} {end} {stop} {end}"


def _short(title: str, longest: int) -> str:
    return title if len(title) <= longest else f"{title[: longest - 1].rstrip()}…"
