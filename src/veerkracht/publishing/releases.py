"""The lists of the site as files for reuse: which there are, their columns, and their rows for the filters asked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from veerkracht.crossovers.queries.public import COLUMNS as CROSSOVER_COLUMNS
from veerkracht.documents import queries as documents
from veerkracht.initiatives.queries.table import COLUMNS as INITIATIVE_COLUMNS
from veerkracht.initiatives.queries.table import listed, table
from veerkracht.learning.asking.queries.public import COLUMNS as QUESTION_COLUMNS
from veerkracht.learning.asking.queries.public import sought as questions_sought
from veerkracht.learning.asking.queries.public import table as question_table
from veerkracht.learning.lessons.queries.public import COLUMNS as LESSON_COLUMNS
from veerkracht.learning.lessons.queries.public import sought as lessons_sought
from veerkracht.learning.lessons.queries.public import table as lesson_table
from veerkracht.people import queries as people
from veerkracht.people.permissions import Viewer
from veerkracht.programmes.queries.programme import ROUND, TASK, THEME, Part
from veerkracht.publishing import agenda_tables as tables
from veerkracht.publishing.columns import Column, columns
from veerkracht.publishing.crossovers import FILTERS as CROSSOVER_FILTERS
from veerkracht.publishing.crossovers import table as crossover_table
from veerkracht.publishing.filters import Asked, asked
from veerkracht.publishing.home import Counted
from veerkracht.publishing.initiatives import wanted
from veerkracht.publishing.lessons import wanted as lessons_wanted
from veerkracht.publishing.parts import LISTS, overview
from veerkracht.publishing.places import table as place_table
from veerkracht.publishing.questions import wanted as questions_wanted
from veerkracht.publishing.scope import hidden, involved, programme_asked
from veerkracht.publishing.studied import tables as evidence
from veerkracht.publishing.works.tables import COLUMNS as WORKS_COLUMNS
from veerkracht.publishing.works.tables import table as works_table
from veerkracht.publishing.works.wish import FILTERS as WORKS_FILTERS
from veerkracht.trail.tables import Few, Row, Stretches

LICENCE = "CC0 1.0"
LICENCE_ADDRESS = "https://creativecommons.org/publicdomain/zero/1.0/"

STRETCH = 500
OF_AGENDA = ("decisions", "annex")

Rows = Iterator[list[tuple[Any, ...]]]
"""Rows in stretches, so that a file starts at once and memory stays flat."""


@dataclass(frozen=True, slots=True)
class Release:
    """One list as a file: its name in addresses, what it holds, its filters, its columns and its rows.

    `rows` gives all of them for a file, `table` the same rows a part at a time for another system.
    """

    name: str
    title: str | Promise
    filters: tuple[str, ...]
    columns: tuple[Column, ...]
    table: Callable[[QueryDict, Viewer], Stretches]
    rows: Callable[[QueryDict, Viewer], Rows]

    @property
    def path(self) -> str:
        """Say under which address of the API it stands."""
        return f"/agenda/{self.name}" if self.name in OF_AGENDA else f"/{self.name}"


def _release(
    name: str,
    title: str | Promise,
    filters: tuple[str, ...],
    columns: tuple[Column, ...],
    table: Callable[[QueryDict, Viewer], Stretches],
) -> Release:
    return Release(name, title, filters, columns, table, lambda query, viewer: stretches(table(query, viewer)))


def _initiative_table(query: QueryDict, viewer: Viewer) -> Stretches:
    reading, wish, *_rest = wanted(query, form=False)
    reading.whole()
    return listed(wish, viewer=viewer)


def _initiatives(query: QueryDict, viewer: Viewer) -> Rows:
    reading, wish, *_rest = wanted(query, form=False)
    reading.whole()
    return table(wish, viewer=viewer)


def _organisations(query: QueryDict, _viewer: Viewer) -> Stretches:
    reading, programme_key = _asked("organisations", query, ("q", "programme"))
    return people.organisation_table(involved=involved(programme_key), q=reading.get("q"))


def _documents(query: QueryDict, _viewer: Viewer) -> Stretches:
    reading, programme_key = _asked("documents", query, ("q", "programme"))
    return documents.document_table(programme_key, q=reading.get("q"))


def _sources(query: QueryDict, _viewer: Viewer) -> Stretches:
    reading = asked("sources", query, ("q",)).whole()
    return documents.source_table(hidden(), q=reading.get("q"))


def _facts(query: QueryDict, _viewer: Viewer) -> Stretches:
    kind, _colon, key = asked("sources", query, ("about",)).whole().get("about").partition(":")
    return documents.fact_table(hidden(), about=(kind, key) if kind else None)


def _lessons(query: QueryDict, _viewer: Viewer) -> Stretches:
    reading, wish = lessons_wanted(query)
    reading.whole()
    return lesson_table(lessons_sought(wish))


def _questions(query: QueryDict, _viewer: Viewer) -> Stretches:
    reading, wish = questions_wanted(query)
    reading.whole()
    return question_table(questions_sought(wish))


def _places(query: QueryDict, _viewer: Viewer) -> Stretches:
    return place_table(query)


def _versions(rows: Callable[[QueryDict], Iterator[Row]]) -> Callable[[QueryDict, Viewer], Stretches]:
    """Rows of versions, of which the first three columns say which row it is."""
    return lambda query, _viewer: Few(tuple(rows(query)), named_by=3)


def _parts(part: str) -> Callable[[QueryDict, Viewer], Stretches]:
    def table(query: QueryDict, _viewer: Viewer) -> Stretches:
        found = overview(part, query)
        found.asked.whole()
        return Few(tuple((*_shared(one), *_own(part, one.part)) for one in found.rows))

    return table


def _shared(one: Counted) -> tuple[Any, ...]:
    row = one.part
    texts = (row.title.nl, row.title.en, row.description.nl, row.description.en)
    return (row.key, row.programme_key, *texts, one.number)


def _own(part: str, row: Part) -> tuple[str, ...]:
    """Give what only a task or only a round has."""
    if part == TASK:
        return (row.owner_key,)
    return (row.kind, row.starts_on, row.ends_on) if part == ROUND else ()


def stretches(rows: Iterable[tuple[Any, ...]]) -> Rows:
    """Put rows together in stretches."""
    stretch: list[tuple[Any, ...]] = []
    for row in rows:
        stretch.append(row)
        if len(stretch) == STRETCH:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _asked(name: str, query: QueryDict, known: tuple[str, ...]) -> tuple[Asked, str]:
    reading, programme = programme_asked(asked(name, query, known))
    return reading.whole(), programme.key if programme else ""


_PART = ("key", "programme", "title_nl", "title_en", "description_nl", "description_en", "initiatives")
_SOURCE = ("key", "title", "publisher", "url", "published_on", "note_nl", "note_en")
_ORGANISATION = ("key", "name", "kind", "kvk", "seat", "seat_place", "website", "purpose_nl", "purpose_en")
_DOCUMENT = ("key", "programme", "title_nl", "title_en", "kind", "summary_nl", "summary_en", "published_on")
_FACT = ("about_kind", "about_key", "key", "label_nl", "label_en", "value_nl", "value_en", "certainty", "as_of")
_FACT_SOURCE = ("source", "source_title", "source_url", "note_nl", "note_en")
_PLACE = ("key", "name", "kind", "starts_on", "ends_on", "latitude", "longitude", "initiatives")
_PROGRAMME = ("programme",)

RELEASES: dict[str, Release] = {
    release.name: release
    for release in (
        Release(
            "initiatives",
            _("Initiatives"),
            ("q", "theme", "place", "task", "round", "phase", "programme"),
            columns(*INITIATIVE_COLUMNS),
            _initiative_table,
            _initiatives,
        ),
        _release(LISTS[THEME], _("Themes"), _PROGRAMME, columns(*_PART), _parts(THEME)),
        _release(LISTS[TASK], _("Policy tasks"), _PROGRAMME, columns(*_PART, "owner"), _parts(TASK)),
        _release(LISTS[ROUND], _("Rounds"), _PROGRAMME, columns(*_PART, "kind", "starts_on", "ends_on"), _parts(ROUND)),
        _release("organisations", _("Organisations"), ("q", "programme"), columns(*_ORGANISATION), _organisations),
        _release("documents", _("Documents"), ("q", "programme"), columns(*_DOCUMENT, "publisher", "url"), _documents),
        _release("sources", _("Sources"), ("q",), columns(*_SOURCE), _sources),
        _release(
            "lessons",
            _("Lessons"),
            ("q", "direction", "setting", "certainty", "programme"),
            columns(*LESSON_COLUMNS),
            _lessons,
        ),
        _release(
            "learning-questions",
            _("Learning questions"),
            ("q", "status", "programme"),
            columns(*QUESTION_COLUMNS),
            _questions,
        ),
        _release(
            "cross-overs",
            _("Cross-overs with policy tasks"),
            CROSSOVER_FILTERS,
            columns(*CROSSOVER_COLUMNS),
            lambda query, _viewer: crossover_table(query),
        ),
        _release(
            "what-works",
            _("What works"),
            WORKS_FILTERS,
            columns(*WORKS_COLUMNS),
            lambda query, _viewer: Few(tuple(works_table(query)), named_by=2),
        ),
        _release("places", _("Places"), ("q", "kind", "programme"), columns(*_PLACE), _places),
        _release(
            "goals", _("Goals"), tables.FILTERS, columns(*tables.GOAL, *tables.GOAL_TEXTS), _versions(tables.goal_rows)
        ),
        _release(
            "decisions",
            _("Decisions of the agenda"),
            tables.FILTERS,
            columns(*tables.DECISION),
            _versions(tables.decision_rows),
        ),
        _release(
            "annex", _("Annex of the agenda"), tables.FILTERS, columns(*tables.ANNEX), _versions(tables.annex_rows)
        ),
        _release(
            "interventions",
            _("Interventions"),
            evidence.FILTERS,
            columns(*evidence.INTERVENTION),
            lambda query, _viewer: Few(tuple(evidence.intervention_rows(query))),
        ),
        _release(
            "findings",
            _("What studies found"),
            evidence.FILTERS,
            columns(*evidence.FINDING),
            lambda query, _viewer: Few(tuple(evidence.finding_rows(query)), named_by=4),
        ),
        _release(
            "facts",
            _("Facts"),
            ("about",),
            columns(*_FACT, "source", "source_title", "source_url", "note_nl", "note_en"),
            _facts,
        ),
    )
}
"""Every list that can be taken along as a file."""
