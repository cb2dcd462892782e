"""What waits for someone: a recording of their own to write out, and what may be public and was not looked at."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.learning.noticing.models import Observation, ObservationKind, Sensitivity
from veerkracht.learning.noticing.queries.reading import within
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.trail.pages import beyond

OBSERVATION = "observation"


def waiting(person: Person, *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
    """Tell what waits for a person: one query."""
    to_write_out = Q(author_key=person.key) & ~Q(sound_sha256="")
    told = ~Q(text="") & ~Q(kind=ObservationKind.SIGNAL)
    to_look_at = Q(sensitivity=Sensitivity.PUBLIC, publication=None) & told
    to_look_at &= within(reach(person, "publish an observation"))
    found = Observation.objects.filter(beyond(after, OBSERVATION, "recorded_at")).filter(to_write_out | to_look_at)
    return tuple(
        Waiting(
            what=_("Write out what you recorded") if one.sound_sha256 and one.author_key == person.key
            else _("An observation may be public: look at it first"),
            whose=person.key,
            since=one.recorded_at,
            link=reverse("observation", args=[one.key]),
            kind=OBSERVATION,
            number=one.pk,
        )
        for one in found.order_by("recorded_at", "pk")[:size]
    )  # fmt: skip
