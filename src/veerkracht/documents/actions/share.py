"""Saying who may see a document, and what it is called."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from veerkracht.documents.actions.findable import make_findable
from veerkracht.documents.actions.picture import clear_words
from veerkracht.documents.audience import everyone_sees, readers_text
from veerkracht.documents.models import Audience, Document
from veerkracht.documents.papers import known, scopes_of
from veerkracht.foundation.changes import change, renamed
from veerkracht.foundation.errors import Refusal
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record

TEXTS = ("title_nl", "title_en", "summary_nl", "summary_en", "body_nl", "body_en", "publisher")
"""What is said of a document and read by everyone where it is public."""


class NotFitForEveryone(Refusal):
    """Something stands in the way of making a document public."""


class Told(TypedDict, total=False):
    """What may be said of a document; what is left out stays as it is."""

    title_nl: str
    title_en: str
    kind: str
    summary_nl: str
    summary_en: str
    published_on: str
    publisher: str


@transaction.atomic
def describe(*, by: Person, key: str, scopes: Iterable[Scope] = (), **told: Unpack[Told]) -> Document:
    """Change what a document is called and what it is."""
    document = known(key)
    require(by, "upload a document", scopes_of(document, scopes))
    if document.audience == Audience.PUBLIC:
        require(by, "make a document public", scopes_of(document, scopes))
    before = document.title_nl
    cleared = None
    if document.audience == Audience.PUBLIC:
        cleared = clear(
            by=by, record=document, said=told, about=("document", key), scopes=scopes_of(document, scopes)
        )  # fmt: skip
    changed = change(document, cleared.said if cleared else told)
    if before != document.title_nl:
        document.aliases = renamed(document.aliases, before, document.title_nl)
    if changed:
        document.save()
        _record(document, "describe a document", by, changed)
        make_findable(document=document)
    if cleared:
        cleared.keep(document)
    return document


@transaction.atomic
def share(
    *,
    by: Person,
    key: str,
    audience: str,
    readers: Iterable[str] = (),
    personal: bool = False,
    scopes: Iterable[Scope] = (),
) -> Document:
    """Say who may see a document. Public is only what holds no data about persons, and as a picture has its words.

    What is said of a document that becomes public is looked at: a text with personal data in it waits.
    """
    document = known(key)
    require(by, "upload a document", scopes_of(document, scopes))
    if Audience.PUBLIC in (audience, document.audience):
        require(by, "make a document public", scopes_of(document, scopes))
    named = readers_text(readers) if audience == Audience.NAMED else ""
    unseen = audience == Audience.PUBLIC != document.audience
    changed = change(document, {"audience": audience, "readers": named, "personal": personal})
    if audience == Audience.PUBLIC:
        _require_fit(document)
    if unseen:
        changed += _withhold(document, by, scopes_of(document, scopes))
    if changed:
        document.save()
        _record(document, "share", by, changed)
        make_findable(document=document)
    return document


def _withhold(document: Document, by: Person, scopes: Iterable[Scope]) -> list[str]:
    """Let wait what is said of a document, and of its picture, where personal data stand in it."""
    about, scopes = ("document", document.key), tuple(scopes)
    said = {name: getattr(document, name) for name in TEXTS}
    cleared = clear(by=by, record=document, said=said, about=about, scopes=scopes, unseen=True)
    if document.current:
        picture = clear_words(by=by, version=document.current, scopes=scopes, unseen=True)
        if change(document.current, picture.said):
            document.current.save()
        picture.keep(document.current)
    cleared.keep(document)
    return change(document, cleared.said)


def _require_fit(document: Document) -> None:
    if document.personal:
        raise NotFitForEveryone(_("A document with data about persons cannot be public. Take the data out first."))
    version = document.current
    if version is None or not version.media_type.startswith("image/"):
        return
    if not (version.alternative_nl or version.alternative_en):
        raise NotFitForEveryone(_("Say in words what the picture shows first, for who cannot see it."))
    if version.shows_people is None:
        raise NotFitForEveryone(_("Say first whether people can be recognised in the picture."))
    consents = version.consents
    if version.shows_people and not consents.exists():
        raise NotFitForEveryone(_("People can be recognised in the picture. Record first that they agree."))
    if version.shows_people and consents.filter(~Q(withdrawn_on=None)).exists():
        raise NotFitForEveryone(_("Someone in the picture no longer agrees. Add a picture without this person."))


def _record(document: Document, deed: str, by: Person, changed: list[str]) -> None:
    public = everyone_sees().filter(pk=document.pk).exists()
    copy = document if public else None
    if deed == "share":
        record(by=by.key, deed="share", kind="document", key=document.key, fields=changed, copy=copy)
    else:
        record(by=by.key, deed="describe a document", kind="document", key=document.key, fields=changed, copy=copy)
