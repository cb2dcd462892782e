"""Which tasks of others an initiative touches: proposals with the words they rest on, which people confirm or reject.

Method: likeness of texts by words with their parts and by strings of letters, their ranks put together; a proposal only
above a bound tuned on what was confirmed. Places, people and partners in common are told beside it. See
docs/methods/touching.md.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from veerkracht.crossovers.rules.likenesses import PER_STEP, Scores, cut, fused, likenesses
from veerkracht.support.rules.kindred import Analysis, SharedWord, grams, shared, told_by, words

FEWEST = 15
"""Of a text with fewer words nothing is proposed."""
COPIED = 0.9
"""Texts that share more than this part of their words are one text."""
FIRST = 3
"""So many of their rarest words two copies share at least."""
LEAST = 0.15
LIKE_TASKS = 3
"""From so many tasks on, a word that most of them say is left out."""
HINTS = {
    "nl": frozenset(["de", "het", "een", "en", "van", "voor", "met", "zijn", "niet", "ook", "bij"]),
    "en": frozenset(["the", "and", "of", "for", "with", "to", "is", "are", "that", "by", "on"]),
    "tr": frozenset(["ve", "bir", "bu", "için", "ile", "olarak", "daha", "gibi", "çok", "olan"]),
}


class Tie(StrEnum):
    """How an initiative and the task of another are tied; text proposes only the first."""

    CONTRIBUTES = "contributes"
    CONFLICTS = "conflicts"
    SAME_PARTNER = "same partner"
    SAME_PLACE = "same place"


class Silence(StrEnum):
    """Why nothing is proposed for a text."""

    SHORT = "short"
    LANGUAGE = "language"
    COPY = "copy"
    NOTHING_NEAR = "nothing near"


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of initiatives and of tasks, and what may be counted of them."""

    initiatives: Mapping[str, str]
    tasks: Mapping[str, str]
    silent: frozenset[str] = frozenset()
    """Words that say nothing, and names of places, which would bind all that lies there."""
    sensitive: frozenset[str] = frozenset()
    """Words that are never shown as a reason."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A task that an initiative may touch, how alike the texts are, and the words both have."""

    initiative: str
    task: str
    likeness: float
    fused: float
    words: tuple[SharedWord, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """All that is proposed, and for each initiative without a proposal why not."""

    proposals: tuple[Proposal, ...]
    silence: Mapping[str, Silence]


def language(text: str) -> str | None:
    """Guess the language of a text by its smallest words; nothing where none stands out.

    >>> language("Wij koken met de buurt, en voor de buurt."), language("Zorg")
    ('nl', None)
    """
    said = words(text)
    counts = {name: sum(word in hints for word in said) for name, hints in HINTS.items()}
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] and list(counts.values()).count(counts[most]) == 1 else None


def silences(texts: Mapping[str, str]) -> dict[str, Silence]:
    """Say of which texts nothing can be proposed: too short, not Dutch, or a copy of one before it."""
    found: dict[str, Silence] = {}
    said = {key: words(text) for key, text in texts.items()}
    bags = {key: frozenset(some) for key, some in said.items()}
    in_texts = Counter(word for bag in bags.values() for word in bag)
    before: dict[str, list[str]] = {}
    for key, text in texts.items():
        if len(said[key]) < FEWEST:
            found[key] = Silence.SHORT
        elif language(text) not in ("nl", None):
            found[key] = Silence.LANGUAGE
        elif _copied(bags, before, key, in_texts):
            found[key] = Silence.COPY
    return found


def _copied(
    bags: Mapping[str, frozenset[str]], before: dict[str, list[str]], key: str, in_texts: Mapping[str, int]
) -> bool:
    """Compare with texts before that share three of its rarest words: what shares most words shares some of these."""
    bag = bags[key]
    rarest = sorted(bag, key=lambda word: (in_texts[word], word))[: len(bag) - int(COPIED * len(bag)) + FIRST]
    seen: Counter[str] = Counter()
    for word in rarest:
        there = before.setdefault(word, [])
        seen.update(there)
        there.append(key)
    rivals = (other for other, many in seen.items() if many >= min(FIRST, len(bag)))
    return any(len(bag & bags[one]) / len(bag | bags[one]) > COPIED for one in rivals)


