"""Reading entries as they are sealed, and finding out whether what was sealed is still as it was."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from operator import or_

from django.db import connection
from django.db.models import Q, QuerySet, TextField
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast

from veerkracht.trail.models import Entry, Seal
from veerkracht.trail.rules.seal import (
    METHOD,
    START,
    Ranges,
    Sealed,
    between,
    differing,
    digest,
    digest_of_written,
    in_ranges,
    seal,
    written,
)

AT_ONCE = 200
"""So many runs of numbers are asked for in one question."""

IN_UTC = """to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""
ONE = "length({0}) || ':' || {0} || ','"
BEFORE = " || ".join(
    ONE.format(text)
    for text in (f"'{METHOD}'", "id::text", IN_UTC, "person_key", "deed", '"kind"', '"trail_entry"."key"')
)
STANDING_IN = f"CASE WHEN for_key = '' THEN '' ELSE {ONE.format('for_key')} END"
AFTER = " || ".join(
    [*(ONE.format(text) for text in ("reason", "origin", "CASE WHEN refused THEN 'refused' ELSE '' END")), STANDING_IN]
)
"""PostgreSQL writes the texts of an entry itself, as `rules.seal.written` does: that takes us a third of the time."""

LENGTH_OF_SECONDS = len("10:00:00")

MOST_TOLD = 20
"""So many broken entries are named; of the rest only the number is told."""


@dataclass(frozen=True, slots=True)
class Break:
    """Something that is not as it was sealed: the seal, the entry where there is one, and what is wrong."""

    seal: int
    entry: int | None
    what: str


@dataclass(slots=True)
class Verdict:
    """What came of checking the trail."""

    seals: int = 0
    entries: int = 0
    unsealed: int = 0
    last: str = ""
    breaks: list[Break] = field(default_factory=list)
    more: int = 0

    def broken(self, number: int, entry: int | None, what: str) -> None:
        """Keep what is wrong; of very many only how many."""
        if len(self.breaks) < MOST_TOLD:
            self.breaks.append(Break(number, entry, what))
        else:
            self.more += 1


def waiting(most: int) -> list[tuple[int, bytes]]:
    """Give the entries that no seal holds yet, the lowest numbers first, each with its digest.

    A number may be handed out before another and be committed after it. So not only what comes after the last sealed
    number is looked for, but also what has come since in the gaps before it.
    """
    ranges = [(first, last) for every in Seal.objects.values_list("ranges", flat=True) for first, last in every]
    reached = max((last for _first, last in ranges), default=0)
    late = list(_read(between(ranges)))[:most]
    return [*late, *_lines(Q(pk__gt=reached), most - len(late))]


def unsealed() -> int:
    """Count the entries that came after the last sealed number; one in a gap before it is not counted here."""
    last = Seal.objects.order_by("-number").values_list("ranges", flat=True).first() or []
    return Entry.objects.filter(pk__gt=max((end for _start, end in last), default=0)).count()


def check(*, seen: str = "", told: Callable[[int], None] = lambda _count: None) -> Verdict:
    """Check every seal and every entry; `told` hears how many entries were read. Nothing is kept in memory but a batch.

    `seen` is the digest of a seal that was written down elsewhere: it must be in the chain.
    """
    verdict, previous, expected = Verdict(last=START), START, 1
    for found in Seal.objects.order_by("number").iterator(chunk_size=20):
        _check_seal(verdict, found, expected, previous)
        _check_entries(verdict, found)
        verdict.seals += 1
        expected, previous = found.number + 1, found.digest
        seen = "" if seen == found.digest else seen
        told(verdict.entries)
    verdict.last = previous
    verdict.unsealed = Entry.objects.count() - verdict.entries
    if seen:
        verdict.broken(verdict.seals, None, "unseen")
    return verdict


def _check_seal(verdict: Verdict, found: Seal, expected: int, previous: str) -> None:
    if found.number != expected:
        verdict.broken(expected, None, "gone")
    elif found.previous != previous:
        verdict.broken(found.number, None, "loose")
    if seal(_said(found)) != found.digest:
        verdict.broken(found.number, None, "changed")


