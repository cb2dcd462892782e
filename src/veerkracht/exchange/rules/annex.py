"""Which rows of the tables in an annex name an initiative, whatever the maker of the document did to the tables.

A cell is a text, or None where a merged cell on its left covers it. Headings are known in Dutch and English
(docs/guides/annex.md). Nothing is guessed in silence: what was assumed or skipped is said in a note.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from veerkracht.foundation.keys import plain_text

Cell = str | None
Table = Sequence[Sequence[Cell]]

COLUMNS = ("title", "place", "theme", "description")
HEADINGS: dict[str, frozenset[str]] = {
    "description": frozenset(
        {"omschrijving", "beschrijving", "toelichting", "samenvatting", "inhoud", "description", "summary", "about"}
    ),
    "theme": frozenset({"thema", "themas", "theme", "themes", "onderwerp", "topic"}),
    "place": frozenset(
        {"plaats", "plaatsen", "gemeente", "gemeenten", "locatie", "woonplaats", "regio", "waar"}
        | {"place", "places", "municipality", "town", "location", "where"}
    ),
    "title": frozenset(
        {"initiatief", "initiatieven", "titel", "naam", "project", "initiative", "initiatives", "title", "name"}
    ),
}
"""The words by which a column is known, the most telling column first: "beschrijving initiatief" is a description."""
LOOKED_AT = 3
"""A heading stands in one of the first rows that hold anything, or nowhere."""
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
GROUP = re.compile(r"(?:thema|theme)\s*[:\-–]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One initiative as the annex names it, with the table and the row in which it stands."""

    table: int
    row: int
    title: str = ""
    place: str = ""
    theme: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What was assumed of a table, or why it was skipped: a word for it and the number of the table."""

    what: str
    table: int


@dataclass(frozen=True, slots=True)
class AnnexReading:
    """What was read from all tables of a document."""

    rows: tuple[AnnexRow, ...]
    notes: tuple[Note, ...]


Places = dict[int, str]
"""The number of a column in the document, with the column that it is."""


def clean(text: str) -> str:
    """Take out what a reader does not see: soft hyphens, signs without width, double and hard spaces.

    >>> clean(" Een\\u00adzaam\\u00a0\\u00a0Roosendaal\\n")
    'Eenzaam Roosendaal'
    """
    return " ".join(INVISIBLE.sub("", text).split())


def read_annex(tables: Sequence[Table]) -> AnnexReading:
    """Read every table that has a heading we know; one without is taken as going on from the table before it.

    >>> read_annex([[["Initiatief", "Plaats"], ["SlowCare", "Oss"]]]).rows
    (AnnexRow(table=1, row=2, title='SlowCare', place='Oss', theme='', description=''),)
    """
    rows: list[AnnexRow] = []
    notes: list[Note] = []
    known: Places = {}
    width = 0
    for number, table in enumerate(tables, start=1):
        filled = [(place, cells) for place, row in enumerate(table, start=1) if any(cells := _cleaned(row))]
        if not filled:
            continue
        found, after = _heading(filled)
        if not found:
            found, note = _assumed(filled, known, width)
            notes.append(Note(note, number))
        elif "title" not in found.values():
            found = {}
            notes.append(Note("no title", number))
        if found:
            known, width = found, max(len(cells) for _place, cells in filled)
            rows += _rows(filled[after:], found, number)
    return AnnexReading(tuple(rows), tuple(notes))


def _cleaned(row: Sequence[Cell]) -> list[Cell]:
    return [None if cell is None else clean(cell) for cell in row]


def _heading(filled: Sequence[tuple[int, list[Cell]]]) -> tuple[Places, int]:
    """Find the row with headings: one of the first in which two columns are known, or the only one."""
    for place, (_number, cells) in enumerate(filled[:LOOKED_AT]):
        found = _columns(cells)
        alone = len(cells) == 1 and len(found) == 1
        if len(found) >= 2 or alone:
            return found, place + 1
    return {}, 0


def _columns(cells: Sequence[Cell]) -> Places:
    found: Places = {}
    for place, cell in enumerate(cells):
        name = _column(cell or "")
        if name and name not in found.values():
            found[place] = name
    return found


def _column(heading: str) -> str:
    """Say which column a heading stands for; a sentence is no heading."""
    words = re.findall(r"[a-z]+", plain_text(heading))
    if not words or len(words) > 6:
        return ""
    return next((name for name, known in HEADINGS.items() if known.intersection(words)), "")


def _assumed(filled: Sequence[tuple[int, list[Cell]]], known: Places, width: int) -> tuple[Places, str]:
    """Take a table without headings as the rest of the one before, or else by the usual order of four columns."""
    columns = max(len(cells) for _number, cells in filled)
    if known and columns == width:
        return known, "goes on"
    if columns == len(COLUMNS):
        return dict(enumerate(COLUMNS)), "usual order"
    return {}, "skipped"


def _rows(filled: Sequence[tuple[int, list[Cell]]], columns: Places, table: int) -> list[AnnexRow]:
    rows: list[AnnexRow] = []
    group = ""
    for number, cells in filled:
        if len(cells) > 1 and cells[0] and all(cell is None for cell in cells[1:]):
            group = GROUP.sub("", cells[0])
        elif len(_columns(cells)) < max(2, len(columns)):
            said = {name: (cells[place] or "") if place < len(cells) else "" for place, name in columns.items()}
            if any(said.values()):
                said["theme"] = said.get("theme") or ("" if "theme" in columns.values() else group)
                rows.append(AnnexRow(table, number, **said))
    return rows
