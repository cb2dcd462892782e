"""A question as people ask it: which words say what it is about, and in what kind of place.

"Wat werkt tegen eenzaamheid, in een dorp?" asks about "eenzaamheid" in a village. See docs/methods/question.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from veerkracht.search.rules.analyser import LANGUAGES, is_stopword, spoken, text_tokens, tokens
from veerkracht.search.rules.language.words import WORD, clean, fold, listed
from veerkracht.search.rules.spelling import best, may_be_wrong

ASKING = listed(
    """
    wat werkt werken werkte helpt helpen hielp goed best beste beter doet aanpak hoe kun kunnen tegen bij
    what works work worked helps help helped good best better how against people
    """
)
"""Words that ask, and say nothing of what is asked about."""

SETTINGS: Mapping[str, str] = {
    **dict.fromkeys(("dorp", "dorpen", "dorpje", "kern", "village", "villages"), "village"),
    **dict.fromkeys(("stadje", "stadjes", "town", "towns"), "town"),
    **dict.fromkeys(("stad", "steden", "city", "cities"), "city"),
}
"""Words for a kind of place: these do not say what is asked about."""

GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("ouderen", "senioren", "elderly", "older"), "older"),
    **dict.fromkeys(("jongeren", "jeugd", "young", "youth"), "young"),
    **dict.fromkeys(("gezin", "gezinnen", "family", "families"), "families"),
    **dict.fromkeys(("nieuwkomers", "statushouders", "newcomers", "refugees"), "newcomers"),
}
"""Words for whom it is: these are looked for as well."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about, and in what kind of place and for whom where that was said."""

    words: tuple[str, ...]
    setting: str = ""
    group: str = ""

    @property
    def place(self) -> dict[str, str]:
        """Give what was said of the place, by the names of the circumstances."""
        said = {"setting": self.setting, "group": self.group}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Subject:
    """The subjects that a question is about, and each word that was read as another one: (typed, meant).

    `words` are those that are in the titles.
    """

    keys: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()


def read_question(text: str) -> Question:
    """Read a question.

    >>> read_question("Wat werkt tegen eenzaamheid, in een dorp?")
    Question(words=('eenzaamheid',), setting='village', group='')
    """
    said = list(dict.fromkeys(WORD.findall(clean(text))))
    setting = next((SETTINGS[fold(word)] for word in said if fold(word) in SETTINGS), "")
    group = next((GROUPS[fold(word)] for word in said if fold(word) in GROUPS), "")
    telling = (word for word in said if fold(word) not in SETTINGS and fold(word) not in ASKING)
    return Question(tuple(word for word in telling if not _says_nothing(word)), setting, group)


def subject(words: Iterable[str], titles: Mapping[str, Iterable[str]]) -> Subject:
    """Find the subjects that have most of the words in their titles; a typing error is read as the word that is there.

    >>> subject(["eenzaamheit"], {"contact": ["Contact met buren"], "eenzaamheid": ["Eenzaamheid"]})
    Subject(keys=('eenzaamheid',), words=('eenzaamheid',), corrections=(('eenzaamheit', 'eenzaamheid'),))
    """
    having = {key: set[str]().union(*(_tokens(title) for title in some)) for key, some in titles.items()}
    known = Counter(one for some in titles.values() for title in some for one in _spoken(title))
    counts, corrections, there = Counter[str](), [], []
    for word in words:
        found = _having(word, having)
        if not found and may_be_wrong(fold(word)) and (meant := best(fold(word), known.items())):
            found = _having(meant, having)
            corrections.append((word, meant))
            word = meant
        counts.update(found)
        there += [word] if found else []
    most = max(counts.values(), default=0)
    return Subject(tuple(key for key in titles if counts[key] == most and most), tuple(there), tuple(corrections))


def _having(word: str, having: Mapping[str, set[str]]) -> list[str]:
    own = {token for language in LANGUAGES for token in tokens(word, language)}
    return [key for key, there in having.items() if own & there]


def _tokens(text: str) -> set[str]:
    return {token for language in LANGUAGES for token in text_tokens(text, language)}


def _spoken(text: str) -> set[str]:
    return {one for word in WORD.findall(text) for language in LANGUAGES for one in spoken(word, language)}


def _says_nothing(word: str) -> bool:
    return any(is_stopword(word, language) for language in LANGUAGES)
