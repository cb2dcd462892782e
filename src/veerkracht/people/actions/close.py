"""Closing an account, so that nothing is owned by someone who is gone; and opening it again."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import Refusal
from veerkracht.notices.actions import let_go, tell
from veerkracht.notices.kinds import DUTY
from veerkracht.people.actions.grant import grant, keep_an_administrator, stop
from veerkracht.people.actions.stand_in import end_all
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


class HandOver(Protocol):
    """How a room hands what one person owns to another; it says how many records that were."""

    def __call__(self, *, by: Person, old: Person, new: Person) -> int: ...


class NotYourOwn(Refusal):
    """Nobody closes their own account."""


class ClosedAlready(Refusal):
    """The account was closed before."""


class NoHeir(Refusal):
    """What someone owns goes to somebody who is there."""


@transaction.atomic
def close(
    *,
    by: Person,
    person: Person,
    heir: Person,
    on: date,
    rooms: Iterable[HandOver],
    with_roles: bool = False,
    reason: str = "",
) -> int:
    """Close an account: its roles end, and all it owns in all rooms goes to one named person, in one step.

    `rooms` hand over what is theirs; with roles, the heir gets those that still count, as far as they may hold them.
    """
    require(by, "close an account", on=on)
    if by.pk == person.pk:
        raise NotYourOwn(_("You cannot close your own account. Ask another administrator."))
    if not person.is_active:
        raise ClosedAlready(_("This account was closed before. Nothing was changed."))
    if heir.pk == person.pk or not heir.is_active:
        raise NoHeir(_("Choose someone else who works here to take over."))
    for held in person.grants.all():
        keep_an_administrator(leaving=person, role=held.role, on=on)
        if held.ends_on is not None and held.ends_on < on:
            continue
        scope, ends_on = (held.scope_kind, held.scope_key), held.ends_on
        starts_on = held.starts_on if held.starts_on and held.starts_on > on else None
        stop(ending=held, on=on)
        if with_roles:
            grant(by=by, person=heir, role=held.role, on=on, scope=scope, starts_on=starts_on, ends_on=ends_on)
    end_all(by=by, leaving=person, on=on)
    count = sum(room(by=by, old=person, new=heir) for room in rooms)
    let_go(person_key=person.key)
    if count:
        _tell_heir(by, person, heir, count)
    person.is_active = False
    person.save(update_fields=["is_active"])
    record(by=by.key, deed="close an account", kind="person", key=person.key, fields=["is_active"], reason=reason)
    return count


@transaction.atomic
def open_again(*, by: Person, person: Person, on: date) -> None:
    """Open an account that was closed; the roles stay ended until they are given again."""
    require(by, "close an account", on=on)
    if person.is_active:
        return
    person.is_active = True
    person.save(update_fields=["is_active"])
    record(by=by.key, deed="open an account", kind="person", key=person.key, fields=["is_active"])


def _tell_heir(by: Person, old: Person, heir: Person, count: int) -> None:
    with override("nl"):
        words = {"name": old.name, "count": count}
        subject = _("The work of %(name)s was handed over to you: %(count)s records") % words
        body = _("You find what waits under Today.")
    tell(person_key=heir.key, by=by.key, kind=DUTY, subject=subject, body=body, link=reverse("today"))
