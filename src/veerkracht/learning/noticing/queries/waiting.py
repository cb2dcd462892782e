"""What waits for someone: a recording of their own to write out, and what may be public and was not looked at."""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.learning.noticing.models import Observation, ObservationKind, Sensitivity
from veerkracht.learning.noticing.queries.reading import within
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.people.queue import Line, Queue

OBSERVATION = "observation"


def _mine(person: Person) -> QuerySet[Observation]:
    to_write_out = Q(author_key=person.key) & ~Q(sound_sha256="")
    told = ~Q(text="") & ~Q(kind=ObservationKind.SIGNAL)
    to_look_at = Q(sensitivity=Sensitivity.PUBLIC, publication=None) & told
    return Observation.objects.filter(to_write_out | (to_look_at & within(reach(person, "publish an observation"))))


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (sound, author, key) in lines:
        mine = sound and author == person.key
        words = _("Write out what you recorded") if mine else _("An observation may be public: look at it first")
        yield Waiting(words, person.key, since, reverse("observation", args=[key]), kind, number)


waiting = Queue(OBSERVATION, "recorded_at", _mine, ("sound_sha256", "author_key", "key"), _tell)
"""Recordings of one's own to write out, and observations that may be made public."""
