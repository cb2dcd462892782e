"""How long documents are kept, and destroying those that were kept long enough."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from veerkracht.documents.keeping import due_among
from veerkracht.documents.models import Document, DocumentKind, KeepingPeriod
from veerkracht.documents.storage import throw_away
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.search.actions import forget
from veerkracht.trail.actions import record


class NotDue(Refusal):
    """A document is not yet to be destroyed."""


class WithoutList(Refusal):
    """A keeping period names the list that says so."""


class NothingReviewed(Refusal):
    """Nothing is destroyed that nobody has looked at."""


@transaction.atomic
def set_period(*, by: Person, kind: str, years: int | None, source: str) -> KeepingPeriod:
    """Say for how many years a kind of document is kept; without a number it is kept for good."""
    require(by, "set a keeping period")
    if kind not in DocumentKind.values:
        raise NotKnown(_("There is no such kind of document. Choose one from the list."))
    if not source.strip():
        raise WithoutList(_("Name the list that says so, such as the selection list of the provinces."))
    period = KeepingPeriod.objects.filter(kind=kind).first() or KeepingPeriod(kind=kind)
    period.years, period.source = years, source.strip()
    period.save()
    record(by=by.key, deed="set a keeping period", kind="document kind", key=kind, fields=["years", "source"])
    return period


@transaction.atomic
def destroy(*, by: Person, reviewed: Iterable[str], reason: str, on: date) -> int:
    """Destroy the files and texts of documents that somebody reviewed; key, title, reason and hashes remain."""
    keys = sorted(set(reviewed))
    if not keys or not reason.strip():
        raise NothingReviewed(_("Choose the documents that were looked at, and say why they are destroyed."))
    documents = list(Document.objects.select_for_update().filter(key__in=keys).order_by("key"))
    for programme_key in {document.programme_key for document in documents} or {""}:
        require(by, "destroy a document", [("programme", programme_key)])
    due = due_among(keys, on=on)
    if late := [key for key in keys if key not in due]:
        raise NotDue(_("“%(key)s” is not yet to be destroyed. Nothing was destroyed.") % {"key": late[0][:80]})
    for document in documents:
        _destroy(document, by, reason.strip())
    return len(documents)


def _destroy(document: Document, by: Person, reason: str) -> None:
    key = document.key
    document.versions.update(text="", name="", alternative_nl="", alternative_en="")
    for name in ("summary_nl", "summary_en", "body_nl", "body_en"):
        setattr(document, name, "")
    document.destroyed_at, document.current = now(), None
    document.save()
    forget(kind="document", key=key)
    record(by=by.key, deed="destroy", kind="document", key=key, fields=["file"], reason=reason)
    transaction.on_commit(lambda: throw_away(key))
