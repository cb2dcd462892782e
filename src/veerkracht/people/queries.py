"""What others may ask about people and organisations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Organisation, OrganisationKind, Person, Role
from veerkracht.trail.pages import Page, Turn, cut


def anyone() -> bool:
    """Say whether anybody can sign in at all."""
    return Person.objects.exists()


def administrator() -> Person | None:
    """Give the administrator who was welcomed first, in whose name commands act."""
    return Person.objects.filter(grants__role=Role.ADMINISTRATOR, is_active=True).order_by("pk").first()


def officers() -> list[Person]:
    """Give those who keep the programme and can be told things, the longest known first."""
    held = Person.objects.filter(is_active=True, grants__role__in=[Role.OFFICER, Role.ADMINISTRATOR])
    return list(held.distinct().order_by("pk"))


def by_email(email: str) -> Person | None:
    """Give the person with an e-mail address, if there is one."""
    return Person.objects.filter(email__iexact=email, is_active=True).first()


def names(keys: Iterable[str]) -> dict[str, str]:
    """Give the names that go with the keys of people; a key nobody holds is left out."""
    return dict(Person.objects.filter(key__in=set(keys)).values_list("key", "name"))


def responsible(scopes: Iterable[tuple[str, str]]) -> Person | None:
    """Give the person who looks after a record: whoever holds a role nearest to it, else the first officer."""
    active = Person.objects.filter(is_active=True).order_by("pk")
    for kind, key in scopes:
        if person := active.filter(grants__scope_kind=kind, grants__scope_key=key).first():
            return person
    return active.filter(grants__role__in=[Role.OFFICER, Role.ADMINISTRATOR], grants__scope_key="").first()


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation as others see it; its e-mail address is not for showing."""

    key: str
    name: str
    kind: str
    kvk: str
    seat: str
    seat_place_key: str
    website: str
    purpose: Bilingual

    @property
    def kind_word(self) -> str:
        """Give the kind in words."""
        return str(OrganisationKind(self.kind).label)


Involved = Sequence[QuerySet[Any, Any]]
"""Queries that each give numbers of organisations; together they say who takes part."""


def organisation(key: str) -> OrganisationRow | None:
    """Give one organisation."""
    found = Organisation.objects.filter(key=key).first()
    return _organisation_row(found) if found else None


def organisations(turn: Turn, *, involved: Involved, q: str = "") -> Page[OrganisationRow]:
    """Give one page of the organisations that take part, by name."""
    page = cut(_organisations(involved, q), turn)
    return page.of(_organisation_row(found) for found in page.rows)


def organisation_table(*, involved: Involved, q: str = "") -> Iterator[tuple[Any, ...]]:
    """Give the organisations that take part as plain rows, by name."""
    found = _organisations(involved, q).order_by("sort_key", "key")
    columns = ("key", "name", "kind", "kvk", "seat", "seat_place_key", "website", "purpose_nl", "purpose_en")
    yield from found.values_list(*columns).iterator(chunk_size=2000)


def involved_keys(involved: Involved) -> list[str]:
    """Give the keys of the organisations that take part, by name."""
    return list(_organisations(involved, "").order_by("sort_key", "key").values_list("key", flat=True))


def organisation_keys() -> list[str]:
    """Give the keys of organisations, to suggest one that is near."""
    return list(Organisation.objects.order_by("key").values_list("key", flat=True)[:5000])


def _organisations(involved: Involved, q: str) -> QuerySet[Organisation]:
    takes_part = Q(pk__in=[])
    for numbers in involved:
        takes_part |= Q(pk__in=numbers)
    found = Organisation.objects.filter(takes_part)
    for word in q.split()[:10]:
        found = found.filter(Q(name__icontains=word) | Q(seat__icontains=word))
    return found


def _organisation_row(found: Organisation) -> OrganisationRow:
    return OrganisationRow(
        key=found.key,
        name=found.name,
        kind=found.kind,
        kvk=found.kvk,
        seat=found.seat,
        seat_place_key=found.seat_place_key,
        website=found.website,
        purpose=found.purpose,
    )


def searchables() -> Iterator[dict[str, Any]]:
    """Give each organisation as search keeps it, for a rebuild of the index."""
    for found in Organisation.objects.order_by("pk").iterator(chunk_size=2000):
        yield from searchable(found)


def searchable(found: Organisation) -> Iterator[dict[str, Any]]:
    """Give one organisation as search keeps it: once in each language in which it says something."""
    beside = " · ".join(part for part in (found.seat, *(str(alias) for alias in found.aliases)) if part)
    for language, purpose in (("nl", found.purpose_nl), ("en", found.purpose_en)):
        says = bool(purpose) or language == "nl"
        yield {
            "kind": "organisation",
            "key": found.key,
            "programme_key": "",
            "language": language,
            "title": found.name if says else "",
            "text": f"{purpose}\n\n{beside}".strip() if says else "",
            "on": None,
        }
