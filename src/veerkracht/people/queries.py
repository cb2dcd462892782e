"""What others may ask about people and organisations."""

from collections.abc import Iterable

from veerkracht.people.models import Person, Role


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
