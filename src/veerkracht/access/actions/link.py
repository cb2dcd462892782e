"""Coming in once by a link in a mail, for who comes twice a year."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.access import mail
from veerkracht.access.models import SignInLink
from veerkracht.access.models.one_time import State
from veerkracht.access.secret import digest, new_secret
from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.people.models import Person
from veerkracht.people.permissions import held_by
from veerkracht.people.queries import by_email
from veerkracht.people.rules.roles import decides
from veerkracht.trail.actions import record

GOOD_FOR = timedelta(minutes=30)


class LinkNotGood(Refusal):
    """The link was used or is too old."""

    status = 410


@transaction.atomic
def ask(*, email: str, at: datetime, page: Callable[[str], str], sign_in: str) -> None:
    """Send a link to whoever has this address; to nobody else, and without a word about it to who asked.

    Whoever decides or pays gets a mail that says to use the password.
    """
    person = by_email(email)
    if person is None:
        return
    if decides(held_by(person), localdate(at)):
        mail.no_link(to=person.email, name=person.name, address=sign_in)
        return
    secret = new_secret()
    SignInLink.objects.filter(person=person, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    SignInLink.objects.create(person=person, digest=digest(secret), made_at=at, expires_at=at + GOOD_FOR)
    minutes = int(GOOD_FOR.total_seconds() // 60)
    record(by=person.key, deed="ask for a link", kind="person", key=person.key)
    mail.link(to=person.email, name=person.name, address=page(secret), minutes=minutes)


def look(*, secret: str, at: datetime) -> SignInLink:
    """Give the link with a secret, or say why it is no longer good. Mail scanners look too, so this uses nothing up."""
    found = SignInLink.objects.select_related("person").filter(digest=digest(secret)).first()
    if found is None:
        raise NotKnown(_("This link is not known. Open it again from the mail, from its first to its last sign."))
    state = found.state(at)
    if state == State.USED:
        raise LinkNotGood(_("This link was used before. Ask for a new one."))
    if state != State.OPEN or not found.person.is_active:
        raise LinkNotGood(_("This link is too old, or a newer one was sent. Ask for a new one."))
    if decides(held_by(found.person), localdate(at)):
        raise NotAllowed(
            _("Your role decides or pays, so a link is not enough. Sign in with your password or passkey.")
        )
    return found


@transaction.atomic
def use(*, secret: str, at: datetime) -> Person:
    """Use a link: of two at once only one comes in."""
    found = look(secret=secret, at=at)
    if not SignInLink.objects.filter(pk=found.pk, used_at=None).update(used_at=at):
        raise LinkNotGood(_("This link was used before. Ask for a new one."))
    record(by=found.person.key, deed="come in by a link", kind="person", key=found.person.key)
    return found.person
