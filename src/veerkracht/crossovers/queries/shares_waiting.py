"""What waits for who owns a task: shares of effects that are expected and not confirmed yet."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.crossovers.choices import State
from veerkracht.crossovers.models import Share, TaskOwner
from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.people.models import Person
from veerkracht.trail.pages import beyond

SHARE = "share"


def waiting(person: Person, *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
    """Tell of which effects a share waits to be confirmed, the longest first. One query."""
    own = TaskOwner.objects.filter(task=OuterRef("crossover__task"), person_key=person.key, ended_at=None)
    found = Share.objects.filter(beyond(after, SHARE, "recorded_at"), Exists(own), confirmed=None)
    rows = found.filter(crossover__state=State.CONFIRMED).select_related("effect", "crossover__task")
    return tuple(
        Waiting(
            what=_("Which share of “%(what)s” counts for your task %(task)s?")
            % {"what": one.effect.what_nl, "task": one.crossover.task.title_nl},
            whose=person.key,
            since=one.recorded_at,
            link=f"{reverse('crossover-work', args=[one.crossover.key])}#effects",
            kind=SHARE,
            number=one.pk,
        )
        for one in rows.order_by("recorded_at", "pk")[:size]
    )
