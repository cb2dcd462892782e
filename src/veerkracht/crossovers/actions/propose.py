"""Proposing cross-overs: what initiatives state themselves, what their texts share with tasks, and common grounds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from veerkracht.crossovers.actions.register import key_of
from veerkracht.crossovers.choices import Kind, State, Way
from veerkracht.crossovers.models import CrossOver, Looked
from veerkracht.crossovers.queries.hits import bound
from veerkracht.crossovers.queries.texts import Compared, compared, stated_pairs
from veerkracht.crossovers.rules.touching import Proposed, touching
from veerkracht.initiatives.models import Initiative
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.models import PolicyTask
from veerkracht.search.rules.language.compounds import parts
from veerkracht.support.rules.kindred import stems_and_parts
from veerkracht.trail.actions import record
from veerkracht.trail.telling import SYSTEM

MOST_BY_PLACE = 25
"""So many initiatives are proposed to one task for place and people alone: those with most in common."""
MACHINE = (Way.TEXT, Way.GROUND)
METHOD = "text-1"

Pair = tuple[str, str, str]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a comparison: how many are proposed now, and how many initiatives have none, each with why."""

    compared: int
    proposed: int
    silent: int


def propose(*, programme_key: str, on: date, told: Callable[[float], None] | None = None) -> Outcome:
    """Compare all initiatives of a programme with its tasks; what people decided stays, and is not proposed again.

    The comparing itself holds nothing up: only what came of it is written in one go.
    """
    found = compared(programme_key)
    proposed = Proposed((), {})
    for step in touching(found.texts, stems_and_parts(parts), bound(programme_key)):
        if isinstance(step, Proposed):
            proposed = step
        elif told is not None:
            told(step)
    rows = dict(_from_grounds(found)) | dict(_from_texts(proposed, found))
    with transaction.atomic():
        gather_stated(programme_key=programme_key)
        _write(programme_key, found, rows)
        _look(programme_key, found, proposed, on)
        record(by=SYSTEM, deed="propose cross-overs", kind="programme", key=programme_key)
    return Outcome(len(found.numbers), len(rows), len(proposed.silence))


def start(*, by: Person, programme_key: str) -> None:
    """Let the comparison be made by the worker, as who keeps the programme."""
    require(by, "keep the programme", [("programme", programme_key)])
    compare.enqueue(programme_key=programme_key)


@task()
def compare(*, programme_key: str) -> None:
    """Compare in the worker."""
    propose(programme_key=programme_key, on=timezone.localdate())


def gather_stated(*, programme_key: str) -> int:
    """Put what initiatives state of themselves among the cross-overs, for the owners to answer; give how many are new.

    What is stated no more, and nobody answered, goes.
    """
    stated = stated_pairs(programme_key)
    known = CrossOver.objects.filter(task__programme__key=programme_key, kind=Kind.CONTRIBUTES)
    gone = known.filter(way=Way.STATED, state=State.PROPOSED, shares=None)
    for number, *pair in gone.values_list("pk", "initiative__key", "task__key"):
        if tuple(pair) not in stated:
            CrossOver.objects.filter(pk=number).delete()
    known.filter(way__in=MACHINE, state=State.PROPOSED, key__in=[_key(one) for one in stated]).update(way=Way.STATED)
    there = set(known.values_list("initiative__key", "task__key"))
    new = sorted(stated - there)
    initiatives = dict(Initiative.objects.filter(key__in=[one for one, _task in new]).values_list("key", "pk"))
    tasks = dict(PolicyTask.objects.filter(programme__key=programme_key).values_list("key", "pk"))
    made = [_made((*pair, Kind.CONTRIBUTES), initiatives, tasks, {"way": Way.STATED}, timezone.now()) for pair in new]
    CrossOver.objects.bulk_create(made, batch_size=500)
    return len(made)


def _key(pair: tuple[str, str]) -> str:
    return key_of(initiative_key=pair[0], task_key=pair[1], kind=Kind.CONTRIBUTES)


