"""Who recorded versions of goals and agendas, and who is named as having decided."""

from collections.abc import Iterator

from veerkracht.foundation.personal import Basis, Declared, Fate, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual
from veerkracht.programmes.models import AgendaVersion, GoalVersion

DECIDING = Processing(
    key="decisions",
    purpose=Bilingual("Vastleggen wie wat besloot en vastlegde", "Record who decided and recorded what"),
    basis=Basis.DUTY,
    persons=Bilingual("bestuurders en mensen die hier werken", "administrators of government and people who work here"),
    recipients=Bilingual(
        "iedereen leest wie besloot; wie het vastlegde ziet alleen wie het programma bijhoudt",
        "everyone reads who decided; only who keeps the programme sees who recorded it",
    ),
    retention=Retention(
        Bilingual("blijvend, volgens de selectielijst van de Archiefwet", "for good, as the Archives Act says")
    ),
    source=Bilingual("openbare besluiten, en het systeem zelf", "public decisions, and the system itself"),
)
DECLARED: Declared = {
    "programmes.Decision": declare(DECIDING, decided_by=("wie besloot", "who decided")),
    "programmes.GoalVersion": declare(DECIDING, by_key=("sleutel van wie vastlegde", "key of who recorded")),
    "programmes.AgendaVersion": declare(DECIDING, by_key=("sleutel van wie vastlegde", "key of who recorded")),
}


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that versions stay, under a key that says nothing."""
    if whose.key:
        count = sum(record.objects.filter(by_key=whose.key).count() for record in (GoalVersion, AgendaVersion))
        yield Fate(
            Bilingual("versies van doelen en agenda's", "versions of goals and agendas"),
            count,
            goes=False,
            why=Bilingual(
                "De Archiefwet vraagt dat een besluit bewaard blijft. De sleutel zegt niet wie het vastlegde.",
                "The Archives Act asks that a decision is kept. The key does not say who recorded it.",
            ),
        )
