"""What waits for who owns it: requests to which no answer was given yet, the longest waiting first."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.people.models import Person
from veerkracht.support.choices import Status
from veerkracht.support.models import SupportRequest
from veerkracht.trail.pages import beyond

REQUEST = "request"


def waiting(person: Person, *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
    """Tell which requests wait for someone, the longest first. One query."""
    found = SupportRequest.objects.filter(beyond(after, REQUEST, "waits_since"))
    found = found.filter(owner_key=person.key, status=Status.WAITING).order_by("waits_since", "pk")
    today = localdate()
    return tuple(
        Waiting(
            what=(
                _("A support request is late: %(subject)s")
                if promised_on < today
                else _("A support request: %(subject)s")
            )
            % {"subject": subject},
            whose=person.key,
            since=since,
            link=reverse("request", args=[key]),
            kind=REQUEST,
            number=number,
        )
        for number, key, subject, since, promised_on in found.values_list(
            "pk", "key", "subject", "waits_since", "promised_on"
        )[:size]
    )
