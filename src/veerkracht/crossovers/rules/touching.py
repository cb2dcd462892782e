"""Which tasks of others an initiative touches: proposals with the words they rest on, which people confirm or reject.

Method: likeness of texts by words with their parts and by strings of letters, their ranks put together; a proposal only
above a bound tuned on what was confirmed. Places, people and partners in common are told beside it. See
docs/methods/touching.md.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from veerkracht.crossovers.rules.kindred import Analysis, Kindred, fuse, grams, weigh, words

FEWEST = 15
"""Of a text with fewer words nothing is proposed."""
COPIED = 0.9
"""Texts that share more than this part of their words are one text."""
LEAST = 0.15
SHOWN = 5
PER_STEP = 500
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
    words: tuple[str, ...]


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
    bags = {key: frozenset(words(text)) for key, text in texts.items()}
    before: dict[str, list[str]] = {}
    for key, text in texts.items():
        if len(words(text)) < FEWEST:
            found[key] = Silence.SHORT
        elif language(text) not in ("nl", None):
            found[key] = Silence.LANGUAGE
        elif _copied(bags, before, key):
            found[key] = Silence.COPY
    return found


def _copied(bags: Mapping[str, frozenset[str]], before: dict[str, list[str]], key: str) -> bool:
    """Compare with texts before that share one of its longest words: whatever shares most words shares one of these."""
    bag = bags[key]
    long = sorted(bag, key=lambda word: (-len(word), word))[: len(bag) - int(COPIED * len(bag)) + 1]
    rivals = {other for word in long for other in before.get(word, ())}
    for word in long:
        before.setdefault(word, []).append(key)
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
    spoken = [key for key in texts.initiatives if key not in silence]
    tasks = list(texts.tasks)
    cut = [words(text, texts.silent) for text in (*(texts.initiatives[key] for key in spoken), *texts.tasks.values())]
    plain, strings = weigh(cut, analysis), weigh(cut, grams)
    yield 0.3
    columns = range(len(spoken), len(spoken) + len(tasks))
    by_word: list[float] = []
    by_string: list[float] = []
    for start in range(0, len(spoken), PER_STEP):
        rows = range(start, min(start + PER_STEP, len(spoken)))
        by_word += [one for row in plain.between(rows, columns) for one in row]
        by_string += [one for row in strings.between(rows, columns) for one in row]
        yield 0.3 + 0.6 * rows.stop / len(spoken)
    fused = fuse(by_word, by_string)
    proposals = []
    for place, likeness in enumerate(by_word):
        if likeness < least:
            continue
        row, column = divmod(place, len(tasks))
        why = _reasons(plain, row, columns[column], texts.sensitive)
        if why:
            proposals.append(Proposal(spoken[row], tasks[column], likeness, fused[place], why))
    touched = {proposal.initiative for proposal in proposals}
    quiet = silence | {key: Silence.NOTHING_NEAR for key in spoken if key not in touched}
    yield Proposed(tuple(sorted(proposals, key=lambda one: -one.fused)), quiet)


def _reasons(kindred: Kindred, one: int, other: int, sensitive: frozenset[str]) -> tuple[str, ...]:
    """Name the words two texts share; what may not be shown is left out, and cannot carry a proposal alone."""
    return tuple(word for word, _weight in kindred.shared(one, other) if word not in sensitive)[:SHOWN]


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
