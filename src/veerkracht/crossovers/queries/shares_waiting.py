"""What waits for who owns a task: shares of effects that are expected and not confirmed yet."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.crossovers.choices import State
from veerkracht.crossovers.models import Share, TaskOwner
from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.queue import Line, Queue

SHARE = "share"


def _mine(person: Person) -> QuerySet[Share]:
    own = TaskOwner.objects.filter(task=OuterRef("crossover__task"), person_key=person.key, ended_at=None)
    return Share.objects.filter(Exists(own), confirmed=None, crossover__state=State.CONFIRMED)


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, effect, task) in lines:
        what = _("Which share of “%(what)s” counts for your task %(task)s?") % {"what": effect, "task": task}
        link = f"{reverse('crossover-work', args=[key])}#effects"
        yield Waiting(what, person.key, since, link, kind, number)


waiting = Queue(SHARE, "recorded_at", _mine, ("crossover__key", "effect__what_nl", "crossover__task__title_nl"), _tell)
"""Shares of effects that wait to be confirmed by who owns the task."""
