"""Documents for the people who work with them: the list, one with its versions, and its files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.documents.audience import Beneath, alone, everyone_sees, readers_of, shown_to
from veerkracht.documents.files import FileRow, file_row
from veerkracht.documents.models import (
    Audience,
    Consent,
    Document,
    DocumentAbout,
    DocumentKind,
    FileVersion,
    KeepingPeriod,
    Scan,
)
from veerkracht.documents.rules.keeping import destroy_on
from veerkracht.documents.storage import place, preview_place
from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, Viewer, require
from veerkracht.search import queries as search
from veerkracht.trail.pages import Page, Turn, cut
from veerkracht.trail.viewed import shown


class NoLongerShown(Refusal):
    """What stood here was taken off: withdrawn, destroyed, or no longer agreed to."""

    status = 410


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the list; what is empty is not asked."""

    q: str = ""
    kind: str = ""
    audience: str = ""
    about: Scope | None = None
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A document as who works with it sees it."""

    key: str
    programme_key: str
    title: Bilingual
    summary: Bilingual
    kind: str
    audience: str
    readers: tuple[str, ...]
    personal: bool
    recorded_at: datetime
    kept_from: date | None
    destroyed_at: datetime | None
    file: FileRow | None
    waits: bool = False

    @property
    def kind_word(self) -> str:
        """Give the kind in words."""
        return kind_words().get(self.kind, self.kind)

    @property
    def audience_word(self) -> str:
        """Say in words who may see it."""
        return audience_words().get(self.audience, self.audience)


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent for a picture, and whether it holds today."""

    number: int
    given_by: str
    purpose: str
    until: date | None
    withdrawn_on: date | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """One document with everything that is kept of it."""

    row: PaperRow
    about: tuple[Scope, ...]
    versions: tuple[FileRow, ...]
    consents: tuple[ConsentRow, ...]
    public: bool
    destroy_on: date | None
    period_known: bool


@dataclass(frozen=True, slots=True)
class Served:
    """A file as it goes out: where it lies, its name and sort, and whether everyone may see it."""

    path: Path
    name: str
    media_type: str
    public: bool


def kind_words() -> dict[str, str]:
    """Give the kinds of document with their words."""
    return {str(value): str(label) for value, label in DocumentKind.choices}


def audience_words() -> dict[str, str]:
    """Say in words who may see a document."""
    return {str(value): str(label) for value, label in Audience.choices}


def papers(wanted: Wanted, turn: Turn, *, viewer: Viewer, beneath: Beneath = alone) -> Page[PaperRow]:
    """Give one page of the documents that someone may see, the last added first."""
    page = cut(_asked(wanted, viewer, beneath), turn, by="recorded_at", newest=True)
    numbers = [found.pk for found in page.rows]
    waits = FileVersion.objects.filter(document__in=numbers, scan=Scan.WAITING, withdrawn_at=None)
    waiting = set(waits.values_list("document", flat=True))
    return page.of(_row(found, waits=found.pk in waiting) for found in page.rows)


def paper(key: str, *, viewer: Viewer, beneath: Beneath = alone, scopes: Iterable[Scope] = ()) -> Paper:
    """Give one document to who may see it; who sees one with data about persons is noted in the trail."""
    document = _visible(key, viewer, beneath, scopes)
    if document.personal:
        shown(kind="document", key=key, fields=["file"])
    versions = document.versions.defer("text").order_by("-number")
    consents = Consent.objects.filter(version=document.current_id).order_by("pk") if document.current_id else ()
    period = KeepingPeriod.objects.filter(kind=document.kind).first()
    return Paper(
        row=_row(document),
        about=tuple(document.abouts.order_by("about_kind", "about_key").values_list("about_kind", "about_key")),
        versions=tuple(file_row(version) for version in versions),
        consents=tuple(_consent(consent, localdate()) for consent in consents),
        public=everyone_sees().filter(pk=document.pk).exists(),
        destroy_on=destroy_on(document.kept_from, period.years if period else None),
        period_known=period is not None,
    )


def abouts_of(key: str) -> tuple[Scope, ...]:
    """Give what a document is about, whoever asks: to ask for permission with."""
    found = DocumentAbout.objects.filter(document__key=key)
    return tuple(found.values_list("about_kind", "about_key"))


def served(
    key: str,
    *,
    viewer: Viewer,
    number: int | None = None,
    on: date | None = None,
    preview: bool = False,
    beneath: Beneath = alone,
    scopes: Iterable[Scope] = (),
) -> Served:
    """Give a file to who may see it: a version by number, the one that counted on a day, or the one that counts."""
    document = _visible(key, viewer, beneath, scopes)
    version = _version(document, number, on)
    everyone = version.pk == document.current_id and everyone_sees().filter(pk=document.pk).exists()
    if version.withdrawn_at:
        raise NoLongerShown(_("This file was withdrawn: %(reason)s") % {"reason": version.withdrawn_because})
    if version.scan in (Scan.WAITING, Scan.INFECTED):
        raise NotKnown(_("This file is not given: it waits for the virus scanner, or held a virus."))
    if not everyone and version.pk != document.current_id:
        _require_earlier(document, version, viewer, scopes)
    path = preview_place(key, version.sha256) if preview else place(key, version.sha256)
    if not path.exists():
        raise NotKnown(_("This file is not there (any more). Tell the programme, so that it can be put back."))
    if document.personal:
        shown(kind="document", key=key, fields=["file"])
    return Served(path, version.name, "image/webp" if preview else version.media_type, everyone)