def _check_entries(verdict: Verdict, found: Seal) -> None:
    ranges: Ranges = tuple((first, last) for first, last in found.ranges)
    lines = list(_read(ranges))
    verdict.entries += len(lines)
    digests = bytes(found.digests)
    if len(lines) == found.count and b"".join([line[1] for line in lines]) == digests:
        return
    changed, missing = differing(digests, lines, ranges)
    for number in changed:
        verdict.broken(found.number, number, "changed")
    for number in missing:
        verdict.broken(found.number, number, "gone")


def _said(found: Seal) -> Sealed:
    return Sealed(
        number=found.number,
        previous=found.previous,
        sealed_at=found.sealed_at.isoformat(timespec="microseconds"),
        ranges=tuple((first, last) for first, last in found.ranges),
        digests=bytes(found.digests),
    )


def _read(ranges: Ranges) -> Iterator[tuple[int, bytes]]:
    """Read the entries with these numbers, in their order."""
    for start in range(0, len(ranges), AT_ONCE):
        runs = (Q(pk__gte=first, pk__lte=last) for first, last in ranges[start : start + AT_ONCE])
        yield from _lines(reduce(or_, runs))


def _lines(which: Q, most: int | None = None) -> Iterator[tuple[int, bytes]]:
    """Read entries and give the number and the digest of each; the texts are the same on every database."""
    found = Entry.objects.filter(which).order_by("pk")[:most]
    return _from_postgresql(found) if connection.vendor == "postgresql" else _from_sqlite(found)


def _from_postgresql(found: QuerySet[Entry]) -> Iterator[tuple[int, bytes]]:
    """Let PostgreSQL write the texts one after the other; only what it spaces in its own way is written by us."""
    before, after = RawSQL(BEFORE, []), RawSQL(AFTER, [])  # noqa: S611 - no value of anyone is in these
    columns = ("pk", before, Cast("fields", TextField()), Cast("digests", TextField()), after)
    for pk, first, fields, digests, last in found.values_list(*columns).iterator(10_000):
        yield pk, digest_of_written(f"{first}{_written(fields)}{_written(digests)}{last}")


def _from_sqlite(found: QuerySet[Entry]) -> Iterator[tuple[int, bytes]]:
    columns = ("person_key", "deed", "kind", "key", "reason", "origin", "refused", "for_key")
    as_text = (Cast("fields", TextField()), Cast("digests", TextField()))
    rows = found.values_list("pk", Cast("at", TextField()), *columns, *as_text)
    for pk, at, person, deed, kind, key, reason, origin, refused, standing, fields, digests in rows.iterator(5000):
        try:
            yield (
                pk,
                digest(
                    (
                        METHOD,
                        str(pk),
                        _moment(at),
                        person,
                        deed,
                        kind,
                        key,
                        _plain(fields),
                        _plain(digests),
                        reason,
                        origin,
                        "refused" if refused else "",
                        *((standing,) if standing else ()),
                    )
                ),
            )
        except (TypeError, AttributeError):  # something that is no text was put there by hand
            yield pk, b""


def _moment(at: str) -> str:
    """Write a moment in one way: 2026-05-03T10:00:00.000000+00:00. SQLite keeps it without an empty end."""
    if at.endswith("+00:00"):
        return at
    day, _space, time = at.partition(" ")
    return f"{day}T{time}+00:00" if len(time) > LENGTH_OF_SECONDS else f"{day}T{time}.000000+00:00"


@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    """Write a list or table of texts in one way, whatever spaces a database puts between."""
    try:
        return json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    except ValueError:  # put there by hand: then it does not fit the seal either
        return text


@lru_cache(maxsize=10_000)
def _written(text: str) -> str:
    return written([_plain(text)])


def ranges_of(lines: list[tuple[int, bytes]]) -> Ranges:
    """Give the numbers of lines as runs."""
    return in_ranges(number for number, _digest in lines)
