"""Sending the letters that wait, each once; what fails for want of a connection is tried again later."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from veerkracht.initiatives.selection.choices import Sending
from veerkracht.initiatives.selection.letters import mail
from veerkracht.initiatives.selection.models import Letter

MOST_TRIES = 8
AGAIN_AFTER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Posted:
    """How many letters were sent, and how many were not."""

    sent: int = 0
    failed: int = 0


def send_waiting(*, at: datetime, most: int = 200) -> Posted:
    """Send what waits; each is taken first, so that what was under way when the machine stopped is not sent twice."""
    sent = failed = 0
    for letter in _take(at, most):
        try:
            mail(letter).send()
        except OSError:
            failed += 1
            letter.tries += 1
            letter.sending = Sending.WAITING if letter.tries < MOST_TRIES else Sending.FAILED
            letter.due_at = at + AGAIN_AFTER * letter.tries
            letter.save(update_fields=["tries", "sending", "due_at"])
        else:
            sent += 1
    return Posted(sent, failed)


@transaction.atomic
def _take(at: datetime, most: int) -> list[Letter]:
    due = Letter.objects.filter(sending=Sending.WAITING, due_at__lte=at).select_related("application__programme")
    skip = connection.features.has_select_for_update_skip_locked
    taken = list(due.select_for_update(of=("self",), skip_locked=skip).order_by("due_at", "pk")[:most])
    Letter.objects.filter(pk__in=[letter.pk for letter in taken]).update(sending=Sending.SENT)
    return taken
