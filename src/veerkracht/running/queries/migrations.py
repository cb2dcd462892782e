"""Whether the records in the database are those of the code that is installed."""

from dataclasses import dataclass

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


@dataclass(frozen=True, slots=True)
class State:
    """Which steps the database has not had yet, and which it had that this version does not know."""

    missing: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Say whether the database holds nothing at all yet."""
        return not applied()


def applied() -> set[str]:
    """Name the steps that the database has had, of the rooms that are installed."""
    return {f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()}


def known() -> set[str]:
    """Name the steps that belong to this version."""
    return {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}


def state() -> State:
    """Compare the database with the code."""
    here, ours = applied(), known()
    return State(missing=tuple(sorted(ours - here)), unknown=tuple(sorted(here - ours)))
