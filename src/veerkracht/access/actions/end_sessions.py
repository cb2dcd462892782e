"""Ending sessions: one's own, or as administrator those of someone else."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


@transaction.atomic
def end_session(*, by: Person, of: Person, number: int) -> None:
    """Sign someone out on one device: oneself, or someone else as administrator."""
    _may(by, of)
    found = UserSession.objects.filter(user=of, pk=number).first()
    if found is None:
        raise NotKnown(_("This session has ended already. Look at the list again."))
    found.end()
    _end(by, of)


@transaction.atomic
def end_sessions(*, by: Person, of: Person, but: str | None = "") -> int:
    """Sign someone out everywhere, but for the session with this key; say how many sessions that were."""
    _may(by, of)
    found = list(UserSession.objects.filter(user=of).exclude(session_key=but or ""))
    for session in found:
        session.end()
    if found:
        _end(by, of)
    return len(found)


@transaction.atomic
def take_away_factors(*, by: Person, of: Person) -> None:
    """Take away someone's second steps, because the telephone is lost; they are signed out, and set up a new one."""
    require(by, "end a session")
    Authenticator.objects.filter(user=of).delete()
    record(by=by.key, deed="take away second steps", kind="person", key=of.key)
    end_sessions(by=by, of=of)


def _may(by: Person, of: Person) -> None:
    if by.pk != of.pk:
        require(by, "end a session")


def _end(by: Person, of: Person) -> None:
    record(by=by.key, deed="end a session", kind="person", key=of.key)
