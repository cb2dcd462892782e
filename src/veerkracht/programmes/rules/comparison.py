"""What differs between two versions of a text, a list of decisions or an annex, word by word.

Method: longest matching blocks (Ratcliff and Obershelp, 1988, as in Python's difflib), first over paragraphs, then over
the words of paragraphs that changed. See docs/methods/comparison.md.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby
from typing import Generic, Literal, TypeVar

Change = Literal["same", "added", "removed", "changed"]
WORD = re.compile(r"\s*(?:\w+(?:[-'’.,]\w+)*|[^\w\s])|\s+$")
"""A word with the white space before it; a number, an amount or a name with a hyphen is one word."""
LONG = 1000
"""In a paragraph with more words, the commonest ones are no longer used to find where two texts meet."""
ALIKE = 0.5
"""From this share of words in common on, two texts are two versions of one; below it, one went and one came."""
TOO_MANY = 40_000
"""Above this number of pairs only equal texts are matched, so that two long annexes never keep a reader waiting."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that stayed, came or went."""

    change: Change
    text: str


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """Two things that are versions of one another; one of the two is missing where it came or went."""

    old: T | None
    new: T | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands in one of two versions or both, in pieces."""

    change: Change
    pieces: tuple[Piece, ...]
    new: int | None
    old: int | None


def words(old: str, new: str) -> tuple[Piece, ...]:
    """Show word by word what went from an old text and what came in a new one.

    >>> [(piece.change, piece.text) for piece in words("elf initiatieven", "dertig initiatieven")]
    [('removed', 'elf'), ('added', 'dertig'), ('same', ' initiatieven')]
    """
    before, after = WORD.findall(old), WORD.findall(new)
    plain = [word.strip() for word in before], [word.strip() for word in after]
    matcher = SequenceMatcher(None, *plain, autojunk=max(len(before), len(after)) > LONG)
    pieces: list[Piece] = []
    for deed, a, b, c, d in matcher.get_opcodes():
        if deed == "equal":
            pieces.append(Piece("same", "".join(after[c:d])))
        else:
            pieces += _told("".join(before[a:b]), "".join(after[c:d]))
    return tuple(_joined(pieces))


def _told(removed: str, added: str) -> Iterator[Piece]:
    """Tell what went before what came; white space before it stays, and white space alone is no change."""
    word = added.lstrip()
    yield Piece("same", added[: len(added) - len(word)])
    yield Piece("removed", removed.lstrip() if added else removed if removed.strip() else "")
    yield Piece("added", word)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Put together neighbours of one sort, and leave out what holds nothing."""
    filled = (piece for piece in pieces if piece.text)
    for change, members in groupby(filled, key=lambda piece: piece.change):
        yield Piece(change, "".join(piece.text for piece in members))


def paragraphs(old: Sequence[str], new: Sequence[str]) -> tuple[Paragraph, ...]:
    """Compare two texts paragraph by paragraph, and by word where a paragraph changed."""
    found: list[Paragraph] = []
    for deed, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if deed == "equal":
            for step in range(b - a):
                found.append(Paragraph("same", (Piece("same", new[c + step]),), c + step, a + step))
            continue
        pairs = matched(range(a, b), range(c, d), alike=lambda one, other: likeness(old[one], new[other]))
        found += [_paragraph(pair, old, new) for pair in pairs]
    return tuple(found)


def _paragraph(pair: Pair[int], old: Sequence[str], new: Sequence[str]) -> Paragraph:
    if pair.old is None and pair.new is not None:
        return Paragraph("added", (Piece("added", new[pair.new]),), pair.new, None)
    if pair.new is None and pair.old is not None:
        return Paragraph("removed", (Piece("removed", old[pair.old]),), None, pair.old)
    before, after = old[pair.old or 0], new[pair.new or 0]
    return Paragraph("changed", words(before, after), pair.new, pair.old)


def likeness(one: str, other: str) -> float:
    """Say what share of their words two texts have in common, from 0 to 1 (Dice, 1945).

    >>> likeness("SlowCare in Oss", "slowcare Oss")
    0.8
    """
    here, there = _word_set(one), _word_set(other)
    return 2 * len(here & there) / (len(here) + len(there)) if here or there else 1.0


@lru_cache(maxsize=4096)
def _word_set(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def matched(old: Sequence[T], new: Sequence[T], *, alike: Callable[[T, T], float]) -> tuple[Pair[T], ...]:
    """Match two lists, the most alike first; what is left over came or went.

    The result follows the new list; what went stands where it stood in the old one, before what came in its place.
    """
    few = len(old) * len(new) <= TOO_MANY
    scores = [
        (-score, abs(i - j), i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
        if (few or one == other) and (score := alike(one, other)) >= ALIKE
    ]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _score, _distance, i, j in sorted(scores):
        if j not in partner and i not in taken:
            partner[j] = i
            taken.add(i)
    return tuple(_in_place(old, new, partner))


def _in_place(old: Sequence[T], new: Sequence[T], partner: dict[int, int]) -> Iterator[Pair[T]]:
    kept = set(partner.values())
    gone = deque(i for i in range(len(old)) if i not in kept)
    following = [len(old)] * (len(new) + 1)
    for j in reversed(range(len(new))):
        following[j] = partner.get(j, following[j + 1])
    for j, thing in enumerate(new):
        while gone and gone[0] < following[j]:
            yield Pair(old[gone.popleft()], None)
        i = partner.get(j)
        yield Pair(None if i is None else old[i], thing)
    for i in gone:
        yield Pair(old[i], None)
