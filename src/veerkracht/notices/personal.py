"""The personal data in notices: what someone was told."""

from collections.abc import Iterator
from datetime import date, timedelta

from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import naming, strike
from veerkracht.foundation.texts import Bilingual
from veerkracht.notices.models import Choice, Mail, Notice

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
        kind=("soort melding", "kind of notice"),
        subject=("wat er verteld is", "what was told"),
        body=("wat er verteld is", "what was told"),
        link=("waar het over ging", "what it was about"),
        about_kind=("waar het over ging", "what it was about"),
        about_key=("waar het over ging", "what it was about"),
        once=("merk dat het niet twee keer verteld wordt", "mark so that it is not told twice"),
        told_at=("wanneer het verteld is", "when it was told"),
        read_at=("wanneer het gelezen is", "when it was read"),
    ),
    "notices.Choice": declare(
        TELLING,
        person_key=("sleutel van wie koos", "key of who chose"),
        kind=("soort melding", "kind of notice"),
        how=("hoe iemand gemaild wil worden", "how someone wants to be mailed"),
    ),
    "notices.Mail": declare(
        TELLING,
        notice=("over welke melding", "about which notice"),
        how=("hoe iemand gemaild wil worden", "how someone wants to be mailed"),
        due_at=("wanneer de mail gaat", "when the mail goes"),
        state=("wat ervan werd", "what became of it"),
        tries=("hoe vaak het geprobeerd is", "how often it was tried"),
        moved_at=("wanneer er iets mee gebeurde", "when something was done with it"),
    ),
}
WHAT = Bilingual("meldingen", "notices")
CHOICES = Bilingual("keuzes over mail", "choices about mail")
MAILS = Bilingual("mails over meldingen", "mails about notices")
TEXTS = ("subject", "body")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give all that someone was told, how they chose to be told, and the mails about it."""
    if whose.key:
        told = Notice.objects.filter(person_key=whose.key)
        yield Kept("notices.Notice", WHAT, list(told.values("kind", "subject", "body", "link", "told_at", "read_at")))
        chosen = Choice.objects.filter(person_key=whose.key).order_by("kind")
        yield Kept("notices.Choice", CHOICES, list(chosen.values("kind", "how")))
        mails = Mail.objects.filter(notice__person_key=whose.key).order_by("pk")
        yield Kept("notices.Mail", MAILS, list(mails.values("how", "due_at", "state", "moved_at")))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that notices and choices go, and one's name and address from what others were told."""
    for kept in export(whose=whose):
        yield Fate(kept.what, len(kept.rows), goes=True)
    named = Bilingual("naam en e-mailadres in meldingen aan anderen", "name and address in notices to others")
    yield Fate(named, len(list(naming(Notice.objects.exclude(person_key=whose.key), TEXTS, whose))), goes=True)


def erase(*, whose: Whose) -> None:
    """Erase all that someone was told with the mails about it, and their name and address from other notices."""
    if whose.key:
        Notice.objects.filter(person_key=whose.key).delete()
        Choice.objects.filter(person_key=whose.key).delete()
    strike(Notice.objects.all(), TEXTS, whose)


def due(*, on: date) -> Iterator[Due]:
    """Give the notices that were told long enough ago, as one."""
    last = on - timedelta(days=TELLING.retention.days)
    found = Notice.objects.filter(told_at__date__lt=last)
    if count := found.count():
        what = Bilingual(f"{count} meldingen", f"{count} notices")
        yield Due("notices.Notice", "", what, TELLING.retention.words, last)


def destroy(*, due: Due, by: object, on: date) -> int:
    """Destroy the notices of before a day."""
    return Notice.objects.filter(told_at__date__lt=due.since).delete()[0]
