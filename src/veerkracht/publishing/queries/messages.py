"""The messages of readers, for those who answer them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.waiting import Waiting
from veerkracht.people.audience import as_seen, narrow
from veerkracht.people.models import Person
from veerkracht.people.permissions import Reach, Scope, may, reach
from veerkracht.people.queue import Line, Queue
from veerkracht.publishing.models import Message
from veerkracht.publishing.subjects import Subject, subjects
from veerkracht.trail.viewed import shown

PAGE = 50
MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as an officer reads it."""

    number: int
    kind: str
    about: Subject | None
    page: str
    text: str
    name: str = field(metadata=narrow("see who wrote"))
    email: str = field(metadata=narrow("see who wrote"))
    sent_at: datetime
    answer: str
    answered_at: datetime | None
    answered_by_key: str
    hidden: tuple[str, ...] = ()


def letters(
    *, viewer: Person, answered: bool, before: int | None = None, deed: str = "see messages", size: int = PAGE
) -> tuple[Letter, ...]:
    """Give the messages that wait (the oldest first) or were answered (the newest first), a page at a time."""
    found = Message.objects.filter(_within(reach(viewer, deed)), answered_at__isnull=not answered)
    found = found.order_by("-pk" if answered else "pk")
    if before is not None:
        found = found.filter(pk__lt=before) if answered else found.filter(pk__gt=before)
    readable = list(found[: size + 1])
    about = subjects((message.about_kind, message.about_key) for message in readable)
    return tuple(_letter(message, about.get((message.about_kind, message.about_key)), viewer) for message in readable)


def letter(number: int, *, viewer: Person) -> Letter:
    """Give one message to someone who may read it."""
    message = Message.objects.filter(pk=number).first()
    if message is None or not may(viewer, "see messages", scopes(message)):
        raise NotKnown(_("There is no such message. Choose one from the list."))
    shown(kind="message", key=str(number), fields=[name for name in ("name", "email") if getattr(message, name)])
    pair = (message.about_kind, message.about_key)
    return _letter(message, subjects([pair]).get(pair), viewer)


def may_answer(letter: Letter, *, viewer: Person) -> bool:
    """Say whether someone who reads a message may also answer it."""
    message = Message.objects.filter(pk=letter.number).first()
    return message is not None and may(viewer, "answer messages", scopes(message))


def _mine(person: Person) -> QuerySet[Message]:
    return Message.objects.filter(_within(reach(person, "answer messages")), answered_at=None)


def _tell(lines: Sequence[Line], _person: Person) -> Iterator[Waiting]:
    about = subjects((kind, key) for *_which, (_owner, kind, key) in lines)
    for since, kind, number, (owner, about_kind, about_key) in lines:
        what = _("A reader wrote about %(title)s") % {"title": _title(about.get((about_kind, about_key)))}
        yield Waiting(what, owner, since, reverse("message", args=[number]), kind, number)


waiting = Queue(MESSAGE, "sent_at", _mine, ("owner_key", "about_kind", "about_key"), _tell)
"""Readers who wait for an answer, for who may answer."""


def _title(about: Subject | None) -> str:
    return about.title.read("nl").text if about else _("the programme")


def scopes(message: Message) -> list[Scope]:
    """Give the scopes in which a role counts for a message, the narrowest first."""
    about = [("initiative", message.about_key)] if message.about_kind == "initiative" else []
    return [*about, ("programme", message.programme_key)]


def _within(there: Reach) -> Q:
    if there.everywhere:
        return Q()
    about = Q(about_kind="initiative", about_key__in=there.keys("initiative"))
    return about | Q(programme_key__in=there.keys("programme"))


def _letter(message: Message, about: Subject | None, viewer: Person) -> Letter:
    letter = Letter(
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
    return as_seen(letter, viewer, scopes(message))
