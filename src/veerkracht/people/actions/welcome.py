"""Giving someone a way in."""

import secrets
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.people.actions.grant import NotInThisScope
from veerkracht.people.models import Grant, Person, Role
from veerkracht.people.permissions import require
from veerkracht.people.rules.roles import EVERYWHERE, Scope, can_be_held
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

# Letters and digits that cannot be mistaken for one another when copied by hand.
SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


class AlreadyKnown(Refusal):
    """Someone with this e-mail address is known already."""


@transaction.atomic
def welcome(
    *,
    by: Person | None,
    email: str,
    name: str,
    role: str = Role.OFFICER,
    scope: Scope = EVERYWHERE,
    on: date | None = None,
    ends_on: date | None = None,
    password: str | None = None,
) -> tuple[Person, str]:
    """Add a person with a role, and give the password that is shown once; an empty one lets nobody in by password.

    Only an administrator may do this; the very first person is welcomed by nobody.
    """
    if Person.objects.exists():
        require(by, "grant a role", on=on)
    if role not in Role.values or not can_be_held(role, scope):
        raise NotInThisScope(_("This role cannot be held there. Choose one of the scopes that stand with the role."))
    if Person.objects.filter(email__iexact=email).exists():
        raise AlreadyKnown(_("Someone with the e-mail address %(email)s is known already.") % {"email": email})
    person = Person(email=email.lower(), name=name, key=person_key(), origin=Origin.SYSTEM)
    password = _password() if password is None else password
    person.set_password(password or None)
    person.save()
    Grant.objects.create(person=person, role=role, scope_kind=scope[0], scope_key=scope[1], ends_on=ends_on)
    record(
        by=by.key if by else "system",
        deed="welcome",
        kind="person",
        key=person.key,
        fields=["role"],
        personal={"email": ("", person.email), "name": ("", person.name)},
        origin=Origin.SYSTEM,
    )
    return person, password


@transaction.atomic
def renew_password(*, email: str) -> str:
    """Give a person a new password, for who keeps the machine and so holds the data folder anyway."""
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        raise Refusal(_("Nobody with the e-mail address %(email)s is known.") % {"email": email})
    password = _password()
    person.set_password(password)
    person.save()
    record(by="system", deed="renew password", kind="person", key=person.key, origin=Origin.SYSTEM)
    return password


def person_key() -> str:
    """Make a key for a new person that says nothing about them: it stands in the trail, and stays when they are erased.

    Of 32 ** 12 keys two are the same as good as never, and the database refuses the second.
    """
    return "".join(secrets.choice(SIGNS) for _sign in range(12))


def _password() -> str:
    return "-".join("".join(secrets.choice(SIGNS) for _sign in range(5)) for _group in range(3))
