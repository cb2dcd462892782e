"""With which steps a plan begins: as they are shipped for each kind of support, or as they were changed here."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from veerkracht.foundation.texts import Bilingual
from veerkracht.support.giving.models import PlanTemplate
from veerkracht.support.planning.choices import Kind

SHIPPED = Path(__file__).resolve().parent.parent / "plans.csv"


@dataclass(frozen=True, slots=True)
class TemplateStep:
    """One step of a template: so many days after the start, and what is done."""

    days: int
    what: Bilingual


@dataclass(frozen=True, slots=True)
class Template:
    """The steps with which a plan for one kind of support begins."""

    kind: str
    steps: tuple[TemplateStep, ...]
    changed: bool

    @property
    def kind_word(self) -> str:
        return str(Kind(self.kind).label)


def templates() -> tuple[Template, ...]:
    """Give the template of each kind of support."""
    changed = {one.kind: one.steps for one in PlanTemplate.objects.all()}
    return tuple(_template(kind, changed.get(kind)) for kind in Kind.values)


def template(kind: str) -> Template:
    """Give the template of one kind of support."""
    return _template(kind, PlanTemplate.objects.filter(kind=kind).values_list("steps", flat=True).first())


def _template(kind: str, changed: list[dict[str, str | int]] | None) -> Template:
    if changed is None:
        return Template(kind, _shipped().get(kind, ()), changed=False)
    steps = [
        TemplateStep(int(one["days"]), Bilingual(str(one["what_nl"]), str(one.get("what_en", "")))) for one in changed
    ]
    return Template(kind, tuple(steps), changed=True)


@cache
def _shipped() -> dict[str, tuple[TemplateStep, ...]]:
    found: dict[str, tuple[TemplateStep, ...]] = {}
    with SHIPPED.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            step = TemplateStep(int(row["days"]), Bilingual(row["what_nl"], row["what_en"]))
            found[row["kind"]] = (*found.get(row["kind"], ()), step)
    return found
