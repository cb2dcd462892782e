"""What workers do besides jobs: show that they are there, and look after the jobs of one that died."""

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from veerkracht.running.models import Worker
from veerkracht.running.queries.jobs import GONE

MOST_TRIES = 3


def seen(*, name: str) -> None:
    """Keep that a worker is there now."""
    Worker.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})


def leave(*, name: str) -> None:
    """Forget a worker that stops."""
    Worker.objects.filter(name=name).delete()


@transaction.atomic
def take_over() -> int:
    """Put back the jobs of workers that were not seen for a while, and say how many; the third time they have failed.

    So a job may be begun twice, and is written so that this does no harm.
    """
    now = timezone.now()
    Worker.objects.filter(seen_at__lt=now - GONE).delete()
    there = set(Worker.objects.values_list("name", flat=True))
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - GONE)
    left = [job for job in running.select_for_update(skip_locked=True) if not there.intersection(job.worker_ids[-1:])]
    for job in left:
        if len(job.worker_ids) < MOST_TRIES:
            job.status = TaskResultStatus.READY
            job.save(update_fields=["status"])
        else:
            job.set_failed(TimeoutError("its worker ended three times before it was done"))
    return len(left)
