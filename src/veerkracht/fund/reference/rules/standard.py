"""The fields of INDIGO 4.1.0: in which table each stands, its heading in the files, its path in JSON, and its kind.

Source: the INDIGO data standard of GO Lab, University of Oxford, version 4.1.0. See docs/methods/standard.md.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

VERSION = "4.1.0"
PROJECTS, FUNDS, ORGANISATIONS, PIPELINE = "projects", "funds", "organisations", "pipeline"
OWNERS = {PROJECTS: "Project ID", FUNDS: "Fund ID", ORGANISATIONS: "Organisation ID", PIPELINE: "Pipeline ID"}
"""The families of tables, and the heading under which a row of a list says whose it is."""
LISTS = {"org-idssecondary": "org-ids/secondary"}
"""The list in JSON, where the file is named otherwise."""
OWN = "id"
"""The path at which a row has an identifier of its own."""
TOTAL = ""
"""The list of a table that has one row for each project, fund or organisation."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the standard."""

    table: str
    path: str
    heading: str
    kind: str
    codes: tuple[str, ...] = ()

    @property
    def personal(self) -> bool:
        """Say whether it is about a person."""
        return self.kind == "person"


@cache
def fields() -> Mapping[str, tuple[Field, ...]]:
    """Give the fields of each table, in the order of the files."""
    found: dict[str, list[Field]] = {}
    with Path(__file__).with_name("standard.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            codes = tuple(row["codes"].split("|")) if row["codes"] else ()
            found.setdefault(row["table"], []).append(
                Field(row["table"], row["path"], row["heading"], row["kind"], codes)
            )
    return {table: tuple(some) for table, some in found.items()}


@cache
def by_path(table: str) -> Mapping[str, Field]:
    """Give the fields of one table by their path; nothing for a table that the standard does not know."""
    return {field.path: field for field in fields().get(table, ())}


def family(table: str) -> str:
    """Say to which family a table belongs; nothing where it is none of ours.

    >>> family("projects_outcome_pricings"), family("weather")
    ('projects', '')
    """
    return next((name for name in OWNERS if table == name or table.startswith(f"{name}_")), "")


def list_of(table: str) -> str:
    """Give the path of the list in JSON that a table holds; nothing for the record itself.

    >>> list_of("organisations_org-idssecondary"), list_of("projects")
    ('org-ids/secondary', '')
    """
    name = table.removeprefix(family(table)).removeprefix("_")
    return LISTS.get(name, name)


def table_of(family_name: str, list_path: str) -> str:
    """Give the table of a list in JSON; the other way round from list_of."""
    known = {path: name for name, path in LISTS.items()}
    return f"{family_name}_{known.get(list_path, list_path)}" if list_path else family_name


def owner_heading(table: str) -> str:
    """Give the heading of the column that says whose row it is."""
    return "ID" if not list_of(table) else OWNERS[family(table)]


def columns(table: str, header: list[str]) -> list[Field | None]:
    """Say for each column after the first which field it is; a heading that stands twice is taken in order.

    A heading that the standard does not have gives None: such a column is kept as it is written.
    """
    free = list(fields().get(table, ()))
    found: list[Field | None] = []
    for heading in header:
        field = next((one for one in free if one.heading == heading.strip()), None)
        if field:
            free.remove(field)
        found.append(field)
    return found
