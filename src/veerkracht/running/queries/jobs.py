"""How it goes with the jobs: what waits, who is there to do it, and what is done again and again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from veerkracht.running.chores import CHORES
from veerkracht.running.models import Chore, Worker
from veerkracht.running.rules.rhythm import Every, Rhythm

GONE = timedelta(minutes=2)
"""Who was not seen for so long is not there any more."""


@dataclass(frozen=True, slots=True)
class Jobs:
    """How many jobs there are of each sort, how long the oldest waits, and how many workers are there."""

    waiting: int
    running: int
    failed: int
    oldest: timedelta
    workers: int


@dataclass(frozen=True, slots=True)
class Repeats:
    """A chore in words: when it is done, when it was done last, how it ended."""

    name: str
    when: str
    ended_at: datetime | None
    failed: bool
    said: str


def jobs() -> Jobs:
    """Count the jobs and the workers. Three queries."""
    counts = dict(DBTaskResult.objects.order_by().values_list("status").annotate(count=Count("pk")))
    oldest = DBTaskResult.objects.ready().order_by().aggregate(oldest=Min("enqueued_at"))["oldest"]
    return Jobs(
        waiting=counts.get(TaskResultStatus.READY, 0),
        running=counts.get(TaskResultStatus.RUNNING, 0),
        failed=counts.get(TaskResultStatus.FAILED, 0),
        oldest=timezone.now() - oldest if oldest else timedelta(0),
        workers=workers(),
    )


def workers() -> int:
    """Count the workers that were seen lately."""
    return Worker.objects.filter(seen_at__gte=timezone.now() - GONE).count()


def last_done(name: str) -> datetime | None:
    """Say when something that is done again and again was done well the last time."""
    return Chore.objects.filter(name=name, failed=False).values_list("ended_at", flat=True).first()


def failing() -> list[str]:
    """Name what was tried the last time and failed."""
    return list(Chore.objects.filter(failed=True).order_by("name").values_list("name", flat=True))


def chores() -> list[Repeats]:
    """List what is done again and again, in the order of the table; what is only done by hand comes after it."""
    kept = {one.name: one for one in Chore.objects.all()}
    order = [(one.name, in_words(one.rhythm)) for one in CHORES]
    order += [(name, _("by hand or by cron")) for name in sorted(kept) if name not in dict(order)]
    return [_repeats(name, when, kept.get(name)) for name, when in order]


def _repeats(name: str, when: str, last: Chore | None) -> Repeats:
    if last is None:
        return Repeats(name, when, None, failed=False, said="")
    ended_at = timezone.localtime(last.ended_at) if last.ended_at else None
    return Repeats(name, when, ended_at, last.failed, last.said)


def in_words(rhythm: Rhythm) -> str:
    """Say when something is done."""
    if isinstance(rhythm, Every):
        minutes = int(rhythm.span.total_seconds() // 60)
        return ngettext("every minute", "every %(count)s minutes", minutes) % {"count": minutes}
    if rhythm.weekday is None:
        return _("every day at %(at)s") % {"at": f"{rhythm.at:%H:%M}"}
    day = date_format(datetime(2024, 1, 1 + rhythm.weekday), "l")  # noqa: DTZ001 - a Monday, for its name only
    return _("every %(day)s at %(at)s") % {"day": day, "at": f"{rhythm.at:%H:%M}"}
