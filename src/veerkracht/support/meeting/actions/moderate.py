"""Looking at what was written on the forum: it is in order, or hidden with a reason that the writer reads."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import NotKnown
from veerkracht.notices.actions import tell
from veerkracht.notices.kinds import REVIEW
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.meeting.actions.post import make_findable, thread_held
from veerkracht.support.meeting.models import Text, Thread
from veerkracht.support.meeting.queries.scopes import MODERATE, of_thread
from veerkracht.support.meeting.refusals import NotNow, require_said
from veerkracht.trail.actions import record


@transaction.atomic
def accept(*, by: Person, number: int) -> None:
    """Say that a text is in order; one that was hidden is shown again."""
    text, thread = _held(number)
    require(by, MODERATE, of_thread(thread))
    text.hidden_at, text.hidden_because = None, ""
    _looked(by, text, thread)
    record(by=by.key, deed="accept on the forum", kind="thread", key=thread.key, fields=["text"])


@transaction.atomic
def hide(*, by: Person, number: int, reason: str) -> None:
    """Hide a text, with the first text of a thread the whole thread; who wrote it reads why.

    Refused: without a reason, and one's own text.
    """
    text, thread = _held(number)
    require(by, MODERATE, of_thread(thread))
    if text.by_key == by.key:
        raise NotNow(_("You wrote this yourself. Ask a colleague to look at it."))
    text.hidden_because = require_said(reason, _("Say why you hide it: who wrote it reads this."))
    text.hidden_at = timezone.now()
    _looked(by, text, thread)
    record(
        by=by.key, deed="hide on the forum", kind="thread", key=thread.key, fields=["text"], reason=text.hidden_because
    )
    with override("nl"):
        tell(
            person_key=text.by_key,
            by=by.key,
            kind=REVIEW,
            about=("thread", thread.key),
            once=f"hidden:{text.pk}:{text.hidden_at:%Y%m%d%H%M%S}",
            subject=_("What you wrote on the forum is not shown any more"),
            body=text.hidden_because,
            link=reverse("thread", args=[thread.key]),
        )


def _held(number: int) -> tuple[Text, Thread]:
    key = Text.objects.filter(pk=number).values_list("thread__key", flat=True).first()
    if key is None:
        raise NotKnown(_("There is no such text on the forum (any more)."))
    thread = thread_held(key=key)
    return Text.objects.get(pk=number), thread


def _looked(by: Person, text: Text, thread: Thread) -> None:
    text.looked_at, text.looked_by_key = timezone.now(), by.key
    text.save()
    if text.opening and thread.shown != (text.hidden_at is None):
        thread.shown = text.hidden_at is None
        thread.save(update_fields=["shown", "changed_at"])
    make_findable(thread=thread)
