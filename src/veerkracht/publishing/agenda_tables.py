"""Goals, decisions and annex as rows of files: of every version, or of the one that counted on a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.http import QueryDict

from veerkracht.initiatives.queries.portfolio import visible_keys
from veerkracht.programmes.queries.agenda import agenda, annex_table, decision_table
from veerkracht.programmes.queries.goals import GoalRow, GoalVersionRow, goals
from veerkracht.publishing.days import asked_day
from veerkracht.publishing.filters import asked
from veerkracht.publishing.scope import programme_asked

FILTERS = ("on", "programme")
GOAL = ("key", "programme", "number", "in_force_from", "recorded_at", "status", "title_nl", "title_en")
GOAL_TEXTS = ("text_nl", "text_en", "reason", "source")
DECISION = ("agenda", "in_force_from", "number", "text_nl", "text_en", "decided_by")
ANNEX = ("agenda", "in_force_from", "number", "title", "place", "theme", "description", "initiative")

Row = tuple[Any, ...]


def goal_rows(query: QueryDict) -> Iterator[Row]:
    """Give each version of each goal, or only those that counted on a day."""
    return _goals(*_wanted("goals", query))


def _goals(programme_key: str, on: date | None) -> Iterator[Row]:
    for goal in goals(programme_key):
        counting = goal.on(on) if on else None
        for version in goal.versions:
            if on is None or version is counting:
                yield _goal_row(goal, version)


def decision_rows(query: QueryDict) -> Iterator[Row]:
    """Give the decisions of every version of the agenda, or of the one that counted on a day."""
    programme_key, on = _wanted("agenda", query)
    return _of_day(decision_table(programme_key), programme_key, on)


def annex_rows(query: QueryDict) -> Iterator[Row]:
    """Give the annex of every version of the agenda, or of the one that counted on a day."""
    return _annex(*_wanted("agenda", query))


def _annex(programme_key: str, on: date | None) -> Iterator[Row]:
    rows = list(_of_day(annex_table(programme_key), programme_key, on))
    public = visible_keys({row[-1] for row in rows if row[-1]})
    yield from ((*row[:-1], row[-1] if row[-1] in public else "") for row in rows)


def _wanted(name: str, query: QueryDict) -> tuple[str, date | None]:
    """Read what is asked before the first row goes out, so that what is not understood can still be refused."""
    reading, programme = programme_asked(asked(name, query, FILTERS))
    day = asked_day(reading.get("on"))
    (reading.without("on", day.problem) if day.problem else reading).whole()
    return programme.key if programme else "", day.day


def _of_day(rows: Iterable[tuple[date, Row]], programme_key: str, on: date | None) -> Iterator[Row]:
    """Keep the rows of the version that counted on a day; all of them where no day is asked."""
    found = agenda(programme_key) if on else None
    version = found.on(on) if found and on else None
    for from_day, row in rows:
        if on is None or (version is not None and version.in_force_from == from_day):
            yield row


def _goal_row(goal: GoalRow, version: GoalVersionRow) -> Row:
    return (
        goal.key,
        goal.programme_key,
        version.number,
        version.in_force_from,
        version.recorded_at,
        version.status,
        version.title.nl,
        version.title.en,
        version.text.nl,
        version.text.en,
        version.reason,
        version.source.key if version.source else "",
    )
