"""Finding: the texts that have the words someone typed, with the match shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, reduce
from operator import or_

from django.db.models import Q

from veerkracht.search import index as table
from veerkracht.search.models import Findable, KnownWord
from veerkracht.search.rules import fragments, nearness, search, spelling
from veerkracht.search.rules.analyser import LANGUAGES, alternatives, text_tokens
from veerkracht.search.rules.language.words import clean, fold

MOST = 1_000
"""So many hits are counted and put in order; of more it is only said that there are more."""

MOST_CORRECTED = 4
BOTH = tuple(LANGUAGES)


class _Marking(dict[str, frozenset[str]]):
    """For each language the words that match, as they are written in any of the texts found; made when first asked."""

    def __init__(self, wanted: frozenset[str], texts: list[tuple[str, str]]) -> None:
        super().__init__()
        self._wanted, self._texts = wanted, texts

    def __missing__(self, language: str) -> frozenset[str]:
        texts = [text for spoken, text in self._texts if spoken == language]
        self[language] = fragments.matching(texts, self._wanted, language)
        return self[language]


@dataclass(frozen=True)
class Hit:
    """A record that was found, in the language in which it was found."""

    kind: str
    key: str
    programme_key: str
    language: str
    title: str
    text: str = field(repr=False)
    on: date | None
    public: bool
    marking: _Marking = field(repr=False, compare=False)

    @cached_property
    def marked_title(self) -> fragments.Fragment:
        """Give the title in pieces: (text, whether it is a match)."""
        return fragments.marked(self.title, self.marking[self.language])

    @cached_property
    def fragments(self) -> tuple[fragments.Fragment, ...]:
        """Give at most two pieces of the text around a match, each as pieces of (text, whether it is a match)."""
        return fragments.fragments(self.text, self.marking[self.language])


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the first hits, how many there are (`more`: above 1,000), and what was made of the question.

    `corrections` are the words that were read as another one: (typed, used). `any_word` says that no text has all
    words, so that texts with any of them are shown.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    corrections: tuple[tuple[str, str], ...] = ()
    more: bool = False
    any_word: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    """The numbers of the texts that match, in order, and what was made of the question to find them."""

    numbers: tuple[int, ...]
    question: search.Question
    corrections: tuple[tuple[str, str], ...] = ()
    more: bool = False
    any_word: bool = False


def find(
    words: str,
    *,
    language: str | None = None,
    kinds: Iterable[str] = (),
    programme_key: str = "",
    limit: int = 50,
    start: int = 0,
    reading: str = "nl",
    include_hidden: bool = False,
) -> Found:
    """Find the texts that have all the words: those with them in the title first, then the newest.

    A record that matches in both languages is one hit, in the language the reader is `reading`. `language` leaves
    only texts in that language; leave it out to find both. With a programme, what belongs to none is found as well.
    What is not public is found with `include_hidden` only.
    """
    scope = search.Scope(tuple(map(clean, kinds)), clean(programme_key), language, include_hidden)
    match = _match(words, scope, reading)
    start, limit = max(start, 0), max(min(limit, MOST), 0)
    hits = _hits(match.numbers[start : start + limit], match.question.tokens())
    return Found(hits, len(match.numbers), match.corrections, match.more, match.any_word)


def nearest(
    words: str,
    *,
    language: str | None = None,
    kinds: Iterable[str] = (),
    programme_key: str = "",
    limit: int = 50,
    reading: str = "nl",
) -> tuple[Hit, ...]:
    """Find the texts that have any of the words, the nearest first, for where few have them all.

    At most 1,000 are compared: those with a word in the title, then the newest. See docs/methods/nearness.md.
    """
    scope = search.Scope(tuple(map(clean, kinds)), clean(programme_key), language)
    question = search.read(words, [scope.language] if scope.language in BOTH else BOTH)
    if not question.words or question.only_titles:
        return ()
    found = _numbers(replace(question, phrases=()), scope, reading, loose=True)
    return _hits(_nearest(found.numbers, question)[: max(min(limit, MOST), 0)], question.tokens())


def keys(words: str, *, kind: str, programme_key: str = "", include_hidden: bool = False) -> tuple[str, ...]:
    """Give the keys of the records of one kind that have the words, at most 1,000, in the order of `find`."""
    match = _match(words, search.Scope((kind,), programme_key, None, include_hidden), "nl")
    by_number = dict(Findable.objects.filter(number__in=match.numbers).values_list("number", "key"))
    return tuple(by_number[number] for number in match.numbers if number in by_number)


def _match(words: str, scope: search.Scope, reading: str) -> _Match:
    """Look for all words; if none has them, for all words as they were meant; if none has those, for any of them."""
    question = search.read(words, [scope.language] if scope.language in BOTH else BOTH)
    if not question.words:
        return _Match((), question)
    found = _numbers(question, scope, reading)
    if found.numbers:
        return found
    meant, corrections = _corrected(question, scope)
    if corrections and (again := _numbers(meant, scope, reading)).numbers:
        return replace(again, corrections=corrections)
    if len(meant.words) < 2 or meant.phrases:
        return _Match((), meant, corrections)
    loose = _numbers(meant, scope, reading, loose=True)
    near = _nearest(loose.numbers, meant)
    return replace(loose, numbers=near, corrections=corrections, any_word=bool(near))


def _numbers(question: search.Question, scope: search.Scope, reading: str, *, loose: bool = False) -> _Match:
    """Find the numbers in the scope: picked out of the hits where these are few, asked of the index where many."""
    everywhere = search.Scope(language=scope.language, hidden=scope.hidden)
    titled, anywhere = _ask(question, everywhere, loose)
    if anywhere and scope != everywhere:
        if max(len(titled), len(anywhere)) > MOST:
            titled, anywhere = _ask(question, scope, loose)
        else:
            inside = _inside({*titled, *anywhere}, scope)
            titled, anywhere = [one for one in titled if one in inside], [one for one in anywhere if one in inside]
    ordered = search.order(titled, anywhere, reading)
    if question.phrases:
        ordered = _with_phrases(ordered, question.phrases)
    return _Match(tuple(ordered[:MOST]), question, more=len(anywhere) > MOST)


def _ask(question: search.Question, scope: search.Scope, loose: bool) -> tuple[list[int], list[int]]:
    syntax, last_bit = table.syntax(), search.last_bit(scope.language)
    titled = syntax.write(question, scope, title=True, loose=loose)
    return table.find(titled, syntax.write(question, scope, loose=loose), last_bit, MOST + 1)


def _inside(numbers: set[int], scope: search.Scope) -> set[int]:
    rows = Findable.objects.filter(number__in=numbers)
    if scope.kinds:
        rows = rows.filter(kind__in=scope.kinds)
    if scope.programme_key:
        rows = rows.filter(programme_key__in=(scope.programme_key, ""))
    return set(rows.values_list("number", flat=True))


def _nearest(numbers: Sequence[int], question: search.Question) -> tuple[int, ...]:
    """Put texts that have any of the words in order, the nearest first."""
    rows = Findable.objects.filter(number__in=numbers).values_list("number", "language", "title", "text")
    texts = []
    for number, spoken, title, text in rows:
        titled = text_tokens(title, spoken)
        texts.append(nearness.Near(number, frozenset(titled), frozenset(titled | text_tokens(text, spoken))))
    return tuple(nearness.nearest([word.alternatives for word in question.words], texts))


def _with_phrases(numbers: Sequence[int], phrases: tuple[str, ...]) -> list[int]:
    """Leave the texts in which the phrases stand as they were typed; only the first 1,000 are looked at."""
    rows = Findable.objects.filter(number__in=numbers).values_list("number", "title", "text")
    having = set()
    for number, title, text in rows:
        row = f" {search.plain(title)} | {search.plain(text)} "
        if all(f" {phrase} " in row for phrase in phrases):
            having.add(number)
    return [number for number in numbers if number in having]


def _hits(numbers: Sequence[int], wanted: frozenset[str]) -> tuple[Hit, ...]:
    columns = ("kind", "key", "programme_key", "language", "title", "text", "on", "public")
    rows = list(Findable.objects.filter(number__in=numbers).values("number", *columns))
    marking = _Marking(wanted, [(row["language"], f"{row['title']} {row['text']}") for row in rows])
    hits = {row.pop("number"): Hit(**row, marking=marking) for row in rows}
    return tuple(hits[number] for number in numbers if number in hits)


def _corrected(question: search.Question, scope: search.Scope) -> tuple[search.Question, tuple[tuple[str, str], ...]]:
    """Replace each word that no text has by the known word that was meant."""
    syntax, anywhere = table.syntax(), search.Scope(hidden=scope.hidden)
    asked = [
        syntax.write(search.Question((word,), only_titles=question.only_titles), anywhere) for word in question.words
    ]
    unknown = [fold(word.typed) for word, has in zip(question.words, table.have(asked), strict=True) if not has]
    meant = _meant([word for word in unknown if spelling.may_be_wrong(word)][:MOST_CORRECTED])
    if not meant:
        return question, ()
    languages = [scope.language] if scope.language in BOTH else BOTH
    words = tuple(
        search.Wanted(meant[typed], alternatives(meant[typed], languages))
        if (typed := fold(word.typed)) in meant
        else word
        for word in question.words
    )
    used = tuple((word.typed, meant[fold(word.typed)]) for word in question.words if fold(word.typed) in meant)
    return search.Question(words, question.phrases), used


def _meant(unknown: list[str]) -> dict[str, str]:
    """Find the known word that was meant by each unknown one: at one error first, and only then at two."""
    near = {word: spelling.near(word) for word in unknown}
    at_one = _known(Q(word__in=set().union(*near.values()))) if near else []
    found = {word: spelling.best(word, [row for row in at_one if row[0] in near[word]]) for word in unknown}
    left = [word for word in unknown if found[word] is None and len(word) >= spelling.LONG]
    if left:
        at_two = _known(reduce(or_, map(_at_two, left)))
        found |= {word: spelling.best(word, at_two) for word in left}
    return {word: meant for word, meant in found.items() if meant}


def _at_two(word: str) -> Q:
    """Ask for the words that may be at two errors: with at most one of them in the beginning, or else the end right."""
    sizes = (len(word) - 2, len(word) + 2)
    begins = Q(head__in=spelling.heads(word), size__range=sizes)
    rest = word[spelling.HEAD + 1 :]
    return begins | Q(tail=word[-spelling.TAIL :], size__range=sizes, word__endswith=rest)


def _known(having: Q) -> list[tuple[str, int]]:
    return list(KnownWord.objects.filter(having).values_list("word", "count"))
