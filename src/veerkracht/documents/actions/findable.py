"""Letting search know what documents and sources say."""

from veerkracht.documents.models import Document, Source
from veerkracht.documents.queries import searchable_document, searchable_source
from veerkracht.search.actions import index


def make_findable(*, document: Document) -> None:
    """Let a document be found by what it says now."""
    for found in searchable_document(document):
        index(**found)


def make_source_findable(*, source: Source) -> None:
    """Let a source be found by what is known of it now."""
    for found in searchable_source(source):
        index(**found)