def _from_texts(proposed: Proposed, found: Compared) -> Iterator[tuple[Pair, Row]]:
    for one in proposed.proposals:
        ground = _common(found, one.initiative, one.task)
        said = {"way": Way.TEXT, "likeness": round(one.likeness, 6), "words": [list(pair) for pair in one.words]}
        yield (one.initiative, one.task, Kind.CONTRIBUTES), {**said, "common": ground}


def _from_grounds(found: Compared) -> Iterator[tuple[Pair, Row]]:
    """Propose where a partner is shared with a task or what contributes to it, and where place and people both are."""
    for task_key in found.of_tasks:
        near: list[tuple[int, Pair, Row]] = []
        for key in found.numbers:
            if (key, task_key) in found.ties:
                continue
            common = _common(found, key, task_key)
            if common.get("partners"):
                yield (key, task_key, Kind.SAME_PARTNER), {"way": Way.GROUND, "common": common}
            if common.get("places") and common.get("groups"):
                size = sum(len(some) for some in common.values())
                near.append((-size, (key, task_key, Kind.SAME_PLACE), {"way": Way.GROUND, "common": common}))
        yield from (pair for _size, *pair in sorted(near, key=lambda one: one[:2])[:MOST_BY_PLACE])  # type: ignore[misc]


def _common(found: Compared, key: str, task_key: str) -> dict[str, list[str]]:
    ours, theirs = found.of_initiatives[key], found.of_tasks[task_key]
    if (key, task_key) in found.ties:  # what it has is among what the task has by now
        return {}
    both = {
        "places": ours.places & theirs.places,
        "partners": ours.partners & theirs.partners,
        "groups": ours.groups & theirs.groups,
    }
    return {name: sorted(some) for name, some in both.items() if some}


def _write(programme_key: str, found: Compared, rows: dict[Pair, Row]) -> None:
    """Put what is proposed in the place of what was; what people registered or decided stays, with the likeness now."""
    here = CrossOver.objects.filter(task__programme__key=programme_key)
    mine = here.filter(state=State.PROPOSED, way__in=MACHINE, shares=None)
    since = dict(mine.values_list("key", "waits_since"))
    mine.delete()
    columns = ("initiative__key", "task__key", "kind")
    there = {(row[1], row[2], row[3]): (row[0], row[4]) for row in here.values_list("pk", *columns, "state")}
    now = timezone.now()
    new = []
    for pair, said in rows.items():
        if pair not in there:
            key = key_of(initiative_key=pair[0], task_key=pair[1], kind=pair[2])
            new.append(_made(pair, found.numbers, found.tasks, said, since.get(key, now)))
    CrossOver.objects.bulk_create(new, batch_size=500)
    seen = [
        CrossOver(pk=number, likeness=rows[pair].get("likeness"), words=rows[pair].get("words", []))
        for pair, (number, state) in there.items()
        if pair in rows and state == State.PROPOSED
    ]
    CrossOver.objects.bulk_update(seen, ["likeness", "words"], batch_size=500)


def _made(pair: Pair, initiatives: dict[str, int], tasks: dict[str, int], said: Row, since: datetime) -> CrossOver:
    initiative, task_key, kind = pair
    return CrossOver(
        key=key_of(initiative_key=initiative, task_key=task_key, kind=kind),
        initiative_id=initiatives[initiative],
        task_id=tasks[task_key],
        kind=kind,
        waits_since=since,
        origin="system",
        **said,
    )


def _look(programme_key: str, found: Compared, proposed: Proposed, on: date) -> None:
    """Keep for each initiative when it was compared, and why nothing was proposed where nothing was."""
    Looked.objects.filter(initiative__programme__key=programme_key).delete()
    Looked.objects.bulk_create(
        (
            Looked(initiative_id=number, looked_on=on, silence=proposed.silence.get(key, ""))
            for key, number in found.numbers.items()
        ),
        batch_size=1000,
    )
