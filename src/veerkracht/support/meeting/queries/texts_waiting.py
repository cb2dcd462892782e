"""What waits for who moderates the forum: texts that nobody looked at yet."""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.initiatives.queries.belonging import belonging_to
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.people.queue import Line, Queue
from veerkracht.support.meeting.models import Text
from veerkracht.support.meeting.queries.scopes import MODERATE

TEXT = "forum-text"


def _to_look_at(person: Person) -> "QuerySet[Text]":
    there = reach(person, MODERATE)
    found = Text.objects.filter(looked_at=None).exclude(by_key=person.key)
    if there.everywhere:
        return found
    keys = set(there.keys("initiative"))
    if there.keys("organisation"):
        keys |= {key for _kind, key in belonging_to(there.keys("organisation"))}
    return found.filter(Q(thread__initiative__key__in=keys) | Q(thread__programme__key__in=there.keys("programme")))


def _tell_text(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, title) in lines:
        link = f"{reverse('thread', args=[key])}#text-{number}"
        yield Waiting(
            _("Look at a text on the forum: %(title)s") % {"title": title}, person.key, since, link, kind, number
        )


waiting = Queue(TEXT, "at", _to_look_at, ("thread__key", "thread__title"), _tell_text)
"""Texts on the forum that nobody who moderates looked at yet."""
