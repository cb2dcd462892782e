"""What changed in a text, ready to be shown: pieces that stayed, came and went."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from veerkracht.foundation.prose import Block, blocks
from veerkracht.foundation.texts import Bilingual
from veerkracht.programmes.rules.comparison import Change, Paragraph, Piece, paragraphs, words


@dataclass(frozen=True, slots=True)
class ChangedBlock:
    """A heading, paragraph or item of which words stayed, came or went."""

    change: Change
    kind: str
    number: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ChangedGroup:
    """Items that make one list, or one block that stands alone."""

    is_list: bool
    numbered: bool
    blocks: tuple[ChangedBlock, ...]


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A text with its changes, and how many words came and went."""

    language: str
    groups: tuple[ChangedGroup, ...]
    added: int
    removed: int

    @property
    def changed(self) -> bool:
        return any(block.change != "same" for group in self.groups for block in group.blocks)


def changed_text(old: Bilingual, new: Bilingual, language: str) -> ChangedText:
    """Compare two texts as a reader of this language sees them; marking such as bold print does not count."""
    shown = new.read(language)
    before, after = blocks(old.read(language).text), blocks(shown.text)
    found = [_block(paragraph, before, after) for paragraph in _paragraphs(before, after)]
    groups = tuple(_groups(found))
    return ChangedText(shown.language, groups, count(found, "added"), count(found, "removed"))


def changed_words(old: Bilingual, new: Bilingual, language: str) -> tuple[Piece, ...]:
    """Compare two short texts word by word."""
    return words(old.read(language).text, new.read(language).text)


def count(found: Iterable[ChangedBlock], change: Change) -> int:
    """Count the words that came, or went."""
    return sum(len(piece.text.split()) for block in found for piece in block.pieces if piece.change == change)


def _paragraphs(before: Sequence[Block], after: Sequence[Block]) -> tuple[Paragraph, ...]:
    return paragraphs([block.text for block in before], [block.text for block in after])


def _block(paragraph: Paragraph, before: Sequence[Block], after: Sequence[Block]) -> ChangedBlock:
    source = after[paragraph.new] if paragraph.new is not None else before[paragraph.old or 0]
    return ChangedBlock(paragraph.change, source.kind, source.number, paragraph.pieces)


def _groups(found: Sequence[ChangedBlock]) -> Iterator[ChangedGroup]:
    for (is_list, numbered), members in groupby(found, key=_sort_of_list):
        if is_list:
            yield ChangedGroup(True, numbered, tuple(members))
        else:
            yield from (ChangedGroup(False, False, (block,)) for block in members)


def _sort_of_list(block: ChangedBlock) -> tuple[bool, bool]:
    return block.kind in {"item", "more"}, block.number is not None
