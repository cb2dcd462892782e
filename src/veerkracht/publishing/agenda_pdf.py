"""The agenda as a tagged PDF: what is printed, as data for its sheet (agenda.typ)."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from veerkracht.foundation.prose import Block
from veerkracht.foundation.typesetting import typeset
from veerkracht.publishing.agenda_paper import Paper

SHEET = Path(__file__).with_name("agenda.typ")


def pdf(paper: Paper) -> bytes:
    """Set the paper as PDF/UA-1."""
    return typeset(SHEET, _data(paper), paper.made_from)


def _data(paper: Paper) -> dict[str, Any]:
    data = asdict(paper)
    data["made_from"] = None
    data["in_force_from"] = [paper.in_force_from.year, paper.in_force_from.month, paper.in_force_from.day]
    data["body"] = list(_nodes(paper.body))
    return data


def _nodes(found: Sequence[Block], level: int = 1) -> Iterator[dict[str, Any]]:
    """Gather the items of a list and the rows of a table, so that a reader aloud hears them as one."""
    place = 0
    while place < len(found):
        block = found[place]
        kind = _family(block)
        end = place + 1
        while kind != "single" and end < len(found) and _goes_on(block, found[end], level):
            end += 1
        if kind == "list":
            yield {"kind": "list", "start": block.number, "items": list(_items(found[place:end], level))}
        elif kind == "table":
            rows = [[run.text for run in row.runs] for row in found[place:end]]
            yield {"kind": "table", "rows": rows}
        else:
            yield {"kind": block.kind, "level": block.level, "runs": [asdict(run) for run in block.runs]}
        place = end


def _family(block: Block) -> str:
    return {"item": "list", "more": "list", "header": "table", "row": "table"}.get(block.kind, "single")


def _goes_on(first: Block, block: Block, level: int) -> bool:
    """Say whether a block belongs to the same list or table as the first one."""
    if _family(block) != _family(first) or block.kind == "header":
        return False
    same_depth = block.kind == "item" and block.level == level
    return not same_depth or (block.number != 1 and (block.number is None) == (first.number is None))


def _items(found: Sequence[Block], level: int) -> Iterator[dict[str, Any]]:
    starts = [place for place, block in enumerate(found) if block.kind == "item" and block.level <= level] or [0]
    for start, end in zip(starts, [*starts[1:], len(found)], strict=True):
        first, rest = found[start], found[start + 1 : end]
        deeper = [block for block in rest if block.level > level]
        more = [[asdict(run) for run in block.runs] for block in rest if block.level <= level]
        nodes = list(_nodes(deeper, level + 1))
        yield {"runs": [asdict(run) for run in first.runs], "more": more, "nodes": nodes}
