"""Who may do what: one table of roles and deeds, asked in every action."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed
from veerkracht.people.models import Person, Role

Scope = tuple[str, str]
"""A kind word and a key, such as ("programme", "sociale-veerkracht")."""

DEEDS: dict[str, frozenset[Role]] = {
    "load a programme": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "keep the programme": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "load boundaries": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "answer messages": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "decide a merge": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "keep the books": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "commit money": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "lock the books": frozenset({Role.OFFICER, Role.ADMINISTRATOR}),
    "grant a role": frozenset({Role.ADMINISTRATOR}),
}
"""Each deed with the roles that may do it. A deed that is not in this table cannot be done by anyone."""


def may(person: Person | None, deed: str, scopes: Iterable[Scope] = ()) -> bool:
    """Say whether a person may do a deed in any of the scopes; a role without a scope counts everywhere."""
    roles = DEEDS[deed]
    if person is None or not person.is_authenticated or not person.is_active:
        return False
    here = {("", ""), *scopes}
    return any(role in roles and scope in here for role, scope in _grants(person))


def require(person: Person | None, deed: str, scopes: Iterable[Scope] = ()) -> None:
    """Refuse with a sentence unless the person may do the deed."""
    if not may(person, deed, scopes):
        raise NotAllowed(_("You may not do this here. Ask the administrator for a role that may."))


def _grants(person: Person) -> list[tuple[str, Scope]]:
    """Read a person's roles once and keep them on the person for as long as the request lasts."""
    kept: list[tuple[str, Scope]] | None = getattr(person, "_kept_grants", None)
    if kept is None:
        kept = [(grant.role, (grant.scope_kind, grant.scope_key)) for grant in person.grants.all()]
        person._kept_grants = kept  # type: ignore[attr-defined]
    return kept
