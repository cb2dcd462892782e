"""What others may ask about sources, the facts taken from them, and documents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from veerkracht.documents.audience import everyone_sees
from veerkracht.documents.files import FileRow, file_row
from veerkracht.documents.models import Certainty as Certainty
from veerkracht.documents.models import Document, DocumentAbout, Fact, Source
from veerkracht.documents.models import DocumentKind as DocumentKind
from veerkracht.foundation.dates import NotADate, PartialDate
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.pages import Page, Turn, cut
from veerkracht.trail.tables import Table

MOST_SEARCHED = 200_000
"""So many characters of a file are kept for search."""

MOST_ABOUT = 200

Hidden = Mapping[str, QuerySet[Any, str]]
"""For a kind of record, the keys of those that are not for everyone: what is said about them is left out."""


class NoSuchSource(Refusal):
    """A request names a source that does not exist."""

    status = 422


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A publication, with how many facts rest on it where that was counted."""

    key: str
    title: str
    publisher: str
    url: str
    published_on: str
    note: Bilingual
    facts: int = 0


@dataclass(frozen=True, slots=True)
class FactRow:
    """One statement about a record, with where it comes from and how sure it is."""

    about_kind: str
    about_key: str
    key: str
    label: Bilingual
    value: Bilingual
    certainty: str
    as_of: str
    source: SourceRow | None
    note: Bilingual

    @property
    def certainty_word(self) -> str:
        """Give in words how sure it is."""
        return str(Certainty(self.certainty).label)

    @property
    def unknown(self) -> bool:
        """Say whether it is not known."""
        return self.certainty == Certainty.UNKNOWN

    @property
    def conflict(self) -> bool:
        """Say whether sources disagree about it."""
        return self.certainty == Certainty.CONFLICT


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list, or whole where its body was asked."""

    key: str
    programme_key: str
    title: Bilingual
    kind: str
    summary: Bilingual
    published_on: str
    publisher: str
    url: str
    body: Bilingual
    file: FileRow | None = None

    @property
    def kind_word(self) -> str:
        """Give the kind in words."""
        return str(DocumentKind(self.kind).label)


def facts(kind: str, key: str) -> tuple[FactRow, ...]:
    """Give the facts about one record, in their order."""
    found = Fact.objects.filter(about_kind=kind, about_key=key).select_related("source")
    return tuple(_fact_row(fact) for fact in found.order_by("position", "key"))


def facts_resting_on(source_key: str, hidden: Hidden) -> tuple[FactRow, ...]:
    """Give the facts that were taken from a source, without those about hidden records."""
    found = _shown(Fact.objects.filter(source__key=source_key), hidden).select_related("source")
    return tuple(_fact_row(fact) for fact in found.order_by("about_kind", "about_key", "position", "key")[:500])


def source_named(key: str) -> Source:
    """Give the source with a key, to rest a fact on; refuse one that does not exist."""
    found = Source.objects.filter(key=key).first()
    if found is None:
        raise NoSuchSource(_("There is no source “%(key)s”. Choose one from the list of sources.") % {"key": key[:60]})
    return found


def source(key: str) -> SourceRow | None:
    """Give one source."""
    found = Source.objects.filter(key=key).first()
    return _source_row(found) if found else None


def sources(turn: Turn, *, hidden: Hidden, q: str = "") -> Page[SourceRow]:
    """Give one page of the sources, by title, with how many facts rest on each."""
    page = cut(sources_shown(hidden, q=q), turn, by="title")
    numbers = [found.pk for found in page.rows]
    counted = _shown(Fact.objects.filter(source_id__in=numbers), hidden).order_by().values_list("source_id")
    facts_of = dict(counted.annotate(number=Count("pk")))
    return page.of(_source_row(found, facts_of.get(found.pk, 0)) for found in page.rows)


def sources_shown(hidden: Hidden, *, q: str = "") -> QuerySet[Source]:
    """Give the sources except those of which every fact is about a hidden record."""
    of_it = Fact.objects.filter(source=OuterRef("pk"))
    found = Source.objects.filter(Q(Exists(_shown(of_it, hidden))) | ~Q(Exists(of_it)))
    return found.filter(_words(q, "title", "publisher")) if q else found


def shown_source_keys(keys: Iterable[str], hidden: Hidden) -> set[str]:
    """Tell which of these keys belong to sources that everyone may see."""
    return set(sources_shown(hidden).filter(key__in=list(keys)).values_list("key", flat=True))


def document(key: str) -> DocumentRow | None:
    """Give one document whole, where everyone may see it."""
    found = _with_file(everyone_sees().filter(key=key)).first()
    return _document_row(found, body=True) if found else None


def documents(programme_key: str, turn: Turn, *, q: str = "") -> Page[DocumentRow]:
    """Give one page of the documents of a programme, the newest first."""
    page = cut(_listed(documents_of(programme_key, q=q)), turn, by="published_on", newest=True)
    return page.of(_document_row(found) for found in page.rows)


def documents_of(programme_key: str, *, q: str = "") -> QuerySet[Document]:
    """Give the public documents of a programme, all or those with all of these words in their title or summary."""
    found = everyone_sees().filter(programme_key=programme_key)
    return found.filter(_words(q, "title_nl", "title_en", "summary_nl", "summary_en", "publisher")) if q else found


def documents_about(kind: str, key: str) -> tuple[DocumentRow, ...]:
    """Give the public documents about one record, the newest first and no more than a page can hold."""
    found = everyone_sees().filter(abouts__about_kind=kind, abouts__about_key=key)
    return tuple(_document_row(one) for one in _listed(found).order_by("-published_on", "key")[:MOST_ABOUT])


def abouts(document_key: str) -> list[tuple[str, str]]:
    """Give what a document is about, as (kind, key)."""
    found = DocumentAbout.objects.filter(document__key=document_key).order_by("about_kind", "about_key")
    return list(found.values_list("about_kind", "about_key"))


def document_keys() -> list[str]:
    """Give the keys of the public documents, to suggest one that is near."""
    return list(everyone_sees().order_by("key").values_list("key", flat=True)[:2000])


def shown_document_keys(keys: Iterable[str]) -> set[str]:
    """Tell which of these keys belong to documents that everyone may see."""
    return set(everyone_sees().filter(key__in=list(keys)).values_list("key", flat=True))


def hidden_documents() -> QuerySet[Document, str]:
    """Give the keys of documents that are not for everyone."""
    return Document.objects.exclude(pk__in=everyone_sees().values("pk")).order_by().values_list("key", flat=True)


def fact_table(hidden: Hidden, *, about: tuple[str, str] | None = None) -> Table:
    """Give facts as plain rows, all or about one record: what they say, how sure, as of when, from where."""
    found = Fact.objects.filter(about_kind=about[0], about_key=about[1]) if about else Fact.objects.all()
    columns = (
        "about_kind",
        "about_key",
        "key",
        "label_nl",
        "label_en",
        "value_nl",
        "value_en",
        "certainty",
        "as_of",
        "source__key",
        "source__title",
        "source__url",
        "note_nl",
        "note_en",
    )
    return Table(_shown(found, hidden), columns, ("about_kind", "about_key", "position", "key"))


def fact_count(hidden: Hidden) -> int:
    """Count the facts that everyone may see."""
    return _shown(Fact.objects.all(), hidden).count()


def document_table(programme_key: str, *, q: str = "") -> Table:
    """Give the documents of a programme as plain rows, the newest first."""
    columns = (
        "key",
        "programme_key",
        "title_nl",
        "title_en",
        "kind",
        "summary_nl",
        "summary_en",
        "published_on",
        "publisher",
        "url",
    )
    return Table(documents_of(programme_key, q=q), columns, ("-published_on", "-key"))


def source_table(hidden: Hidden, *, q: str = "") -> Table:
    """Give the sources as plain rows, by title."""
    columns = ("key", "title", "publisher", "url", "published_on", "note_nl", "note_en")
    return Table(sources_shown(hidden, q=q), columns, ("title", "key"))


def _shown(found: QuerySet[Fact], hidden: Hidden) -> QuerySet[Fact]:
    for kind, keys in hidden.items():
        found = found.exclude(about_kind=kind, about_key__in=keys)
    return found


def _words(q: str, *names: str) -> Q:
    """Ask that each word stands in at least one of the fields."""
    every = Q()
    for word in q.split()[:10]:
        every &= Q(*[(f"{name}__icontains", word) for name in names], _connector=Q.OR)
    return every


def _source_row(found: Source, facts: int = 0) -> SourceRow:
    return SourceRow(
        key=found.key,
        title=found.title,
        publisher=found.publisher,
        url=found.url,
        published_on=found.published_on,
        note=Bilingual(found.note_nl, found.note_en),
        facts=facts,
    )


def _fact_row(fact: Fact) -> FactRow:
    return FactRow(
        about_kind=fact.about_kind,
        about_key=fact.about_key,
        key=fact.key,
        label=fact.label,
        value=fact.value,
        certainty=fact.certainty,
        as_of=fact.as_of,
        source=_source_row(fact.source) if fact.source else None,
        note=Bilingual(fact.note_nl, fact.note_en),
    )


def _document_row(found: Document, *, body: bool = False) -> DocumentRow:
    return DocumentRow(
        key=found.key,
        programme_key=found.programme_key,
        title=Bilingual(found.title_nl, found.title_en),
        kind=found.kind,
        summary=Bilingual(found.summary_nl, found.summary_en),
        published_on=found.published_on,
        publisher=found.publisher,
        url=found.url,
        body=Bilingual(found.body_nl, found.body_en) if body else Bilingual(),
        file=file_row(found.current) if found.current else None,
    )


def _with_file(found: QuerySet[Document]) -> QuerySet[Document]:
    return found.select_related("current").defer("current__text")


def _listed(found: QuerySet[Document]) -> QuerySet[Document]:
    return _with_file(found).defer("body_nl", "body_en", "current__text")


def searchables() -> Iterator[dict[str, Any]]:
    """Give each document and source as search keeps it, for a rebuild of the index."""
    shown = set(everyone_sees().values_list("pk", flat=True))
    papers = Document.objects.filter(destroyed_at=None).select_related("current")
    for paper in papers.order_by("pk").iterator(chunk_size=50):
        yield from searchable_document(paper, public=paper.pk in shown)
    for publication in Source.objects.order_by("pk").iterator(chunk_size=500):
        yield from searchable_source(publication)


def searchable_document(paper: Document, *, public: bool | None = None) -> Iterator[dict[str, Any]]:
    """Give one document as search keeps it: once in each language in which it says something.

    What its file says is kept with the Dutch. What is not public is kept for who asks what is hidden as well.
    """
    day = _day(paper.published_on)
    if public is None:
        public = everyone_sees().filter(pk=paper.pk).exists()
    for language in ("nl", "en"):
        title, *texts = (getattr(paper, f"{name}_{language}") for name in ("title", "summary", "body"))
        says = bool(title or any(texts))
        if language == "nl" and paper.current:
            texts += [paper.current.alternative_nl, paper.current.name, paper.current.text[:MOST_SEARCHED]]
        yield {
            "kind": "document",
            "key": paper.key,
            "programme_key": paper.programme_key,
            "language": language,
            "title": (title or paper.title_nl) if says else "",
            "text": "\n\n".join(text for text in [*texts, paper.publisher] if text) if says else "",
            "on": day,
            "public": public,
        }


def searchable_source(publication: Source) -> Iterator[dict[str, Any]]:
    """Give one source as search keeps it: its title is in Dutch, a note may be in both languages."""
    for language, note in (("nl", publication.note_nl), ("en", publication.note_en)):
        says = bool(note) or language == "nl"
        yield {
            "kind": "source",
            "key": publication.key,
            "programme_key": "",
            "language": language,
            "title": publication.title if says else "",
            "text": "\n\n".join(text for text in (note, publication.publisher) if text) if says else "",
            "on": _day(publication.published_on),
        }


def _day(text: str) -> date | None:
    try:
        return PartialDate.parse(text).first()
    except NotADate:
        return None
