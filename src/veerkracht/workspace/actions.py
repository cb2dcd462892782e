"""Destroying what was kept long enough: first a list is made, then someone looks at it, and only then it goes."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.personal import Due, Rooms, offered
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.actions.erase import erase
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.people.personal import is_due
from veerkracht.people.queries import by_key, whose
from veerkracht.trail.actions import record
from veerkracht.workspace.models import Destruction
from veerkracht.workspace.queries import fingerprint

ACCOUNT = "people.Person"
"""An account is erased from all rooms, not destroyed by one."""


class ChangedMeanwhile(Refusal):
    """The list says something else than what was looked at."""


class NothingChosen(Refusal):
    """Approving nothing destroys nothing."""

    status = 422


@transaction.atomic
def propose(*, on: date, rooms: Rooms) -> int:
    """Make the list of all that was kept long enough on a day, and say how many lines it has; nothing is destroyed.

    It takes the place of a list that nobody decided about yet. A job does this; nobody needs a role for it.
    """
    lines = [_line(due) for due_here in offered(rooms, "due") for due in due_here(on=on)]
    Destruction.objects.filter(approved_by_key="").delete()
    if lines:
        Destruction.objects.create(made_on=on, lines=lines)
    return len(lines)


@transaction.atomic
def approve(*, by: Person, number: int, seen: str, chosen: Collection[int], on: date, rooms: Rooms) -> int:
    """Destroy the chosen lines of a list in one go, and say how many things went; the others come back next time.

    What is not due any more, such as an account that was opened again, stays. `seen` is the fingerprint of the list
    that was looked at.
    """
    require(by, "destroy what is due", on=on)
    made = Destruction.objects.select_for_update().filter(pk=number, approved_by_key="").first()
    if made is None:
        raise NotKnown(_("This list was decided already, or a newer one was made. Look at the page again."))
    if fingerprint(made.lines) != seen:
        raise ChangedMeanwhile(_("The list was made again since you opened it. Nothing was destroyed. Look again."))
    if not chosen:
        raise NothingChosen(_("Choose at least one line. Nothing was destroyed."))
    for place, line in enumerate(made.lines):
        line["count"] = _destroy(by, line, made.made_on, on, rooms) if place in chosen else None
    made.approved_at, made.approved_by_key = timezone.now(), by.key
    made.save(update_fields=["lines", "approved_at", "approved_by_key"])
    record(by=by.key, deed="destroy what is due", kind="destruction", key=str(made.pk))
    return sum(line["count"] or 0 for line in made.lines)


def _destroy(by: Person, line: dict[str, Any], made_on: date, on: date, rooms: Rooms) -> int:
    due = Due(
        line["record"],
        line["number"],
        Bilingual(*line["what"]),
        Bilingual(*line["why"]),
        date.fromisoformat(line["since"]),
    )
    if due.record == ACCOUNT:
        if by_key(due.number) is None or not is_due(key=due.number, on=made_on):
            return 0
        erase(by=by, whose=whose(due.number), on=on, rooms=rooms)
        return 1
    room = next(room for room in rooms if due.record in room.DECLARED)
    count: int = room.destroy(due=due, by=by, on=on)
    return count


def _line(due: Due) -> dict[str, Any]:
    return {
        "record": due.record,
        "number": due.number,
        "what": [due.what.nl, due.what.en],
        "why": [due.why.nl, due.why.en],
        "since": due.since.isoformat(),
    }
