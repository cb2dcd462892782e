"""The names of people in public documents, sources and facts."""

from collections.abc import Iterator
from itertools import product

from django.db.models import Model, Q

from veerkracht.documents.models import Document, Fact, Source
from veerkracht.foundation.personal import Basis, Declared, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual

PUBLISHING = Processing(
    key="documents",
    purpose=Bilingual(
        "Laten zien wat over het programma is besloten en gepubliceerd",
        "Show what was decided and published about the programme",
    ),
    basis=Basis.TASK,
    persons=Bilingual("mensen die in openbare stukken genoemd worden", "people named in public documents"),
    recipients=Bilingual("iedereen: de stukken zijn openbaar", "everyone: the documents are public"),
    retention=Retention(
        Bilingual("zo lang als het stuk openbaar is; iedere naam kan eruit", "as long as the document is public; "
                  "any name can be taken out")
    ),
    source=Bilingual("openbare publicaties; bij elk gegeven staat welke", "public publications, named with each fact"),
)  # fmt: skip
DECLARED: Declared = {
    "documents.Document": declare(
        PUBLISHING,
        body_nl=("namen in de tekst", "names in the text"),
        body_en=("namen in de tekst", "names in the text"),
        summary_nl=("namen in de samenvatting", "names in the summary"),
        summary_en=("namen in de samenvatting", "names in the summary"),
        publisher=("naam van de uitgever", "name of the publisher"),
    ),
    "documents.Source": declare(PUBLISHING, publisher=("naam van de uitgever", "name of the publisher")),
    "documents.Fact": declare(
        PUBLISHING,
        value_nl=("namen in een feit", "names in a fact"),
        value_en=("namen in een feit", "names in a fact"),
    ),
}
WHAT = Bilingual(
    "openbare teksten waarin de naam of het e-mailadres staat", "public texts in which the name or the address stands"
)
LOOKED_IN: tuple[tuple[type[Model], tuple[str, ...], str], ...] = (
    (Document, ("title_nl", "title_en", "summary_nl", "summary_en", "body_nl", "body_en", "publisher"), "key"),
    (Source, ("title", "publisher", "note_nl", "note_en"), "key"),
    (Fact, ("value_nl", "value_en", "note_nl", "note_en"), "about_key"),
)


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give which public texts hold someone's whole name or e-mail address."""
    yield Kept("documents.Document", WHAT, list(_naming(whose)))


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that public texts are not changed by themselves."""
    yield Fate(
        WHAT,
        len(list(_naming(whose))),
        goes=False,
        why=Bilingual(
            "Het kan iemand anders met dezelfde naam zijn. Bekijk deze teksten en haal de naam er zelf uit.",
            "It may be someone else of that name. Look at these texts and take the name out yourself.",
        ),
    )


def _naming(whose: Whose) -> Iterator[dict[str, str]]:
    if not whose.words:
        return
    for record, names, known_by in LOOKED_IN:
        holds = Q()
        for name, word in product(names, whose.words):
            holds |= Q(**{f"{name}__icontains": word})
        found = record._default_manager.filter(holds).order_by("pk")
        for key in found.values_list(known_by, flat=True):
            yield {"record": str(record._meta.model_name), "key": key}
