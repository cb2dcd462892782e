"""The full-text table `search_index` in the words of each database.

One row for each text: its number and the tokens under which it is kept. On SQLite that is an FTS5 table without
positions, on PostgreSQL a tsvector with a GIN index. Both hold exactly the same tokens, so both find the same texts.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from veerkracht.search.rules.search import FTS5, TSQUERY, Syntax

# No positions and no columns are kept (detail=none): the lists are a third as long, and no question asks for them.
# "ascii" takes every other sign as part of a token, so what the analyser made is never cut again.
CREATE_SQLITE = """CREATE VIRTUAL TABLE search_index USING fts5(
    tokens, detail=none, columnsize=0, tokenize="ascii tokenchars '=:-_'")"""
# Workers that read in parallel take longer to start than a search takes.
CREATE_POSTGRESQL = """CREATE TABLE {name} (
    number bigint PRIMARY KEY, tokens tsvector NOT NULL) WITH (parallel_workers = 0)"""
GIN_POSTGRESQL = "CREATE INDEX {name} ON {table} USING gin (tokens) WITH (fastupdate = off)"

# A list is read backwards, newest first, and no further than asked.
FIND_SQLITE = """
    SELECT rowid, 1 FROM (
        SELECT rowid FROM search_index WHERE search_index MATCH %s{only} ORDER BY rowid DESC LIMIT %s)
    UNION ALL SELECT rowid, 0 FROM (
        SELECT rowid FROM search_index WHERE search_index MATCH %s{only} ORDER BY rowid DESC LIMIT %s)"""
# MATERIALIZED makes the planner expect to read all and so use the index; it is then read no further than the limit.
FIND_POSTGRESQL = """
    WITH titled AS MATERIALIZED (SELECT number FROM search_index WHERE tokens @@ %s::tsquery{only}),
         found AS MATERIALIZED (SELECT number FROM search_index WHERE tokens @@ %s::tsquery{only})
    (SELECT number, 1 FROM titled LIMIT %s) UNION ALL (SELECT number, 0 FROM found LIMIT %s)"""
ONLY = {None: "", 0: " AND {number} & 1 = 0", 1: " AND {number} & 1 = 1"}
HAS_SQLITE = "EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH %s)"
HAS_POSTGRESQL = """EXISTS (WITH found AS MATERIALIZED (SELECT 1 FROM search_index WHERE tokens @@ %s::tsquery)
    SELECT 1 FROM found)"""


def syntax() -> Syntax:
    """Give how this database writes a question."""
    return FTS5 if connection.vendor == "sqlite" else TSQUERY


def find(titled: str, anywhere: str, last_bit: int | None, most: int) -> tuple[list[int], list[int]]:
    """Give the numbers of at most so many texts that match in the title, and of those that match anywhere."""
    sqlite = connection.vendor == "sqlite"
    only = ONLY[last_bit].format(number="rowid" if sqlite else "number")
    with connection.cursor() as cursor:
        if sqlite:
            cursor.execute(FIND_SQLITE.format(only=only), [titled, most, anywhere, most])
        else:
            cursor.execute(FIND_POSTGRESQL.format(only=only), [titled, anywhere, most, most])
        rows = cursor.fetchall()
    return [number for number, in_title in rows if in_title], [number for number, in_title in rows if not in_title]


def have(expressions: list[str]) -> list[bool]:
    """Say of each expression whether any text matches it, in one query."""
    if not expressions:
        return []
    has = HAS_SQLITE if connection.vendor == "sqlite" else HAS_POSTGRESQL
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([has] * len(expressions))}", expressions)
        return [bool(found) for found in cursor.fetchone()]


def put(number: int, tokens: Iterable[str]) -> None:
    """Keep a text under its tokens, in the place of what was there."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM search_index WHERE rowid = %s", [number])
            cursor.execute("INSERT INTO search_index (rowid, tokens) VALUES (%s, %s)", [number, _text(tokens)])
        else:
            cursor.execute("DELETE FROM search_index WHERE number = %s", [number])
            cursor.execute("INSERT INTO search_index VALUES (%s, array_to_tsvector(%s))", [number, sorted(tokens)])


def next_arrival(first: int, end: int) -> int:
    """Give the next order of arrival: among the numbers of a day, or from the sequence of the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval('search_arrival')")
            return int(cursor.fetchone()[0])
        cursor.execute("SELECT max(number) FROM search_findable WHERE number >= %s AND number < %s", [first, end])
        last = cursor.fetchone()[0]
        return 1 if last is None else (last - first >> 1) + 1


def begin_again() -> None:
    """Start a rebuild: an empty table, beside the one in use where others would have to wait for it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TABLE search_index")
            cursor.execute(CREATE_SQLITE)
        else:
            cursor.execute("DROP TABLE IF EXISTS search_index_next")
            cursor.execute(CREATE_POSTGRESQL.format(name="search_index_next"))


def put_many(rows: Iterable[tuple[int, set[str]]]) -> None:
    """Write rows of a rebuild, in the order of their numbers: upwards on SQLite, downwards on PostgreSQL."""
    if connection.vendor == "sqlite":
        write("search_index", ("rowid", "tokens"), ((number, _text(tokens)) for number, tokens in rows))
        return
    written = ((number, " ".join(map(TSQUERY.token, tokens))) for number, tokens in rows)
    write("search_index_next", ("number", "tokens"), written)


def write(name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write many rows of a table at once, in the fastest way the database has."""
    named = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {name} ({named}) VALUES ({places})", list(rows))  # noqa: S608 - our names
            return
        with cursor.copy(f"COPY {name} ({named}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def finish(arrivals: int) -> None:
    """End a rebuild: put the table in use, packed for reading."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
            return
        cursor.execute(GIN_POSTGRESQL.format(name="search_index_tokens_next", table="search_index_next"))
        cursor.execute("DROP TABLE search_index")
        cursor.execute("ALTER TABLE search_index_next RENAME TO search_index")
        cursor.execute("ALTER INDEX search_index_tokens_next RENAME TO search_index_tokens")
        cursor.execute("ALTER INDEX search_index_next_pkey RENAME TO search_index_pkey")
        cursor.execute("SELECT setval('search_arrival', %s)", [max(arrivals, 1)])
        cursor.execute("ANALYZE search_index, search_findable, search_knownword")


def newest_first() -> bool:
    """Say in which order a rebuild writes: PostgreSQL reads a list in the order in which the rows were written."""
    return connection.vendor == "postgresql"


def _text(tokens: Iterable[str]) -> str:
    return " ".join(sorted(tokens))
