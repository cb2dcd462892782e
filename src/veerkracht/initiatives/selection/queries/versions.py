"""How a programme assesses and chooses, in the version that is in force; without one, as the system brings it."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db.models import QuerySet

from veerkracht.initiatives.selection.models import Framework, Procedure
from veerkracht.initiatives.selection.rules.assessing import Criterion, criteria
from veerkracht.initiatives.selection.rules.stages import Question, Stage, questions, stages
from veerkracht.people.queries import names
from veerkracht.trail.telling import SYSTEM

SHIPPED = Path(__file__).resolve().parent.parent / "shipped"
Rows = list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class FrameworkRow:
    """A version of the assessment framework, as it is read."""

    number: int
    in_force_from: date | None
    criteria: tuple[Criterion, ...]
    at_least: int
    reason: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureRow:
    """A version of the stages and the form, as it is read."""

    number: int
    in_force_from: date | None
    stages: tuple[Stage, ...]
    questions: tuple[Question, ...]
    reason: str
    by: str = ""


def shipped(name: str) -> Rows:
    """Read a table that the system brings for a programme that set nothing itself."""
    with (SHIPPED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [_typed(row) for row in csv.DictReader(file)]


def _typed(row: Mapping[str, str]) -> dict[str, object]:
    typed: dict[str, object] = dict(row)
    if "weight" in row:
        typed |= {"weight": int(row["weight"]), "condition": row["condition"] == "yes"}
    if "required" in row:
        typed["required"] = row["required"] == "yes"
    return typed


def framework(programme_key: str, *, on: date) -> FrameworkRow:
    """Give the assessment framework that is in force on a day."""
    found = Framework.objects.filter(programme__key=programme_key, in_force_from__lte=on)
    last = found.order_by("in_force_from", "number").last()
    return read(last) if last else FrameworkRow(0, None, criteria(shipped("criteria")), 2, "")


def read(found: Framework, known: Mapping[str, str] | None = None) -> FrameworkRow:
    """Read a version of the framework as it is kept."""
    by = (known or {}).get(found.by_key, "")
    return FrameworkRow(found.number, found.in_force_from, criteria(found.criteria), found.at_least, found.reason, by)


def procedure(programme_key: str, *, on: date) -> ProcedureRow:
    """Give the stages and the form that are in force on a day."""
    found = Procedure.objects.filter(programme__key=programme_key, in_force_from__lte=on)
    last = found.order_by("in_force_from", "number").last()
    if last is None:
        return ProcedureRow(0, None, stages(shipped("stages")), questions(shipped("questions")), "")
    return read_procedure(last)


def read_procedure(found: Procedure, known: Mapping[str, str] | None = None) -> ProcedureRow:
    """Read a version of the stages and the form as it is kept."""
    by = (known or {}).get(found.by_key, "")
    return ProcedureRow(
        found.number, found.in_force_from, stages(found.stages), questions(found.questions), found.reason, by
    )


def frameworks(programme_key: str) -> tuple[FrameworkRow, ...]:
    """Give all versions of the framework, the newest first."""
    rows = list(_newest(Framework.objects.filter(programme__key=programme_key)))
    known = names(row.by_key for row in rows if row.by_key != SYSTEM)
    return tuple(read(row, known) for row in rows)


def procedures(programme_key: str) -> tuple[ProcedureRow, ...]:
    """Give all versions of the stages and the form, the newest first."""
    rows = list(Procedure.objects.filter(programme__key=programme_key).order_by("-number"))
    known = names(row.by_key for row in rows if row.by_key != SYSTEM)
    return tuple(read_procedure(row, known) for row in rows)


def _newest(found: "QuerySet[Framework]") -> "QuerySet[Framework]":
    return found.order_by("-number")
