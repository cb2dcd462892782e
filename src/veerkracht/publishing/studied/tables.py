"""Interventions and what studies of them found, as rows for files and other systems."""

from collections.abc import Iterator

from django.http import QueryDict

from veerkracht.learning.evidence.queries import evidence
from veerkracht.learning.evidence.queries.findings import findings
from veerkracht.publishing.filters import asked
from veerkracht.publishing.scope import programme_asked
from veerkracht.trail.tables import Row

FILTERS = ("programme",)
INTERVENTION = ("key", "programme", "title_nl", "title_en", "summary_nl", "summary_en", "studies", "best_level")
FINDING = (
    "study", "intervention", "outcome", "measured", "title", "design", "level", "treated", "compared", "circumstance",
    "period", "size", "error", "computed_from", "retracted", "source",
)  # fmt: skip


def intervention_rows(query: QueryDict) -> Iterator[Row]:
    """Give the interventions of a programme."""
    programme = _programme("interventions", query)
    for one in evidence.interventions(programme):
        texts = (one.title.nl, one.title.en, one.summary.nl, one.summary.en)
        yield (one.key, programme, *texts, one.studies, one.best_level)


def finding_rows(query: QueryDict) -> Iterator[Row]:
    """Give each effect that a study found, with how strong the study is."""
    yield from findings(_programme("findings", query))


def _programme(name: str, query: QueryDict) -> str:
    reading, programme = programme_asked(asked(f"{name}-csv", query, FILTERS))
    reading.whole()
    return programme.key if programme else ""
