"""Withdrawing a file: it is no longer given, with the reason why; the versions before it count again."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from veerkracht.documents.actions.findable import make_findable
from veerkracht.documents.models import Document, FileVersion, Scan
from veerkracht.documents.papers import known, scopes_of
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record


class WithdrawnAlready(Refusal):
    """The file was withdrawn before."""


class WithoutReason(Refusal):
    """A withdrawal says why."""


@transaction.atomic
def withdraw(*, by: Person, key: str, number: int, reason: str, scopes: Iterable[Scope] = ()) -> FileVersion:
    """Withdraw one version of the file of a document."""
    document = known(key)
    require(by, "withdraw a document", scopes_of(document, scopes))
    version = document.versions.filter(number=number).first()
    if version is None:
        raise NotKnown(_("There is no such version of this document. Choose one from the list."))
    if version.withdrawn_at:
        raise WithdrawnAlready(_("This version was withdrawn already. Nothing was changed."))
    if not reason.strip():
        raise WithoutReason(_("Say why the file is withdrawn: everyone who looks for it reads that."))
    version.withdrawn_at, version.withdrawn_because = now(), reason.strip()
    version.save()
    choose_current(document=document)
    record(by=by.key, deed="withdraw", kind="document", key=key, fields=["file"], reason=reason.strip())
    return version


def choose_current(*, document: Document) -> None:
    """Let the newest version count that was checked and not withdrawn."""
    waits = (Scan.WAITING, Scan.INFECTED)
    document.current = document.versions.filter(withdrawn_at=None).exclude(scan__in=waits).order_by("-number").first()
    document.save()
    make_findable(document=document)
