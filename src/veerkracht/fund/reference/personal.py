"""The people to contact at organisations of a reference source, such as INDIGO: kept to give it back whole."""

from collections.abc import Iterator
from datetime import date

from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.striking import naming
from veerkracht.foundation.texts import Bilingual
from veerkracht.fund.reference.models import Contact
from veerkracht.fund.reference.rules.values import Value

COMPARING = Processing(
    key="reference",
    purpose=Bilingual(
        "Een open bron om mee te vergelijken (INDIGO) heel kunnen teruggeven",
        "Be able to give an open source to compare with (INDIGO) back whole",
    ),
    basis=Basis.TASK,
    persons=Bilingual(
        "contactpersonen van organisaties in die bron", "people to contact at organisations of that source"
    ),
    recipients=Bilingual(
        "wie het fonds bijhoudt en de bron teruggeeft; op geen enkele pagina",
        "who keeps the fund and gives the source back; on no page at all",
    ),
    retention=Retention(
        Bilingual(
            "zolang ze in de bron staan; wie het niet wil, wordt gewist",
            "as long as they stand in the source; who objects is erased",
        )
    ),
    source=Bilingual(
        "de openbare gegevens van INDIGO (Universiteit van Oxford)", "the public data of INDIGO (University of Oxford)"
    ),
)
DECLARED: Declared = {
    "reference.Contact": declare(
        COMPARING,
        line=("bij welke organisatie", "at which organisation"),
        cells=("naam, functie en adressen", "name, function and addresses"),
    )
}
WHAT = Bilingual("contactgegevens in een bron om mee te vergelijken", "contact data in a source to compare with")


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give what such a source says of someone, found by e-mail address or whole name."""
    rows = [
        {"key": contact.line.owner} | {path: Value.of(kept).text for path, kept in contact.cells.items()}
        for contact in _of(whose)
    ]
    named = {name: "" for row in rows for name in row}
    yield Kept("reference.Contact", WHAT, [named | row for row in rows])


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that it goes; the source itself is of somebody else."""
    yield Fate(
        WHAT,
        len(list(_of(whose))),
        goes=True,
        why=Bilingual(
            "De bron is van de Universiteit van Oxford. Wordt hij opnieuw ingelezen, vraag dan daar om verbetering.",
            "The source is the University of Oxford's. If it is taken in again, ask there for a correction.",
        ),
    )


def erase(*, whose: Whose) -> None:
    """Erase what such a source says of someone; the rest of its row stays."""
    Contact.objects.filter(pk__in=[contact.pk for contact in _of(whose)]).delete()


def due(*, on: date) -> Iterator[Due]:
    """Give the contacts that are no longer in the source, as one."""
    if count := Contact.objects.filter(line__gone=True).count():
        what = Bilingual(
            f"{count} contactpersonen die niet meer in de bron staan", f"{count} contacts no longer in the source"
        )
        yield Due("reference.Contact", "", what, COMPARING.retention.words, on)


def destroy(*, due: Due, by: object, on: date) -> int:
    """Destroy the contacts that are no longer in the source."""
    return Contact.objects.filter(line__gone=True).delete()[0]


def _of(whose: Whose) -> Iterator[Contact]:
    return naming(Contact.objects.select_related("line"), ["cells"], whose)
