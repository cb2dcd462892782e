"""The rows of any record as lines of text that are the same on every database, and back."""

import base64
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time
from graphlib import TopologicalSorter
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import BinaryField, Field, JSONField, Model

MADE_AGAIN = {
    "search.Findable": "search is made anew from the records",
    "search.KnownWord": "search is made anew from the records",
}
LEFT_OUT = {
    "sessions.Session": "who is restored signs in again",
    "running.Worker": "a worker is of one machine",
}
"""What an archive does not hold, and why."""

AT_ONCE = 2_000

Record = type[Model]


def kept() -> list[Record]:
    """List the records that an archive holds; what a record must point to comes before it.

    Two records may point to each other where one of them need not: the database checks at the end of the transaction.
    """
    known = {record for record in apps.get_models(include_auto_created=True) if record._meta.can_migrate(connection)}
    wanted = {record: _needed(record) - {record} for record in sorted(known, key=lambda record: record._meta.label)}
    order = [record for record in TopologicalSorter(wanted).static_order() if record in known]
    return [record for record in order if record._meta.label not in MADE_AGAIN | LEFT_OUT]


def _needed(record: Record) -> set[Record]:
    fields = record._meta.local_fields
    return {field.remote_field.model for field in fields if field.remote_field and not field.null}


def columns(record: Record) -> list[str]:
    """Name the columns of a record, as they stand in an archive."""
    return [field.attname for field in _fields(record)]


def lines(record: Record) -> Iterator[bytes]:
    """Give each row of a record as one line; never more than some rows are held."""
    rows = record._base_manager.order_by("pk").values_list(*columns(record))
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield (
            json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_as_text).encode()
            + b"\n"
        )


def put(record: Record, written: Iterable[bytes]) -> None:
    """Add rows that were written by `lines`, with the very numbers and moments that they had."""
    fields = _fields(record)
    readers = [(_reader(field), field) for field in fields]
    rows = (
        [field.get_db_prep_save(read(value), connection) for value, (read, field) in zip(row, readers, strict=True)]
        for row in map(json.loads, written)
    )
    quote = connection.ops.quote_name
    named = ", ".join(quote(field.column) for field in fields)
    into = f"{quote(record._meta.db_table)} ({named})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(fields))
        while batch := list(islice(rows, AT_ONCE)):
            cursor.executemany(f"INSERT INTO {into} VALUES ({places})", batch)  # noqa: S608 - our own names


def _fields(record: Record) -> "list[Field[Any, Any]]":
    return list(record._meta.local_concrete_fields)


def _as_text(value: Any) -> str:
    """Write what JSON has no word for."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return str(value)


def _reader(field: "Field[Any, Any]") -> Callable[[Any], Any]:
    """Give what makes a value of a field from how it is written."""
    if isinstance(field, JSONField):
        return lambda value: value
    if isinstance(field, BinaryField):
        return lambda value: None if value is None else base64.b64decode(value)
    read: Callable[[Any], Any] = field.to_python
    return read
