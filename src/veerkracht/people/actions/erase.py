"""Erasing someone from all rooms, in one step; what the law or the books need stays, under a key that says nothing."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.personal import Rooms, Whose, offered
from veerkracht.foundation.personal_data import find
from veerkracht.foundation.striking import without
from veerkracht.people.actions.grant import LastAdministrator
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.people.queries import administrators
from veerkracht.trail.actions import record


class NotYourself(Refusal):
    """Nobody erases themselves: then nobody could say who did it."""


class StillOpen(Refusal):
    """What someone looks after goes to somebody else first."""


class ReasonNamesThem(Refusal):
    """The reason stays in the trail for good, so it does not say whom it is about."""

    status = 422


@transaction.atomic
def erase(*, by: Person, whose: Whose, on: date, rooms: Rooms, reason: str = "") -> None:
    """Erase someone with a closed account, or a reader by e-mail address, from all rooms."""
    require(by, "erase a person", on=on)
    refuse_to_erase(by=by, whose=whose, on=on)
    if find(reason) or without(reason, whose) != reason:
        raise ReasonNamesThem(
            _("Leave names and addresses out of the reason: it stands in the trail and can never go.")
        )
    for erase_here in offered(rooms, "erase"):
        erase_here(whose=whose)
    kind, key = ("person", whose.key) if whose.key else ("reader", "")
    record(by=by.key, deed="erase a person", kind=kind, key=key, reason=reason)


def refuse_to_erase(*, by: Person, whose: Whose, on: date) -> None:
    """Refuse to erase the last administrator, oneself, or someone whose account is open."""
    if not whose.key:
        return
    person = Person.objects.filter(key=whose.key).first()
    if person is None:
        raise NotKnown(_("There is nobody with this key. Choose someone from the list."))
    everyone = administrators(on=on)
    if everyone.filter(pk=person.pk).exists() and not everyone.exclude(pk=person.pk).exists():
        raise LastAdministrator(_("This is the last administrator. Make someone else administrator first."))
    if by.pk == person.pk:
        raise NotYourself(_("You cannot erase yourself. Ask another administrator."))
    if person.is_active:
        raise StillOpen(_("This account is still open. Close it first, and say who takes over."))
