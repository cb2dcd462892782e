"""What can be named as the source of a link, to choose from."""

from django.utils.text import capfirst

from veerkracht.documents.models import Document
from veerkracht.documents.queries import hidden_documents
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import all_keys, titles_by_key
from veerkracht.learning.evidence.models import Study
from veerkracht.learning.lessons.queries.public import public_keys, titles
from veerkracht.learning.line.choices import SourceKind

Sources = list[tuple[str, str, list[tuple[str, Bilingual]]]]
MOST = 500


def sources(programme_key: str) -> Sources:
    """Give initiatives, lessons, studies and documents that everyone may see, each kind by title."""
    papers = Document.objects.filter(programme_key=programme_key).exclude(key__in=hidden_documents())
    studies = Study.objects.filter(intervention__programme__key=programme_key).order_by("title")
    found = {
        SourceKind.LESSON: titles(public_keys(programme_key)[:MOST]),
        SourceKind.INITIATIVE: titles_by_key(all_keys(programme_key)[:MOST]),
        SourceKind.STUDY: {key: Bilingual(title) for key, title in studies.values_list("key", "title")[:MOST]},
        SourceKind.DOCUMENT: {
            key: Bilingual(nl, en)
            for key, nl, en in papers.order_by("title_nl").values_list("key", "title_nl", "title_en")[:MOST]
        },
    }
    return [
        (str(kind.value), capfirst(str(kind.label)), sorted(rows.items(), key=lambda row: row[1].nl or row[1].en))
        for kind, rows in found.items()
    ]
