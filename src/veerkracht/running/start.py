"""Whether this version may begin with this database: asked before it serves, works or migrates."""

import sys
from collections.abc import Iterable, Iterator

from django.core.management import CommandError
from django.db import DatabaseError, connection
from django.db.migrations import Migration
from django.utils.translation import gettext as _

from veerkracht.running.queries.migrations import state

OLDEST_POSTGRESQL = 15


def refused() -> str:
    """Say in a sentence why this version may not begin with this database; nothing where it may."""
    if sentence := unreachable() or too_old():
        return sentence
    found = state()
    if found.unknown:
        return newer(found.unknown)
    if found.missing:
        return _(
            "The database has not been brought to this version: %(count)s steps are missing, the first is %(step)s. "
            "Make a backup with the version that was here, then run: veerkracht migrate"
        ) % {"count": len(found.missing), "step": found.missing[0]}
    return ""


def unreachable() -> str:
    """Say that the database does not answer."""
    try:
        connection.ensure_connection()
    except DatabaseError as problem:
        sentence = _("The database does not answer (%(why)s). Start it, or correct DATABASE_URL.")
        return sentence % {"why": type(problem).__name__}
    return ""


def require_ready() -> None:
    """Stop a command with a sentence where it may not begin."""
    if sentence := refused():
        raise CommandError(sentence)


def stop_unless_ready() -> None:
    """Stop a server with a sentence where it may not begin."""
    if sentence := refused():
        sys.exit(sentence)


def newer(unknown: tuple[str, ...]) -> str:
    """Say that the database had steps that this version does not know."""
    return _(
        "The database belongs to a newer version of Veerkracht: it has had %(step)s, which this version does not know. "
        "Install that version again, or restore the backup of before the upgrade into a new database."
    ) % {"step": unknown[0]}


def too_old() -> str:
    """Say that PostgreSQL is older than what we test on."""
    if connection.vendor != "postgresql":
        return ""
    version = int(connection.pg_version) // 10_000  # type: ignore[attr-defined]
    if version >= OLDEST_POSTGRESQL:
        return ""
    return _("PostgreSQL %(version)s is too old: Veerkracht needs %(oldest)s or newer.") % {
        "version": version,
        "oldest": OLDEST_POSTGRESQL,
    }


def objections(plan: Iterable[tuple[Migration, bool]]) -> Iterator[str]:
    """Ask each step that is to come whether the data are ready for it.

    A migration may name functions in `checks_before`. Each is given the connection and gives a sentence that says what
    has to be put right first, or nothing.
    """
    for migration, backwards in plan:
        if backwards:
            continue
        for check in getattr(migration, "checks_before", ()):
            if sentence := check(connection):
                yield f"{migration.app_label}.{migration.name}: {sentence}"
