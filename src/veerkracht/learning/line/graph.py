"""The theory of change as a drawing: changes in columns from left to right, links as lines between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from veerkracht.learning.rules.layers import Link, layers

BOX, ROOM = (190, 64), (110, 22)
"""How wide and high a change is drawn, and the room beside and under it."""

EDGE, LINE, LONGEST, MOST_LINES = 14, 18, 23, 3
THINNEST, THICKEST = 1.5, 7.0
LOOP = 34


@dataclass(frozen=True, slots=True)
class Node:
    """A change: where its box stands, and its words in lines."""

    key: str
    x: int
    y: int
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A link: the line, how thick it is, where its number stands, and how it is told."""

    key: str
    path: str
    width: float
    at: tuple[int, int]
    count: str
    sort: str
    less: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it, with how large it is."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A link as it is to be drawn: how many saw it, how many only expect it, and whether it is a weakest one."""

    key: str
    cause: str
    effect: str
    seen: int
    thought: int
    weakest: bool
    less: bool


def draw(titles: dict[str, str], links: Iterable[Line]) -> Drawing:
    """Draw changes by their titles, with the links between them; a change without any link is drawn as well."""
    lines = list(links)
    columns, bends = _columns(list(titles), [(one.cause, one.effect) for one in lines])
    tallest = max((len(column) for column in columns), default=0)
    height = 2 * EDGE + tallest * (BOX[1] + ROOM[1]) - ROOM[1] + LOOP
    nodes: dict[str, Node] = {}
    for place, column in enumerate(columns):
        free = (tallest - len(column)) * (BOX[1] + ROOM[1]) // 2
        for row, key in enumerate(column):
            x = EDGE + place * (BOX[0] + ROOM[0])
            y = EDGE + LOOP // 2 + free + row * (BOX[1] + ROOM[1])
            nodes[key] = Node(key, x, y, tuple(_placed(titles.get(key, ""), y)))
    width = 2 * EDGE + len(columns) * (BOX[0] + ROOM[0]) - ROOM[0]
    most = max((one.seen for one in lines), default=1) or 1
    edges = tuple(_edge(one, nodes, bends.get((one.cause, one.effect), ()), most, height) for one in lines)
    return Drawing(width, height, tuple(nodes[key] for key in titles), edges)


def _columns(keys: list[str], links: list[Link]) -> tuple[list[list[str]], dict[Link, list[str]]]:
    """Put changes in columns, and give a link that passes columns a place of its own in each of them."""
    at = {key: place for place, column in enumerate(layers(keys, links)) for key in column}
    bends: dict[Link, list[str]] = {}
    parts: list[Link] = []
    for cause, effect in links:
        bends[cause, effect] = [f"{cause}>{effect}>{place}" for place in range(at[cause] + 1, at[effect])]
        parts += pairwise([cause, *bends[cause, effect], effect])
    return layers([*keys, *(bend for some in bends.values() for bend in some)], parts), bends


def _edge(one: Line, nodes: dict[str, Node], bends: Iterable[str], most: int, height: int) -> Edge:
    start, end = nodes[one.cause], nodes[one.effect]
    y1, y2 = start.y + BOX[1] // 2, end.y + BOX[1] // 2
    x1, x2 = start.x + BOX[0], end.x - 9
    if x2 > x1:
        path = f"M{x1} {y1}"
        at = (x1 + x2) // 2, (y1 + y2) // 2
        x, y = x1, y1
        for number, key in enumerate(bends):
            middle = nodes[key].y + BOX[1] // 2
            at = (nodes[key].x + BOX[0] // 2, middle) if number == 0 else at
            path += f"{_curve(x, y, nodes[key].x, middle)}H{nodes[key].x + BOX[0]}"
            x, y = nodes[key].x + BOX[0], middle
        path += _curve(x, y, x2, y2)
    else:  # a link back, below everything
        x1, x2 = start.x + BOX[0] // 2, end.x + BOX[0] // 2
        y1, y2, low = start.y + BOX[1], end.y + BOX[1] + 9, height - 2
        path = f"M{x1} {y1}C{x1} {low} {x2} {low} {x2} {y2}"
        at = ((x1 + x2) // 2, (y1 + y2 + 6 * low) // 8)
    width = THINNEST + (THICKEST - THINNEST) * one.seen / most
    sort = "weakest" if one.weakest else "seen" if one.seen else "thought"
    return Edge(one.key, path, round(width, 1), at, str(one.seen) if one.seen else "?", sort, one.less)


def _curve(x1: int, y1: int, x2: int, y2: int) -> str:
    bend = (x2 - x1) // 2
    return f"C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"


def _placed(title: str, y: int) -> Iterator[tuple[int, str]]:
    """Give the words of a title in lines, in the middle of the box."""
    lines = wrapped(title)
    first = y + BOX[1] // 2 - (len(lines) - 1) * LINE // 2 + 5
    for number, line in enumerate(lines):
        yield first + number * LINE, line


def wrapped(title: str) -> list[str]:
    """Break a title in at most three lines of whole words.

    >>> wrapped("Buren kennen elkaar en durven te vragen")
    ['Buren kennen elkaar en', 'durven te vragen']
    """
    lines = [""]
    for word in title.split():
        together = f"{lines[-1]} {word}".strip()
        if len(together) <= LONGEST or not lines[-1]:
            lines[-1] = together if len(together) <= LONGEST else f"{word[: LONGEST - 1]}…"
        else:
            lines.append(word if len(word) <= LONGEST else f"{word[: LONGEST - 1]}…")
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1][: LONGEST - 2]} …"]
    return lines
