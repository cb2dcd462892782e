"""The request that an action works on, kept from others until it is done; and what is written in its thread."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.desk.choices import OPEN, Status
from veerkracht.support.desk.models import Post, PostKind, Sending, SupportRequest
from veerkracht.support.desk.queries.scopes import DEED, scopes
from veerkracht.support.desk.refusals import NotNow

MAILED = (PostKind.QUESTION, PostKind.REPLY, PostKind.DELAY, PostKind.END)
"""Of a question the receipt is mailed; of the others what they say. A note stays with us."""


def request_held(*, key: str) -> SupportRequest:
    """Give a request that nobody else changes until this transaction ends."""
    among = SupportRequest.objects.select_for_update(of=("self",)).select_related("programme")
    found = among.filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no support request “%(key)s”. Look for it at the desk.") % {"key": key[:60]})
    return found


def open_held(*, by: Person, key: str) -> SupportRequest:
    """Give a request that someone may answer and that is still open."""
    found = request_held(key=key)
    require(by, DEED, scopes(found))
    if found.status not in OPEN:
        raise NotNow(_("This request was closed meanwhile. Read how it ended; a new reply opens it again."))
    return found


def answerable_held(*, by: Person, key: str) -> SupportRequest:
    """Give a request that someone may answer and that was not taken back."""
    found = request_held(key=key)
    require(by, DEED, scopes(found))
    if found.status == Status.TAKEN_BACK:
        raise NotNow(_("Who asked took this request back. There is nobody to answer."))
    return found


def write(*, request: SupportRequest, kind: str, text: str, by_key: str = "", mail_id: str = "") -> Post:
    """Add something to the thread; what who asked must know waits to be mailed."""
    mails = kind in MAILED and bool(request.email)
    now = timezone.now()
    return Post.objects.create(
        request=request,
        kind=kind,
        text=text,
        by_key=by_key,
        at=now,
        mail_id=mail_id,
        sending=Sending.WAITING if mails else Sending.NONE,
        due_at=now if mails else None,
    )


def mail_id_of(*, post: Post) -> str:
    """Give the Message-ID under which we mail an entry; an answer to it is known by that."""
    host = settings.VEERKRACHT_DESK_FROM.rpartition("@")[2].rstrip("> ") or "localhost"
    return f"<{post.request.key}.{post.pk}@{host}>"
