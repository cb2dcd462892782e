"""Which texts are nearest to what someone typed, where none or few have all the words.

A word counts as much as it is rare, more where it stands in the title, and less in a long text: the weights of BM25
(Robertson and Zaragoza 2009) for words that are there or not. See docs/methods/nearness.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import fmean

from veerkracht.search.rules.analyser import Alternative

TITLE = 0.5
"""So much more a word counts that stands in the title."""
LENGTH = 0.5
"""How far the length of a text counts: 0 not at all, 1 wholly."""


@dataclass(frozen=True, slots=True)
class Near:
    """A text that may be near: the tokens of its title, and all of them."""

    number: int
    titled: frozenset[str]
    tokens: frozenset[str]


def nearest(words: Sequence[Iterable[Alternative]], texts: Sequence[Near]) -> list[int]:
    """Put texts in order, the nearest first; those that have none of the words are left out.

    >>> buren = Near(1, frozenset({"eten"}), frozenset({"eten", "buur"}))
    >>> soep = Near(2, frozenset({"soep"}), frozenset({"soep", "eten"}))
    >>> nearest([[("buur",)], [("eten",)]], [soep, buren])
    [1, 2]
    """
    if not texts:
        return []
    ways = [tuple(one) for one in words]
    has = {text.number: [_has(way, text.tokens) for way in ways] for text in texts}
    rare = [log(1 + len(texts) / (0.5 + sum(found[place] for found in has.values()))) for place in range(len(ways))]
    usual = fmean(len(text.tokens) for text in texts) or 1.0
    scores: Mapping[int, float] = {
        text.number: sum(
            weight * (1 + TITLE * _has(way, text.titled))
            for way, weight, found in zip(ways, rare, has[text.number], strict=True)
            if found
        )
        / (1 - LENGTH + LENGTH * len(text.tokens) / usual)
        for text in texts
    }
    return sorted((number for number, score in scores.items() if score), key=lambda number: (-scores[number], -number))


def _has(way: Iterable[Alternative], tokens: frozenset[str]) -> bool:
    return any(set(one) <= tokens for one in way)
