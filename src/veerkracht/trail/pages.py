"""Pages of a long list, turned by the key of a record and not by a number: the last is as fast as the first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from veerkracht.foundation.keys import is_key
from veerkracht.foundation.waiting import Cursor
from veerkracht.trail.models import Known

END = "*"
"""What stands in `before` to ask for the last page."""

SIZE = 50

Record = TypeVar("Record", bound=Known)
Row = TypeVar("Row")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page of a list is asked: the one after a key, the one before a key, or the first."""

    after: str = ""
    before: str = ""
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list: its rows, how many there are in all, and the keys by which to turn it."""

    rows: tuple[Row, ...]
    total: int
    before: str = ""
    after: str = ""
    lost: bool = False

    def addresses(self, base: str, asked: Mapping[str, str]) -> dict[str, str]:
        """Give the addresses by which the list is turned, in the shape of the component for it."""

        def address(**more: str) -> str:
            words = {**asked, **more}
            return f"{base}?{urlencode(words)}" if words else base

        return {
            "first": address() if self.before else "",
            "previous": address(before=self.before) if self.before else "",
            "next": address(after=self.after) if self.after else "",
            "last": address(before=END) if self.after else "",
            "summary": "",
        }

    def of(self, rows: Iterable[Other]) -> "Page[Other]":
        """Give the same page with its rows as others may see them."""
        return Page(tuple(rows), self.total, self.before, self.after, self.lost)


def cut(records: QuerySet[Record], turn: Turn, *, by: str = "sort_key", newest: bool = False) -> Page[Record]:
    """Cut one page out of a list that is sorted by a field and then by key.

    `lost` says that the key by which to turn is not known, so that the first page is given instead.
    """
    total = records.count()
    start = turn.before or turn.after
    bound = _bound(records, start, by) if start and start != END else None
    lost = bool(start) and start != END and bound is None
    backwards = bool(turn.before) and not lost
    down = newest != backwards
    if bound is not None:
        records = records.filter(bound[1] if down else bound[0])
    sign = "-" if down else ""
    taken = list(records.order_by(sign + by, sign + "key")[: turn.size + 1])
    more, taken = len(taken) > turn.size, taken[: turn.size]
    if backwards:
        taken.reverse()
    earlier, later = (more, bound is not None) if backwards else (bound is not None, more)
    return Page(
        rows=tuple(taken),
        total=total,
        before=taken[0].key if taken and earlier else "",
        after=taken[-1].key if taken and later else "",
        lost=lost,
    )


def _bound(records: QuerySet[Record], key: str, by: str) -> tuple[Q, Q] | None:
    """Say what comes after and what comes before a key, in a shape that an index on (field, key) answers."""
    if not is_key(key):
        return None
    found = records.model._default_manager.filter(key=key).values_list(by, flat=True).first()
    if found is None:
        return None
    value: Any = found
    above = Q(**{f"{by}__gte": value}) & (Q(**{f"{by}__gt": value}) | Q(key__gt=key))
    below = Q(**{f"{by}__lte": value}) & (Q(**{f"{by}__lt": value}) | Q(key__lt=key))
    return above, below


def beyond(after: Cursor, kind: str, moment: str) -> Q:
    """Say what comes after a cursor in a list of what waits: later, or of the same moment and later in kind or number.

    In a shape that an index on the moment answers.
    """
    later = Q(**{f"{moment}__gt": after.since})
    if kind > after.kind:
        return Q(**{f"{moment}__gte": after.since})
    return later | Q(**{moment: after.since, "pk__gt": after.number}) if kind == after.kind else later
