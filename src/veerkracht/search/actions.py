"""Keeping texts so that they can be found. Called by the actions of every room above, inside their transaction."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

from django.db import transaction

from veerkracht.search import index as table
from veerkracht.search.models import Findable, KnownWord
from veerkracht.search.rules import search, spelling
from veerkracht.search.rules.analyser import spoken
from veerkracht.search.rules.language.words import WORD, prose

BATCH = 2_000
COLUMNS = ("number", "kind", "key", "programme_key", "language", "title", "text", "on", "public")


@transaction.atomic
def index(
    *,
    kind: str,
    key: str,
    programme_key: str,
    language: str,
    title: str,
    text: str,
    on: date | None = None,
    public: bool = True,
) -> None:
    """Keep what a record says in one language, in the place of what it said before; nothing to say is forgotten."""
    new = _findable(kind, key, programme_key, language, title, text, on, public)
    known = {row.language: row for row in Findable.objects.filter(kind=kind, key=key)}
    old = known.pop(language, None)
    if old and _says(old) == _says(new):
        return
    siblings = [row.number for row in (old, *known.values()) if row]
    if old:
        old.delete()
    if new.title or new.text:
        new.number = _number(new, siblings)
        new.save(force_insert=True)
        table.put(new.number, _kept(new).tokens())
    _keep_words(old, new)


@transaction.atomic
def forget(*, kind: str, key: str) -> None:
    """Forget a record in every language, and the words that only it had."""
    gone = list(Findable.objects.filter(kind=kind, key=key))
    Findable.objects.filter(kind=kind, key=key).delete()
    for row in gone:
        _keep_words(row, None)


@transaction.atomic
def rebuild(*, searchables: Iterable[Mapping[str, Any]], told: Callable[[int], None] = lambda _done: None) -> int:
    """Make the whole index anew from what the rooms offer, each text as the arguments of `index`; give how many.

    Who searches meanwhile sees the old index until it is done. `told` hears how many texts have been read.
    """
    table.begin_again()
    Findable.objects.all().delete()
    arrivals, texts = 0, 0
    places: dict[tuple[str, str, date | None], int] = {}
    for batch in _batches(_findable(**_whole(offered)) for offered in searchables):
        told_rows = [row for row in batch if row.title or row.text]
        for row in told_rows:
            arrivals += 1
            row.number = search.number(row.on, places.setdefault((row.kind, row.key, row.on), arrivals), row.language)
        table.write(Findable._meta.db_table, COLUMNS, map(_row, told_rows))
        texts += len(told_rows)
        told(texts)
    words: Counter[str] = Counter()
    for rows in _in_order():
        table.put_many((row.number, _kept(row).tokens()) for row in rows)
        for row in rows:
            words.update(_words(row))
    KnownWord.objects.all().delete()
    known = ((word, count, *spelling.ends(word)) for word, count in sorted(words.items()))
    table.write(KnownWord._meta.db_table, ("word", "count", "head", "tail", "size"), known)
    table.finish(arrivals)
    return texts


def _whole(offered: Mapping[str, Any]) -> dict[str, Any]:
    return {"on": None, "public": True, **offered}


def _findable(
    kind: str, key: str, programme_key: str, language: str, title: str, text: str, on: date | None, public: bool
) -> Findable:
    return Findable(
        kind=kind,
        key=key,
        programme_key=programme_key,
        language=language,
        title=prose(title),
        text=prose(text),
        on=on,
        public=public,
    )


def _says(row: Findable) -> tuple[object, ...]:
    return row.programme_key, row.title, row.text, row.on, row.public


def _kept(row: Findable) -> search.Kept:
    return search.Kept(row.kind, row.programme_key, row.language, row.title, row.text, row.public)


def _number(row: Findable, siblings: list[int]) -> int:
    """Keep the place the record had, or that of its other language, where the day is the same."""
    first, end = search.span(row.on)
    for number in siblings:
        if first <= number < end:
            return search.number(row.on, search.arrival(number), row.language)
    return search.number(row.on, table.next_arrival(first, end), row.language)


def _words(row: Findable | None) -> set[str]:
    """Give the words of a public text by which typing errors may be corrected."""
    if row is None or not row.public:
        return set()
    words: set[str] = set()
    for word in set(WORD.findall(f"{row.title} {row.text}")):
        words.update(spoken(word, row.language))
    return words


def _keep_words(old: Findable | None, new: Findable | None) -> None:
    """Learn the new words and forget those that no text has any more, once the deed is done.

    After the transaction: two long loads that learn the same words would wait for each other.
    """
    before, after = _words(old), _words(new)
    if before != after:
        transaction.on_commit(partial(_learn, after - before, before - after, old.language if old else "nl"))


def _learn(learnt: set[str], lost: set[str], language: str) -> None:
    known = set(KnownWord.objects.filter(word__in=learnt).values_list("word", flat=True)) if learnt else set()
    new = [_known(word, 1) for word in sorted(learnt - known)]
    KnownWord.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    doubted = sorted(lost)
    syntax = table.syntax()
    questions = [syntax.write(search.read(word, [language]), search.Scope()) for word in doubted]
    gone: list[str] = []
    for start in range(0, len(doubted), 50):
        there = table.have(questions[start : start + 50])
        gone += [word for word, found in zip(doubted[start : start + 50], there, strict=True) if not found]
    if gone:
        KnownWord.objects.filter(word__in=gone).delete()


def _known(word: str, count: int) -> KnownWord:
    head, tail, size = spelling.ends(word)
    return KnownWord(word=word, count=count, head=head, tail=tail, size=size)


def _row(row: Findable) -> tuple[object, ...]:
    said = [getattr(row, column) for column in COLUMNS]
    return tuple(value.isoformat() if isinstance(value, date) else value for value in said)


def _batches(rows: Iterator[Findable]) -> Iterator[list[Findable]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _in_order() -> Iterator[list[Findable]]:
    """Read the texts back in the order in which the index wants them."""
    newest_first = table.newest_first()
    last: int | None = None
    while True:
        rows = Findable.objects.order_by("-number" if newest_first else "number")
        if last is not None:
            rows = rows.filter(number__lt=last) if newest_first else rows.filter(number__gt=last)
        if not (batch := list(rows[:BATCH])):
            return
        last = batch[-1].number
        yield batch
