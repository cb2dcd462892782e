"""Who owns a policy task here, which tasks are someone's own, and who could own one."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.timezone import localdate

from veerkracht.crossovers.models import TaskOwner
from veerkracht.people.models import Person
from veerkracht.people.permissions import DEEDS
from veerkracht.people.queries import names
from veerkracht.people.rules.roles import EVERYWHERE

DEED = "confirm a cross-over"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a task: a key, and a name where the account is still here."""

    key: str
    name: str


def owner_of(task_key: str) -> Owner | None:
    """Give who owns a task here, or nothing."""
    key = TaskOwner.objects.filter(task__key=task_key, ended_at=None).values_list("person_key", flat=True).first()
    return Owner(key, names([key]).get(key, key)) if key else None


def owns(person: Person, task_key: str) -> bool:
    """Say whether someone owns a task here."""
    return TaskOwner.objects.filter(task__key=task_key, ended_at=None, person_key=person.key).exists()


def could_own(programme_key: str) -> list[Person]:
    """Give those who hold a role in a programme, or everywhere, by which they may answer for a task."""
    today, here = localdate(), Q()
    for kind, key in (("programme", programme_key), EVERYWHERE):
        here |= Q(grants__scope_kind=kind, grants__scope_key=key)
    lasting = Q(grants__starts_on=None) | Q(grants__starts_on__lte=today)
    lasting &= Q(grants__ends_on=None) | Q(grants__ends_on__gte=today)
    found = Person.objects.filter(here & lasting, grants__role__in=DEEDS[DEED].roles, is_active=True)
    return list(found.distinct().order_by("name", "pk")[:200])
