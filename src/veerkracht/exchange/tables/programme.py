"""The tables of a programme itself: what it is for, its parts, its goals and its agenda."""

from veerkracht.exchange.tables.places import place
from veerkracht.exchange.tables.table import Column, Form, Kind, Table, in_two_languages, key_column
from veerkracht.programmes.models import GoalStatus, ProgrammeKind, RoundKind

KEY_NL, KEY_EN = "Korte naam in adressen en bestanden", "Short name in addresses and files"
FROM = Column("starts_on", "Vanaf: jaar, maand of dag", "From: year, month or day", Kind.DATE, example="2024")
UNTIL = Column("ends_on", "Tot en met: jaar, maand of dag", "Until: year, month or day", Kind.DATE)
POSITION = Column("position", "Plek in de volgorde", "Place in the order", Kind.WHOLE, default="0", example="1")
IN_FORCE = Column(
    "in_force_from", "Vanaf welke dag dit geldt", "From which day this counts", Kind.DAY, True, example="2024-01-01"
)
REASON = Column(
    "reason", "Waarom deze versie er kwam", "Why this version came", Kind.TEXT, True, example="Eerste versie"
)
NUMBER = Column("number", "Nummer", "Number", Kind.WHOLE, True, example="1")


def organisation(name: str, nl: str, en: str, *, required: bool = False) -> Column:
    """Describe a column that names an organisation."""
    return Column(name, nl, en, Kind.KEY, required, refers_to="organisations", example="de-brug")


def source(*, required: bool = False) -> Column:
    """Describe the column that names the source of a row."""
    words = ("Bron waarin dit staat", "Source in which this stands")
    return Column("source", *words, Kind.KEY, required, refers_to="sources", example="jaarverslag")


def agenda_of() -> Column:
    """Describe the column that says to which agenda a row belongs."""
    return Column("agenda", "Agenda", "Agenda", Kind.KEY, True, refers_to="agenda", example="agenda-zonneveld")


TITLE = in_two_languages("title", "Titel", "Title", required=True, example="Samen wonen")
DESCRIPTION = in_two_languages("description", "Omschrijving", "Description", kind=Kind.TEXT)

PROGRAMME = Table(
    "programme",
    "Het programma zelf, in één bestand.",
    "The programme itself, in one file.",
    (
        key_column(KEY_NL, KEY_EN, example="zonneveld-samen"),
        *in_two_languages("title", "Naam", "Name", required=True, example="Zonneveld Samen"),
        *in_two_languages(
            "purpose",
            "Waarvoor het programma er is, in één zin",
            "What the programme is for, in one sentence",
            kind=Kind.TEXT,
            required=True,
            example="Iedereen in Zonneveld kent een buur die helpt.",
        ),
        *in_two_languages("story", "Waarom en hoe", "Why and how", kind=Kind.TEXT),
        Column(
            "kind",
            "Hier uitgevoerd, of alleen om te vergelijken",
            "Run here, or only kept to compare with",
            Kind.CHOICE,
            choices=tuple(ProgrammeKind.values),
            default=ProgrammeKind.OWN,
            example="own",
        ),
        FROM,
        UNTIL,
        organisation("organisation", "Wie het uitvoert", "Who runs it"),
        place("area", "Het gebied waar het over gaat", "The area it is about"),
    ),
    form=Form.ALONE,
)

THEMES = Table(
    "themes",
    "Thema's: de onderwerpen waarop initiatieven zijn ingedeeld.",
    "Themes: the subjects under which initiatives are grouped.",
    (key_column(KEY_NL, KEY_EN, example="samen-wonen"), POSITION, *TITLE, *DESCRIPTION),
)

TASKS = Table(
    "policy-tasks",
    "Opgaven van andere delen van de overheid waaraan initiatieven bijdragen.",
    "Tasks of other parts of government to which initiatives contribute.",
    (
        key_column(KEY_NL, KEY_EN, example="energie"),
        POSITION,
        *TITLE,
        *DESCRIPTION,
        organisation("owner", "Wie voor de opgave zorgt", "Who is responsible for the task"),
    ),
)

ROUNDS = Table(
    "rounds",
    "Rondes: momenten waarop initiatieven gingen meedoen.",
    "Rounds: occasions on which initiatives joined.",
    (
        key_column(KEY_NL, KEY_EN, example="eerste-ronde"),
        POSITION,
        *TITLE,
        *DESCRIPTION,
        Column(
            "kind",
            "Op welke manier initiatieven meedoen",
            "In what way initiatives take part",
            Kind.CHOICE,
            True,
            choices=tuple(RoundKind.values),
            example="selection",
        ),
        FROM,
        UNTIL,
    ),
)

