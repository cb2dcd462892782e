"""Taking a request in: by form, by mail, by phone, or from what a worker noticed."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from veerkracht.initiatives.queries.named import initiative_of, programme_of
from veerkracht.notices.actions import tell
from veerkracht.notices.kinds import WORK
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.desk.actions.attach import attach, looked_at, not_too_many
from veerkracht.support.desk.actions.held import request_held, write
from veerkracht.support.desk.choices import Kind, Status, Urgency, Way
from veerkracht.support.desk.mail.read import File
from veerkracht.support.desk.models import Post, PostKind, SupportRequest
from veerkracht.support.desk.queries.scopes import owner_for, within_scopes
from veerkracht.support.desk.refusals import Missing, NobodyHere, NotNow, TooMany, require_said
from veerkracht.support.rules.promise import promised
from veerkracht.trail.actions import record
from veerkracht.trail.telling import SYSTEM

MOST_IN_AN_HOUR = 200
MOST_OF_ONE = 10
"""So many requests in an hour, in all and from one address, are not people any more."""
SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
"""What a key is made of: no sign that is taken for another on the phone."""
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What someone asks, and how they can be reached."""

    subject: str
    text: str
    kind: str = Kind.UNKNOWN
    urgency: str = Urgency.SOON
    tried: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    initiative_key: str = ""
    initiative_words: str = ""
    person_key: str = ""
    language: str = "nl"


@transaction.atomic
def take_in(
    *, asked: Asked, way: str, programme_key: str, on: date, mail_id: str = "", files: Sequence[File] = ()
) -> str:
    """Take in what anyone asks and give its key: it has an owner and a promised day from the first moment.

    Files are looked at as those of a mail are. Refused: nothing asked, far too many at once, and where nobody could
    answer.
    """
    _not_too_many(asked.email)
    not_too_many(files=files)
    request = _keep(asked, way=way, programme_key=programme_key, on=on, mail_id=mail_id, by=SYSTEM)
    with looked_at(files=files) as looked:
        attach(post=request.posts.get(), files=looked)
    return request.key


@transaction.atomic
def note(*, by: Person, asked: Asked, way: str, programme_key: str, on: date, came: tuple[str, str] = ("", "")) -> str:
    """Take in what an initiator with an account asks, or what a worker heard or noticed. It needs the right role."""
    where = within_scopes(asked.initiative_key, programme_key)
    require(by, "ask for support", where)
    return _keep(asked, way=way, programme_key=programme_key, on=on, by=by.key, came=came).key


@transaction.atomic
def again(*, by: Person, asked: Asked, programme_key: str, on: date, of: str) -> str:
    """Let an initiative wait at the desk again, since support that was agreed on (`of`) stopped early.

    Who stops support was allowed to; so the initiative is never left without someone who has its question.
    """
    came = ("agreement", of)
    return _keep(asked, way=Way.NOTICED, programme_key=programme_key, on=on, by=by.key, came=came).key


@transaction.atomic
def add(*, key: str, text: str, on: date, mail_id: str = "", files: Sequence[File] = ()) -> Post:
    """Add what who asked writes next; a request that was closed opens again, and gets a new promised day."""
    request = request_held(key=key)
    if request.status == Status.TAKEN_BACK:
        raise NotNow(_("You took this question back. Ask a new one."))
    said = require_said(text, _("Write what you want to add."))[:LONGEST]
    not_too_many(files=files)
    post = write(request=request, kind=PostKind.ADDED, text=said, mail_id=mail_id)
    with looked_at(files=files) as looked:
        attach(post=post, files=looked)
    if request.status != Status.WAITING:
        request.status, request.closed_on, request.reason, request.with_whom = Status.WAITING, None, "", ""
        request.waits_since = post.at
        request.promised_on = promised(on, request.urgency)
        request.save()
    record(by=request.person_key or SYSTEM, deed="add to a request", kind="request", key=key, fields=["text"])
    _tell_owner(request, gettext_noop("Something was added to a support request"), once=f"request:{key}:{post.pk}")
    return post


def _keep(
    asked: Asked,
    *,
    way: str,
    programme_key: str,
    on: date,
    by: str,
    mail_id: str = "",
    came: tuple[str, str] = ("", ""),
) -> SupportRequest:
    subject = require_said(asked.subject, _("Say in one sentence what you ask."))[:200]
    text = require_said(asked.text or subject, _("Write what you ask."))[:LONGEST]
    programme = initiative_of(asked.initiative_key).programme if asked.initiative_key else programme_of(programme_key)
    owner = owner_for(within_scopes(asked.initiative_key, programme.key))
    if owner is None:
        raise NobodyHere(_("Nobody answers support requests yet, so yours would not be read. Call the programme."))
    if asked.urgency not in Urgency.values or asked.kind not in Kind.values:
        raise Missing(_("Choose how urgent it is and which kind of support you ask, from the lists."))
    until = promised(on, asked.urgency)
    request = SupportRequest.objects.create(
        key=_fresh_key(),
        programme=programme,
        initiative_key=asked.initiative_key,
        initiative_words="" if asked.initiative_key else asked.initiative_words.strip()[:200],
        came_kind=came[0],
        came_key=came[1],
        way=way,
        subject=" ".join(subject.split()),
        kind=asked.kind,
        urgency=asked.urgency,
        tried=asked.tried.replace("\0", "").strip()[:LONGEST],
        name=asked.name.strip()[:200],
        email=asked.email.strip(),
        phone=asked.phone.strip()[:40],
        person_key=asked.person_key,
        language=asked.language,
        owner_key=owner.key,
        asked_on=on,
        waits_since=timezone.now(),
        promised_on=until,
        first_promised_on=until,
    )
    write(request=request, kind=PostKind.QUESTION, text=text, mail_id=mail_id)
    record(by=by, deed="take in a request", kind="request", key=request.key, fields=["key"])
    _tell_owner(
        request, gettext_noop("A support request came in for you"), by=by, once=f"request:{request.key}:{owner.key}"
    )
    return request


def _fresh_key() -> str:
    key = ""
    while not key or SupportRequest.objects.filter(key=key).exists():
        key = "-".join("".join(secrets.choice(SIGNS) for _place in range(4)) for _half in range(2))
    return key


def _not_too_many(email: str) -> None:
    lately = SupportRequest.objects.filter(recorded_at__gte=timezone.now() - timedelta(hours=1))
    if lately.count() >= MOST_IN_AN_HOUR or (email and lately.filter(email__iexact=email).count() >= MOST_OF_ONE):
        raise TooMany(_("We got a great many questions this hour. Keep your text and send it again later."))


def _tell_owner(request: SupportRequest, subject: str, *, by: str = "", once: str = "") -> None:
    """Tell the owner without a word of what was asked: that stays in the room."""
    with override("nl"):
        tell(
            person_key=request.owner_key,
            by=by,
            kind=WORK,
            about=("request", request.key),
            once=once,
            subject=f"{_(subject)} ({request.key})",
            body=_("An answer is promised by %(day)s.") % {"day": f"{request.promised_on:%d-%m-%Y}"},
            link=reverse("request", args=[request.key]),
        )


def tell_owners(*, requests: Iterable[SupportRequest], subject: str, by: str = "") -> None:
    """Tell each owner of something about their request."""
    for request in requests:
        _tell_owner(request, subject, by=by, once=f"request:{request.key}:{subject}:{request.owner_key}"[:120])
