"""What waits for who owns a task: what a comparison proposed, one line for a whole task, however many there are."""

from urllib.parse import urlencode

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import ngettext

from veerkracht.crossovers.choices import State, Way
from veerkracht.crossovers.models import CrossOver, TaskOwner
from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.people.models import Person

PROPOSALS = "task proposals"


def waiting(person: Person, *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
    """Tell for which tasks of someone proposals wait. One query; a person owns few tasks."""
    own = TaskOwner.objects.filter(person_key=person.key, ended_at=None).values("task_id")
    found = CrossOver.objects.filter(task__in=own, state=State.PROPOSED, way__in=(Way.TEXT, Way.GROUND)).order_by()
    rows = found.values_list("task_id", "task__key", "task__title_nl").annotate(
        many=Count("pk"), since=Min("waits_since")
    )
    every = [
        Waiting(
            what=ngettext("%(many)d proposal for your task %(task)s", "%(many)d proposals for your task %(task)s", many)
            % {"many": many, "task": title},
            whose=person.key,
            since=since,
            link=f"{reverse('crossovers-work')}?{urlencode({'task': key, 'state': State.PROPOSED.value})}",
            kind=PROPOSALS,
            number=number,
        )
        for number, key, title, many, since in rows
    ]
    return tuple(sorted((one for one in every if one.cursor > after), key=lambda one: one.cursor)[:size])
