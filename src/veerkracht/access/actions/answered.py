"""Keeping what another system was answered, so that the same request sent again does nothing twice."""

from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256

from django.db import connection
from django.utils import timezone

from veerkracht.access.models import Answered

KEPT = timedelta(days=1)


def keep(*, caller: str, key: str, request: str, status: int, headers: dict[str, str], body: str) -> None:
    """Keep an answer for a day, in the transaction of what was done, and let go of those that are older."""
    Answered.objects.filter(at__lt=timezone.now() - KEPT).delete()
    Answered.objects.create(caller=caller, key=key, request=request, status=status, headers=headers, body=body)


def alone(*, names: Iterable[str]) -> None:
    """Let nobody else change what has one of these names until the transaction ends; on SQLite nobody can anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for name in sorted(names):
                number = int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
