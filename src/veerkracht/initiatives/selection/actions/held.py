"""The application that an action works on, kept from others until it is done; and the letters that it leads to."""

import secrets
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import NotKnown
from veerkracht.initiatives.selection.choices import Letters, Sending
from veerkracht.initiatives.selection.models import Application, Decision, Framework, Letter, Procedure
from veerkracht.initiatives.selection.queries.scopes import scopes
from veerkracht.initiatives.selection.queries.versions import shipped
from veerkracht.notices.actions import tell
from veerkracht.notices.kinds import WORK
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.models import Programme
from veerkracht.trail.telling import SYSTEM

SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
"""What a key is made of: no sign that is taken for another on the phone."""


def application_held(*, key: str) -> Application:
    """Give an application that nobody else changes until this transaction ends."""
    among = Application.objects.select_for_update(of=("self",)).select_related("programme", "procedure")
    found = among.filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no application “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    return found


def workable_held(*, by: Person, key: str, deed: str) -> Application:
    """Give an application that was sent, to someone who may do something with it."""
    found = application_held(key=key)
    require(by, deed, scopes(found))
    if found.proposed_on is None:
        raise NotKnown(_("There is no application “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    return found


def fresh_key() -> str:
    """Give a key that no application has."""
    key = ""
    while not key or Application.objects.filter(key=key).exists():
        key = "-".join("".join(secrets.choice(SIGNS) for _place in range(4)) for _half in range(2))
    return key


def procedure_now(*, programme: Programme, on: date) -> Procedure:
    """Give the way of choosing that is in force; where a programme set none, what the system brings is the first."""
    found = Procedure.objects.filter(programme=programme, in_force_from__lte=on).order_by("in_force_from", "number")
    return found.last() or first_procedure(programme=programme, on=on)


def first_procedure(*, programme: Programme, on: date) -> Procedure:
    """Keep the way of choosing that the system brings as the first version."""
    words = {"stages": shipped("stages"), "questions": shipped("questions"), "reason": "", "by_key": SYSTEM}
    return Procedure.objects.create(programme=programme, number=1, in_force_from=on, **words)


def framework_now(*, application: Application, on: date) -> Framework:
    """Give the framework by which an application is assessed: of its first score, or else the one in force."""
    first = application.scores.select_related("framework").first()
    if first is not None:
        return first.framework
    found = Framework.objects.filter(programme=application.programme, in_force_from__lte=on)
    last = found.order_by("in_force_from", "number").last()
    return last or first_framework(programme=application.programme, on=on)


def first_framework(*, programme: Programme, on: date) -> Framework:
    """Keep the assessment framework that the system brings as the first version."""
    words = {"criteria": shipped("criteria"), "reason": "", "by_key": SYSTEM}
    return Framework.objects.create(programme=programme, number=1, in_force_from=on, **words)


def write(
    *, application: Application, kind: Letters, subject: str, body: str, decision: Decision | None = None
) -> Letter:
    """Write a letter; it waits to be mailed where there is an address."""
    now = timezone.now()
    return Letter.objects.create(
        application=application,
        kind=kind,
        decision=decision,
        subject=" ".join(subject.split())[:200],
        body=body,
        written_at=now,
        sending=Sending.WAITING if application.email else Sending.NONE,
        due_at=now if application.email else None,
    )


def tell_of(*, application: Application, person_key: str, subject: str, by: str = "") -> None:
    """Tell someone that an application waits for them, without a word of what was proposed: that stays in the room."""
    with override("nl"):
        tell(
            person_key=person_key,
            by=by,
            kind=WORK,
            about=("application", application.key),
            once=f"application:{application.key}:{subject}:{person_key}",
            subject=f"{_(subject)} ({application.key})",
            body=_("Look at it when you can."),
            link=reverse("application", args=[application.key]),
        )
