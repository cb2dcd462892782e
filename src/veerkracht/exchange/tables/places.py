"""The tables of places, and the tables of organisations and sources: what programmes share."""

from veerkracht.exchange.tables.table import Column, Kind, Table, in_two_languages, key_column
from veerkracht.people.models import OrganisationKind
from veerkracht.places.models import PlaceKind

STARTS = Column("starts_on", "Eerste dag; leeg is altijd al", "First day; empty is always", Kind.DAY)
ENDS = Column("ends_on", "Laatste dag; leeg is nog steeds", "Last day; empty is still", Kind.DAY)
ALIASES = Column("aliases", "Andere of eerdere namen", "Other or earlier names", Kind.LINES)


def place(name: str, nl: str, en: str, *, required: bool = False) -> Column:
    """Describe a column that names a place."""
    return Column(name, nl, en, Kind.KEY, required, refers_to="places", example="zonneveld")


PLACES = Table(
    "places",
    "Plaatsen: de provincie of stad, gemeenten, kernen, wijken. Ook plaatsen die niet meer bestaan.",
    "Places: the province or city, municipalities, towns, districts. Also places that no longer exist.",
    (
        key_column("Korte naam in adressen en bestanden", "Short name in addresses and files", example="zonneveld"),
        Column("name", "Naam", "Name", required=True, longest=200, example="Zonneveld"),
        Column(
            "kind",
            "Soort plaats",
            "Sort of place",
            Kind.CHOICE,
            required=True,
            choices=tuple(PlaceKind.values),
            example="municipality",
        ),
        STARTS,
        ENDS,
        Column("latitude", "Breedtegraad van het midden", "Latitude of the middle", Kind.DECIMAL, example="51.76"),
        Column("longitude", "Lengtegraad van het midden", "Longitude of the middle", Kind.DECIMAL, example="5.52"),
        Column("coordinate_source", "Waar de coördinaat vandaan komt", "Where the coordinate comes from"),
        *in_two_languages("note", "Opmerking", "Note", kind=Kind.TEXT),
        ALIASES,
    ),
    shared=True,
)

CODES = Table(
    "place-codes",
    "Codes van plaatsen, zoals die van het CBS, met de tijd waarin ze golden.",
    "Codes of places, such as those of Statistics Netherlands, with the time in which they counted.",
    (
        place("place", "Plaats", "Place", required=True),
        Column("scheme", "Wie de code geeft", "Who gives the code", required=True, longest=20, example="CBS"),
        Column("code", "De code", "The code", required=True, longest=20, example="GM9901"),
        STARTS,
        ENDS,
    ),
    known_by=("place", "scheme", "code"),
    shared=True,
)

SUCCESSIONS = Table(
    "successions",
    "Wat een plaats werd na een herindeling.",
    "What a place became after a merger.",
    (
        place("old", "De plaats die ophield", "The place that ended", required=True),
        place("new", "De plaats die het werd", "The place it became", required=True),
        Column("on", "De dag waarop", "The day on which", Kind.DAY, required=True, example="2019-01-01"),
        Column("share", "Welk deel overging, van 0 tot 1", "Which part went over, from 0 to 1", Kind.DECIMAL),
    ),
    known_by=("old", "new", "on"),
    shared=True,
)

WITHIN = Table(
    "within",
    "Welke plaats in welke grotere plaats ligt.",
    "Which place lies in which larger place.",
    (
        place("part", "De kleine plaats", "The smaller place", required=True),
        place("whole", "De grotere plaats", "The larger place", required=True),
        STARTS,
        ENDS,
    ),
    known_by=("part", "whole", "starts_on"),
    shared=True,
)

ORGANISATIONS = Table(
    "organisations",
    "Organisaties die meedoen of genoemd worden.",
    "Organisations that take part or are named.",
    (
        key_column("Korte naam in adressen en bestanden", "Short name in addresses and files", example="de-brug"),
        Column("name", "Naam", "Name", required=True, example="Stichting De Brug"),
        Column(
            "kind",
            "Soort organisatie",
            "Sort of organisation",
            Kind.CHOICE,
            choices=tuple(OrganisationKind.values),
            default=OrganisationKind.OTHER,
            example="foundation",
        ),
        Column(
            "kvk",
            "KVK-nummer van acht cijfers",
            "Chamber of Commerce number of eight digits",
            longest=8,
            shape=r"\d{8}",
            example="01234567",
        ),
        Column("seat", "Vestigingsplaats zoals geschreven", "Seat as it is written", longest=200),
        place("seat_place", "De plaats waar zij zetelt", "The place where its seat is"),
        Column("website", "Website", "Website", Kind.ADDRESS, longest=200, example="https://example.org"),
        *in_two_languages("purpose", "Wat zij doet", "What it does", kind=Kind.TEXT),
        Column("contact_email", "E-mailadres voor vragen", "E-mail address for questions", Kind.EMAIL, longest=254),
        ALIASES,
    ),
    shared=True,
)

SOURCES = Table(
    "sources",
    "Bronnen: publicaties waarin feiten te vinden zijn.",
    "Sources: publications in which facts can be found.",
    (
        key_column("Korte naam in adressen en bestanden", "Short name in addresses and files", example="jaarverslag"),
        Column("title", "Titel", "Title", required=True, example="Jaarverslag"),
        Column("publisher", "Wie het uitgaf", "Who published it", longest=200),
        Column("url", "Webadres", "Web address", Kind.ADDRESS, longest=500, example="https://example.org/verslag"),
        Column("published_on", "Wanneer het verscheen", "When it was published", Kind.DATE, example="2024-05"),
        *in_two_languages("note", "Opmerking", "Note", kind=Kind.TEXT),
    ),
    shared=True,
)
