"""Which place somebody means by the name they typed.

A name as it is comes before one that begins with what was typed, then one with a word that does, then one that looks
like it. Likeness is the ratio of R.W. Ratcliff and J.W. Obershelp, "Pattern Matching: The Gestalt Approach", 1988.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum

LIKE_ENOUGH = 0.72
"""Below this a name is no longer offered: "Roosendal" finds Roosendaal, "Rotterdam" does not."""

POSTCODE = re.compile(r"\s*[1-9]\d{3}\s*([A-Za-z]{2})?\s*")


class Fit(IntEnum):
    """How well a name fits what was typed; the lower the better."""

    SAME = 0
    BEGINS = 1
    WORD = 2
    LIKE = 3


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A name that fits, and how well."""

    fit: Fit
    unlike: float
    name: str


def is_postcode(typed: str) -> bool:
    """Say whether a Dutch postcode was typed, whole or only its four digits.

    >>> is_postcode("5341 AB"), is_postcode("5341"), is_postcode("Oss")
    (True, True, False)
    """
    return POSTCODE.fullmatch(typed) is not None


def matches(typed: str, names: Iterable[str]) -> list[Match]:
    """Find the names that fit, best first; both sides folded to plain lower-case text beforehand.

    >>> [match.name for match in matches("roosendal", ["oss", "roosendaal", "rosmalen"])]
    ['roosendaal']
    """
    if not typed:
        return []
    return sorted(match for name in set(names) if (match := _match(typed, name)) is not None)


def _match(typed: str, name: str) -> Match | None:
    if name == typed:
        return Match(Fit.SAME, 0.0, name)
    if name.startswith(typed):
        return Match(Fit.BEGINS, len(name) - len(typed), name)
    if f" {typed}" in name:
        return Match(Fit.WORD, len(name) - len(typed), name)
    likeness = _likeness(typed, name)
    return Match(Fit.LIKE, 1 - likeness, name) if likeness >= LIKE_ENOUGH else None


def _likeness(typed: str, name: str) -> float:
    """Measure how alike two texts are, giving up early where they cannot be alike enough."""
    if 2 * min(len(typed), len(name)) < LIKE_ENOUGH * (len(typed) + len(name)):
        return 0.0
    matcher = SequenceMatcher(None, typed, name, autojunk=False)
    if matcher.quick_ratio() < LIKE_ENOUGH:
        return 0.0
    return matcher.ratio()
