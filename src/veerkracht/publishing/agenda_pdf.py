"""The agenda as a tagged PDF, set by typst with the fonts it brings along.

What people typed never becomes markup: it travels as data, and the sheet (agenda.typ) shows data as text.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Unavailable
from veerkracht.foundation.prose import Block
from veerkracht.publishing.agenda_paper import Paper

TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Signs that turn the direction of the text around them; they would print a name backwards."""
SHEET = Path(__file__).with_name("agenda.typ")


ATTEMPTS: tuple[tuple[bool, Literal["ua-1"] | None], ...] = ((True, "ua-1"), (False, "ua-1"), (False, None))
"""First the bundled fonts alone, the same on every machine; then those of the machine, for signs the bundled ones
lack, such as emoji; and at last without the promise of PDF/UA, which no font can keep for a sign that nobody has."""


def pdf(paper: Paper) -> bytes:
    """Set the paper as PDF/UA-1; where typst is missing or fails, say so in one sentence."""
    try:
        import typst
    except ImportError as problem:
        raise Unavailable(_("The PDF cannot be made here, because typst is not installed.")) from problem
    data = json.dumps(_data(paper), ensure_ascii=False).translate(TURNING)
    for own_fonts, standards in ATTEMPTS:
        try:
            made = typst.compile(
                SHEET,
                root=SHEET.parent,
                ignore_system_fonts=own_fonts,
                format="pdf",
                sys_inputs={"paper": data},
                pdf_standards=standards,
                timestamp=int(paper.made_from.timestamp()),
            )
        except (typst.TypstError, RuntimeError):
            continue
        return bytes(made)
    raise Unavailable(_("The PDF could not be made."))


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
