"""Beginning what is due, once, however many workers look at the same time; and keeping how it ended."""

from datetime import datetime, timedelta
from io import StringIO

from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from veerkracht.foundation.errors import Refusal
from veerkracht.running.chores import CHORES, Repeated, chore
from veerkracht.running.models import Chore
from veerkracht.running.rules.rhythm import due

LONGEST = 300
LOST = timedelta(days=1)


def offer() -> list[str]:
    """Put each chore that is due among the jobs, and name them. Of several who look at once, one does it.

    The moment at which it was begun last is what they agree on: who changes it first has it. What was begun and has
    not ended is waited for, a day at most.
    """
    now = timezone.localtime()
    kept = {one.name: one for one in Chore.objects.all()}
    return [one.name for one in CHORES if _is_due(one, kept.get(one.name), now) and _begin(one, kept, now)]


def _is_due(one: Repeated, last: Chore | None, now: datetime) -> bool:
    if last is None:
        return True
    if last.ended_at is None and timedelta(0) <= now - last.begun_at < LOST:
        return False
    return due(one.rhythm, timezone.localtime(last.begun_at), now)


@transaction.atomic
def _begin(one: Repeated, kept: dict[str, Chore], now: datetime) -> bool:
    if last := kept.get(one.name):
        changed = Chore.objects.filter(pk=last.pk, begun_at=last.begun_at).update(begun_at=now, ended_at=None)
        mine = changed == 1
    else:
        _kept, mine = Chore.objects.get_or_create(name=one.name, defaults={"begun_at": now})
    if mine:
        do.enqueue(name=one.name)
    return mine


@task()
def do(*, name: str) -> None:
    """Do a chore, and keep how it ended."""
    command, *words = chore(name).command
    begun_at, said = timezone.now(), StringIO()
    try:
        call_command(command, *words, stdout=said, stderr=said)
    except Exception as problem:
        ours = isinstance(problem, CommandError | Refusal)  # what others say may repeat a row with someone's name
        finished(name=name, begun_at=begun_at, failed=True, said=str(problem) if ours else type(problem).__name__)
        raise
    finished(name=name, begun_at=begun_at, said=said.getvalue())


def finished(*, name: str, begun_at: datetime, failed: bool = False, said: str = "") -> None:
    """Keep when a chore was done last, and how it ended."""
    Chore.objects.update_or_create(
        name=name,
        defaults={
            "begun_at": begun_at,
            "ended_at": timezone.now(),
            "failed": failed,
            "said": said.strip()[:LONGEST],
        },
    )
