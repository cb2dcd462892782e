"""What is done with a request at the desk: sort it, reply, ask back, explain a delay, hand it on, and end it."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from veerkracht.initiatives.queries.named import initiative_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import may, require
from veerkracht.people.queries import by_key
from veerkracht.support.desk.actions.held import answerable_held, open_held, request_held, write
from veerkracht.support.desk.actions.take_in import tell_owners
from veerkracht.support.desk.choices import ENDS, OPEN, Kind, Status, Urgency
from veerkracht.support.desk.models import PostKind, SupportRequest
from veerkracht.support.desk.queries.scopes import DEED, scopes
from veerkracht.support.desk.refusals import Missing, NotNow, require_said
from veerkracht.support.rules.promise import promised
from veerkracht.trail.actions import record

SORTED = ("kind", "urgency", "initiative_key")


@transaction.atomic
def reply(*, by: Person, key: str, text: str, asks_back: bool, on: date) -> None:
    """Write to who asked; with `asks_back` the request then waits for them, and no promised day passes meanwhile."""
    request = answerable_held(by=by, key=key)
    said = require_said(text, _("Write what you want to say."))
    write(request=request, kind=PostKind.REPLY, text=said, by_key=by.key)
    request.answered_on = request.answered_on or on
    if request.status not in OPEN:
        request.closed_on, request.reason, request.with_whom = None, "", ""
        request.promised_on, request.waits_since = promised(on, request.urgency), timezone.now()
        request.status = Status.WAITING
    if asks_back:
        request.status, request.waits_since = Status.ASKED_BACK, timezone.now()
    request.save()
    record(by=by.key, deed="reply to a request", kind="request", key=key, fields=["text"])


@transaction.atomic
def note(*, by: Person, key: str, text: str) -> None:
    """Write down something that only who works on it reads, such as a talk by phone."""
    request = answerable_held(by=by, key=key)
    said = require_said(text, _("Write your note."))
    write(request=request, kind=PostKind.NOTE, text=said, by_key=by.key)
    record(by=by.key, deed="note something on a request", kind="request", key=key, fields=["text"])


@transaction.atomic
def delay(*, by: Person, key: str, until: date, reason: str, on: date) -> None:
    """Promise a later day and say why; only the owner does so, and who asked reads the reason."""
    request = open_held(by=by, key=key)
    if request.owner_key != by.key:
        raise NotNow(_("Only the owner explains a delay. Take the request over first."))
    if until <= max(on, request.promised_on):
        raise NotNow(_("Choose a day after today and after the day that was promised."))
    why = require_said(reason, _("Say why it takes longer: who asked reads this."))
    write(request=request, kind=PostKind.DELAY, text=why, by_key=by.key)
    request.promised_on = until
    request.save()
    record(by=by.key, deed="explain a delay", kind="request", key=key, fields=["promised_on"])


@transaction.atomic
def end(*, by: Person, key: str, how: str, reason: str, on: date, with_whom: str = "") -> None:
    """End a request with an answer, a redirection, a match or a no; each with what who asked reads of it (R7).

    Refused: no reason; a redirection or match that does not say to whom or with what.
    """
    request = open_held(by=by, key=key)
    if how not in ENDS:
        raise Missing(_("Choose how it ends: an answer, sent on, matched, or no."))
    why = require_said(reason, _("Write what who asked may read: your answer, or the reason."))
    whom = " ".join(with_whom.replace("\0", "").split())[:300]
    if how in (Status.REDIRECTED, Status.MATCHED) and not whom:
        raise Missing(_("Say to whom you send it on, or with whom or what you match it."))
    request.status, request.reason, request.with_whom, request.closed_on = how, why, whom, on
    request.answered_on = request.answered_on or on
    request.save()
    write(request=request, kind=PostKind.END, text=why, by_key=by.key)
    record(by=by.key, deed="end a request", kind="request", key=key, fields=["status", "reason"])


@transaction.atomic
def sort(*, by: Person, key: str, said: Mapping[str, str]) -> None:
    """Say which kind of support it is, how urgent, and of which initiative; more urgent moves the promised day up."""
    request = open_held(by=by, key=key)
    now = {name: said.get(name, getattr(request, name)) for name in SORTED}
    if now["kind"] not in Kind.values or now["urgency"] not in Urgency.values:
        raise Missing(_("Choose how urgent it is and which kind of support you ask, from the lists."))
    if now["initiative_key"] and initiative_of(now["initiative_key"]).programme != request.programme:
        raise NotNow(_("This initiative belongs to another programme."))
    changed = [name for name in SORTED if getattr(request, name) != now[name]]
    if not changed:
        return
    for name in changed:
        setattr(request, name, now[name])
    require(by, DEED, scopes(request))
    if "urgency" in changed:
        request.promised_on = min(
            request.promised_on, max(promised(request.asked_on, request.urgency), request.asked_on)
        )
    request.save()
    record(by=by.key, deed="sort a request", kind="request", key=key, fields=changed)


@transaction.atomic
def hand(*, by: Person, key: str, owner_key: str) -> None:
    """Let someone else own a request; refused without one, or where that person may not answer it."""
    request = request_held(key=key)
    require(by, DEED, scopes(request))
    owner = by_key(owner_key) if owner_key else None
    if owner is None or not owner.is_active or not may(owner, DEED, scopes(request)):
        raise Missing(_("Choose someone who may answer this request: none is ever without an owner."))
    if owner.key == request.owner_key:
        return
    _own(request, owner)
    record(by=by.key, deed="hand on a request", kind="request", key=key, fields=["owner_key"])
    tell_owners(requests=[request], subject=gettext_noop("A support request was handed to you"), by=by.key)


@transaction.atomic
def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Let another person own the requests of someone who leaves."""
    require(by, "close an account")
    requests = list(SupportRequest.objects.filter(owner_key=old.key).order_by("pk"))
    for request in requests:
        _own(request, new)
        record(by=by.key, deed="hand on a request", kind="request", key=request.key, fields=["owner_key"])
    return len(requests)


def _own(request: SupportRequest, owner: Person) -> None:
    request.owner_key = owner.key
    request.save(update_fields=["owner_key", "changed_at"])
