"""A mistake in a file: where it stands and what is wrong, still without words in any language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches


class Wrong(ValueError):
    """What is wrong with a cell, a row or a file: a word for it, and what the sentence needs."""

    def __init__(self, what: str, **detail: object) -> None:
        super().__init__(what)
        self.what = what
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Where:
    """A spot in a file: its name and line, or the sheet and row of a workbook."""

    file: str
    line: int = 0
    sheet: bool = False
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    def line_of(self, column: str) -> int:
        """Give the line of one column, where columns have lines of their own."""
        return self.lines.get(column, self.line)


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that must be mended before anything is stored."""

    what: str
    where: Where
    column: str = ""
    detail: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def line(self) -> int:
        return self.where.line_of(self.column)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in a file, with the spot where it stands."""

    cells: dict[str, str]
    where: Where


def mistake(wrong: Wrong, where: Where, column: str = "") -> Mistake:
    """Tie what is wrong to the spot where it stands."""
    return Mistake(wrong.what, where, column, wrong.detail)


def nearest(text: str, among: Iterable[str]) -> str:
    """Find what somebody may have meant; nothing where nothing comes near.

    >>> nearest("intiative", ["initiative", "place"])
    'initiative'
    """
    return next(iter(get_close_matches(text.casefold(), list(among), n=1, cutoff=0.6)), "")
