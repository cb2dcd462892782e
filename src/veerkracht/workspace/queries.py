"""What waits for a person in the workspace itself: lists for destruction, and texts with personal data."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.texts import Bilingual
from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.people.models import Person
from veerkracht.people.permissions import may
from veerkracht.people.withheld import how_many, waiting_texts
from veerkracht.workspace.models import Destruction

MOST = 50
DUE = "due"


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing on a list: what, why, since when, and how many were destroyed once it was decided."""

    place: int
    what: Bilingual
    why: Bilingual
    since: date
    count: int | None


@dataclass(frozen=True, slots=True)
class DueList:
    """A list of what is due: open, or approved by someone."""

    number: int
    made_on: date
    lines: tuple[DueLine, ...]
    approved_at: datetime | None
    approved_by_key: str
    fingerprint: str

    @property
    def destroyed(self) -> int:
        """Say how many lines of the list were destroyed."""
        return sum(bool(line.count) for line in self.lines)


def open_list() -> DueList | None:
    """Give the list that waits to be looked at."""
    found = Destruction.objects.filter(approved_by_key="").first()
    return _list(found) if found else None


def approved_lists() -> tuple[DueList, ...]:
    """Give the lists that were approved, the latest first."""
    return tuple(_list(found) for found in Destruction.objects.exclude(approved_by_key="").order_by("-pk")[:MOST])


def fingerprint(lines: list[dict[str, Any]]) -> str:
    """Give a text that is another one as soon as a list says something else."""
    return hashlib.sha256(json.dumps(lines, sort_keys=True).encode()).hexdigest()[:32]


def waiting(person: Person, *, after: Cursor = FIRST, size: int = MOST) -> tuple[Waiting, ...]:
    """Tell who may decide that a list waits, and who keeps a record that a text of it waits."""
    found: list[Waiting] = []
    if may(person, "destroy what is due"):
        made = Destruction.objects.filter(approved_by_key="").values_list("recorded_at", flat=True).first()
        if made is not None:
            what = _("Look at what was kept long enough, and approve that it is destroyed")
            found.append(Waiting(what, person.key, made, reverse("retention"), DUE, 1))
    texts = waiting_texts(person, counted=False)
    if texts:
        since, link = texts[0].withheld_at, reverse("withheld")
        found.append(Waiting(how_many(len(texts)), person.key, since, link, DUE, 2))
    return tuple(sorted((one for one in found if one.cursor > after), key=lambda one: one.cursor))[:size]


def _list(found: Destruction) -> DueList:
    return DueList(
        number=found.pk,
        made_on=found.made_on,
        lines=tuple(
            DueLine(
                place,
                Bilingual(*line["what"]),
                Bilingual(*line["why"]),
                date.fromisoformat(line["since"]),
                line.get("count"),
            )
            for place, line in enumerate(found.lines)
        ),
        approved_at=found.approved_at,
        approved_by_key=found.approved_by_key,
        fingerprint=fingerprint(found.lines),
    )
