"""What waits six weeks after an introduction: one tap that says whether it brought anything."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.queue import Line, Queue
from veerkracht.support.meeting.choices import Stage
from veerkracht.support.meeting.models import Side

RESULT = "introduction-result"


def _due(person: Person) -> "QuerySet[Side]":
    met = Side.objects.filter(person_key=person.key, result="", introduction__stage=Stage.INTRODUCED)
    return met.filter(result_due_at__lte=timezone.now())


def _tell_due(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, title) in lines:
        words = _("Did the introduction of %(title)s bring anything?") % {"title": title}
        yield Waiting(words, person.key, since, reverse("introduction", args=[key]), kind, number)


waiting = Queue(RESULT, "result_due_at", _due, ("introduction__key", "initiative__title_nl"), _tell_due)
"""Introductions of which one tap says whether they brought anything."""
