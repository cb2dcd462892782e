"""Letting someone do another's work for a period, and ending that."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.refusals import require_period
from veerkracht.notices.actions import tell
from veerkracht.notices.kinds import DUTY
from veerkracht.people.models import Deputy, Person
from veerkracht.people.permissions import held_by, read_again, require
from veerkracht.people.rules.interests import cannot_hold_both
from veerkracht.people.rules.roles import ROLES
from veerkracht.trail.actions import record

LONGEST = timedelta(days=366)


class NoDeputy(Refusal):
    """This person cannot do the work of that one."""


@transaction.atomic
def appoint(
    *, by: Person, person: Person, deputy: Person, starts_on: date, ends_on: date, on: date, binds: bool = False
) -> Deputy:
    """Let a deputy do the work of a person in a period: one appoints one's own, an administrator anyone's.

    Refused: someone whose account is closed, oneself, a period in the past or longer than a year, one who holds a role
    that does not go together with those of the person.
    """
    _require(by, person, on)
    if person.pk == deputy.pk or not deputy.is_active or not person.is_active:
        raise NoDeputy(_("Choose someone else who works here as deputy."))
    require_period(starts_on, ends_on)
    if ends_on < on or ends_on - starts_on > LONGEST:
        raise NoDeputy(_("Choose a period that is not over yet and lasts a year at most."))
    _refuse_roles(person, deputy)
    words = {"person": person, "deputy": deputy, "starts_on": starts_on, "ends_on": ends_on}
    appointed, fresh = Deputy.objects.get_or_create(**words, defaults={"binds": binds})
    if not fresh:
        return appointed
    read_again(deputy)
    record(by=by.key, deed="appoint a deputy", kind="person", key=person.key, fields=["deputies"])
    with override("nl"):
        days = {"first": date_format(starts_on, "j F Y"), "last": date_format(ends_on, "j F Y")}
        subject = _("You stand in for %(name)s from %(first)s until %(last)s") % {"name": person.name, **days}
        body = _("In that time you find their work under Today.")
    tell(person_key=deputy.key, by=by.key, kind=DUTY, subject=subject, body=body, link=reverse("today"))
    return appointed


@transaction.atomic
def dismiss(*, by: Person, number: int, on: date) -> None:
    """End that someone stands in for another: yesterday was the last day on which it counted."""
    ending = Deputy.objects.select_related("person", "deputy").filter(pk=number, ends_on__gte=on).first()
    if ending is None:
        raise NotKnown(_("This deputy is not there (any more). Look at the page again."))
    if by.pk != ending.deputy.pk:
        _require(by, ending.person, on)
    _end(ending, on)
    record(by=by.key, deed="end a deputy", kind="person", key=ending.person.key, fields=["deputies"])


@transaction.atomic
def end_all(*, by: Person, leaving: Person, on: date) -> int:
    """End that someone who leaves is deputy or has one; who loses a deputy is told to appoint another."""
    require(by, "close an account")
    ending = Deputy.objects.select_related("person", "deputy").filter(ends_on__gte=on)
    found = list(ending.filter(Q(person=leaving) | Q(deputy=leaving)))
    for one in found:
        _end(one, on)
        if one.person.pk != leaving.pk:
            with override("nl"):
                subject = _("Your deputy %(name)s left. Appoint another one.") % {"name": leaving.name}
            tell(person_key=one.person.key, kind=DUTY, subject=subject, body="", link=reverse("deputies"))
    return len(found)


def _end(ending: Deputy, on: date) -> None:
    yesterday = on - timedelta(days=1)
    if ending.starts_on > yesterday:
        ending.delete()
    else:
        ending.ends_on = yesterday
        ending.save(update_fields=["ends_on"])
    read_again(ending.deputy)


def _require(by: Person, person: Person, on: date) -> None:
    """One appoints for oneself, by whatever role one holds; for another it is giving roles."""
    if by.pk != person.pk:
        require(by, "grant a role", on=on)
    else:
        require(by, "appoint a deputy", [one.scope for one in held_by(by) if not one.for_key], on=on)


def _refuse_roles(person: Person, deputy: Person) -> None:
    mine = [one for one in held_by(deputy) if not one.for_key]
    theirs = [one for one in held_by(person) if not one.for_key and not ROLES[one.role].alone]
    if any(ROLES[one.role].alone for one in mine) or any(cannot_hold_both(a, b) for a in mine for b in theirs):
        raise NoDeputy(_("This person holds a role that does not go together with this one. Choose someone else."))
