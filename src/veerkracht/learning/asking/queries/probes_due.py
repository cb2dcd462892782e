"""What waits for who planned it: a probe that still runs after its last day."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.learning.asking.choices import ProbeState
from veerkracht.learning.asking.models import Probe
from veerkracht.people.models import Person
from veerkracht.people.queue import Line, Queue

PROBE = "probe"


def _mine(person: Person) -> QuerySet[Probe]:
    return Probe.objects.filter(by_key=person.key, state=ProbeState.RUNNING, until__lt=localdate())


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (what, key) in lines:
        words = _("A probe is past its last day: %(what)s") % {"what": what}
        yield Waiting(words, person.key, since, reverse("probe-work", args=[key]), kind, number)


waiting = Queue(PROBE, "changed_at", _mine, ("what", "key"), _tell)
"""Probes of one's own that run beyond their last day."""
