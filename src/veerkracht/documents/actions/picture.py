"""What is needed before a picture is shown to everyone: its words, and the consent of who can be recognised in it."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.documents.actions.findable import make_findable
from veerkracht.documents.models import Audience, Consent, Document, FileVersion
from veerkracht.documents.papers import known, scopes_of
from veerkracht.foundation.changes import change
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.people.actions.withhold import Cleared, clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record

WORDS = ("alternative_nl", "alternative_en")


class NoPicture(Refusal):
    """The document has no picture that counts."""


class ConsentWasWithdrawn(Refusal):
    """Who withdrew a consent is not asked again for the same picture."""


class ConsentIsOver(Refusal):
    """A consent until a day that has passed says nothing."""


@transaction.atomic
def explain(
    *,
    by: Person,
    key: str,
    alternative_nl: str,
    alternative_en: str,
    shows_people: bool,
    scopes: Iterable[Scope] = (),
) -> FileVersion:
    """Say in words what the picture shows, and whether people can be recognised in it."""
    document, picture = _picture(key, by, scopes)
    said = {"alternative_nl": alternative_nl, "alternative_en": alternative_en}
    cleared = None
    if document.audience == Audience.PUBLIC:
        cleared = clear_words(by=by, version=picture, scopes=scopes_of(document, scopes), said=said)
        said = cleared.said
    if changed := [name for name in change(picture, {**said, "shows_people": shows_people}) if name != "key"]:
        picture.save()
        record(by=by.key, deed="describe a document", kind="document", key=key, fields=changed)
        make_findable(document=document)
    if cleared:
        cleared.keep(picture)
    return picture


def clear_words(
    *,
    by: Person,
    version: FileVersion,
    scopes: Iterable[Scope],
    said: Mapping[str, str] | None = None,
    unseen: bool = False,
) -> Cleared:
    """Look at the words of a picture that everyone reads; a picture is never left without words."""
    said = {name: getattr(version, name) for name in WORDS} if said is None else said
    about = ("document", version.document.key)
    needed = [name for name in WORDS if said.get(name)]
    return clear(by=by, record=version, said=said, about=about, scopes=scopes, needed=needed, unseen=unseen)


@transaction.atomic
def agree(
    *,
    by: Person,
    key: str,
    given_by: str,
    purpose: str,
    on: date,
    until: date | None = None,
    scopes: Iterable[Scope] = (),
) -> Consent:
    """Record that who can be recognised in the picture agrees: in which role, for what, and until when; no names."""
    document, picture = _picture(key, by, scopes)
    if until is not None and until < on:
        raise ConsentIsOver(_("The consent ends before today. Give a later day, or leave it empty."))
    consent = Consent.objects.filter(version=picture, given_by=given_by).first()
    if consent and consent.withdrawn_on:
        raise ConsentWasWithdrawn(_("This consent was withdrawn. Add a picture without this person."))
    consent = consent or Consent(version=picture, given_by=given_by)
    consent.purpose, consent.until, consent.by_key = purpose, until, by.key
    consent.save()
    record(by=by.key, deed="agree", kind="document", key=key, fields=["consents"])
    make_findable(document=document)
    return consent


@transaction.atomic
def end_consent(*, by: Person, key: str, number: int, on: date, scopes: Iterable[Scope] = ()) -> None:
    """Record that a consent is withdrawn; from this moment the picture is no longer shown to everyone."""
    document = known(key)
    require(by, "withdraw a document", scopes_of(document, scopes))
    consent = Consent.objects.filter(pk=number, version__document=document).first()
    if consent is None:
        raise NotKnown(_("There is no such consent here. Look at the list again."))
    if consent.withdrawn_on is None:
        consent.withdrawn_on = on
        consent.save()
        record(by=by.key, deed="end consent", kind="document", key=key, fields=["consents"])
        make_findable(document=document)


def _picture(key: str, by: Person, scopes: Iterable[Scope]) -> tuple[Document, FileVersion]:
    document = known(key)
    require(by, "upload a document", scopes_of(document, scopes))
    if document.current is None or not document.current.media_type.startswith("image/"):
        raise NoPicture(_("This document has no picture. Add one first."))
    return document, document.current
