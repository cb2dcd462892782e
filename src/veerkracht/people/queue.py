"""What waits for a person in one room, in the same columns in every room: so that one query can ask them all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection
from django.db.models import BigIntegerField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Collate

from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.trail.pages import beyond

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

    from veerkracht.people.models import Person


class Line(NamedTuple):
    """One thing that waits: since when, which it is, and the words of its record of which its room tells."""

    since: datetime
    kind: str
    number: int
    words: tuple[str, ...]


ORDER = ("queue_since", "queue_kind", "queue_number")


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits in one room.

    `mine` gives the records that wait for a person, `moment` names the field that says since when, `words` name what
    the room needs of a record to tell of it (at most four), and `tell` does so for some of them at once.
    """

    kind: str
    moment: str
    mine: "Callable[[Person], QuerySet[Any]]"
    words: "tuple[str | Combinable, ...]"
    tell: "Callable[[Sequence[Line], Person], Iterable[Waiting]]"

    def __call__(self, person: "Person", *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
        """Tell what waits for a person in this room alone, the longest first. One query."""
        return waiting([self], person, after=after, size=size)

    def lines(self, person: "Person", after: Cursor) -> "QuerySet[Any, Any]":
        """Give what waits after a cursor as rows of the common columns."""
        kind = Value(self.kind, TextField())
        names = ("queue_one", "queue_two", "queue_three", "queue_four")
        told = dict.fromkeys(names, Value("", TextField())) | {
            name: Coalesce(Cast(F(word) if isinstance(word, str) else word, TextField()), Value("", TextField()))
            for name, word in zip(names, self.words, strict=False)
        }
        rows: QuerySet[Any, Any] = (
            self.mine(person)
            .filter(beyond(after, self.kind, self.moment))
            .order_by()
            .annotate(
                queue_since=F(self.moment),
                # Kinds are told apart as the cursor does it, whatever the language of the database.
                queue_kind=Collate(kind, "C") if connection.vendor == "postgresql" else kind,
                queue_number=Cast("pk", BigIntegerField()),
                **told,
            )
            .values_list(*ORDER, *names)
        )
        return rows


def waiting(queues: Sequence[Queue], person: "Person", *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
    """Tell what waits for a person in several rooms, the longest first. One query, and what the rooms need to tell."""
    first, *others = [queue.lines(person, after) for queue in queues]
    united = first.union(*others, all=True) if others else first
    rows = list(united.order_by(*ORDER)[:size])
    told: list[Waiting] = []
    for queue in queues:
        count = len(queue.words)
        here = [
            Line(since, kind, number, tuple(words[:count]))
            for since, kind, number, *words in rows
            if kind == queue.kind
        ]
        told += queue.tell(here, person) if here else ()
    return tuple(sorted(told, key=lambda item: item.cursor))
