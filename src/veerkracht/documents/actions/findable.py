"""Letting search know what documents and sources say."""

from veerkracht.documents.models import Document, Source
from veerkracht.documents.queries import searchable_document, searchable_source
from veerkracht.search.actions import forget, index


def make_findable(*, document: Document) -> None:
    """Let a document be found by what it says now, and by what its file says: by who may see it."""
    if document.destroyed_at:
        forget(kind="document", key=document.key)
        return
    for found in searchable_document(document):
        index(**found)


def make_source_findable(*, source: Source) -> None:
    """Let a source be found by what is known of it now."""
    for found in searchable_source(source):
        index(**found)
