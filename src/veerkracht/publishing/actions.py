"""Taking in what readers write, and saying what was done with it."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.notices.actions import tell
from veerkracht.notices.kinds import MESSAGE
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.people.queries import responsible
from veerkracht.publishing.models import Message
from veerkracht.publishing.queries.messages import scopes
from veerkracht.trail.actions import record

MOST_IN_AN_HOUR = 200
"""So many messages in one hour are not people any more."""


class TooManyMessages(Refusal):
    """So many messages came in that something must be wrong."""

    status = 429


class NobodyToReceive(Refusal):
    """There is nobody yet who could read the message."""


class AnsweredAlready(Refusal):
    """Someone has answered the message in the meantime."""


@transaction.atomic
def send(
    *,
    kind: str,
    text: str,
    about: tuple[str, str] | None,
    programme_key: str,
    page: str,
    name: str,
    email: str,
    language: str,
) -> Message:
    """Keep what a reader wrote and tell the person who is responsible for the record it is about.

    Anyone may write; nothing is asked but the text.
    """
    an_hour_ago = timezone.now() - timedelta(hours=1)
    if Message.objects.filter(sent_at__gte=an_hour_ago).count() >= MOST_IN_AN_HOUR:
        raise TooManyMessages(_("We got a great many messages this hour. Keep your text and send it again later."))
    owner = responsible([scope for scope in (about, ("programme", programme_key)) if scope])
    if owner is None:
        raise NobodyToReceive(_("Nobody looks after this programme yet, so your message would not be read."))
    message = Message.objects.create(
        kind=kind,
        text=text,
        about_kind=about[0] if about else "",
        about_key=about[1] if about else "",
        programme_key=programme_key,
        page=page,
        name=name,
        email=email,
        language=language,
        owner_key=owner.key,
    )
    with override("nl"):
        tell(
            person_key=owner.key,
            kind=MESSAGE,
            about=("message", str(message.pk)),
            subject=_("A reader wrote: %(kind)s") % {"kind": message.get_kind_display()},
            body=_("There is a new message for you. Read and answer it here:"),
            link=reverse("message", args=[message.pk]),
        )
    return message


@transaction.atomic
def answer(*, by: Person, number: int, text: str) -> Message:
    """Close a message with what was done about it; the reader gets the answer by mail where an address was left."""
    message = Message.objects.select_for_update().filter(pk=number).first()
    if message is None:
        raise NotKnown(_("There is no such message. Choose one from the list."))
    require(by, "answer messages", scopes(message))
    if message.answered_at is not None:
        raise AnsweredAlready(_("This message was answered already. Your text was not sent."))
    message.answer, message.answered_at, message.answered_by_key = text, timezone.now(), by.key
    message.save(update_fields=["answer", "answered_at", "answered_by_key"])
    record(by=by.key, deed="answer", kind="message", key=str(message.pk), fields=["answer"])
    if message.email:
        _mail_the_reader(message)
    return message


@transaction.atomic
def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Let another person look after the messages that someone looked after."""
    require(by, "close an account")
    return Message.objects.filter(owner_key=old.key).update(owner_key=new.key)


def _mail_the_reader(message: Message) -> None:
    from django.core.mail import send_mail

    with override(message.language):
        subject = _("Your message was answered")
        body = _("You wrote:\n\n%(question)s\n\nThis was done:\n\n%(answer)s") % {
            "question": message.text,
            "answer": message.answer,
        }
    transaction.on_commit(lambda: send_mail(subject, body, None, [message.email], fail_silently=True), robust=True)
