"""How alike two texts are: by words, by Dutch stems, by the parts of compounds, and by strings of four or five letters.

Sources: weights by tf-idf (Spärck Jones 1972) and the cosine; Dutch stems by Kraaij and Pohlmann (Snowball's `dutch`);
ranks put together by reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). See docs/methods/kindred.md.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log, sqrt
from typing import Any, NamedTuple

from veerkracht.search.rules.language.words import listed

WORD = re.compile(r"[a-zà-ÿ]+")
GRAMS = (4, 5)
FUSED = 60
KEPT = 2**17
LINKS = ("", "s", "en", "n", "e")
SHOWN = 5
SENSITIVE = listed(
    """
    verslaving verslaafd verslaafden psychiatrie psychiatrisch psychiatrische ggz schulden schuld schuldhulp detentie
    gedetineerden misbruik geweld moslim moslims islam kerk kerken geloof christelijk allochtoon allochtonen homo
    lesbisch transgender zelfmoord suicide depressie depressief dementie dementerenden handicap verstandelijk
    """
)
"""Words about health, belief, origin or the law: never shown as a reason, and never enough for a proposal."""

OWN_WORDS = listed(
    """
    initiatief initiatieven programma programmapagina opgave opgaven provincie brabant brabantse brabanders mensen
    komen komt kwam kwamen maken maakt gaan staan staat doen vrijkomende nieuwe elkaar samen
    """
)
"""Words that every text of a programme has."""

Analysis = Callable[[str], tuple[str, ...]]
"""Gives the features of one word."""


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=KEPT)
def stem(word: str) -> tuple[str, ...]:
    """Give the Dutch stem of a word in lower case.

    >>> stem("zonnepanelen")
    ('zonnepanel',)
    """
    return (str(_stemmer().stemWord(word)),)


@lru_cache(maxsize=KEPT)
def grams(word: str) -> tuple[str, ...]:
    """Give the strings of four and five letters of a word, its begin and end included.

    >>> grams("zorg")
    ('^zor', 'zorg', 'org$', '^zorg', 'zorg$')
    """
    whole = f"^{word}$"
    return tuple(whole[at : at + size] for size in GRAMS for at in range(len(whole) - size + 1))


def stems_and_parts(split: Callable[[str], tuple[str, ...]]) -> Analysis:
    """Make an analysis that gives the stem of a word and those of the words it is made of."""

    @lru_cache(maxsize=KEPT)
    def analysed(word: str) -> tuple[str, ...]:
        return (*stem(word), *(one for part in split(word) for one in stem(part)))

    return analysed


def splitter(parts: Iterable[str], links: Sequence[str] = LINKS) -> Callable[[str], tuple[str, ...]]:
    """Make a splitter over a list of parts: fewest parts win, the longest first; no parts where it is no compound.

    >>> splitter(["energie", "armoede"])("energiearmoede"), splitter(["huis"])("dorpshuis")
    (('energie', 'armoede'), ())
    """
    listed = tuple(sorted(set(parts), key=lambda part: (-len(part), part)))

    @lru_cache(maxsize=KEPT)
    def cut(rest: str) -> tuple[str, ...]:
        """Split what is left of a word; it may be a part itself."""
        if rest in listed:
            return (rest,)
        return best(rest)

    def best(word: str) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        for part in listed:
            if not word.startswith(part):
                continue
            for link in links:
                after = word[len(part) :]
                if after.startswith(link) and (rest := cut(after[len(link) :])) and len(rest) + 1 < (len(found) or 99):
                    found = (part, *rest)
        return found

    return lambda word: () if word in listed else best(word)


def words(text: str, without: frozenset[str] = frozenset()) -> list[str]:
    """Cut a text into words of letters in lower case, without those that say nothing.

    >>> words("Zorg in de buurt", frozenset({"in", "de"}))
    ['zorg', 'buurt']
    """
    return [word for word in WORD.findall(text.lower()) if word not in without]


Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Kindred:
    """Texts as weights of their features, all weighed against the same collection."""

    texts: tuple[Weights, ...]

    def alike(self, one: int, other: int) -> float:
        """Give the cosine of two texts, between nought and one."""
        small, large = sorted((self.texts[one], self.texts[other]), key=len)
        return sum(weight * large.get(feature, 0.0) for feature, weight in small.items())

    def shared(self, one: int, other: int) -> tuple[tuple[str, float], ...]:
        """Give the features two texts share with what each adds, most first."""
        both = self.texts[one].keys() & self.texts[other].keys()
        added = [(feature, self.texts[one][feature] * self.texts[other][feature]) for feature in both]
        return tuple(sorted(added, key=lambda pair: (-pair[1], pair[0])))

    def between(self, first: Sequence[int], second: Sequence[int]) -> list[list[float]]:
        """Give the cosine of each of the first texts with each of the second: only what they share is looked at."""
        index: dict[str, list[tuple[int, float]]] = {}
        for column, place in enumerate(second):
            for feature, weight in self.texts[place].items():
                index.setdefault(feature, []).append((column, weight))
        found = []
        for place in first:
            row = [0.0] * len(second)
            for feature, weight in self.texts[place].items():
                for column, other in index.get(feature, ()):
                    row[column] += weight * other
            found.append(row)
        return found


def weigh(texts: Sequence[Sequence[str]], analysis: Analysis | None = None) -> Kindred:
    """Weigh the words of texts: what is rare in the collection counts, what is repeated counts a little more."""
    featured = [[one for word in text for one in analysis(word)] if analysis else list(text) for text in texts]
    counted = [Counter(features) for features in featured]
    in_texts = Counter(feature for counts in counted for feature in counts)
    rare = {feature: log((1 + len(texts)) / (1 + many)) + 1 for feature, many in in_texts.items()}
    weighed = []
    for counts in counted:
        raw = {feature: (1 + log(many)) * rare[feature] for feature, many in counts.items()}
        length = sqrt(sum(weight * weight for weight in raw.values()))
        weighed.append({feature: weight / length for feature, weight in raw.items()})
    return Kindred(tuple(weighed))


def fuse(*scores: Sequence[float]) -> list[float]:
    """Put rankings of the same pairs together: each adds one over sixty plus its rank; of two alike the first is first.

    >>> [round(one, 4) for one in fuse([0.9, 0.1], [0.8, 0.2])]
    [0.0328, 0.0323]
    """
    found = [0.0] * len(scores[0]) if scores else []
    for one in scores:
        for rank, place in enumerate(sorted(range(len(one)), key=lambda at: -one[at]), start=1):
            found[place] += 1 / (FUSED + rank)
    return found


class SharedWord(NamedTuple):
    """A word that two texts share, as each wrote it: energiearmoede here, energie there."""

    ours: str
    theirs: str


def told_by(theirs: Sequence[str], analysis: Analysis, sensitive: Collection[str]) -> dict[str, str]:
    """Say by which written word a text has each of its features; words that may not be shown are left out."""
    said: dict[str, str] = {}
    for word in theirs:
        if word not in sensitive:
            for feature in analysis(word):
                said.setdefault(feature, word)
    return said


def shared(
    ours: Sequence[str], said: Mapping[str, str], analysis: Analysis, sensitive: Collection[str] = ()
) -> tuple[SharedWord, ...]:
    """Name the words two texts share, as each wrote them; one that may not be shown cannot carry a proposal alone.

    What is said most comes first.
    """
    counts: Counter[SharedWord] = Counter()
    for word in ours:
        if word not in sensitive and (known := [said[one] for one in analysis(word) if one in said]):
            counts[SharedWord(word, known[0])] += 1
    return tuple(pair for pair, _many in sorted(counts.items(), key=lambda one: (-one[1], one[0])))[:SHOWN]
