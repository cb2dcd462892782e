"""What waits for who is asked to be introduced: a yes or a no."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.queue import Line, Queue
from veerkracht.support.meeting.choices import Stage
from veerkracht.support.meeting.models import Side

SIDE = "introduction"


def _asked(person: Person) -> "QuerySet[Side]":
    return Side.objects.filter(person_key=person.key, answer="", introduction__stage=Stage.ASKED)


def _tell_asked(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, title) in lines:
        words = _("Do you want to be introduced, for %(title)s?") % {"title": title}
        yield Waiting(words, person.key, since, reverse("introduction", args=[key]), kind, number)


waiting = Queue(SIDE, "asked_at", _asked, ("introduction__key", "initiative__title_nl"), _tell_asked)
"""Introductions that wait for a yes or a no."""
