"""Whether pages can be given now."""

import shutil
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection

from veerkracht.running.queries.jobs import workers
from veerkracht.running.queries.migrations import state

LITTLE = 200_000_000
"""So many bytes must be free on the disk of the data folder."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """What was asked, and of each whether it is well. Without a worker pages are given all the same."""

    checks: dict[str, bool]

    @property
    def ready(self) -> bool:
        return all(well for name, well in self.checks.items() if name != "worker")


def readiness() -> Readiness:
    """Look whether the database answers, is of this version, whether there is room, and a worker for the jobs."""
    checks = {"database": False, "migrations": False, "disk": room() >= LITTLE, "worker": False}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        checks["database"] = True
        found = state()
        checks["migrations"] = not found.missing and not found.unknown
        checks["worker"] = checks["migrations"] and workers() > 0
    except DatabaseError:
        connection.close()
    return Readiness(checks)


def room() -> int:
    """Give how many bytes are free where the data are kept."""
    return shutil.disk_usage(settings.DATA).free
