"""What waits for who took it on: what was agreed in a session and is not done yet."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.learning.asking.models import NextStep
from veerkracht.people.models import Person
from veerkracht.people.queue import Line, Queue

STEP = "step"


def _mine(person: Person) -> QuerySet[NextStep]:
    return NextStep.objects.filter(owner_key=person.key, done_on=None)


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (due, what, session) in lines:
        words = _("You do this by %(day)s: %(what)s")
        told = words % {"day": date_format(date.fromisoformat(due), "j F Y"), "what": what}
        yield Waiting(told, person.key, since, reverse("session-work", args=[session]), kind, number)


waiting = Queue(STEP, "recorded_at", _mine, ("due_on", "what", "session__key"), _tell)
"""What someone took on in sessions."""
