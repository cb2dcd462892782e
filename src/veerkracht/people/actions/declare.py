"""Declaring that one is tied to an organisation, initiative or contract, and that this is over."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.refusals import require_key
from veerkracht.people.models import Interest, Person
from veerkracht.people.permissions import held_by, read_again, require
from veerkracht.people.rules.interests import fits
from veerkracht.people.rules.roles import Scope
from veerkracht.trail.actions import record


class TieDoesNotFit(Refusal):
    """One works for an organisation, and is a side of a contract."""


class DeclaredAlready(Refusal):
    """This tie was declared before."""


@transaction.atomic
def declare(*, by: Person, relation: str, about: Scope) -> Interest:
    """Declare a tie of one's own; from now on it stops what it must stop."""
    _require(by)
    kind, key = about
    require_key(key)
    if not fits(relation, kind):
        raise TieDoesNotFit(_("This tie does not fit. Choose another one, or another sort of record."))
    if Interest.objects.filter(person=by, relation=relation, about_kind=kind, about_key=key, until=None).exists():
        raise DeclaredAlready(_("You declared this before. It still counts."))
    declared = Interest.objects.create(person=by, relation=relation, about_kind=kind, about_key=key)
    read_again(by)
    record(by=by.key, deed="declare an interest", kind="person", key=by.key, fields=["interests"])
    return declared


@transaction.atomic
def end_interest(*, by: Person, number: int, on: date) -> None:
    """Say that a tie is over; it counts to the end of the day and stays readable."""
    _require(by)
    ending = Interest.objects.filter(person=by, pk=number, until=None).first()
    if ending is None:
        raise NotKnown(_("There is no such interest of yours to end. Look at your page again."))
    ending.until = on
    ending.save(update_fields=["until"])
    read_again(by)
    record(by=by.key, deed="end an interest", kind="person", key=by.key, fields=["interests"])


def _require(by: Person) -> None:
    """One declares for oneself, so it counts in whatever scope one holds a role."""
    require(by, "declare an interest", [one.scope for one in held_by(by)])
