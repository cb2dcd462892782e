"""What waits for who owns it: requests to which no answer was given yet, the longest waiting first."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.queue import Line, Queue
from veerkracht.support.desk.choices import Status
from veerkracht.support.desk.models import SupportRequest

REQUEST = "request"


def _mine(person: Person) -> QuerySet[SupportRequest]:
    return SupportRequest.objects.filter(owner_key=person.key, status=Status.WAITING)


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    today = localdate()
    for since, kind, number, (key, subject, promised_on) in lines:
        late = date.fromisoformat(promised_on) < today
        words = _("A support request is late: %(subject)s") if late else _("A support request: %(subject)s")
        link = reverse("request", args=[key])
        yield Waiting(words % {"subject": subject}, person.key, since, link, kind, number)


waiting = Queue(REQUEST, "waits_since", _mine, ("key", "subject", "promised_on"), _tell)
"""Support requests that wait for an answer of who owns them."""
