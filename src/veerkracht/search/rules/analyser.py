"""The analyser of search: it turns words into the tokens under which texts are kept and found.

A Dutch word becomes the stem (Snowball's `dutch_porter`) of its dictionary form (simplemma), and besides it the stems
of the words it is made of. An English word becomes its English stem. Words that say nothing are left out.
Method, sources and known faults: docs/methods/analyser.md.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from veerkracht.search.rules.language.compounds import parts
from veerkracht.search.rules.language.lexicon import ADDED, OURS, lemma
from veerkracht.search.rules.language.stopwords import DUTCH, ENGLISH
from veerkracht.search.rules.language.words import LONGEST, WORD, fold, humps
from veerkracht.search.rules.spelling import may_be_wrong

KEPT = 2**17
LANGUAGES = ("nl", "en")

# Who does such work is found by the work: jongerenwerkers by jongerenwerk.
DOING = ("werk", "zorg")

Alternative = tuple[str, ...]


@cache
def _stemmer(name: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(name)


def is_stopword(word: str, language: str) -> bool:
    """Say whether a word says nothing of what a text is about."""
    return fold(word) in (ENGLISH if language == "en" else DUTCH)


@lru_cache(maxsize=KEPT)
def tokens(word: str, language: str) -> tuple[str, ...]:
    """Give the tokens of one word of a text: its own first, then those of its parts.

    >>> tokens("Eenzaamheidsbestrijding", "nl"), tokens("van", "nl"), tokens("communities", "en")
    (('eenzaamheidsbestrijd', 'eenzam', 'bestrijd'), (), ('communiti',))
    """
    if is_stopword(word, language):
        return ()
    own, inside = _own(word, language), [stem for part in _inside(word, language) for stem in tokens(part, language)]
    return tuple(dict.fromkeys([*own, *inside]))


def alternatives(word: str, languages: Iterable[str] = LANGUAGES) -> tuple[Alternative, ...]:
    """Give the ways in which a text may have the word someone looks for: whole, or else all of its parts.

    >>> alternatives("energiearmoede", ["nl"])
    (('energiearmoed',), ('energie', 'armoed'))
    """
    found: dict[Alternative, None] = {}
    for language in languages:
        for stem in _own(word, language):
            found[(stem,)] = None
        pieces = tuple(stem for part in _leaves(word, language) for stem in _own(part, language))
        if len(pieces) > 1:
            found[tuple(dict.fromkeys(pieces))] = None
    return tuple(found)


@lru_cache(maxsize=KEPT)
def spoken(word: str, language: str) -> tuple[str, ...]:
    """Give the words that a typing error may have meant when this word stands in a text: itself and what is in it.

    >>> spoken("Eenzaamheidsbestrijding", "nl")
    ('eenzaamheidsbestrijding', 'eenzaamheid', 'bestrijding')
    """
    if not tokens(word, language):
        return ()
    inside = [said for part in _inside(word, language) for said in spoken(part, language)]
    return tuple(dict.fromkeys(said for said in (fold(word), *inside) if may_be_wrong(said)))


def text_tokens(text: str, language: str) -> set[str]:
    """Give all tokens of a text."""
    found: set[str] = set()
    for word in set(WORD.findall(text)):
        found.update(tokens(word, language))
    return found


def _own(word: str, language: str) -> tuple[str, ...]:
    plain = fold(word)[:LONGEST]
    if len(plain) < 2 and not plain.isdigit():
        return ()
    if language == "en":
        return (str(_stemmer("english").stemWord(plain.removesuffix("'s"))).replace("'", ""),)
    return (_dutch(word, plain),)


def _dutch(word: str, plain: str) -> str:
    base = lemma(word.lower()) or lemma(plain)
    if plain in OURS:
        return OURS[plain]
    if base is None:
        base = plain.removesuffix("'s")
    folded = fold(base).replace("'", "")
    return OURS.get(folded) or str(_stemmer("dutch_porter").stemWord(folded)) or folded


def _inside(word: str, language: str) -> tuple[str, ...]:
    """Give the parts of a word: cut at its capitals, or else split as a compound."""
    if cut := humps(word):
        return tuple(cut)
    if language == "en":
        return ()
    plain = fold(word)
    doer = plain.removesuffix("s").removesuffix("er")
    if doer != plain and doer.endswith(DOING) and (doer in ADDED or parts(doer)):
        return (doer,)
    return parts(plain, name=word[:1].isupper())


def _leaves(word: str, language: str) -> list[str]:
    inside = _inside(word, language)
    if len(inside) == 1:
        return []
    return [leaf for part in inside for leaf in (_leaves(part, language) or [part]) if not is_stopword(leaf, language)]
