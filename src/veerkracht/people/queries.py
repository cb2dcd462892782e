"""What others may ask about people and organisations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.personal import Whose
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.audience import as_seen, narrow
from veerkracht.people.models import Organisation, Person
from veerkracht.people.models import OrganisationKind as OrganisationKind
from veerkracht.people.permissions import Viewer
from veerkracht.people.rules.deeds import DEEDS
from veerkracht.people.rules.roles import EVERYWHERE, Scope
from veerkracht.trail.pages import Page, Turn, cut
from veerkracht.trail.tables import Table


def anyone() -> bool:
    """Say whether anybody can sign in at all."""
    return Person.objects.exists()


def administrator() -> Person | None:
    """Give the administrator who was welcomed first, in whose name commands act."""
    return administrators().order_by("pk").first()


def administrators(*, on: date | None = None) -> QuerySet[Person]:
    """Give who can give roles on a day: whom to ask."""
    return _holding(DEEDS["grant a role"].roles, on).distinct()


def officers() -> list[Person]:
    """Give those who keep the programme and can be told things, the longest known first."""
    return list(_holding(DEEDS["keep the programme"].roles).distinct().order_by("pk"))


def by_email(email: str) -> Person | None:
    """Give the person with an e-mail address, if there is one."""
    return Person.objects.filter(email__iexact=email, is_active=True).first()


def whoever(email: str) -> Person | None:
    """Give whoever has an e-mail address, also when the account was closed."""
    return Person.objects.filter(email__iexact=email).first()


def by_key(key: str) -> Person | None:
    """Give the person with a key, for an action upon them."""
    return Person.objects.filter(key=key).first()


def key_by_email(email: str) -> str:
    """Give the key of who has an e-mail address, also when the account is closed; nothing where nobody has it."""
    found = Person.objects.filter(email__iexact=email).values_list("key", flat=True).first() if email else None
    return found or ""


def names(keys: Iterable[str]) -> dict[str, str]:
    """Give the names that go with the keys of people; a key nobody holds is left out."""
    return dict(Person.objects.filter(key__in=set(keys)).values_list("key", "name"))


def receivers_of(keys: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Give the key, the address and the name of those people who are still here, to mail them."""
    found = Person.objects.filter(key__in=set(keys), is_active=True)
    yield from found.values_list("key", "email", "name")


def responsible(scopes: Iterable[tuple[str, str]]) -> Person | None:
    """Give the person who looks after a record: whoever may answer about it and is nearest, else the first officer."""
    looking_after = DEEDS["answer messages"].roles
    for kind, key in (*scopes, EVERYWHERE):
        near = _holding(looking_after, scopes=[(kind, key)]).order_by("pk").first()
        if near is not None:
            return near
    return None


def allowed(deed: str, scope: Scope) -> list[Person]:
    """Give the people who hold a role for a deed in just this scope, to tell them that something waits there."""
    return list(_holding(DEEDS[deed].roles, scopes=[scope]).distinct().order_by("pk"))


def allowed_in_any(deed: str, scopes: Iterable[Scope]) -> list[tuple[str, str]]:
    """Give the keys and names of the people who hold a role for a deed in one of these scopes, by name. One query."""
    found = _holding(DEEDS[deed].roles, scopes=scopes).values_list("key", "name").distinct()
    return sorted(found, key=lambda one: one[1].casefold())


def _holding(roles: Iterable[str], on: date | None = None, scopes: Iterable[Scope] | None = None) -> QuerySet[Person]:
    """Give the people who hold one of these roles on a day, in one of some scopes, each as often as they do."""
    day = on or localdate()
    started = Q(grants__starts_on=None) | Q(grants__starts_on__lte=day)
    lasting = Q(grants__ends_on=None) | Q(grants__ends_on__gte=day)
    where = Q(*(Q(grants__scope_kind=kind, grants__scope_key=key) for kind, key in scopes or ()), _connector=Q.OR)
    return Person.objects.filter(started & lasting & where, grants__role__in=roles, is_active=True)


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation as others see it; its e-mail address is for those who work with it."""

    key: str
    name: str
    kind: str
    kvk: str
    seat: str
    seat_place_key: str
    website: str
    purpose: Bilingual
    contact_email: str = field(default="", metadata=narrow("see contact addresses"))

    @property
    def kind_word(self) -> str:
        """Give the kind in words."""
        return str(OrganisationKind(self.kind).label)


Involved = Sequence[QuerySet[Any, Any]]
"""Queries that each give numbers of organisations; together they say who takes part."""


def organisation(key: str, *, viewer: Viewer = None) -> OrganisationRow | None:
    """Give one organisation as someone may see it."""
    found = Organisation.objects.filter(key=key).first()
    return _organisation_row(found, viewer) if found else None


def organisations(turn: Turn, *, involved: Involved, q: str = "") -> Page[OrganisationRow]:
    """Give one page of the organisations that take part, by name."""
    page = cut(_organisations(involved, q), turn)
    return page.of(_organisation_row(found) for found in page.rows)


def organisation_table(*, involved: Involved, q: str = "") -> Table:
    """Give the organisations that take part as plain rows, by name."""
    columns = ("key", "name", "kind", "kvk", "seat", "seat_place_key", "website", "purpose_nl", "purpose_en")
    return Table(_organisations(involved, q), columns, ("sort_key", "key"))


def involved_keys(involved: Involved) -> list[str]:
    """Give the keys of the organisations that take part, by name."""
    return list(_organisations(involved, "").order_by("sort_key", "key").values_list("key", flat=True))


def organisation_names(keys: Iterable[str]) -> dict[str, str]:
    """Give the names of organisations by key."""
    return dict(Organisation.objects.filter(key__in=list(keys)).order_by().values_list("key", "name"))


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


def _organisation_row(found: Organisation, viewer: Viewer = None) -> OrganisationRow:
    row = OrganisationRow(
        key=found.key,
        name=found.name,
        kind=found.kind,
        kvk=found.kvk,
        seat=found.seat,
        seat_place_key=found.seat_place_key,
        website=found.website,
        purpose=found.purpose,
        contact_email=found.contact_email,
    )
    return as_seen(row, viewer, [("organisation", found.key)])


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


def whose(key: str) -> Whose:
    """Say who someone is, for asking all rooms what they keep of them."""
    found = by_key(key)
    if found is None:
        raise NotKnown(_("There is nobody with this key. Choose someone from the list."))
    return Whose(found.key, found.email, found.name)


def whose_address(email: str) -> Whose:
    """Say whose an e-mail address is: of someone with an account, or of a reader without one."""
    key = key_by_email(email)
    return whose(key) if key else Whose("", email, "")
