"""Inviting someone by mail to come and hold a role, and accepting that."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.access import mail
from veerkracht.access.models import Invitation
from veerkracht.access.models.one_time import State
from veerkracht.access.secret import digest, new_secret
from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.people.actions.grant import AccountClosed, NotInThisScope, NotToYourself, grant
from veerkracht.people.actions.welcome import welcome
from veerkracht.people.holders import role_words
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.people.queries import by_key, whoever
from veerkracht.people.rules.roles import EVERYWHERE, ROLES, Scope, can_be_held
from veerkracht.trail.actions import record

GOOD_FOR = timedelta(days=14)


class NoLongerGood(Refusal):
    """The invitation was used, withdrawn or is too old."""

    status = 410


class InviterGone(Refusal):
    """Whoever invited may no longer give this role."""


class EndsBefore(Refusal):
    """A role cannot end before it began."""


@transaction.atomic
def invite(
    *,
    by: Person,
    email: str,
    role: str,
    at: datetime,
    page: Callable[[str], str],
    scope: Scope = EVERYWHERE,
    ends_on: date | None = None,
) -> Invitation:
    """Send someone an invitation to hold a role; an earlier one for the same role is withdrawn.

    `page` makes the address in the mail from the secret.
    """
    on = localdate(at)
    require(by, "grant a role", on=on)
    if role not in ROLES or not can_be_held(role, scope):
        raise NotInThisScope(_("This role cannot be held there. Choose one of the scopes that stand with the role."))
    if email.lower() == by.email.lower():
        raise NotToYourself(_("Nobody gives a role to themselves. Ask another administrator."))
    if ends_on is not None and ends_on < on:
        raise EndsBefore(_("The last day has passed already. Choose a later one, or leave it open."))
    same = Invitation.objects.filter(email__iexact=email, role=role, scope_kind=scope[0], scope_key=scope[1])
    same.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    secret = new_secret()
    made = Invitation.objects.create(
        email=email.lower(),
        role=role,
        scope_kind=scope[0],
        scope_key=scope[1],
        ends_on=ends_on,
        by_key=by.key,
        digest=digest(secret),
        made_at=at,
        expires_at=at + GOOD_FOR,
    )
    record(by=by.key, deed="invite someone", kind="role", key=role)
    mail.invitation(to=made.email, who=by.name, role=role_words()[role], address=page(secret), days=GOOD_FOR.days)
    return made


@transaction.atomic
def withdraw(*, by: Person, number: int, at: datetime) -> None:
    """Take an invitation back that was not accepted yet."""
    require(by, "grant a role", on=localdate(at))
    open_ones = Invitation.objects.filter(pk=number, used_at=None, withdrawn_at=None)
    found = open_ones.first()
    if found is None:
        raise NotKnown(_("There is no such invitation to take back. Look at the list again."))
    open_ones.update(withdrawn_at=at)
    record(by=by.key, deed="withdraw an invitation", kind="role", key=found.role)


def open_invitation(*, secret: str, at: datetime) -> Invitation:
    """Give the invitation with a secret, or say why it is no longer good."""
    found = Invitation.objects.filter(digest=digest(secret)).first()
    if found is None:
        raise NotKnown(
            _("This invitation is not known. Open the link in the mail again, from its first to its last sign.")
        )
    state = found.state(at)
    if state == State.USED:
        raise NoLongerGood(_("This invitation was accepted before. Sign in as you usually do."))
    if state != State.OPEN:
        raise NoLongerGood(_("This invitation is too old or was taken back. Ask whoever invited you for a new one."))
    return found


@transaction.atomic
def accept(*, secret: str, at: datetime, name: str = "", password: str = "") -> Person:
    """Accept an invitation: whoever is not known yet gets an account, and both get the role."""
    return _accept(open_invitation(secret=secret, at=at), at, name, password)


@transaction.atomic
def accept_by_address(*, email: str, at: datetime, name: str) -> Person | None:
    """Accept the newest open invitation to an address that another sign-in has checked; nobody where there is none."""
    found = Invitation.objects.filter(email__iexact=email, used_at=None, withdrawn_at=None).first()
    if found is None or found.state(at) != State.OPEN:
        return None
    return _accept(found, at, name, "")


def _accept(invitation: Invitation, at: datetime, name: str, password: str) -> Person:
    on, inviter = localdate(at), by_key(invitation.by_key)
    scope, person = (invitation.scope_kind, invitation.scope_key), whoever(invitation.email)
    if person is not None and not person.is_active:
        raise AccountClosed(_("Your account was closed. Ask the administrator to open it, and then accept again."))
    if not Invitation.objects.filter(pk=invitation.pk, used_at=None, withdrawn_at=None).update(used_at=at):
        raise NoLongerGood(_("This invitation was accepted before. Sign in as you usually do."))
    role, ends_on = invitation.role, invitation.ends_on
    try:
        require(inviter, "grant a role", on=on)
        if person is None:
            person, _password = welcome(
                by=inviter,
                email=invitation.email,
                name=name or invitation.email,
                role=role,
                scope=scope,
                on=on,
                ends_on=ends_on,
                password=password,
            )
        elif inviter is not None:
            grant(by=inviter, person=person, role=role, on=on, scope=scope, ends_on=ends_on)
    except NotAllowed:
        raise InviterGone(_("Whoever invited you may no longer give this role. Ask for a new invitation.")) from None
    record(by=person.key, deed="accept an invitation", kind="person", key=person.key, fields=["grants"])
    return person
