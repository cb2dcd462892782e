"""What a table of a programme's files is made of: one description, from which reading, writing and the guide come."""

from dataclasses import dataclass, field
from enum import StrEnum

from veerkracht.foundation.keys import LONGEST
from veerkracht.foundation.texts import Bilingual

Cells = dict[str, str]
"""One row: the name of each column with its cell, written the one way in which it is compared and saved."""

LONGEST_TEXT = 30_000
"""No text is longer, so that every text fits in a cell of a workbook (32,767 signs)."""


ABOUT_TABLES = {
    "programme": "programme",
    "theme": "themes",
    "task": "policy-tasks",
    "round": "rounds",
    "place": "places",
    "organisation": "organisations",
    "source": "sources",
    "initiative": "initiatives",
    "document": "documents",
    "goal": "goals",
    "agenda": "agenda",
    "contract": "contracts",
}
"""Each kind of record that a fact or document can be about, with the table it stands in."""


class Kind(StrEnum):
    """What sort of value stands in a column."""

    KEY = "key"
    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    KEYS = "keys"
    CHOICE = "choice"
    YES_NO = "yes or no"
    DAY = "day"
    DATE = "date"
    WHOLE = "whole number"
    DECIMAL = "number"
    ADDRESS = "web address"
    EMAIL = "e-mail address"
    ABOUT = "kind and key"
    ABOUTS = "kinds and keys"


LISTS = frozenset({Kind.LINES, Kind.KEYS, Kind.ABOUTS})


class Form(StrEnum):
    """In what sort of file a table is kept: rows, a file or text for each row, or one file with one row."""

    ROWS = "rows"
    PROSE = "prose"
    ALONE = "alone"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, what may stand in it, and what that means."""

    name: str
    nl: str
    en: str
    kind: Kind = Kind.LINE
    required: bool = False
    refers_to: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""
    longest: int = 300
    shape: str = ""
    example: str = ""

    @property
    def means(self) -> Bilingual:
        return Bilingual(self.nl, self.en)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what it is about, its columns, and by which of them a row is known."""

    name: str
    nl: str
    en: str
    columns: tuple[Column, ...]
    known_by: tuple[str, ...] = ("key",)
    form: Form = Form.ROWS
    body: tuple[str, ...] = ()
    shared: bool = False
    by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})

    @property
    def means(self) -> Bilingual:
        return Bilingual(self.nl, self.en)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.by_name)

    @property
    def file_name(self) -> str:
        """Give the file, or the folder and the name of each file in it, in which the table is kept."""
        endings = {Form.ROWS: ".csv", Form.ALONE: ".toml", Form.PROSE: f"/<{'>--<'.join(self.file_parts)}>.md"}
        endings[Form.TEXTS] = endings[Form.PROSE].replace(".md", ".toml")
        return self.name + endings[self.form]

    @property
    def file_parts(self) -> tuple[str, ...]:
        """Give the columns that make the name of a file; an agenda is known in its folder by its day alone."""
        return self.known_by[1:] if self.name == "agenda" else self.known_by

    @property
    def periods(self) -> bool:
        """Say whether a row has a first and a last day."""
        return {"starts_on", "ends_on"} <= self.by_name.keys()

    def row_key(self, cells: Cells) -> str:
        """Give what a row is known by."""
        return "|".join(cells.get(name, "") for name in self.known_by)

    def whole(self, cells: Cells) -> Cells:
        """Give a row with every column: what is not said is the default."""
        return {column.name: cells.get(column.name, column.default) for column in self.columns}


def key_column(nl: str, en: str, *, example: str, name: str = "key") -> Column:
    """Describe the column by which a record is known."""
    return Column(name, nl, en, Kind.KEY, required=True, longest=LONGEST, example=example)


def in_two_languages(
    name: str,
    nl: str,
    en: str,
    *,
    kind: Kind = Kind.LINE,
    required: bool = False,
    longest: int = 300,
    example: str = "",
) -> tuple[Column, Column]:
    """Describe a pair of columns, one for each language; only the Dutch one can be required."""
    dutch = (f"{name}_nl", f"{nl} (Nederlands)", f"{en} (Dutch)")
    english = (f"{name}_en", f"{nl} (Engels)", f"{en} (English)")
    return (
        Column(*dutch, kind, required, longest=longest, example=example),
        Column(*english, kind, longest=longest),
    )
