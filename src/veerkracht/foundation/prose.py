"""What a Markdown text consists of, block by block, for papers and comparisons that are not HTML."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, quotation or table row; a table row has a run for each cell."""

    kind: str
    runs: tuple[Run, ...]
    level: int = 1
    number: int | None = None

    @property
    def text(self) -> str:
        glue = " | " if self.kind in {"header", "row"} else ""
        return glue.join(run.text for run in self.runs)


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table").disable("image")


def blocks(source: str) -> tuple[Block, ...]:
    """Read a Markdown text as a flat list of blocks. HTML that people type is text like any other.

    >>> [(block.kind, block.text) for block in blocks("## Doel\\n\\nSamen *sterk*.")]
    [('heading', 'Doel'), ('paragraph', 'Samen sterk.')]
    """
    return tuple(_walk(_reader().parse(source)))


@dataclass(slots=True)
class _Place:
    """Where the reader stands: in which lists, quotation, heading or table row."""

    lists: list[int | None]
    item: bool = False
    quoted: int = 0
    heading: int = 0
    header: bool = False
    cells: list[Run] | None = None


def _walk(tokens: Sequence[Token]) -> Iterator[Block]:
    place = _Place(lists=[])
    for token in tokens:
        _enter(place, token)
        if token.type in {"fence", "code_block"}:
            yield Block("code", (Run(token.content.rstrip("\n"), code=True),))
        elif token.type == "inline":
            runs = tuple(_runs(token.children or ()))
            if place.cells is None:
                yield _block(place, runs)
            else:
                place.cells.append(Run("".join(run.text for run in runs)))
        elif token.type == "tr_close":
            yield Block("header" if place.header else "row", tuple(place.cells or ()))
            place.cells = None


def _enter(place: _Place, token: Token) -> None:
    """Keep track of where the next text belongs."""
    match token.type:
        case "bullet_list_open":
            place.lists.append(None)
        case "ordered_list_open":
            place.lists.append(int(token.attrGet("start") or 1) - 1)
        case "bullet_list_close" | "ordered_list_close":
            place.lists.pop()
        case "list_item_open":
            place.item = True
            if (count := place.lists[-1]) is not None:
                place.lists[-1] = count + 1
        case "heading_open" | "heading_close":
            place.heading = int(token.tag[1]) if token.nesting == 1 else 0
        case "tr_open":
            place.cells = []
        case _:
            place.quoted += token.nesting if token.type.startswith("blockquote") else 0
            place.header = {"thead_open": True, "thead_close": False}.get(token.type, place.header)


def _block(place: _Place, runs: tuple[Run, ...]) -> Block:
    if place.heading:
        return Block("heading", runs, place.heading)
    if place.lists and place.item:
        place.item = False
        return Block("item", runs, len(place.lists), place.lists[-1])
    if place.lists:
        return Block("more", runs, len(place.lists))
    return Block("quote" if place.quoted else "paragraph", runs)


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    bold = italic = 0
    link = ""
    for token in tokens:
        bold += token.nesting if token.type.startswith("strong") else 0
        italic += token.nesting if token.type.startswith("em_") else 0
        if token.type == "link_open":
            link = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            link = ""
        elif token.type in {"softbreak", "hardbreak"}:
            yield Run(" " if token.type == "softbreak" else "\n", bool(bold), bool(italic))
        elif token.content:
            yield Run(token.content, bool(bold), bool(italic), token.type == "code_inline", link)
