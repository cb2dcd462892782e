"""Dutch compounds: eenzaamheidsbestrijding is the bestrijding of eenzaamheid."""

import re
from functools import lru_cache

from veerkracht.search.rules.language.lexicon import OURS, is_lemma, is_word, lemma
from veerkracht.search.rules.language.words import listed

LINKS = ("", "s", "en", "e")
SHORT_FIRST = listed("bed bos bus dag eet fit job kas les oud vak web wmo zee zon")
SHORT_LAST = listed("app bus dag les bos zee")

# Words that begin or end other words without being a part that anybody looks for.
NEVER_FIRST = listed(
    """
    aan achter alle alles beste best daar deze door eerst haar haren heel hier maar meer meest naar neer onder over
    rond tegen terug toch tussen veel verst voor vanaf waar want zeer zonder zelf voors vols leegs alge prikke versla
    luist dien onaf gram vert vers
    """
)
NEVER_LAST = listed(
    """
    aden aatje achtig aties atief baar baarheid chap chappen delijk ders deren ding ende ent enten entie eren erend etje
    gaan ging goog heden heid heer ings isme laatste lagen lende lijk lijke lijks ling loos loosheid matig ment meren
    nier rende rijk rijke rijken ring ringen schap schappelijk schappelijke schappen sing sten ster tand teren tehuis
    tief tien ving zaam zaamheid ervaart aten
    """
)
# Compounds that no longer mean the sum of their parts.
WHOLE = listed("deelnemen deelnemer samenwerken samenwerking veerkracht veerkrachtig vrijwillig")
NAMES = re.compile(r".{3,}(daal|bergen|hoven|beek|bosch|drecht|donk|hout|rode|veen|horst|gouw|monde|zoom)")
PREFIXED = re.compile(r"(be|ge|ver|ont|her|er)")
NOT_PREFIXED = (
    "geld",
    "berg",
    "beeld",
    "beurt",
    "gezin",
    "beleid",
    "verkeer",
    "bedrijf",
    "beroep",
    "gemeente",
    "gezond",
)


def parts(word: str, *, name: bool = False) -> tuple[str, ...]:
    """Split a word in lower case into the words it is made of; nothing where it is not a compound.

    `name` says that the word is written with a capital: Roosendaal is not a daal.

    >>> parts("eenzaamheidsbestrijding"), parts("energiearmoede"), parts("voorkomen"), parts("roosendaal", name=True)
    (('eenzaamheid', 'bestrijding'), ('energie', 'armoede'), (), ())
    """
    if len(word) < 7 or len(word) > 40 or (name and NAMES.fullmatch(word)):
        return ()
    base = lemma(word)
    if word in WHOLE or base in WHOLE:
        return ()
    found = _best(base if base and base.isalpha() else word)
    if base and found and PREFIXED.match(word) and not word.startswith(NOT_PREFIXED):
        return ()
    return found


@lru_cache(maxsize=8192)
def _best(word: str) -> tuple[str, ...]:
    """Choose the split of fewest parts, and then the one whose first parts are longest."""
    best: tuple[str, ...] = ()
    for cut in range(len(word) - 3, 2, -1):
        head = word[:cut]
        if not _may_begin(head):
            continue
        for rest in _rests(word[cut:]):
            split = (head, rest) if _may_end(rest) else (head, *_best(rest))
            if len(split) > 1 and (not best or _cost(split) < _cost(best)):
                best = split
    return best


def _cost(split: tuple[str, ...]) -> tuple[int, int, int]:
    """Fewer parts first; then whole words before bent ones; then the longest first part: gemeente-huis."""
    return len(split), sum(not is_lemma(part) for part in split), -len(split[0])


def _rests(text: str) -> list[str]:
    return [text[len(link) :] for link in LINKS if text.startswith(link) and len(text) - len(link) > 2]


def _may_begin(part: str) -> bool:
    if len(part) < 4:
        return part in SHORT_FIRST
    return part not in NEVER_FIRST and is_word(part)


def _may_end(part: str) -> bool:
    if len(part) < 4:
        return part in SHORT_LAST
    if part in NEVER_LAST or part in OURS:
        return part in OURS
    base = lemma(part)
    if base is None:
        return is_word(part)
    # "goedkoper" ends in a comparative, "algemeen" in the stem of a verb: no parts of a compound.
    return is_lemma(part) or (len(part) > len(base) and not part.endswith(("er", "ere", "d", "t", "de", "te")))
