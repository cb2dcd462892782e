"""`veerkracht migrate`: as Django does it, but only when the data are ready for it, and never two at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from veerkracht.running.queries.migrations import state
from veerkracht.running.start import newer, objections, too_old, unreachable

LOCK = "hashtextextended('veerkracht migrate', 0)"


class Command(migrate.Command):
    """Look first: a database of a newer version, or data that are not ready, are left as they are."""

    def handle(self, *args: Any, **options: Any) -> None:
        if sentence := unreachable():
            raise CommandError(sentence)
        with _alone(options["database"]):
            if not options.get("app_label") and options["database"] == "default":
                self._look()
            super().handle(*args, **options)

    def _look(self) -> None:
        if old := too_old():
            raise CommandError(old)
        if unknown := state().unknown:
            raise CommandError(newer(unknown))
        executor = MigrationExecutor(connections["default"])
        found = list(objections(executor.migration_plan(executor.loader.graph.leaf_nodes())))
        if found:
            sentence = _("The data are not ready for this version. Nothing was changed. Put this right first:")
            raise CommandError("\n".join([sentence, *found]))


@contextmanager
def _alone(database: str) -> Iterator[None]:
    """Let a second one wait until the first is done; on SQLite the file itself does that."""
    connection = connections[database]
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_lock({LOCK})")
        try:
            yield
        finally:
            if connection.is_usable():
                cursor.execute(f"SELECT pg_advisory_unlock({LOCK})")
