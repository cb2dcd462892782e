"""The names of people in public documents, sources and facts."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from django.db.models import Model, Q

from veerkracht.documents import keeping
from veerkracht.documents.actions import keep
from veerkracht.documents.models import Consent, Document, Fact, FileVersion, Source
from veerkracht.foundation.personal import Basis, Declared, Due, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Person

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
FILING = Processing(
    key="files",
    purpose=Bilingual("Bestanden van het programma bewaren", "Keep the files of the programme"),
    basis=Basis.TASK,
    persons=Bilingual(
        "mensen die in een bestand staan, en mensen die bestanden toevoegen",
        "people who stand in a file, and people who add files",
    ),
    recipients=Bilingual(
        "wie het bestand mag zien; wie er een met persoonsgegevens opende, staat in het spoor",
        "who may see the file; who opened one with personal data stands in the trail",
    ),
    retention=Retention(
        Bilingual(
            "zolang als voor dat soort document is vastgelegd, volgens de selectielijst",
            "as long as was set for that kind of document, by the selection list",
        )
    ),
    source=Bilingual("wie het bestand toevoegt", "who adds the file"),
)
PICTURING = Processing(
    key="pictures",
    purpose=Bilingual(
        "Beelden van mensen alleen tonen als zij dat goed vinden", "Show pictures of people only where they agree"
    ),
    basis=Basis.CONSENT,
    persons=Bilingual("mensen die op een foto te herkennen zijn", "people who can be recognised in a picture"),
    recipients=Bilingual(
        "iedereen ziet de foto; de toestemming alleen wie documenten bijhoudt",
        "everyone sees the picture; only who keeps documents sees the consent",
    ),
    retention=Retention(Bilingual("tot de toestemming stopt", "until consent ends")),
    source=Bilingual("de mensen op de foto", "the people in the picture"),
)
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
    "documents.FileVersion": declare(
        FILING,
        by_key=("sleutel van wie het bestand toevoegde", "key of who added the file"),
        name=("naam van het bestand", "name of the file"),
        text=("namen in het bestand", "names in the file"),
    ),
    "documents.Consent": declare(
        PICTURING,
        given_by=("in welke rol iemand toestemming gaf, zonder naam", "in which role someone agreed, without a name"),
        by_key=("sleutel van wie het vastlegde", "key of who recorded it"),
    ),
}
WHAT = Bilingual(
    "openbare teksten waarin de naam of het e-mailadres staat", "public texts in which the name or the address stands"
)
FILES = Bilingual(
    "bestanden waarin de naam of het e-mailadres staat", "files in which the name or the address stands"
)  # fmt: skip
LOOKED_IN: tuple[tuple[type[Model], tuple[str, ...], str], ...] = (
    (Document, ("title_nl", "title_en", "summary_nl", "summary_en", "body_nl", "body_en", "publisher"), "key"),
    (Source, ("title", "publisher", "note_nl", "note_en"), "key"),
    (Fact, ("value_nl", "value_en", "note_nl", "note_en"), "about_key"),
)


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give which public texts hold someone's whole name or e-mail address."""
    yield Kept("documents.Document", WHAT, list(_naming(whose)))
    yield Kept("documents.FileVersion", FILES, list(_files(whose)))


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
    yield Fate(
        FILES,
        len(list(_files(whose))),
        goes=False,
        why=Bilingual(
            "Het kan iemand anders met dezelfde naam zijn. Bekijk deze bestanden en trek ze in, of vervang ze.",
            "It may be someone else of that name. Look at these files and withdraw or replace them.",
        ),
    )
    if whose.key:
        yield Fate(
            Bilingual("bestanden en toestemmingen die iemand vastlegde", "files and consents that someone recorded"),
            sum(record._default_manager.filter(by_key=whose.key).count() for record in (FileVersion, Consent)),
            goes=False,
            why=Bilingual(
                "Het bestand is van het programma. De sleutel zegt niet wie het toevoegde.",
                "The file is the programme's. The key does not say who added it.",
            ),
        )


def due(*, on: date) -> Iterator[Due]:
    """Give each document with data about persons that was kept long enough."""
    for found in keeping.due(on=on, personal=True):
        what = Bilingual(f"document {found.key}", f"document {found.key}")
        why = Bilingual(f"{found.years} jaar bewaard: {found.source}", f"kept {found.years} years: {found.source}")
        yield Due("documents.Document", found.key, what, why, found.destroy_on)


def destroy(*, due: Due, by: object, on: date) -> int:
    """Destroy a document that is still due; its key, title and hash remain."""
    if not isinstance(by, Person) or not keeping.due_among([due.number], on=on):
        return 0
    return keep.destroy(by=by, reviewed=[due.number], reason=due.why.nl, on=on)


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


def _files(whose: Whose) -> Iterator[dict[str, str]]:
    holds = Q(pk__in=())
    for name, word in product(("name", "text", "alternative_nl", "alternative_en"), whose.words):
        holds |= Q(**{f"{name}__icontains": word})
    for key in FileVersion.objects.filter(holds).order_by("pk").values_list("document__key", flat=True):
        yield {"key": key}