def absent(key: str) -> Refusal | None:
    """Say why a document that was there is shown to nobody outside any more; nothing where there is no more to say."""
    document = Document.objects.filter(key=key).select_related("current").first()
    if document is None:
        return None
    if document.destroyed_at:
        return NoLongerShown(
            _("This document was destroyed, as the rules for archives ask. Its title and date remain.")
        )
    if document.audience == Audience.PUBLIC and document.current and document.current.shows_people:
        return NoLongerShown(_("This picture was taken off: not everyone in it agrees (any more) that it is shown."))
    return None


def public_versions(key: str) -> tuple[FileRow, ...]:
    """Give the versions of the file of a public document, the newest first, except what was not checked yet."""
    found = FileVersion.objects.filter(document__key=key).exclude(scan__in=(Scan.WAITING, Scan.INFECTED))
    return tuple(file_row(version) for version in found.defer("text").order_by("-number"))


def scopes_of(document: Document, more: Iterable[Scope] = ()) -> tuple[Scope, ...]:
    """Give what a document lies in: what it is about, what that lies in, and its programme."""
    about = DocumentAbout.objects.filter(document=document).values_list("about_kind", "about_key")
    return (*about, *more, ("programme", document.programme_key))


def known(key: str) -> Document:
    """Give a document that is there; refuse a key of none, and one that was destroyed."""
    document = Document.objects.select_related("current").filter(key=key).first()
    if document is None:
        raise NotKnown(_("There is no such document. Choose one from the list."))
    if document.destroyed_at:
        raise NoLongerShown(_("This document was destroyed. Nothing about it can be changed."))
    return document


def _visible(key: str, viewer: Viewer, beneath: Beneath, scopes: Iterable[Scope]) -> Document:
    found = shown_to(viewer, beneath).select_related("current").defer("current__text").filter(key=key).first()
    if found is not None:
        return found
    if refusal := absent(key):
        raise refusal
    document = Document.objects.filter(key=key).first()
    if document is None or not isinstance(viewer, Person):
        raise NotKnown(_("There is no such document. Choose one from the list."))
    where = scopes_of(document, scopes)
    require(viewer, "see a document that is not public", where)
    if document.personal:
        require(viewer, "see a document with personal data", where)
    raise NotAllowed(_("This document is only for some roles, or for the people it is about."))


def _version(document: Document, number: int | None, on: date | None) -> FileVersion:
    versions = document.versions.defer("text")
    if number is not None:
        found = versions.filter(number=number).first()
    elif on is not None:
        found = versions.filter(in_force_from__lte=on).order_by("-in_force_from", "-number").first()
    else:
        found = document.current
    if found is None:
        raise NotKnown(_("There is no such file with this document. Go to the page of the document."))
    return found


def _require_earlier(document: Document, version: FileVersion, viewer: Viewer, scopes: Iterable[Scope]) -> None:
    """Let everyone see earlier versions of a public document, except pictures: consent is for one picture."""
    if document.audience == Audience.PUBLIC and not version.media_type.startswith("image/"):
        return
    require(viewer, "see a document that is not public", scopes_of(document, scopes))


def _asked(wanted: Wanted, viewer: Viewer, beneath: Beneath) -> QuerySet[Document]:
    found = shown_to(viewer, beneath).select_related("current")
    found = found.defer("body_nl", "body_en", "current__text")
    if wanted.q:
        found = found.filter(key__in=search.keys(wanted.q, kind="document", include_hidden=True))
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.audience:
        found = found.filter(audience=wanted.audience)
    if wanted.about:
        about = DocumentAbout.objects.filter(about_kind=wanted.about[0], about_key=wanted.about[1])
        found = found.filter(pk__in=about.values("document"))
    if wanted.waiting:
        found = found.filter(pk__in=FileVersion.objects.filter(scan=Scan.WAITING).values("document"))
    return found


def _row(document: Document, *, waits: bool = False) -> PaperRow:
    return PaperRow(
        key=document.key,
        programme_key=document.programme_key,
        title=Bilingual(document.title_nl, document.title_en),
        summary=Bilingual(document.summary_nl, document.summary_en),
        kind=document.kind,
        audience=document.audience,
        readers=readers_of(document.readers),
        personal=document.personal,
        recorded_at=document.recorded_at,
        kept_from=document.kept_from,
        destroyed_at=document.destroyed_at,
        file=file_row(document.current) if document.current else None,
        waits=waits,
    )


def _consent(consent: Consent, on: date) -> ConsentRow:
    holds = consent.withdrawn_on is None and (consent.until is None or on <= consent.until)
    return ConsentRow(consent.pk, consent.given_by, consent.purpose, consent.until, consent.withdrawn_on, holds)
