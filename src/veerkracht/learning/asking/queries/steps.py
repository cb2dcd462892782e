"""What waits for who took it on: what was agreed in a session and is not done yet."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.learning.asking.models import NextStep
from veerkracht.people.models import Person
from veerkracht.trail.pages import beyond

STEP = "step"


def waiting(person: Person, *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
    """Tell what someone took on in sessions, the longest ago first. One query."""
    found = NextStep.objects.filter(beyond(after, STEP, "recorded_at"), owner_key=person.key, done_on=None)
    return tuple(
        Waiting(
            what=_("You do this by %(day)s: %(what)s") % {"day": date_format(one.due_on, "j F Y"), "what": one.what},
            whose=person.key,
            since=one.recorded_at,
            link=reverse("session-work", args=[one.session.key]),
            kind=STEP,
            number=one.pk,
        )
        for one in found.select_related("session").order_by("recorded_at", "pk")[:size]
    )
