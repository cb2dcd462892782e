"""What waits for who owns a task: cross-overs that people registered or initiatives stated, one by one."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.crossovers.choices import State, Way
from veerkracht.crossovers.models import CrossOver, TaskOwner
from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.queue import Line, Queue

CROSSOVER = "cross-over"


def _mine(person: Person) -> QuerySet[CrossOver]:
    own = TaskOwner.objects.filter(task=OuterRef("task"), person_key=person.key, ended_at=None)
    return CrossOver.objects.filter(Exists(own), state=State.PROPOSED, way__in=(Way.STATED, Way.PERSON))


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, initiative, task) in lines:
        what = _("Does %(initiative)s touch your task %(task)s?") % {"initiative": initiative, "task": task}
        yield Waiting(what, person.key, since, reverse("crossover-work", args=[key]), kind, number)


waiting = Queue(CROSSOVER, "waits_since", _mine, ("key", "initiative__title_nl", "task__title_nl"), _tell)
"""Cross-overs that wait for an answer of who owns the task."""
