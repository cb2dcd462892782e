"""Storing the lines of a settlement: many at once, past the ORM, which takes ten times as long over each."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from django.db import connection

from veerkracht.fund.rules.sentences import Said
from veerkracht.fund.rules.standing import Line, Refused

AT_ONCE = 20_000
LINES = (
    *("settlement_id", "number", "key", "kind", "pays", "metric", "milestone", "person", "cohort", "outcome_on"),
    *("version", "units", "amount", "above", "parts", "evidence", "of", "working_nl", "working_en"),
)
REJECTIONS = (
    *("settlement_id", "number", "verification", "person", "metric", "outcome_on", "waits", "reason_nl", "reason_en"),
)


def store_lines(*, settlement: int, lines: Sequence[Line]) -> None:
    """Store every line with its working in both languages."""
    nl, en, parts = _reader("nl"), _reader("en"), cache(json.dumps)
    rows = (
        (
            *(settlement, number, line.key, line.kind, line.pays, line.metric, line.milestone, line.person),
            *(line.cohort, line.outcome_on.isoformat(), line.version, str(line.units), line.amount, line.above),
            *(parts(line.parts), json.dumps(line.evidence), line.of, nl(line.steps), en(line.steps)),
        )
        for number, line in enumerate(lines, start=1)
    )
    _insert("contracts_settlementline", LINES, rows)


def store_rejections(*, settlement: int, refused: Sequence[Refused], waiting: Sequence[Refused]) -> None:
    """Store every row that is not paid, or not yet, with its reason in both languages."""
    both = [(one, False) for one in refused] + [(one, True) for one in waiting]
    rows = (
        (
            *(settlement, number, one.row.key, one.row.person, one.row.metric, one.row.outcome_on.isoformat()),
            *(waits, one.said.read("nl"), one.said.read("en")),
        )
        for number, (one, waits) in enumerate(both, start=1)
    )
    _insert("contracts_rejection", REJECTIONS, rows)


def _reader(language: str) -> Callable[[Iterable[Said]], str]:
    """Read steps in a language, each that many lines share only once."""
    known: dict[int, tuple[Said, str]] = {}

    def read(steps: Iterable[Said]) -> str:
        parts = []
        for step in steps:
            found = known.get(id(step))
            if found is None:
                found = known[id(step)] = (step, step.read(language))
            parts.append(found[1])
        return "; ".join(parts)

    return read


def _insert(table: str, names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(rows))  # noqa: S608 - no value in it