FOCUS = Table(
    "focus",
    "Plaatsen waarop het programma zich richt, met de reden en de bron.",
    "Places on which the programme concentrates, with the reason and the source.",
    (
        place("place", "Plaats", "Place", required=True),
        *in_two_languages("group", "Groep waarin de plaats valt", "Group of places it belongs to", longest=100),
        *in_two_languages(
            "reason", "Waarom deze plaats", "Why this place", kind=Kind.TEXT, required=True, example="Veel stilte"
        ),
        source(required=True),
        Column("starts_on", "Eerste dag", "First day", Kind.DAY, True, example="2024-01-01"),
        Column("ends_on", "Laatste dag; leeg is nog steeds", "Last day; empty is still", Kind.DAY),
    ),
    known_by=("place", "starts_on"),
)

PARTIES = Table(
    "parties",
    "Organisaties die meedoen in het programma of in een ronde, met hun rol.",
    "Organisations that take part in the programme or in a round, with their role.",
    (
        organisation("organisation", "Organisatie", "Organisation", required=True),
        Column(
            "round",
            "Ronde; leeg is het hele programma",
            "Round; empty is the whole programme",
            Kind.KEY,
            refers_to="rounds",
            example="eerste-ronde",
        ),
        *in_two_languages("role", "Rol", "Role", required=True, longest=200, example="Trekker"),
        FROM,
        UNTIL,
        source(),
    ),
    known_by=("organisation", "round", "role_nl"),
)

GOALS = Table(
    "goals",
    "Doelen: voor elke versie van een doel een bestand.",
    "Goals: a file for each version of a goal.",
    (
        key_column("Korte naam van het doel", "Short name of the goal", name="goal", example="iedereen-een-buur"),
        POSITION,
        IN_FORCE,
        Column(
            "status",
            "Hoe vast het doel staat",
            "How firm the goal is",
            Kind.CHOICE,
            True,
            choices=tuple(GoalStatus.values),
            example="course",
        ),
        REASON,
        *TITLE,
        source(),
        *in_two_languages("text", "Wat het doel zegt", "What the goal says", kind=Kind.TEXT),
    ),
    known_by=("goal", "in_force_from"),
    form=Form.PROSE,
    body=("text_nl", "text_en"),
)

AGENDA = Table(
    "agenda",
    "De uitvoeringsagenda: voor elke versie een bestand.",
    "The implementation agenda: a file for each version.",
    (
        key_column("Korte naam van de agenda", "Short name of the agenda", name="agenda", example="agenda-zonneveld"),
        IN_FORCE,
        REASON,
        *TITLE,
        *in_two_languages("note", "Over deze tekst", "About this text", kind=Kind.TEXT),
        source(),
        *in_two_languages("body", "De tekst", "The text", kind=Kind.TEXT),
    ),
    known_by=("agenda", "in_force_from"),
    form=Form.PROSE,
    body=("body_nl", "body_en"),
)

DECISIONS = Table(
    "decisions",
    "Besluiten in een versie van de agenda.",
    "Decisions in a version of the agenda.",
    (
        agenda_of(),
        IN_FORCE,
        NUMBER,
        *in_two_languages("text", "Het besluit", "The decision", kind=Kind.TEXT, required=True, example="We beginnen."),
        Column("decided_by", "Wie het besloot", "Who decided it", longest=200),
    ),
    known_by=("agenda", "in_force_from", "number"),
)

ANNEX = Table(
    "annex",
    "De bijlage van een versie van de agenda: de initiatieven zoals die ze noemt.",
    "The annex of a version of the agenda: the initiatives as it names them.",
    (
        agenda_of(),
        IN_FORCE,
        NUMBER,
        Column("title", "Naam zoals die er staat", "Name as it stands there", required=True, example="De Eettafel"),
        Column("place", "Plaats zoals die er staat", "Place as it stands there", longest=200),
        Column("theme", "Thema zoals dat er staat", "Theme as it stands there", longest=200),
        Column("description", "Omschrijving zoals die er staat", "Description as it stands there", Kind.TEXT),
        Column(
            "initiative",
            "Welk initiatief het is",
            "Which initiative it is",
            Kind.KEY,
            refers_to="initiatives",
            example="de-eettafel",
        ),
    ),
    known_by=("agenda", "in_force_from", "number"),
)
