"""What a lesson points to in the rooms beneath it: the outcome it is about, and where its evidence is written down."""

from collections.abc import Callable, Iterable

from veerkracht.documents.queries import shown_document_keys
from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.evidence.models import Study, Synthesis
from veerkracht.learning.evidence.queries.evidence import outcomes
from veerkracht.learning.noticing.models import Observation


def outcome_titles(programme_key: str) -> dict[str, Bilingual]:
    """Give the outcomes that a programme looks at, by key; nothing where it keeps no list of them."""
    return {row.key: row.title for row in outcomes(programme_key)}


def is_there(kind: str, key: str) -> bool:
    """Say whether there is something under this kind and key that evidence can point to."""
    there = KINDS.get(kind)
    return there is not None and there(key)


def _document(key: str) -> bool:
    keys: Iterable[str] = shown_document_keys([key])
    return key in keys


KINDS: dict[str, Callable[[str], bool]] = {
    "observation": lambda key: Observation.objects.filter(key=key).exists(),
    "study": lambda key: Study.objects.filter(key=key).exists(),
    "synthesis": lambda key: Synthesis.objects.filter(key=key).exists(),
    "document": _document,
}
"""The kinds of record in which a piece of evidence can be written down."""
