"""Seals on the trail: each rests on the one before, so that whoever changes what was sealed is found out.

Source: house rule 3.13, 8; S. Haber and W.S. Stornetta, How to time-stamp a digital document (1991); SHA-256 as in
FIPS 180-4. The table by hand is in docs/methods/seal.md.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

METHOD = "1"
"""The way of writing that is described in docs/methods/seal.md. Another way gets another number."""

START = "0" * 64
"""What the first seal rests on."""

SIZE = 32
"""How many bytes a digest has."""

Ranges = tuple[tuple[int, int], ...]
"""Numbers as first and last of each run, both counted: ((1, 4), (6, 6)) is 1, 2, 3, 4 and 6."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a seal says: its number, what it rests on, when, which entries it holds, and the digest of each."""

    number: int
    previous: str
    sealed_at: str
    ranges: Ranges
    digests: bytes


def written(values: Iterable[str]) -> str:
    """Write texts one after the other so that they can be read back in one way only.

    Each is preceded by how many signs it has, and followed by a comma.

    >>> written(["1", "describe", ""])
    '1:1,8:describe,0:,'
    """
    return "".join([f"{len(value)}:{value}," for value in values])


def digest(values: Iterable[str]) -> bytes:
    """Give the digest of one entry, written out as texts.

    >>> digest(["1", "describe", ""]).hex()[:16]
    'ee8e627a45e12c17'
    """
    return digest_of_written(written(values))


def digest_of_written(text: str) -> bytes:
    """Give the digest of one entry that is written out already."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def seal(sealed: Sealed) -> str:
    """Give the digest of a seal: of all that it says, the seal before it included."""
    said = (METHOD, str(sealed.number), sealed.previous, sealed.sealed_at, in_words(sealed.ranges))
    return hashlib.sha256(written(said).encode() + sealed.digests).hexdigest()


def in_ranges(numbers: Iterable[int]) -> Ranges:
    """Write rising numbers as runs.

    >>> in_ranges([1, 2, 3, 4, 6])
    ((1, 4), (6, 6))
    """
    runs: list[tuple[int, int]] = []
    first = last = None
    for number in numbers:
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            runs.append((first, last))
        first = last = number
    if first is not None and last is not None:
        runs.append((first, last))
    return tuple(runs)


def out_of_ranges(ranges: Ranges) -> Iterable[int]:
    """Give the numbers of runs, rising.

    >>> list(out_of_ranges(((1, 4), (6, 6))))
    [1, 2, 3, 4, 6]
    """
    return (number for first, last in ranges for number in range(first, last + 1))


def between(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Give the numbers from 1 on that lie before, between and not in runs; what lies after the last is left out.

    >>> between([(6, 6), (2, 4)])
    ((1, 1), (5, 5))
    """
    gaps = []
    reached = 0
    for first, last in sorted(ranges):
        if first > reached + 1:
            gaps.append((reached + 1, first - 1))
        reached = max(reached, last)
    return tuple(gaps)


def in_words(ranges: Ranges) -> str:
    """Write runs as people do.

    >>> in_words(((1, 4), (6, 6)))
    '1-4 6'
    """
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def differing(expected: bytes, found: Sequence[tuple[int, bytes]], ranges: Ranges) -> tuple[list[int], list[int]]:
    """Compare digests with those in a seal: give the numbers of the entries that changed and that are missing."""
    kept = dict(found)
    changed, missing = [], []
    for place, number in enumerate(out_of_ranges(ranges)):
        now = kept.get(number)
        if now is None:
            missing.append(number)
        elif now != expected[place * SIZE : (place + 1) * SIZE]:
            changed.append(number)
    return changed, missing
