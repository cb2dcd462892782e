"""The lists and pages of documents and of sources: what was written, and which facts rest on it."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from veerkracht.documents import queries as documents
from veerkracht.documents.files import FileRow
from veerkracht.documents.papers import absent, public_versions
from veerkracht.documents.queries import DocumentRow, FactRow, SourceRow
from veerkracht.programmes.queries.programme import ProgrammeRow
from veerkracht.publishing.filters import Asked, Chip, Pages, asked
from veerkracht.publishing.scope import hidden, programme_asked
from veerkracht.publishing.subjects import Subject, subjects
from veerkracht.publishing.unknown import unknown


@dataclass(frozen=True, slots=True)
class Documents:
    """The list of documents as it is asked."""

    asked: Asked
    programme: ProgrammeRow | None
    rows: tuple[DocumentRow, ...]
    total: int
    pages: Pages
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document, what it is about, and what is known of it."""

    row: DocumentRow
    about: tuple[Subject, ...]
    facts: tuple[FactRow, ...]
    versions: tuple[FileRow, ...] = ()

    @property
    def earlier(self) -> tuple[FileRow, ...]:
        """Give the versions that do not count now."""
        now = self.row.file.number if self.row.file else 0
        return tuple(version for version in self.versions if version.number != now)


@dataclass(frozen=True, slots=True)
class Sources:
    """The list of sources as it is asked."""

    asked: Asked
    rows: tuple[SourceRow, ...]
    total: int
    pages: Pages
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Resting:
    """What is said about one record on the ground of a source."""

    subject: Subject
    facts: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source with the facts that rest on it, by the record they are about."""

    row: SourceRow
    resting: tuple[Resting, ...]

    @property
    def number(self) -> int:
        """Count the facts."""
        return sum(len(one.facts) for one in self.resting)


def document_list(query: QueryDict) -> Documents:
    """Put the list of documents together, the newest first."""
    reading, programme = programme_asked(asked("documents", query, ("q", "programme")))
    page = documents.documents(programme.key if programme else "", reading.turn, q=reading.get("q"))
    chips = reading.chips({"q": _words(reading)})
    return Documents(reading.turned(page), programme, page.rows, page.total, reading.pages(page), chips)


def document(key: str) -> DocumentPage:
    """Put the page of one document together; refuse a key that nobody knows."""
    row = documents.document(key)
    if row is None:
        raise absent(key) or unknown("document", key, documents.document_keys)
    about = subjects(documents.abouts(key))
    return DocumentPage(row, tuple(about.values()), documents.facts("document", key), public_versions(key))


def source_list(query: QueryDict) -> Sources:
    """Put the list of sources together, by title."""
    reading = asked("sources", query, ("q",))
    page = documents.sources(reading.turn, hidden=hidden(), q=reading.get("q"))
    return Sources(
        reading.turned(page), page.rows, page.total, reading.pages(page), reading.chips({"q": _words(reading)})
    )


def source(key: str) -> SourcePage:
    """Put the page of one source together; refuse a key that nobody knows."""
    row = documents.source(key)
    if row is None:
        raise unknown("source", key, source_keys)
    groups: dict[tuple[str, str], list[FactRow]] = {}
    for fact in documents.facts_resting_on(key, hidden()):
        groups.setdefault((fact.about_kind, fact.about_key), []).append(fact)
    about = subjects(groups)
    resting = tuple(Resting(about[pair], tuple(facts)) for pair, facts in groups.items() if pair in about)
    return SourcePage(row, resting)


def _words(reading: Asked) -> str:
    return _("Words: “%s”") % reading.get("q")


def document_keys(programme_key: str) -> list[str]:
    """Give the keys of the documents of a programme."""
    return list(documents.documents_of(programme_key).values_list("key", flat=True))


def source_keys() -> list[str]:
    """Give the keys of the sources that everyone may see."""
    return list(documents.sources_shown(hidden()).values_list("key", flat=True))
