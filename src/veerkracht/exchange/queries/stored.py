"""What is stored now, as the rows it would be in files."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from veerkracht.documents.models import Audience, Document, DocumentAbout, Fact, Source
from veerkracht.exchange.models import LoadedRow
from veerkracht.exchange.rules.cells import BETWEEN, written
from veerkracht.exchange.tables.evidence import FIGURES
from veerkracht.exchange.tables.lessons import WHERE
from veerkracht.exchange.tables.register import BY_NAME, TABLES
from veerkracht.exchange.tables.table import ABOUT_TABLES, Cells, Column, Kind, Table
from veerkracht.fund.contracts.models import Contract, TermsVersion
from veerkracht.initiatives.models import Initiative, InitiativePlace, Participation, Partner, Standing
from veerkracht.learning.evidence.models import Effect, Intervention, OnlyDirection, Outcome, Study
from veerkracht.learning.lessons.choices import State
from veerkracht.learning.lessons.models import Lesson, LessonVersion
from veerkracht.people.models import Organisation
from veerkracht.people.withheld import withheld_texts
from veerkracht.places.models import Place, PlaceCode, Succession, Within
from veerkracht.programmes.models import (
    Agenda,
    AgendaVersion,
    AnnexRow,
    Decision,
    Focus,
    Goal,
    GoalVersion,
    Party,
    PolicyTask,
    Programme,
    Round,
    Theme,
)

AT_ONCE = 500

Waiting = Mapping[tuple[str, int, str], str]
NOTHING_WAITS: Waiting = {}


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the rows of a table are stored: the record, the way to its programme, and ways that are not plain."""

    record: type[Model]
    programme: str = ""
    ways: Mapping[str, str] = field(default_factory=dict)
    holder: type[Model] | None = None


VERSION = {"agenda": "version__agenda__key", "in_force_from": "version__in_force_from"}
REPORTED = {column.name: f"reported__{column.name}" for column in FIGURES}
WENT = {"better": 1, "same": 0, "worse": -1}
"""What a measure that went so is stored as: the files count how many there are of each."""

OF_LESSON = {"key": "lesson__key", "initiative": "lesson__initiative_key"}
OF_LESSON |= {f"seen_{name}": f"context_seen__{name}" for name, _nl, _en in WHERE}
OF_LESSON |= {f"needs_{name}": f"context_required__{name}" for name, _nl, _en in WHERE}
SHELVES: dict[str, Shelf] = {
    "programme": Shelf(Programme, "key"),
    "places": Shelf(Place),
    "place-codes": Shelf(PlaceCode),
    "successions": Shelf(Succession),
    "within": Shelf(Within),
    "organisations": Shelf(Organisation, ways={"seat_place": "seat_place_key"}),
    "sources": Shelf(Source),
    "themes": Shelf(Theme, "programme__key"),
    "policy-tasks": Shelf(PolicyTask, "programme__key"),
    "rounds": Shelf(Round, "programme__key"),
    "focus": Shelf(Focus, "programme__key"),
    "parties": Shelf(Party, "programme__key"),
    "initiatives": Shelf(Initiative, "programme__key"),
    "participations": Shelf(Participation, "initiative__programme__key"),
    "partners": Shelf(Partner, "initiative__programme__key"),
    "standings": Shelf(Standing, "initiative__programme__key"),
    "goals": Shelf(GoalVersion, "goal__programme__key", {"goal": "goal__key", "position": "goal__position"}, Goal),
    "agenda": Shelf(AgendaVersion, "agenda__programme__key", {"agenda": "agenda__key"}, Agenda),
    "decisions": Shelf(Decision, "version__agenda__programme__key", VERSION),
    "annex": Shelf(AnnexRow, "version__agenda__programme__key", {**VERSION, "initiative": "initiative_key"}),
    "contracts": Shelf(Contract, "programme__key"),
    "terms": Shelf(TermsVersion, "contract__programme__key"),
    "interventions": Shelf(Intervention, "programme__key"),
    "outcomes": Shelf(Outcome, "programme__key"),
    "studies": Shelf(Study, "intervention__programme__key", {"initiative": "initiative_key"}),
    "effects": Shelf(Effect, "study__intervention__programme__key", REPORTED),
    "directions": Shelf(OnlyDirection, "study__intervention__programme__key", dict.fromkeys(WENT, "outcomes")),
    "lessons": Shelf(LessonVersion, "lesson__programme__key", OF_LESSON, Lesson),
    "documents": Shelf(Document, "programme_key"),
    "facts": Shelf(Fact, ways={"about": "about"}),
}


