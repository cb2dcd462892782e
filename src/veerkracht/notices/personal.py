"""The personal data in notices: what someone was told."""

from collections.abc import Iterator
from datetime import date, timedelta

from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual
from veerkracht.notices.models import Notice

TELLING = Processing(
    key="notices",
    purpose=Bilingual("Laten weten dat er iets wacht", "Tell people that something waits for them"),
    basis=Basis.TASK,
    persons=Bilingual("mensen die hier werken", "people who work here"),
    recipients=Bilingual("alleen de persoon zelf", "only the person"),
    retention=Retention(Bilingual("een jaar na de melding", "a year after the notice"), days=365),
    source=Bilingual("het systeem zelf", "the system itself"),
)
DECLARED: Declared = {
    "notices.Notice": declare(
        TELLING,
        person_key=("sleutel van wie het te horen kreeg", "key of who was told"),
        subject=("wat er verteld is", "what was told"),
        link=("waar het over ging", "what it was about"),
        told_at=("wanneer het verteld is", "when it was told"),
        read_at=("wanneer het gelezen is", "when it was read"),
    )
}
WHAT = Bilingual("meldingen", "notices")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give all that someone was told."""
    found = Notice.objects.filter(person_key=whose.key) if whose.key else Notice.objects.none()
    yield Kept("notices.Notice", WHAT, list(found.values("subject", "link", "told_at", "read_at")))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that notices go."""
    yield Fate(WHAT, Notice.objects.filter(person_key=whose.key).count() if whose.key else 0, goes=True)


def erase(*, whose: Whose) -> None:
    """Erase all that someone was told."""
    if whose.key:
        Notice.objects.filter(person_key=whose.key).delete()


def due(*, on: date) -> Iterator[Due]:
    """Give the notices that were told long enough ago, as one."""
    last = on - timedelta(days=TELLING.retention.days)
    found = Notice.objects.filter(told_at__date__lt=last)
    if count := found.count():
        what = Bilingual(f"{count} meldingen", f"{count} notices")
        yield Due("notices.Notice", "", what, TELLING.retention.words, last)


def destroy(*, due: Due) -> int:
    """Destroy the notices of before a day."""
    return Notice.objects.filter(told_at__date__lt=due.since).delete()[0]
