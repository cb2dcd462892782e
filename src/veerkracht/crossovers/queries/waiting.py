"""What waits for who owns a task: cross-overs that people registered or initiatives stated, one by one."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.crossovers.choices import State, Way
from veerkracht.crossovers.models import CrossOver, TaskOwner
from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.people.models import Person
from veerkracht.trail.pages import beyond

CROSSOVER = "cross-over"


def waiting(person: Person, *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
    """Tell which cross-overs wait for an answer of who owns the task, the longest first. One query."""
    own = TaskOwner.objects.filter(task=OuterRef("task"), person_key=person.key, ended_at=None)
    found = CrossOver.objects.filter(beyond(after, CROSSOVER, "waits_since"), state=State.PROPOSED)
    rows = found.filter(Exists(own), way__in=(Way.STATED, Way.PERSON)).select_related("initiative", "task")
    return tuple(
        Waiting(
            what=_("Does %(initiative)s touch your task %(task)s?")
            % {"initiative": one.initiative.title_nl, "task": one.task.title_nl},
            whose=person.key,
            since=one.waits_since,
            link=reverse("crossover-work", args=[one.key]),
            kind=CROSSOVER,
            number=one.pk,
        )
        for one in rows.order_by("waits_since", "pk")[:size]
    )
