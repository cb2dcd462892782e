"""The list of organisations and the page of one: what it is, and in what it takes part."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from veerkracht.documents import queries as documents
from veerkracht.documents.queries import DocumentRow, FactRow
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries import initiative as initiatives
from veerkracht.initiatives.queries.portfolio import Titled
from veerkracht.people import queries as people
from veerkracht.people.permissions import Viewer
from veerkracht.people.queries import OrganisationRow
from veerkracht.places import queries as places
from veerkracht.programmes.queries import programme as programmes
from veerkracht.programmes.queries.programme import PartyRow, ProgrammeRow
from veerkracht.publishing.filters import Asked, Chip, Pages, asked
from veerkracht.publishing.scope import involved, programme_asked
from veerkracht.publishing.unknown import unknown


@dataclass(frozen=True, slots=True)
class Organisations:
    """The list of organisations as it is asked."""

    asked: Asked
    programme: ProgrammeRow | None
    rows: tuple[OrganisationRow, ...]
    total: int
    pages: Pages
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """One organisation with its roles."""

    row: OrganisationRow
    seat_place: str
    parties: tuple[PartyRow, ...]
    initiatives: tuple[tuple[Titled, Bilingual], ...]
    facts: tuple[FactRow, ...]
    documents: tuple[DocumentRow, ...]


def listing(query: QueryDict) -> Organisations:
    """Put the list of organisations that take part together."""
    reading, programme = programme_asked(asked("organisations", query, ("q", "programme")))
    page = people.organisations(reading.turn, involved=involved(programme.key if programme else ""), q=reading.get("q"))
    return Organisations(
        asked=reading.turned(page),
        programme=programme,
        rows=page.rows,
        total=page.total,
        pages=reading.pages(page),
        chips=reading.chips({"q": _("Words: “%s”") % reading.get("q")}),
    )


def organisation(key: str, *, viewer: Viewer = None) -> OrganisationPage:
    """Put the page of one organisation together; refuse a key that nobody knows."""
    row = people.organisation(key, viewer=viewer)
    if row is None:
        raise unknown("organisation", key, people.organisation_keys)
    seat = places.one(row.seat_place_key) if row.seat_place_key else None
    return OrganisationPage(
        row=row,
        seat_place=seat.name if seat else "",
        parties=programmes.parties(organisation_key=key),
        initiatives=initiatives.roles_of(key),
        facts=documents.facts("organisation", key),
        documents=documents.documents_about("organisation", key),
    )