def rows(
    table: Table,
    programme_key: str,
    keys: Iterable[str] = (),
    *,
    waiting: Waiting = NOTHING_WAITS,
    public: bool = False,
) -> dict[str, Cells]:
    """Give the stored rows of a table: those of a programme or, where programmes share them, those of these keys.

    `waiting` are texts that are not shown yet: they were said all the same, and take the place of what is shown.
    `public` leaves out the lessons that not everyone may read.
    """
    shelf = SHELVES[table.name]
    plain = [column for column in table.columns if (table.name, column.name) not in LISTS]
    ways = ["pk", *(_way(table, column.name) for column in plain)]
    lists = {name: LISTS[table.name, name](programme_key) for name in table.names if (table.name, name) in LISTS}
    label = shelf.record._meta.label
    found: dict[str, Cells] = {}
    for part in _parts(table, shelf, programme_key, keys, public=public):
        for number, *values in part.values_list(*ways):
            cells = {column.name: _cell(table, column, value) for column, value in zip(plain, values, strict=True)}
            cells |= {name: text for name in cells if (text := waiting.get((label, number, name)))}
            for name, by_key in lists.items():
                cells[name] = BETWEEN.join(sorted(by_key.get(cells["key"], ())))
            cells = {name: cells[name] for name in table.names}
            found[table.row_key(cells)] = cells
    return found


def whole(programme_key: str) -> dict[str, list[Cells]]:
    """Give everything of a programme: its own rows, and the shared ones that it names or that it brought."""
    waits = withheld_texts()
    held = {table.name: rows(table, programme_key, waiting=waits, public=True) for table in TABLES if not table.shared}
    wanted = _brought(programme_key)
    for name, found in held.items():
        _want(wanted, BY_NAME[name], found.values())
    held["organisations"] = rows(BY_NAME["organisations"], programme_key, wanted["organisations"], waiting=waits)
    _want(wanted, BY_NAME["organisations"], held["organisations"].values())
    places = wanted["places"]
    held["places"] = rows(BY_NAME["places"], programme_key, places, waiting=waits)
    held["place-codes"] = rows(BY_NAME["place-codes"], programme_key, places)
    for name, there in (("successions", "new"), ("within", "whole")):
        found = rows(BY_NAME[name], programme_key, places)
        held[name] = {key: cells for key, cells in found.items() if cells[there] in places}
    held["facts"] = rows(BY_NAME["facts"], programme_key, _abouts(held, wanted), waiting=waits)
    _want(wanted, BY_NAME["facts"], held["facts"].values())
    held["sources"] = rows(BY_NAME["sources"], programme_key, wanted["sources"], waiting=waits)
    return {table.name: list(held[table.name].values()) for table in TABLES}


def known_keys(table_name: str, programme_key: str) -> set[str]:
    """Give the keys that are stored for a table: all of a shared one, else those of the programme."""
    shelf = SHELVES[table_name]
    found = (shelf.holder or shelf.record)._default_manager.order_by()
    if table_name == "programme" or BY_NAME[table_name].shared:
        return set(found.values_list("key", flat=True))
    way = "programme__key" if shelf.holder else shelf.programme
    return set(found.filter(**{way: programme_key}).values_list("key", flat=True))


def taken_elsewhere(table: Table, programme_key: str, keys: Collection[str]) -> dict[str, str]:
    """Give which of these keys belong to another programme, and to which."""
    shelf = SHELVES[table.name]
    record = shelf.holder or shelf.record
    way = "programme__key" if shelf.holder else shelf.programme
    found: dict[str, str] = {}
    for some in _some(sorted(keys)):
        theirs = record._default_manager.filter(key__in=some).exclude(**{way: programme_key}).order_by()
        found.update(theirs.values_list("key", way))
    return found


def last_load(programme_key: str) -> dict[str, dict[str, Cells]]:
    """Give the rows of a programme's files as they were when they were last loaded."""
    base: dict[str, dict[str, Cells]] = defaultdict(dict)
    loaded = LoadedRow.objects.filter(programme_key=programme_key).order_by()
    for table, key, content in loaded.values_list("table", "row_key", "content"):
        base[table][key] = content
    return base


