"""Taking a request back: who asked has the last word on what they wrote."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from veerkracht.documents.storage import throw_away
from veerkracht.support.desk.actions.held import request_held
from veerkracht.support.desk.choices import OPEN, Status
from veerkracht.support.desk.models import SupportRequest
from veerkracht.trail.actions import record
from veerkracht.trail.telling import SYSTEM

WRITTEN = ("subject", "tried", "name", "email", "phone", "initiative_words", "reason", "with_whom", "person_key")


@transaction.atomic
def take_back(*, key: str, on: date) -> None:
    """Erase what was asked with all that was said about it; that there was a request, and when, is still counted."""
    request = request_held(key=key)
    empty(request=request, on=on)
    record(by=SYSTEM, deed="take a request back", kind="request", key=key, fields=["text"])


def empty(*, request: SupportRequest, on: date) -> None:
    """Leave of a request only what is counted: when it came, which kind, how it ended."""
    request.posts.all().delete()
    for name in WRITTEN:
        setattr(request, name, "")
    request.came_kind = request.came_key = ""
    if request.status in OPEN:
        request.waits_since = timezone.now()
    request.status, request.closed_on = Status.TAKEN_BACK, request.closed_on or on
    request.bounced_at = None
    request.save()
    place = files_of(key=request.key)
    transaction.on_commit(lambda: throw_away(place))


def files_of(*, key: str) -> str:
    """Give the folder in which the attachments of a request lie."""
    return f"support-{key}"
