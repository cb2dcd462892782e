"""Sending the mails of the desk that wait, each once; what fails for want of a connection is tried again later."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from veerkracht.support.desk.actions.held import mail_id_of
from veerkracht.support.desk.letters import letter
from veerkracht.support.desk.models import Post, Sending

MOST_TRIES = 8
AGAIN_AFTER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Posted:
    """How many mails were sent, and how many were not."""

    sent: int = 0
    failed: int = 0


def send_waiting(*, at: datetime, most: int = 200) -> Posted:
    """Send what waits; each is taken first, so that what was under way when the machine stopped is not sent twice."""
    sent = failed = 0
    for post in _take(at, most):
        try:
            letter(post, mail_id=mail_id_of(post=post)).send()
        except OSError:
            failed += 1
            post.tries += 1
            post.sending = Sending.WAITING if post.tries < MOST_TRIES else Sending.FAILED
            post.due_at = at + AGAIN_AFTER * post.tries
            post.save(update_fields=["tries", "sending", "due_at"])
        else:
            sent += 1
    return Posted(sent, failed)


@transaction.atomic
def _take(at: datetime, most: int) -> list[Post]:
    due = Post.objects.filter(sending=Sending.WAITING, due_at__lte=at).select_related("request__programme")
    skip = connection.features.has_select_for_update_skip_locked
    taken = list(due.select_for_update(of=("self",), skip_locked=skip).order_by("due_at", "pk")[:most])
    Post.objects.filter(pk__in=[post.pk for post in taken]).update(sending=Sending.SENT)
    return taken
