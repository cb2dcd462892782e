"""Who was at a session: kept to learn from, and only of people who work here."""

from collections.abc import Iterator

from veerkracht.foundation.personal import Basis, Declared, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.asking.models import Presence

MEETING = Processing(
    key="learning-sessions",
    purpose=Bilingual("Weten wie samen leerden, en wie je kunt vragen", "Know who learned together, and whom to ask"),
    basis=Basis.TASK,
    persons=Bilingual("wie hier werkt en bij een sessie was", "who works here and was at a session"),
    recipients=Bilingual("wie in het programma een rol heeft", "who has a role in the programme"),
    retention=Retention(Bilingual("zo lang het account bestaat", "as long as the account exists")),
    source=Bilingual("wie de sessie vastlegde", "who recorded the session"),
)
DECLARED: Declared = {
    "asking.Presence": declare(
        MEETING,
        session=("sessie", "session"),
        person_key=("sleutel van wie er was", "key of who was there"),
        group=("groep", "group"),
        count=("hoeveel mensen", "how many people"),
    ),
}
AT = Bilingual("bij welke sessies je was", "at which sessions you were")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give the sessions at which someone was."""
    found = Presence.objects.filter(person_key=whose.key) if whose.key else Presence.objects.none()
    rows = found.order_by("pk").values("session__key", "session__held_on", "session__kind")
    yield Kept("asking.Presence", AT, list(rows), ("session__kind", "session__held_on"))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that it goes at which sessions someone was."""
    count = Presence.objects.filter(person_key=whose.key).count() if whose.key else 0
    yield Fate(AT, count, goes=True)


def erase(*, whose: Whose) -> None:
    """Take someone out of the sessions they were at."""
    if whose.key:
        Presence.objects.filter(person_key=whose.key).delete()
