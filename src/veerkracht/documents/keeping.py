"""How long documents are kept, and which were kept long enough."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from veerkracht.documents.models import Document, KeepingPeriod
from veerkracht.documents.papers import kind_words
from veerkracht.documents.rules.keeping import closed_before, destroy_on
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.permissions import Viewer, reach


@dataclass(frozen=True, slots=True)
class Due:
    """A document that was kept long enough."""

    key: str
    programme_key: str
    title: Bilingual
    kind: str
    kept_from: date
    destroy_on: date
    years: int
    source: str

    @property
    def kind_word(self) -> str:
        """Give the kind in words."""
        return kind_words().get(self.kind, self.kind)


@dataclass(frozen=True, slots=True)
class Period:
    """How long a kind of document is kept; `known` says whether that was ever said."""

    kind: str
    word: str
    known: bool = False
    years: int | None = None
    source: str = ""


def due(*, on: date, viewer: Viewer = None, most: int = 500, personal: bool = False) -> tuple[Due, ...]:
    """Give the documents that were kept long enough on a day, the oldest first; to a person those within reach.

    `personal`: only those that hold data about persons.
    """
    found, periods = _due(on)
    if personal:
        found = found.filter(personal=True)
    if viewer is not None:
        allowed = reach(viewer, "destroy a document")
        found = found if allowed.everywhere else found.filter(programme_key__in=allowed.keys("programme"))
    return tuple(_due_row(document, periods[document.kind]) for document in found.order_by("kept_from", "key")[:most])


def due_among(keys: Iterable[str], *, on: date) -> set[str]:
    """Tell which of these keys belong to documents that were kept long enough."""
    found, _periods = _due(on)
    return set(found.filter(key__in=list(keys)).values_list("key", flat=True))


def periods() -> tuple[Period, ...]:
    """Give for each kind of document how long it is kept, also where that was never said."""
    said = {period.kind: period for period in KeepingPeriod.objects.all()}
    return tuple(
        Period(kind, word, True, said[kind].years, said[kind].source) if kind in said else Period(kind, word)
        for kind, word in kind_words().items()
    )


def _due(on: date) -> tuple[QuerySet[Document], dict[str, KeepingPeriod]]:
    said = {period.kind: period for period in KeepingPeriod.objects.filter(years__isnull=False)}
    asked = [
        Q(kind=kind, kept_from__lt=until)
        for kind, period in said.items()
        if (until := closed_before(on, period.years or 0))
    ]
    found = Document.objects.filter(reduce(or_, asked), destroyed_at=None) if asked else Document.objects.none()
    return found, said


def _due_row(document: Document, period: KeepingPeriod) -> Due:
    kept_from, years = document.kept_from or date.max, period.years or 0
    return Due(
        key=document.key,
        programme_key=document.programme_key,
        title=Bilingual(document.title_nl, document.title_en),
        kind=document.kind,
        kept_from=kept_from,
        destroy_on=destroy_on(kept_from, years) or date.max,
        years=years,
        source=period.source,
    )
