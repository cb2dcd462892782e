"""A document of facts, sentences and tables, in one language: from it the docx and the PDF are made."""

from dataclasses import dataclass
from datetime import datetime

Table = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A title with sentences under it, or a table with a head."""

    title: str
    sentences: tuple[str, ...] = ()
    table: Table = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One document: every word that is printed is in here."""

    language: str
    title: str
    author: str
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    words: dict[str, str]
    made_from: datetime
