"""Who owns a policy task: kept so that others know whom to ask, and who answered what."""

from collections.abc import Iterator

from veerkracht.crossovers.models import TaskOwner
from veerkracht.foundation.personal import Basis, Declared, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual

OWNING = Processing(
    key="task-owners",
    purpose=Bilingual(
        "Weten wie over een beleidsopgave gaat en zegt wat eraan bijdroeg",
        "Know who answers for a policy task and says what contributed to it",
    ),
    basis=Basis.TASK,
    persons=Bilingual("eigenaren van beleidsopgaven", "owners of policy tasks"),
    recipients=Bilingual("wie in het programma een rol heeft", "who has a role in the programme"),
    retention=Retention(Bilingual("zo lang het account bestaat", "as long as the account exists")),
    source=Bilingual("wie het programma bijhoudt", "who keeps the programme"),
)
DECLARED: Declared = {
    "crossovers.TaskOwner": declare(
        OWNING,
        task=("beleidsopgave", "policy task"),
        person_key=("sleutel van de eigenaar", "key of the owner"),
        by_key=("sleutel van wie dat vastlegde", "key of who recorded it"),
        recorded_at=("sinds wanneer", "since when"),
        ended_at=("tot wanneer", "until when"),
    ),
}
TASKS = Bilingual("van welke beleidsopgaven je eigenaar bent of was", "which policy tasks you own or owned")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give the tasks that someone owns or owned."""
    found = TaskOwner.objects.filter(person_key=whose.key) if whose.key else TaskOwner.objects.none()
    rows = found.order_by("pk").values("task__key", "recorded_at", "ended_at")
    yield Kept("crossovers.TaskOwner", TASKS, list(rows), ("task__key", "recorded_at"))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that it goes which tasks someone owned."""
    count = TaskOwner.objects.filter(person_key=whose.key).count() if whose.key else 0
    yield Fate(TASKS, count, goes=True)


def erase(*, whose: Whose) -> None:
    """Forget which tasks someone owned."""
    if whose.key:
        TaskOwner.objects.filter(person_key=whose.key).delete()
