"""The guards that the database itself keeps over what is only added to.

They judge one deed after the other, in the order in which people did them. A restore puts back what they have already
judged, table by table, so they stand aside for it: inside one transaction, on a database that holds nothing, and they
are put back as they were before anyone can see it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

ON_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
ON_POSTGRESQL = """
    SELECT quote_ident(c.relname), quote_ident(t.tgname), t.tgenabled::text, pg_get_triggerdef(t.oid)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace ORDER BY 1, 2"""


class GuardsDiffer(RuntimeError):
    """The guards are not what they were; nothing may be kept."""


@contextmanager
def aside() -> Iterator[None]:
    """Let the guards stand aside until the end of the block, in the transaction that is going on."""
    before = guards()
    _run(_away(before))
    yield
    connection.check_constraints()
    _run(_back(before))
    if guards() != before:
        raise GuardsDiffer


def guards() -> list[tuple[str, ...]]:
    """List all guards as the database describes them."""
    with connection.cursor() as cursor:
        cursor.execute(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)
        return [tuple(row) for row in cursor.fetchall()]


def _away(found: list[tuple[str, ...]]) -> list[str]:
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER {connection.ops.quote_name(name)}" for name, _sql in found]
    return [f"ALTER TABLE {table} DISABLE TRIGGER {name}" for table, name, on, _sql in found if on == "O"]


def _back(found: list[tuple[str, ...]]) -> list[str]:
    if connection.vendor == "sqlite":
        return [sql for _name, sql in found]
    return [f"ALTER TABLE {table} ENABLE TRIGGER {name}" for table, name, on, _sql in found if on == "O"]


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
