"""Giving and ending roles."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.refusals import require_period
from veerkracht.people.models import Grant, Person, Role
from veerkracht.people.permissions import read_again, require
from veerkracht.people.queries import administrators
from veerkracht.people.rules.interests import cannot_hold_both
from veerkracht.people.rules.roles import EVERYWHERE, Held, Scope, can_be_held
from veerkracht.trail.actions import record


class NotInThisScope(Refusal):
    """This role cannot be held there."""


class CannotHoldBoth(Refusal):
    """The two roles cannot be held by one person."""


class NotToYourself(Refusal):
    """Nobody gives a role to themselves."""


class AccountClosed(Refusal):
    """Someone whose account was closed holds no role."""


class EndedAlready(Refusal):
    """The role was ended before."""


class LastAdministrator(Refusal):
    """Somebody must stay who can give roles."""


@transaction.atomic
def grant(
    *,
    by: Person,
    person: Person,
    role: str,
    on: date,
    scope: Scope = EVERYWHERE,
    starts_on: date | None = None,
    ends_on: date | None = None,
    reason: str = "",
) -> Grant:
    """Give a person a role in a scope, for a time or until it is ended; one they had there is opened again."""
    require(by, "grant a role", on=on)
    new = Held(role, scope, starts_on, ends_on)
    _refuse_grant(by, person, new)
    others = [_held(one) for one in person.grants.all() if _held(one) != new]
    for other in others:
        if cannot_hold_both(new, other) and not _ended(other, on):
            words = {"role": Role(role).label, "other": Role(other.role).label}
            raise CannotHoldBoth(
                _("Nobody is both %(role)s and %(other)s here. End the one role first, or choose another person.")
                % words
            )
    kept, _fresh = Grant.objects.update_or_create(
        person=person,
        role=role,
        scope_kind=scope[0],
        scope_key=scope[1],
        defaults={"starts_on": starts_on, "ends_on": ends_on},
    )
    read_again(person)
    record(by=by.key, deed="grant a role", kind="person", key=person.key, fields=["grants"], reason=reason)
    return kept


@transaction.atomic
def end(*, by: Person, number: int, on: date, reason: str = "") -> None:
    """End a role from this day on; the day before is the last one on which it counted."""
    require(by, "grant a role", on=on)
    ending = Grant.objects.select_for_update(of=("self",)).select_related("person").filter(pk=number).first()
    if ending is None:
        raise NotKnown(_("There is no such role to end. Look at the person's page again."))
    if _ended(_held(ending), on):
        raise EndedAlready(_("This role was ended before. Nothing was changed."))
    keep_an_administrator(leaving=ending.person, role=ending.role, on=on)
    stop(ending=ending, on=on)
    record(by=by.key, deed="end a role", kind="person", key=ending.person.key, fields=["grants"], reason=reason)


def stop(*, ending: Grant, on: date) -> None:
    """Let a role count no longer; one that never counted goes."""
    last = on - timedelta(days=1)
    if ending.starts_on is not None and ending.starts_on > last:
        ending.delete()
    else:
        ending.ends_on = last
        ending.save(update_fields=["ends_on"])
    read_again(ending.person)


def keep_an_administrator(*, leaving: Person, role: str, on: date) -> None:
    """Refuse when nobody would be left who can give roles."""
    if role == Role.ADMINISTRATOR and not administrators(on=on).exclude(pk=leaving.pk).exists():
        raise LastAdministrator(_("This is the last administrator. Make someone else administrator first."))


def _refuse_grant(by: Person, person: Person, new: Held) -> None:
    if by.pk == person.pk:
        raise NotToYourself(_("Nobody gives a role to themselves. Ask another administrator."))
    if not person.is_active:
        raise AccountClosed(_("This account was closed. Open it again before you give a role."))
    if new.role not in Role.values or not can_be_held(new.role, new.scope):
        raise NotInThisScope(_("This role cannot be held there. Choose one of the scopes that stand with the role."))
    require_period(new.starts_on, new.ends_on)


def _held(one: Grant) -> Held:
    return Held(one.role, (one.scope_kind, one.scope_key), one.starts_on, one.ends_on)


def _ended(one: Held, on: date) -> bool:
    return one.ends_on is not None and one.ends_on < on
