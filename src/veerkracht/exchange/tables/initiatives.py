"""The tables of initiatives, and of what is told about them: documents and facts."""

from veerkracht.documents.models import Certainty, DocumentKind
from veerkracht.exchange.tables.places import ALIASES
from veerkracht.exchange.tables.programme import KEY_EN, KEY_NL, POSITION, TITLE, organisation, source
from veerkracht.exchange.tables.table import ABOUT_TABLES, Column, Form, Kind, Table, in_two_languages, key_column
from veerkracht.initiatives.models import Level, Phase, Track

PHASE = Column(
    "phase",
    "Hoe ver het is",
    "How far it has come",
    Kind.CHOICE,
    choices=tuple(Phase.values),
    default=Phase.UNKNOWN,
    example="start",
)
INITIATIVE = Column(
    "initiative", "Initiatief", "Initiative", Kind.KEY, True, refers_to="initiatives", example="de-eettafel"
)


def yes_no(name: str, nl: str, en: str, default: str) -> Column:
    """Describe a column with yes or no."""
    return Column(name, nl, en, Kind.YES_NO, default=default, example=default)


def level(name: str, nl: str, en: str) -> Column:
    """Describe a column that says how strong something is."""
    return Column(name, nl, en, Kind.CHOICE, choices=tuple(Level.values), default=Level.UNKNOWN, example="growing")


def about(kind: Kind, *, required: bool = False) -> Column:
    """Describe the column that says which records a row is about."""
    words = ("Waar het over gaat: soort en korte naam", "What it is about: kind and short name")
    return Column("about", *words, kind, required, choices=tuple(ABOUT_TABLES), example="initiative:de-eettafel")


INITIATIVES = Table(
    "initiatives",
    "Initiatieven: voor elk initiatief een bestand.",
    "Initiatives: a file for each initiative.",
    (
        key_column(KEY_NL, KEY_EN, example="de-eettafel"),
        *in_two_languages("title", "Naam", "Name", required=True, example="De Eettafel"),
        *in_two_languages("summary", "In één zin", "In one sentence", kind=Kind.TEXT),
        *in_two_languages("ask", "Wat het initiatief vraagt", "What the initiative asks", kind=Kind.TEXT),
        PHASE,
        yes_no("province_wide", "Werkt het in het hele gebied?", "Does it work in the whole area?", "no"),
        Column("started_on", "Begonnen: jaar, maand of dag", "Started: year, month or day", Kind.DATE, example="2023"),
        organisation("organisation", "Wie ermee begon", "Who started it"),
        Column("website", "Website", "Website", Kind.ADDRESS, longest=500, example="https://example.org"),
        Column("contact_email", "E-mailadres voor vragen", "E-mail address for questions", Kind.EMAIL, longest=254),
        yes_no("contact_public", "Mag iedereen dat adres zien?", "May everyone see that address?", "no"),
        yes_no("published", "Staat het op de openbare site?", "Is it on the public site?", "yes"),
        ALIASES,
        Column("themes", "Thema's", "Themes", Kind.KEYS, refers_to="themes", example="samen-wonen"),
        Column("policy_tasks", "Opgaven", "Policy tasks", Kind.KEYS, refers_to="policy-tasks", example="energie"),
        Column(
            "places",
            "Plaatsen waar het werkt",
            "Places where it works",
            Kind.KEYS,
            refers_to="places",
            example="zonneveld",
        ),
        *in_two_languages("story", "Het verhaal", "The story", kind=Kind.TEXT),
    ),
    form=Form.PROSE,
    body=("story_nl", "story_en"),
)

PARTICIPATIONS = Table(
    "participations",
    "Welk initiatief in welke ronde meedoet.",
    "Which initiative takes part in which round.",
    (
        INITIATIVE,
        Column("round", "Ronde", "Round", Kind.KEY, True, refers_to="rounds", example="eerste-ronde"),
        Column(
            "track",
            "Hoeveel aandacht het krijgt",
            "How much attention it gets",
            Kind.CHOICE,
            choices=tuple(Track.values),
            default=Track.FULL,
            example="full",
        ),
        Column("starts_on", "Vanaf: jaar, maand of dag", "From: year, month or day", Kind.DATE, example="2024"),
        *in_two_languages(
            "contribution", "Wat het programma inbracht", "What the programme brought in", kind=Kind.TEXT
        ),
        source(),
    ),
    known_by=("initiative", "round"),
)

PARTNERS = Table(
    "partners",
    "Organisaties die in een initiatief samenwerken.",
    "Organisations that work together in an initiative.",
    (
        INITIATIVE,
        organisation("organisation", "Organisatie", "Organisation", required=True),
        *in_two_languages("role", "Rol", "Role", required=True, longest=200, example="Geeft ruimte"),
        source(),
    ),
    known_by=("initiative", "organisation", "role_nl"),
)

STANDINGS = Table(
    "standings",
    "Hoe een initiatief ervoor stond op een moment.",
    "How an initiative stood at a moment.",
    (
        INITIATIVE,
        Column("on", "Wanneer: jaar, maand of dag", "When: year, month or day", Kind.DATE, True, example="2024-06"),
        PHASE,
        level("support_base", "Hoe groot het draagvlak is", "How strong the support base is"),
        level("durability", "Hoe duurzaam het is", "How durable it is"),
        *in_two_languages("note", "Opmerking", "Note", kind=Kind.TEXT),
        source(),
    ),
    known_by=("initiative", "on"),
)

DOCUMENTS = Table(
    "documents",
    "Documenten: voor elk document een bestand.",
    "Documents: a file for each document.",
    (
        key_column(KEY_NL, KEY_EN, example="brief-aan-de-raad"),
        *TITLE,
        Column(
            "kind",
            "Soort document",
            "Sort of document",
            Kind.CHOICE,
            choices=tuple(DocumentKind.values),
            default=DocumentKind.OTHER,
            example="letter",
        ),
        *in_two_languages("summary", "Samenvatting", "Summary", kind=Kind.TEXT),
        Column("published_on", "Wanneer het verscheen", "When it was published", Kind.DATE, example="2024-05-02"),
        Column("publisher", "Wie het uitgaf", "Who published it", longest=200),
        Column("url", "Webadres", "Web address", Kind.ADDRESS, longest=500, example="https://example.org/brief"),
        about(Kind.ABOUTS),
        *in_two_languages("body", "De tekst", "The text", kind=Kind.TEXT),
    ),
    form=Form.PROSE,
    body=("body_nl", "body_en"),
)

FACTS = Table(
    "facts",
    "Feiten over een initiatief, plaats, ronde of iets anders, met hun bron en hoe zeker ze zijn.",
    "Facts about an initiative, place, round or something else, with their source and how sure they are.",
    (
        about(Kind.ABOUT, required=True),
        key_column("Korte naam van het feit", "Short name of the fact", example="bezoekers"),
        POSITION,
        *in_two_languages(
            "label", "Wat het is", "What it is", required=True, longest=200, example="Bezoekers per week"
        ),
        *in_two_languages("value", "Wat het feit zegt", "What the fact says", kind=Kind.TEXT),
        Column(
            "certainty",
            "Hoe zeker het is",
            "How sure it is",
            Kind.CHOICE,
            choices=tuple(Certainty.values),
            default=Certainty.STATED,
            example="stated",
        ),
        Column("as_of", "Van wanneer het is", "Of when it is", Kind.DATE, example="2024"),
        source(),
        *in_two_languages("note", "Opmerking", "Note", kind=Kind.TEXT),
    ),
    known_by=("about", "key"),
    shared=True,
)
