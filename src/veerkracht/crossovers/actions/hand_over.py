"""Letting another person own the tasks of someone who leaves."""

from django.utils import timezone

from veerkracht.crossovers.models import TaskOwner
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Let another person own the tasks that someone owned; who answered before stays readable."""
    require(by, "close an account")
    count = 0
    for owner in TaskOwner.objects.select_related("task").filter(person_key=old.key, ended_at=None).order_by("pk"):
        owner.ended_at = timezone.now()
        owner.save(update_fields=["ended_at"])
        TaskOwner.objects.create(task=owner.task, person_key=new.key, by_key=by.key)
        record(by=by.key, deed="hand over a task", kind="task", key=owner.task.key, fields=["owner_key"])
        count += 1
    return count
