"""The personal data in uploads: who sent which file."""

from collections.abc import Iterator
from datetime import date, timedelta

from veerkracht.exchange.models import LoadedRow, Upload
from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import naming, strike
from veerkracht.foundation.texts import Bilingual

READING = Processing(
    key="uploads",
    purpose=Bilingual("Bestanden van het programma inlezen", "Read files of the programme"),
    basis=Basis.TASK,
    persons=Bilingual("mensen die het programma bijhouden", "people who keep the programme"),
    recipients=Bilingual("alleen wie het bestand stuurde", "only who sent the file"),
    retention=Retention(Bilingual("drie maanden na het versturen", "three months after it was sent"), days=90),
    source=Bilingual("de persoon zelf", "the person"),
)
LOADING = Processing(
    key="loads",
    purpose=Bilingual(
        "Bij het inlezen zien wat er in de bestanden veranderde", "See what changed in the files when they are loaded"
    ),
    basis=Basis.TASK,
    persons=Bilingual("mensen die in de bestanden staan", "people who stand in the files"),
    recipients=Bilingual("niemand", "nobody"),
    retention=Retention(Bilingual("tot het bestand opnieuw wordt ingelezen", "until the file is loaded again")),
    source=Bilingual("de bestanden van het programma", "the files of the programme"),
)
DECLARED: Declared = {
    "exchange.Upload": declare(
        READING,
        by_key=("sleutel van wie het stuurde", "key of who sent it"),
        file_name=("naam van het bestand", "name of the file"),
        rows=("inhoud van het bestand, tot die is overgenomen", "contents of the file, until they are taken over"),
        uploaded_at=("wanneer het gestuurd is", "when it was sent"),
    ),
    "exchange.LoadedRow": declare(
        LOADING, content=("adressen en namen in ingelezen rijen", "addresses and names in rows that were loaded")
    ),
}
ROWS = ("file_name", "rows", "outcome")
WHAT = Bilingual("gestuurde bestanden", "files that were sent")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give which files someone sent."""
    found = Upload.objects.filter(by_key=whose.key) if whose.key else Upload.objects.none()
    yield Kept("exchange.Upload", WHAT, list(found.values("file_name", "programme_key", "uploaded_at", "confirmed_at")))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that uploads go, and the name and address in what was loaded; the files themselves are not here."""
    count = Upload.objects.filter(by_key=whose.key).count() if whose.key else 0
    yield Fate(WHAT, count, goes=True)
    rows = Bilingual("naam en e-mailadres in ingelezen rijen", "name and address in rows that were loaded")
    why = Bilingual(
        "Staat het ook in je eigen bestanden, haal het daar dan zelf uit.",
        "If it stands in your own files too, take it out there yourself.",
    )
    others = Upload.objects.exclude(by_key=whose.key)
    found = [*naming(LoadedRow.objects.all(), ["content"], whose), *naming(others, ROWS, whose)]
    yield Fate(rows, len(found), goes=True, why=why)


def erase(*, whose: Whose) -> None:
    """Erase what someone sent, and their name and address in the rows of others and those that were loaded."""
    if whose.key:
        Upload.objects.filter(by_key=whose.key).delete()
    strike(Upload.objects.all(), ROWS, whose)
    strike(LoadedRow.objects.all(), ["content"], whose)


def due(*, on: date) -> Iterator[Due]:
    """Give the uploads of long enough ago, as one."""
    last = on - timedelta(days=READING.retention.days)
    if count := Upload.objects.filter(uploaded_at__date__lt=last).count():
        what = Bilingual(f"{count} gestuurde bestanden", f"{count} files that were sent")
        yield Due("exchange.Upload", "", what, READING.retention.words, last)


def destroy(*, due: Due, by: object, on: date) -> int:
    """Destroy the uploads of before a day."""
    return Upload.objects.filter(uploaded_at__date__lt=due.since).delete()[0]
