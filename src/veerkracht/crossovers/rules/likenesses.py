"""How alike many texts are to a few: what kindred computes for one pair, for all pairs at once in columns of numbers.

Source: the weights and the cosine of kindred; see docs/methods/likenesses.md.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from veerkracht.support.rules.kindred import FUSED

PER_STEP = 500
"""So many texts are weighed at once, so that memory stays flat however many there are."""

Numbers = NDArray[np.int64]
Scores = NDArray[np.float64]
Analysis = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Cut:
    """Texts as numbers: the words of all texts behind each other, where each text begins, and which word has which."""

    words: Numbers
    starts: Numbers
    known: tuple[str, ...]

    @property
    def texts(self) -> int:
        return len(self.starts) - 1


def cut(texts: Sequence[Sequence[str]]) -> Cut:
    """Give each word a number and put all texts behind each other."""
    known: dict[str, int] = {}
    words = [known.setdefault(word, len(known)) for text in texts for word in text]
    starts = np.concatenate([[0], np.cumsum([len(text) for text in texts], dtype=np.int64)])
    return Cut(np.array(words, dtype=np.int64), starts.astype(np.int64), tuple(known))


class Featured:
    """The features of each word by number, so that those of many texts are counted without reading a letter again."""

    def __init__(self, texts: Cut, analysis: Analysis | None) -> None:
        known: dict[str, int] = {}
        rows = [analysis(word) if analysis else (word,) for word in texts.known]
        self.features = np.array([known.setdefault(one, len(known)) for row in rows for one in row], dtype=np.int64)
        self.lengths = np.array([len(row) for row in rows], dtype=np.int64)
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)]).astype(np.int64)
        self.texts, self.many = texts, max(len(known), 1)

    def counted(self, first: int, last: int) -> tuple[Numbers, Numbers, Numbers]:
        """Count the features of the texts from one to another: which text, which feature, how often; in that order."""
        begin, end = self.texts.starts[first], self.texts.starts[last]
        words = self.texts.words[begin:end]
        rows = np.repeat(np.arange(last - first), np.diff(self.texts.starts[first : last + 1]))
        lengths = self.lengths[words]
        within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        features = self.features[np.repeat(self.starts[words], lengths) + within]
        pairs, counts = np.unique(np.repeat(rows, lengths) * self.many + features, return_counts=True)
        return pairs // self.many, pairs % self.many, counts

    def rare(self) -> Scores:
        """Say how rare each feature is in all texts."""
        in_texts = np.zeros(self.many, dtype=np.int64)
        for first in range(0, self.texts.texts, PER_STEP):
            _rows, features, _counts = self.counted(first, min(first + PER_STEP, self.texts.texts))
            in_texts += np.bincount(features, minlength=self.many)
        scores: Scores = np.log((1 + self.texts.texts) / (1 + in_texts)) + 1
        return scores


def likenesses(texts: Cut, first: int, analysis: Analysis | None = None) -> Iterator[Scores]:
    """Give, a stretch of rows at a time, the cosine of each of the first texts with each of the texts behind them."""
    featured = Featured(texts, analysis)
    rare = featured.rare()
    rows, features, counts = featured.counted(first, texts.texts)
    theirs, kept = np.unique(features, return_inverse=True)
    few = np.zeros((texts.texts - first, len(theirs)))
    few[rows, kept] = (1 + np.log(counts)) * rare[features]
    few /= _length(few)
    column = np.full(featured.many, -1)
    column[theirs] = np.arange(len(theirs))
    for start in range(0, first, PER_STEP):
        end = min(start + PER_STEP, first)
        rows, features, counts = featured.counted(start, end)
        weights = (1 + np.log(counts)) * rare[features]
        length = np.sqrt(np.bincount(rows, weights * weights, minlength=end - start))
        shared = column[features] >= 0
        many = np.zeros((end - start, len(theirs)))
        many[rows[shared], column[features[shared]]] = weights[shared]
        yield (many @ few.T) / np.where(length > 0, length, 1)[:, None]


def _length(weights: Scores) -> Scores:
    found = np.sqrt((weights * weights).sum(axis=1, keepdims=True))
    lengths: Scores = np.where(found > 0, found, 1)
    return lengths


def fused(*scores: Scores) -> Scores:
    """Put rankings of the same pairs together as kindred's `fuse` does.

    >>> fused(np.array([0.9, 0.1]), np.array([0.8, 0.2])).round(4).tolist()
    [0.0328, 0.0323]
    """
    found = np.zeros(len(scores[0]))
    for one in scores:
        order = np.argsort(-one, kind="stable")
        found[order] += 1 / (FUSED + np.arange(1, len(one) + 1))
    return found
