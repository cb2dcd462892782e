"""Naming who owns a policy task here."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.crossovers.actions.propose import gather_stated
from veerkracht.crossovers.models import TaskOwner
from veerkracht.crossovers.queries.owners import could_own
from veerkracht.crossovers.refusals import HoldsNoRole
from veerkracht.foundation.errors import NotKnown
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.models import PolicyTask
from veerkracht.trail.actions import record


@transaction.atomic
def name_owner(*, by: Person, task_key: str, person_key: str) -> None:
    """Name who owns a task here, instead of who did; refused for someone without the role of a task owner."""
    task = PolicyTask.objects.select_related("programme").filter(key=task_key).first()
    if task is None:
        raise NotKnown(_("There is no such policy task. Choose one from the list."))
    programme_key = task.programme.key
    require(by, "keep the programme", [("programme", programme_key)])
    if person_key not in {one.key for one in could_own(programme_key)}:
        raise HoldsNoRole(
            _("Choose someone with the role of task owner in this programme, or give them that role first.")
        )
    TaskOwner.objects.filter(task=task, ended_at=None).update(ended_at=timezone.now())
    TaskOwner.objects.create(task=task, person_key=person_key, by_key=by.key)
    gather_stated(programme_key=programme_key)
    record(by=by.key, deed="name an owner", kind="task", key=task_key, fields=["owner_key"])
