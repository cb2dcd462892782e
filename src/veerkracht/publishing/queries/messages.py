"""The messages of readers, for those who answer them."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.permissions import may
from veerkracht.publishing.models import Message
from veerkracht.publishing.subjects import Subject, subjects
from veerkracht.trail.viewed import shown

PAGE = 50


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as an officer reads it."""

    number: int
    kind: str
    about: Subject | None
    page: str
    text: str
    name: str
    email: str
    sent_at: datetime
    answer: str
    answered_at: datetime | None
    answered_by_key: str


def letters(*, viewer: Person, answered: bool, before: int | None = None) -> tuple[Letter, ...]:
    """Give the messages that wait (the oldest first) or were answered (the newest first), a page at a time."""
    found = Message.objects.filter(answered_at__isnull=not answered).order_by("-pk" if answered else "pk")
    if before is not None:
        found = found.filter(pk__lt=before) if answered else found.filter(pk__gt=before)
    readable = [message for message in found[: PAGE + 1] if may(viewer, "answer messages", _scope(message))]
    about = subjects((message.about_kind, message.about_key) for message in readable)
    return tuple(_letter(message, about.get((message.about_kind, message.about_key))) for message in readable)


def letter(number: int, *, viewer: Person) -> Letter:
    """Give one message to someone who may answer it."""
    message = Message.objects.filter(pk=number).first()
    if message is None or not may(viewer, "answer messages", _scope(message)):
        raise NotKnown(_("There is no such message. Choose one from the list."))
    shown(kind="message", key=str(number), fields=[name for name in ("name", "email") if getattr(message, name)])
    pair = (message.about_kind, message.about_key)
    return _letter(message, subjects([pair]).get(pair))


def waiting(person: Person) -> tuple[Waiting, ...]:
    """Tell that readers wait for an answer, the longest first, to who may answer."""
    return tuple(
        Waiting(
            what=_("A reader wrote about %(title)s")
            % {"title": one.about.title.read("nl").text if one.about else _("the programme")},
            whose=person.key,
            since=one.sent_at,
            link=reverse("message", args=[one.number]),
        )
        for one in letters(viewer=person, answered=False)[:PAGE]
    )


def _scope(message: Message) -> list[tuple[str, str]]:
    return [("programme", message.programme_key)]


def _letter(message: Message, about: Subject | None) -> Letter:
    return Letter(
        number=message.pk,
        kind=message.get_kind_display(),
        about=about,
        page=message.page,
        text=message.text,
        name=message.name,
        email=message.email,
        sent_at=message.sent_at,
        answer=message.answer,
        answered_at=message.answered_at,
        answered_by_key=message.answered_by_key,
    )
