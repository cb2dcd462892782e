"""What everyone may see of cross-overs: what owners confirmed, and what people say that still waits for that.

What only a comparison of texts proposed is nobody's word, and a conflict is told of nobody before it is confirmed.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from veerkracht.crossovers.choices import Kind, State, Way
from veerkracht.crossovers.models import CrossOver
from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.tables import Table

COLUMNS = {
    "key": "key",
    "programme": "task__programme__key",
    "initiative": "initiative__key",
    "task": "task__key",
    "kind": "kind",
    "state": "state",
    "how_known": "way",
    "how_nl": "how_nl",
    "how_en": "how_en",
    "decided_on": "decided_on",
    "changed_at": "changed_at",
}
"""The columns of the list as a file, and where each stands."""


@dataclass(frozen=True, slots=True)
class PublicTie:
    """A cross-over as everyone may see it."""

    key: str
    initiative_key: str
    initiative: Bilingual
    task_key: str
    task: Bilingual
    kind: str
    confirmed: bool
    stated: bool
    why: Bilingual
    decided_on: date | None

    @property
    def kind_word(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def sort(self) -> str:
        """Give how the line is drawn: confirmed, told, or a conflict."""
        if self.kind == Kind.CONFLICTS:
            return "conflict"
        return "confirmed" if self.confirmed else "told"


def public() -> Q:
    """Keep what everyone may see."""
    told = Q(state=State.PROPOSED, kind=Kind.CONTRIBUTES, way__in=(Way.STATED, Way.PERSON))
    return (told | Q(state=State.CONFIRMED)) & Q(initiative__published=True, initiative__merged_into=None)


def of_task(task_key: str, *, size: int = 60) -> tuple[PublicTie, ...]:
    """Give the cross-overs of a task, what is confirmed first: one query."""
    return _ties(_public().filter(task__key=task_key).order_by("state", "initiative__sort_key", "key")[:size])


def of_initiative(initiative_key: str) -> tuple[PublicTie, ...]:
    """Give the cross-overs of an initiative, what is confirmed first: one query."""
    return _ties(_public().filter(initiative__key=initiative_key).order_by("state", "task__position", "key"))


def of_programme(programme_key: str, *, size: int) -> tuple[PublicTie, ...]:
    """Give the cross-overs of the initiatives that touch most tasks, as many initiatives as fit: two queries."""
    every = CrossOver.objects.filter(public(), task__programme__key=programme_key).order_by()
    most = every.values_list("initiative").annotate(many=Count("task", distinct=True))
    chosen = [number for number, _many in most.order_by("-many", "initiative__sort_key", "initiative")[:size]]
    return _ties(
        _public()
        .filter(task__programme__key=programme_key, initiative__in=chosen)
        .order_by("initiative__sort_key", "task__position", "key")
    )


def counts(programme_key: str) -> dict[tuple[str, str], int]:
    """Count for each task how many initiatives are confirmed, told or in conflict; and all initiatives: one query."""
    every = CrossOver.objects.filter(public(), task__programme__key=programme_key).order_by()
    rows = every.values_list("task__key", "kind", "state").annotate(many=Count("initiative", distinct=True))
    found: dict[tuple[str, str], int] = {}
    for key, kind, state, many in rows:
        sort = "conflict" if kind == Kind.CONFLICTS else "confirmed" if state == State.CONFIRMED else "told"
        found[key, sort] = found.get((key, sort), 0) + many
    return found


def touching(programme_key: str) -> int:
    """Count the initiatives that touch a task at all."""
    every = CrossOver.objects.filter(public(), task__programme__key=programme_key)
    return int(every.aggregate(many=Count("initiative", distinct=True))["many"])


def table(programme_key: str, *, task: str = "") -> Table:
    """Give the public cross-overs as rows, in the columns of the file."""
    found = CrossOver.objects.filter(public())
    if programme_key:
        found = found.filter(task__programme__key=programme_key)
    return Table(found.filter(task__key=task) if task else found, tuple(COLUMNS.values()), ("key",))


def _public() -> "QuerySet[CrossOver]":
    return CrossOver.objects.filter(public()).select_related("initiative", "task")


def _ties(found: "QuerySet[CrossOver]") -> tuple[PublicTie, ...]:
    return tuple(
        PublicTie(
            key=one.key,
            initiative_key=one.initiative.key,
            initiative=one.initiative.title,
            task_key=one.task.key,
            task=one.task.title,
            kind=one.kind,
            confirmed=one.state == State.CONFIRMED,
            stated=one.way == Way.STATED,
            why=one.why,
            decided_on=one.decided_on,
        )
        for one in found
    )
