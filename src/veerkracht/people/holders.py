"""Who holds which role, and what they declared: for the administrator, and for each person about themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.people.models import Deputy, Grant, Interest, Person, Relation, Role
from veerkracht.people.permissions import require
from veerkracht.people.rules.roles import Scope
from veerkracht.trail.pages import Page, Turn, cut
from veerkracht.trail.viewed import shown


@dataclass(frozen=True, slots=True)
class Holding:
    """A role that someone holds, held or will hold in a scope."""

    number: int
    role: str
    scope: Scope
    starts_on: date | None
    ends_on: date | None
    state: str

    @property
    def role_word(self) -> str:
        """Give the role in words."""
        return role_words().get(self.role, self.role)


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie that someone declared."""

    number: int
    relation: str
    about: Scope
    declared_at: datetime
    until: date | None
    counts: bool

    @property
    def relation_word(self) -> str:
        """Give the tie in words."""
        return relation_words().get(self.relation, self.relation)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Someone who works here, with the roles that count today and those that do not yet or no longer."""

    key: str
    name: str
    email: str
    active: bool
    holdings: tuple[Holding, ...]
    ties: tuple[Tie, ...] = ()

    @property
    def counting(self) -> tuple[Holding, ...]:
        """Give the roles that count today."""
        return tuple(one for one in self.holdings if one.state == "counts")


def people(turn: Turn, *, viewer: Person, q: str = "") -> Page[PersonRow]:
    """Give one page of the people who work here, by name, to who may see them."""
    require(viewer, "see people")
    found = Person.objects.all()
    for word in q.split()[:10]:
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    page = cut(found, turn, by="name")
    for one in page.rows:
        _shown(one, viewer)
    held = _holdings(Grant.objects.filter(person__in=[person.pk for person in page.rows]))
    return page.of(_row(person, held.get(person.pk, ())) for person in page.rows)


def someone(key: str, *, viewer: Person) -> PersonRow:
    """Give one person with all roles and ties, to who may see people or to that person."""
    found = Person.objects.filter(key=key).first()
    if found is None or found.pk != viewer.pk:
        require(viewer, "see people")
    if found is None:
        raise NotKnown(_("There is nobody with this key. Choose someone from the list."))
    _shown(found, viewer)
    held = _holdings(Grant.objects.filter(person=found))
    return _row(found, held.get(found.pk, ()), _ties(found))


@dataclass(frozen=True, slots=True)
class Standing:
    """Someone who stands in for another, in a period; `mine` where it is the viewer's own deputy."""

    number: int
    name: str
    starts_on: date
    ends_on: date
    binds: bool
    mine: bool
    counts: bool


def deputies(viewer: Person) -> tuple[Standing, ...]:
    """Give who stands in for someone, and for whom they stand in, as far as it is not over: for themselves alone."""
    today = localdate()
    found = Deputy.objects.filter(Q(person=viewer) | Q(deputy=viewer), ends_on__gte=today)
    return tuple(
        Standing(
            number=one.pk,
            name=one.deputy.name if one.person_id == viewer.pk else one.person.name,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            binds=one.binds,
            mine=one.person_id == viewer.pk,
            counts=one.starts_on <= today,
        )
        for one in found.select_related("person", "deputy").order_by("starts_on", "pk")
    )


def colleagues(viewer: Person) -> list[tuple[str, str]]:
    """Give who else holds a role here, to choose a deputy from; only their names."""
    found = Person.objects.filter(is_active=True, grants__isnull=False).exclude(pk=viewer.pk).distinct()
    return list(found.order_by("name", "key").values_list("key", "name")[:1000])


def others(key: str, *, viewer: Person) -> list[tuple[str, str]]:
    """Give everyone else who works here, to choose who takes over."""
    require(viewer, "see people")
    found = Person.objects.filter(is_active=True).exclude(key=key).order_by("name", "key")
    return list(found.values_list("key", "name")[:1000])


def role_words() -> dict[str, str]:
    """Give each role with its word."""
    return {str(value): str(label) for value, label in Role.choices}


def relation_words() -> dict[str, str]:
    """Give each tie with its words."""
    return {str(value): str(label) for value, label in Relation.choices}


def _shown(person: Person, viewer: Person) -> None:
    """Note that someone is shown another person; who looks at themselves is not."""
    if person.pk != viewer.pk:
        shown(kind="person", key=person.key, fields=["name", "email", "grants"])


def _row(person: Person, held: Iterable[Holding], ties: tuple[Tie, ...] = ()) -> PersonRow:
    return PersonRow(person.key, person.name, person.email, person.is_active, tuple(held), ties)


def _holdings(grants: Iterable[Grant]) -> dict[int, tuple[Holding, ...]]:
    found: dict[int, tuple[Holding, ...]] = {}
    today = localdate()
    for grant in sorted(grants, key=lambda one: (one.role, one.scope_kind, one.scope_key)):
        scope = (grant.scope_kind, grant.scope_key)
        holding = Holding(grant.pk, grant.role, scope, grant.starts_on, grant.ends_on, _state(grant, today))
        found[grant.person_id] = (*found.get(grant.person_id, ()), holding)
    return found


def _state(grant: Grant, today: date) -> str:
    if grant.ends_on is not None and grant.ends_on < today:
        return "ended"
    return "later" if grant.starts_on is not None and grant.starts_on > today else "counts"


def _ties(person: Person) -> tuple[Tie, ...]:
    today = localdate()
    return tuple(
        Tie(
            number=one.pk,
            relation=one.relation,
            about=(one.about_kind, one.about_key),
            declared_at=one.declared_at,
            until=one.until,
            counts=one.until is None or today <= one.until,
        )
        for one in Interest.objects.filter(person=person).order_by("-declared_at", "-pk")
    )
