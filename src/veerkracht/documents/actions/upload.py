"""Adding documents with a file, and new versions of that file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.documents.actions.findable import make_findable
from veerkracht.documents.actions.picture import clear_words
from veerkracht.documents.audience import readers_text
from veerkracht.documents.models import Audience, Document, DocumentAbout, DocumentKind, FileVersion, Scan
from veerkracht.documents.opening.opened import ENDINGS
from veerkracht.documents.papers import scopes_of
from veerkracht.documents.rules.file_name import safe_name
from veerkracht.documents.storage import Received, place, receive, take, throw_away
from veerkracht.foundation.changes import change
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.keys import make_key
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record


class SameFile(Refusal):
    """The file that is sent is the one that counts already."""


class Destroyed(Refusal):
    """The document was destroyed; only the record of that is left."""

    status = 410


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as someone sends it, and what they say of it."""

    file: IO[bytes]
    name: str
    reason: str = ""
    alternative_nl: str = ""
    alternative_en: str = ""
    shows_people: bool | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a new document. It begins as one that is not public; making it public is a deed of its own."""

    title_nl: str
    title_en: str = ""
    kind: str = DocumentKind.OTHER
    summary_nl: str = ""
    summary_en: str = ""
    audience: str = Audience.PROGRAMME
    readers: tuple[str, ...] = ()
    personal: bool = False


def upload(
    *,
    by: Person,
    programme_key: str,
    about: Iterable[tuple[str, str]],
    sent: Sent,
    told: Told,
    on: date,
    scopes: Iterable[Scope] = (),
) -> Document:
    """Add a document with its first file to a programme. The file is looked at before anything is written."""
    pairs = sorted(set(about))
    require(by, "upload a document", [*pairs, *scopes, ("programme", programme_key)])
    with receive(sent.file) as received, transaction.atomic():
        document = Document.objects.create(
            key=make_key(told.title_nl, taken=_taken(told.title_nl)),
            programme_key=programme_key,
            title_nl=told.title_nl,
            title_en=told.title_en,
            kind=told.kind,
            summary_nl=told.summary_nl,
            summary_en=told.summary_en,
            audience=Audience.PROGRAMME if told.audience == Audience.PUBLIC else told.audience,
            readers=readers_text(told.readers),
            personal=told.personal,
        )
        DocumentAbout.objects.bulk_create(
            DocumentAbout(document=document, about_kind=kind, about_key=key) for kind, key in pairs
        )
        _keep(document, received, sent, by, on)
        record(by=by.key, deed="upload", kind="document", key=document.key, fields=["key", "file"])
    return document


def renew(*, by: Person, key: str, sent: Sent, on: date, scopes: Iterable[Scope] = ()) -> FileVersion:
    """Add a new version of the file of a document; the versions before it stay."""
    document = Document.objects.filter(key=key).first()
    if document is None:
        raise NotKnown(_("There is no such document. Choose one from the list."))
    require(by, "upload a document", scopes_of(document, scopes))
    if document.destroyed_at:
        raise Destroyed(_("This document was destroyed. Add the file as a new document."))
    with receive(sent.file) as received, transaction.atomic():
        document = Document.objects.select_for_update(of=("self",)).select_related("current").get(pk=document.pk)
        if document.current and document.current.sha256 == received.sha256:
            raise SameFile(
                _("This is the same file as version %(number)d. Nothing was changed.")
                % {"number": document.current.number}
            )
        version = _keep(document, received, sent, by, on)
        record(by=by.key, deed="upload", kind="document", key=key, fields=["file"], reason=sent.reason)
    return version


def _keep(document: Document, received: Received, sent: Sent, by: Person, on: date) -> FileVersion:
    """Keep a file as the newest version; on a failure the file goes, as the record does."""
    last = document.versions.order_by("-number").values_list("number", flat=True).first() or 0
    fresh = not place(document.key, received.sha256).exists()
    opened = received.opened
    version = FileVersion(
        document=document,
        number=last + 1,
        in_force_from=on,
        by_key=by.key,
        reason=sent.reason,
        name=safe_name(sent.name, ENDINGS[opened.media_type], _("document")),
        media_type=opened.media_type,
        size=received.size,
        sha256=received.sha256,
        pages=opened.pages,
        width=opened.width,
        height=opened.height,
        text=opened.text,
        cut=opened.cut,
        scan=received.scan,
        shows_people=sent.shows_people,
    )
    said = {"alternative_nl": sent.alternative_nl, "alternative_en": sent.alternative_en}
    cleared = None
    if document.audience == Audience.PUBLIC:
        cleared = clear_words(by=by, version=version, scopes=scopes_of(document), said=said)
    change(version, cleared.said if cleared else said)
    version.save()
    if cleared:
        cleared.keep(version)
    try:
        take(received, document.key)
        if received.scan != Scan.WAITING:
            document.current = version
        document.kept_from = on
        document.save()
        make_findable(document=document)
    except BaseException:
        if fresh:
            throw_away(document.key, received.sha256)
        raise
    return version


def _taken(title: str) -> set[str]:
    stem = make_key(title)
    return set(Document.objects.filter(key__startswith=stem[:70]).values_list("key", flat=True))
