"""What waits for who does it: steps of plans that are due."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.queue import Line, Queue
from veerkracht.support.giving.models import PlannedStep
from veerkracht.support.planning.choices import State

PLANNED = "planned-step"
SOON = timedelta(days=14)


def _mine(person: Person) -> QuerySet[PlannedStep]:
    steps = PlannedStep.objects.filter(who_key=person.key, done_on=None, dropped_on=None)
    return steps.filter(due_on__lte=localdate() + SOON, agreement__state=State.AGREED)


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (due, what, key) in lines:
        day = date.fromisoformat(due)
        words = _("Late: by %(day)s you would do: %(what)s") if day < localdate() else _("By %(day)s you do: %(what)s")
        told = words % {"day": date_format(day, "j F Y"), "what": what}
        yield Waiting(told, person.key, since, reverse("support-doing", args=[key]), kind, number)


waiting = Queue(PLANNED, "recorded_at", _mine, ("due_on", "what", "agreement__key"), _tell)
"""Steps of plans that someone does within two weeks, or should have done."""