def _cell(table: Table, column: Column, value: Any) -> str:
    if table.name == "directions" and column.name in WENT:
        return str(value.count(WENT[column.name]))
    return written(column, value)


def _way(table: Table, name: str) -> str:
    column = table.by_name[name]
    plain = f"{name}__key" if column.refers_to else name
    return SHELVES[table.name].ways.get(name, plain)


def _parts(
    table: Table, shelf: Shelf, programme_key: str, keys: Iterable[str], *, public: bool
) -> Iterator[QuerySet[Any]]:
    found = shelf.record._default_manager.order_by()
    if table.name == "facts":
        found = found.annotate(about=Concat("about_kind", Value(":"), "about_key", output_field=CharField()))
    if table.name == "documents":  # a folder can be given to anyone, so it holds what everyone may see
        found = found.filter(audience=Audience.PUBLIC, destroyed_at=None)
    if table.name == "lessons":
        found = _shown(found) if public else _last(found)
    if shelf.programme:
        yield found.filter(**{shelf.programme: programme_key})
    else:
        way = _way(table, table.known_by[0])
        yield from (found.filter(**{f"{way}__in": some}) for some in _some(sorted(keys)))


def _shown(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.filter(pk=F("lesson__shown")).exclude(lesson__state=State.WITHDRAWN)


def _last(found: QuerySet[Any]) -> QuerySet[Any]:
    newest = LessonVersion.objects.filter(lesson=OuterRef("lesson")).order_by("-number").values("number")[:1]
    return found.filter(number=Subquery(newest))


def _some(keys: list[str]) -> Iterator[list[str]]:
    """Cut a long list of keys: a database takes only so many in one question."""
    yield from (keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE))


def _pairs(found: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    by_key: dict[str, list[str]] = defaultdict(list)
    for key, other in found:
        by_key[key].append(other)
    return by_key


def _of_initiatives(name: str) -> Any:
    def read(programme_key: str) -> dict[str, list[str]]:
        tied = Initiative.objects.filter(programme__key=programme_key, **{f"{name}__isnull": False}).order_by()
        return _pairs(tied.values_list("key", f"{name}__key"))

    return read


def _places(programme_key: str) -> dict[str, list[str]]:
    settled = InitiativePlace.objects.filter(initiative__programme__key=programme_key)
    return _pairs(settled.values_list("initiative__key", "place__key"))


def _documents(programme_key: str) -> dict[str, list[str]]:
    abouts = DocumentAbout.objects.filter(document__programme_key=programme_key)
    found = abouts.values_list("document__key", "about_kind", "about_key")
    return _pairs((key, f"{kind}:{about}") for key, kind, about in found)


LISTS = {
    ("initiatives", "themes"): _of_initiatives("themes"),
    ("initiatives", "policy_tasks"): _of_initiatives("policy_tasks"),
    ("initiatives", "places"): _places,
    ("documents", "about"): _documents,
}
"""Cells with several keys, which are stored as rows of their own."""


def _brought(programme_key: str) -> dict[str, set[str]]:
    brought: dict[str, set[str]] = defaultdict(set)
    shared = ("places", "organisations", "sources")
    loaded = LoadedRow.objects.filter(programme_key=programme_key, table__in=shared)
    for table, key in loaded.values_list("table", "row_key"):
        brought[table].add(key)
    return brought


def _want(wanted: dict[str, set[str]], table: Table, found: Iterable[Cells]) -> None:
    """Add every key that these rows name."""
    for cells in found:
        for column in table.columns:
            for part in cells[column.name].split(BETWEEN) if cells[column.name] else ():
                if column.refers_to:
                    wanted[column.refers_to].add(part)
                elif column.kind in (Kind.ABOUT, Kind.ABOUTS):
                    kind, _colon, key = part.partition(":")
                    wanted[ABOUT_TABLES[kind]].add(key)


def _abouts(held: Mapping[str, Mapping[str, Cells]], wanted: Mapping[str, set[str]]) -> set[str]:
    """Give everything a fact of this programme can be about."""
    return {
        f"{kind}:{key}"
        for kind, name in ABOUT_TABLES.items()
        for key in {cells[BY_NAME[name].known_by[0]] for cells in held.get(name, {}).values()} | wanted.get(name, set())
    }
