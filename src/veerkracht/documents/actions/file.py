"""Keeping documents, and what they are about."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from django.db import transaction

from veerkracht.documents.actions.findable import make_findable
from veerkracht.documents.models import Audience, Document, DocumentAbout
from veerkracht.foundation.changes import change, renamed
from veerkracht.foundation.refusals import require_key, require_same_programme
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class Said(TypedDict, total=False):
    """What may be said of a document; what is left out stays as it is."""

    title_nl: str
    title_en: str
    kind: str
    summary_nl: str
    summary_en: str
    body_nl: str
    body_en: str
    published_on: str
    publisher: str
    url: str
    aliases: list[str]


@transaction.atomic
def file(
    *,
    by: Person,
    key: str,
    programme_key: str,
    about: Iterable[tuple[str, str]] | None = None,
    origin: str = Origin.SCREEN,
    **said: Unpack[Said],
) -> Document:
    """Add a document to a programme, or change what is known of it and what it is about."""
    require(by, "keep the programme", [("programme", programme_key)])
    require_key(key)
    document = Document.objects.filter(key=key).first()
    document = document or Document(key=key, programme_key=programme_key, origin=origin)
    require_same_programme(programme_key, document.programme_key, key)
    before = document.title_nl
    scope = ("programme", programme_key)
    cleared = clear(by=by, record=document, said=said, about=("document", key), scopes=[scope])
    changed = change(document, cleared.said)
    if before and before != document.title_nl:
        document.aliases = renamed(document.aliases, before, document.title_nl)
    fresh = document.pk is None
    if changed or fresh:
        document.save()
    if about is not None and _relate(document, set(about), fresh=fresh):
        changed.append("about")
    if changed or fresh:
        copy = document if document.audience == Audience.PUBLIC else None
        record(by=by.key, deed="file", kind="document", key=key, fields=changed, origin=origin, copy=copy)
        make_findable(document=document)
    cleared.keep(document)
    return document


def _relate(document: Document, about: set[tuple[str, str]], *, fresh: bool) -> bool:
    """Make a document be about these records and no others; say whether that was a change."""
    now = {} if fresh else {(row.about_kind, row.about_key): row for row in document.abouts.all()}
    for gone in now.keys() - about:
        now[gone].delete()
    new = sorted(about - now.keys())
    DocumentAbout.objects.bulk_create(
        DocumentAbout(document=document, about_kind=kind, about_key=key) for kind, key in new
    )
    return bool(new) or bool(now.keys() - about)
