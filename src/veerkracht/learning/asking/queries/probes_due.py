"""What waits for who planned it: a probe that still runs after its last day."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.learning.asking.choices import ProbeState
from veerkracht.learning.asking.models import Probe
from veerkracht.people.models import Person
from veerkracht.trail.pages import beyond

PROBE = "probe"


def waiting(person: Person, *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
    """Tell which of someone's probes run beyond their last day. One query."""
    found = Probe.objects.filter(beyond(after, PROBE, "changed_at"), by_key=person.key, state=ProbeState.RUNNING)
    return tuple(
        Waiting(
            what=_("A probe is past its last day: %(what)s") % {"what": one.what},
            whose=person.key,
            since=one.changed_at,
            link=reverse("probe-work", args=[one.key]),
            kind=PROBE,
            number=one.pk,
        )
        for one in found.filter(until__lt=localdate()).order_by("changed_at", "pk")[:size]
    )
