"""The map of tasks, put together: which initiatives touch which tasks of others, and what came of it, counted once."""

from dataclasses import dataclass

from django.http import QueryDict

from veerkracht.crossovers.queries import public
from veerkracht.crossovers.queries.credited import Total, credited
from veerkracht.crossovers.queries.public import PublicTie
from veerkracht.foundation.two_columns import Drawing, draw
from veerkracht.programmes.queries.programme import Part, ProgrammeRow, parts
from veerkracht.publishing.filters import Asked, asked
from veerkracht.publishing.scope import programme_asked
from veerkracht.publishing.wording import plainly
from veerkracht.trail.tables import Stretches

FILTERS = ("task", "programme")
MOST_DRAWN = 30


@dataclass(frozen=True, slots=True)
class TaskCount:
    """A task with how many initiatives touch it: confirmed, told, and in conflict."""

    part: Part
    confirmed: int
    told: int
    conflict: int


@dataclass(frozen=True, slots=True)
class TaskMap:
    """All that the page tells."""

    asked: Asked
    programme: ProgrammeRow | None
    drawing: Drawing
    tasks: tuple[TaskCount, ...]
    ties: tuple[PublicTie, ...]
    drawn: int
    touching: int
    totals: tuple[Total, ...]


def page(query: QueryDict) -> TaskMap:
    """Put the map together: at most twelve queries, however many initiatives there are."""
    reading, programme = programme_asked(asked("task-map", query, ("programme",), paging=False))
    key = programme.key if programme else ""
    tasks = parts(key).tasks if programme else ()
    ties, counts = public.of_programme(key, size=MOST_DRAWN), public.counts(key)
    initiatives = {tie.initiative_key: plainly(tie.initiative) for tie in ties}
    titles = {part.key: plainly(part.title) for part in tasks}
    lines = [(tie.initiative_key, tie.task_key, tie.sort) for tie in ties]
    return TaskMap(
        asked=reading,
        programme=programme,
        drawing=draw(initiatives, titles, lines),
        tasks=tuple(
            TaskCount(part, *(counts.get((part.key, sort), 0) for sort in ("confirmed", "told", "conflict")))
            for part in tasks
        ),
        ties=ties,
        drawn=len(initiatives),
        touching=public.touching(key) if len(initiatives) == MOST_DRAWN else len(initiatives),
        totals=credited(key),
    )


def table(query: QueryDict) -> Stretches:
    """Give the public cross-overs as rows, of one task where that is asked."""
    reading, programme = programme_asked(asked("cross-overs", query, FILTERS))
    reading.whole()
    return public.table(programme.key if programme else "", task=reading.get("task"))
