"""What someone types in the search box, and how the index is asked for it.

A question is read as words that a text must have, and written in the words of two databases: the expression after
MATCH (FTS5) and a tsquery (PostgreSQL). Every text is kept under plain tokens ("energie"), under the tokens of its
title ("=energie") and under what it is (":kind-initiative", ":in-sociale-veerkracht", ":hidden"), so that filters
are part of the same index; the language is in the number. Method: docs/methods/search.md.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from veerkracht.search.rules.analyser import Alternative, alternatives, is_stopword, text_tokens
from veerkracht.search.rules.language.words import WORD, clean, fold

LONGEST = 500
MOST_WORDS = 24
TITLE = "="
HIDDEN = ":hidden"
DAY_BITS = 32
LAST_BIT = ("en", "nl")
QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of a question, and the ways in which a text may have it."""

    typed: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """The words someone looks for, and the phrases that must stand in the text as they were typed.

    Where only words like "de" and "van" were typed, they are looked for in titles.
    """

    words: tuple[Wanted, ...]
    phrases: tuple[str, ...] = ()
    only_titles: bool = False

    def tokens(self) -> frozenset[str]:
        """Give every token that counts as a match."""
        return frozenset(token for word in self.words for way in word.alternatives for token in way)


def read(typed: str, languages: Sequence[str]) -> Question:
    """Read what was typed; any signs may stand in it, and none of them does anything but the quotation marks.

    >>> [word.typed for word in read('de "eenzame" AND (ouderen', ["nl", "en"]).words]
    ['eenzame', 'ouderen']
    """
    text = clean(typed[:LONGEST])
    spoken = list(dict.fromkeys(WORD.findall(text)))[:MOST_WORDS]
    telling = [word for word in spoken if not any(is_stopword(word, language) for language in languages)]
    wanted = [Wanted(word, alternatives(word, languages)) for word in telling]
    words = tuple(word for word in wanted if word.alternatives)
    if not words:
        return Question(tuple(Wanted(word, ((fold(word),),)) for word in spoken), only_titles=True)
    return Question(words, tuple(phrase for part in QUOTED.findall(text) if " " in (phrase := plain(part))))


def plain(text: str) -> str:
    """Give the words of a text in a row, as phrases are compared.

    >>> plain("Samen, voor Één!")
    'samen voor een'
    """
    return fold(" ".join(WORD.findall(text)))


@dataclass(frozen=True, slots=True)
class Scope:
    """Among which texts is searched."""

    kinds: tuple[str, ...] = ()
    programme_key: str = ""
    language: str | None = None
    hidden: bool = False

    def clauses(self) -> list[list[str]]:
        """Give what must hold, each as a choice of tokens; what belongs to no programme is found from each."""
        within = [mark("in", self.programme_key), mark("in", "")] if self.programme_key else []
        return [choice for choice in ([mark("kind", kind) for kind in self.kinds], within) if choice]


def mark(what: str, value: str) -> str:
    """Make the token of a filter; signs that a key cannot have are written as their numbers.

    >>> mark("kind", "initiative"), mark("in", 'x" OR y')
    (':kind-initiative', ':in-x-22--20-or-20-y')
    """
    signs = (sign if sign.isascii() and (sign.isalnum() or sign in "-_") else f"-{ord(sign):x}-" for sign in value[:80])
    return f":{what}-{''.join(signs).lower()}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the tokens of a text are made from."""

    kind: str
    programme_key: str
    language: str
    title: str
    text: str
    public: bool = True

    def tokens(self) -> set[str]:
        """Give all tokens under which the text is kept."""
        titled = text_tokens(self.title, self.language)
        found = titled | text_tokens(self.text, self.language)
        found.update(TITLE + token for token in titled)
        found.update(TITLE + fold(word) for word in WORD.findall(self.title))
        found.update((mark("kind", self.kind), mark("in", self.programme_key)))
        if not self.public:
            found.add(HIDDEN)
        return found


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a database writes and, or, not and a token."""

    both: str
    either: str
    never: str
    quote: str
    escapes: dict[str, str] = field(default_factory=dict)

    def token(self, token: str) -> str:
        """Write a token so that no sign in it means anything."""
        written = "".join(self.escapes.get(sign, sign) for sign in token)
        return f"{self.quote}{written}{self.quote}"

    def write(self, question: Question, scope: Scope, *, title: bool = False, loose: bool = False) -> str:
        """Write the question; `title` asks for it in the title, `loose` for any of its words."""
        lead = TITLE if title or question.only_titles else ""
        words = [self._word(word.alternatives, lead) for word in question.words]
        asked = [f"({(self.either if loose else self.both).join(words)})"]
        asked += [f"({self.either.join(map(self.token, choice))})" for choice in scope.clauses()]
        whole = self.both.join(asked)
        return whole if scope.hidden else f"({whole}){self.never}{self.token(HIDDEN)}"

    def _word(self, ways: Iterable[Alternative], lead: str) -> str:
        written = [self.both.join(self.token(lead + token) for token in way) for way in ways]
        return f"({self.either.join(f'({way})' for way in written)})"


FTS5 = Syntax(" AND ", " OR ", " NOT ", '"', {'"': '""'})
TSQUERY = Syntax(" & ", " | ", " & !", "'", {"'": "''", "\\": "\\\\"})


def number(on: date | None, arrival: int, language: str) -> int:
    """Make the number of a text; a text without a date counts as the oldest.

    >>> number(date(2017, 3, 17), 1, "nl") > number(date(2017, 3, 16), 99, "nl")
    True
    """
    arrival &= (1 << DAY_BITS - 1) - 1
    return _day(on) << DAY_BITS | arrival << 1 | LAST_BIT.index(language)


def record(number: int) -> int:
    """Give what the texts of one record have in common.

    >>> record(number(None, 7, "nl")) == record(number(None, 7, "en"))
    True
    """
    return number >> 1


def arrival(number: int) -> int:
    """Give the order of arrival that lies in a number."""
    return (number & (1 << DAY_BITS) - 1) >> 1


def span(on: date | None) -> tuple[int, int]:
    """Give the first number of a day, and the first of the day after it."""
    return _day(on) << DAY_BITS, (_day(on) + 1) << DAY_BITS


def _day(on: date | None) -> int:
    return on.toordinal() if on else 0


def last_bit(language: str | None) -> int | None:
    """Give how the numbers of a language end."""
    return LAST_BIT.index(language) if language in LAST_BIT else None


def order(titled: Iterable[int], anywhere: Iterable[int], reading: str) -> list[int]:
    """Put numbers in order: found in the title first, then the newest; of two languages of a record, the reader's.

    >>> one, other = number(None, 1, "nl"), number(None, 1, "en")
    >>> order([other], [one, other, number(None, 2, "nl")], "nl") == [one, number(None, 2, "nl")]
    True
    """
    ends = last_bit(reading)
    chosen: dict[int, int] = {}
    for found in [*sorted(titled, reverse=True), *sorted(anywhere, reverse=True)]:
        if record(found) not in chosen or found & 1 == ends:
            chosen[record(found)] = found
    return list(chosen.values())