def touch(texts: Texts, analysis: Analysis, least: float = LEAST) -> Proposed:
    """Propose for each initiative the tasks it may touch, the likeliest pair first."""
    for step in touching(texts, analysis, least):
        if isinstance(step, Proposed):
            return step
    raise AssertionError("the last step is the answer")


def touching(texts: Texts, analysis: Analysis, least: float = LEAST) -> Iterator[float | Proposed]:
    """Propose as touch does, telling on the way which part is done."""
    silence = silences(texts.initiatives)
    yield 0.15
    spoken = [key for key in texts.initiatives if key not in silence]
    tasks = list(texts.tasks)
    silent = texts.silent | said_of_most(texts.tasks)
    told = [words(texts.initiatives[key], silent) for key in spoken]
    named = [words(text, silent) for text in texts.tasks.values()]
    every = cut([*told, *named])
    scores: list[Scores] = []
    ways: tuple[Analysis, Analysis] = (analysis, grams)
    for number, way in enumerate(ways):
        rows = []
        for stretch in likenesses(every, len(spoken), way):
            rows.append(stretch.ravel())
            yield 0.15 + 0.4 * (number + len(rows) * PER_STEP / (len(spoken) + PER_STEP))
        scores.append(np.concatenate(rows) if rows else np.zeros(0))
    order = fused(*scores)
    said = [told_by(theirs, analysis, texts.sensitive) for theirs in named]
    proposals = []
    for place in np.flatnonzero(scores[0] >= least).tolist():
        row, column = divmod(place, len(tasks))
        if why := shared(told[row], said[column], analysis, texts.sensitive):
            proposals.append(Proposal(spoken[row], tasks[column], float(scores[0][place]), float(order[place]), why))
    touched = {proposal.initiative for proposal in proposals}
    quiet = silence | {key: Silence.NOTHING_NEAR for key in spoken if key not in touched}
    yield Proposed(tuple(sorted(proposals, key=lambda one: -one.fused)), quiet)


def said_of_most(tasks: Mapping[str, str]) -> frozenset[str]:
    """Name the words that more than half of at least three tasks say: they tell no task from another.

    >>> sorted(said_of_most({"a": "opgave energie", "b": "opgave werk", "c": "opgave wonen"}))
    ['opgave']
    """
    counts = Counter(word for text in tasks.values() for word in set(words(text)))
    return frozenset(word for word, many in counts.items() if len(tasks) >= LIKE_TASKS and many > len(tasks) / 2)


def in_common(
    places: tuple[Collection[str], Collection[str]], partners: tuple[Collection[str], Collection[str]]
) -> tuple[Tie, ...]:
    """Say which ties besides text there are: a place in common, a partner in common.

    >>> in_common((["oss"], ["oss", "uden"]), ([], ["ggd"]))
    (<Tie.SAME_PLACE: 'same place'>,)
    """
    common: list[Tie] = []
    for tie, (ours, theirs) in ((Tie.SAME_PLACE, places), (Tie.SAME_PARTNER, partners)):
        if set(ours) & set(theirs):
            common.append(tie)
    return tuple(common)


def tuned(judged: Sequence[tuple[float, bool]]) -> float:
    """Find the bound at which most of the judged pairs are told right: precision and recall weigh alike (F1)."""
    best, bound = 0.0, LEAST
    confirmed = sum(right for _likeness, right in judged)
    for likeness in sorted({one for one, _right in judged}, reverse=True):
        above = [right for one, right in judged if one >= likeness]
        good = 2 * sum(above) / (len(above) + confirmed) if confirmed else 0.0
        if good > best:
            best, bound = good, likeness
    return bound
