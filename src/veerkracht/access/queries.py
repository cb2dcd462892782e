"""What others may ask about how people come in: their sessions, their second steps, and who was invited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.access.models import Invitation
from veerkracht.access.rules.devices import device
from veerkracht.people.holders import role_words
from veerkracht.people.models import Person
from veerkracht.people.permissions import held_by, require
from veerkracht.people.queries import names
from veerkracht.people.rules.roles import Scope, decides

SEEN = "seen"
"""Where the session keeps when it was last seen."""

STRONG = {"password", "socialaccount"}
CODES = Authenticator.Type.RECOVERY_CODES
DEMO = "@demonstratie.example"
"""Where the people of the demonstration have their addresses; no mail arrives there, by RFC 2606."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One place where someone is signed in."""

    number: int
    on: str
    address: str
    since: datetime
    seen: datetime
    here: bool


@dataclass(frozen=True, slots=True)
class Factor:
    """A second step that someone has."""

    number: int
    kind: str
    name: str
    since: datetime
    used: datetime | None


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """Someone who was invited, and how that stands."""

    number: int
    email: str
    role: str
    scope: Scope
    by: str
    made: datetime
    expires: datetime
    state: str

    @property
    def role_word(self) -> str:
        """Give the role in words."""
        return role_words().get(self.role, self.role)


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone of the demonstration."""

    key: str
    name: str
    role: str
    role_word: str


def sessions(person: Person, *, viewer: Person, here: str | None = "") -> list[SessionRow]:
    """Give where someone is signed in, last seen first, to that person or the administrator."""
    if viewer.pk != person.pk:
        require(viewer, "see people")
    found = UserSession.objects.purge_and_list(person)
    found.sort(key=lambda one: one.last_seen_at, reverse=True)
    return [
        SessionRow(one.pk, _on(one.user_agent), one.ip, one.created_at, one.last_seen_at, one.session_key == here)
        for one in found
    ]


def factors(person: Person) -> list[Factor]:
    """Give someone's second steps, but for recovery codes."""
    found = Authenticator.objects.filter(user=person).exclude(type=CODES).order_by("created_at", "pk")
    return [
        Factor(one.pk, one.type, one.wrap().name if one.type == "webauthn" else "", one.created_at, one.last_used_at)
        for one in found
    ]


def codes_left(person: Person) -> int | None:
    """Say how many recovery codes someone has left; nothing where there are none."""
    found = Authenticator.objects.filter(user=person, type=CODES).first()
    return len(found.wrap().get_unused_codes()) if found else None


def linked(person: Person) -> list[str]:
    """Give the names of the other sign-ins that are linked to someone."""
    known = {one["provider_id"]: one["name"] for one in providers()}
    found = SocialAccount.objects.filter(user=person).order_by("pk").values_list("provider", flat=True)
    return [known.get(provider, provider) for provider in found]


def providers() -> list[dict[str, Any]]:
    """Give the other sign-ins that the settings name."""
    return list(settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"])


def must_have_factor(person: Person) -> bool:
    """Say whether someone must have a second step: where the settings ask it of who decides or pays."""
    return bool(settings.SECOND_FACTOR) and decides(held_by(person), localdate())


def has_factor(person: Person) -> bool:
    """Say whether someone has a second step."""
    return bool(Authenticator.objects.filter(user=person).exclude(type=CODES).exists())


def must_keep_a_factor(authenticator: Authenticator) -> bool:
    """Say whether this is the last second step of someone who must have one."""
    others = Authenticator.objects.filter(user=authenticator.user).exclude(type=CODES).exclude(pk=authenticator.pk)
    return must_have_factor(authenticator.user) and not others.exists()


def methods(request: HttpRequest) -> list[dict[str, Any]]:
    """Give how, and when, the person of a session showed who they are."""
    return list(get_authentication_records(request, request.user))


def came_by_link(request: HttpRequest) -> bool:
    """Say whether a session rests on nothing but a one-time link."""
    ways = methods(request)
    strong = any(one["method"] in STRONG or one.get("type") == "webauthn" for one in ways)
    return any(one["method"] == "link" for one in ways) and not strong


def invitations(*, viewer: Person, at: datetime) -> list[InvitationRow]:
    """Give the newest invitations to who may give roles."""
    require(viewer, "grant a role")
    found = list(Invitation.objects.all()[:200])
    who = names(one.by_key for one in found)
    return [
        InvitationRow(
            number=one.pk,
            email=one.email,
            role=one.role,
            scope=(one.scope_kind, one.scope_key),
            by=who.get(one.by_key, one.by_key),
            made=one.made_at,
            expires=one.expires_at,
            state=one.state(at).value,
        )
        for one in found
    ]


def demo_people() -> list[DemoPerson]:
    """Give the people of the demonstration, in the order of the table of roles; nobody where it is off."""
    if not settings.DEMO:
        return []
    found = Person.objects.filter(email__endswith=DEMO, is_active=True).prefetch_related("grants").order_by("pk")
    words = role_words()
    rows = [
        DemoPerson(one.key, one.name, role, words[role]) for one in found if (role := _first_role(one.grants.all()))
    ]
    return sorted(rows, key=lambda row: list(words).index(row.role))


def demo_count() -> int:
    """Say how many accounts of the demonstration are open, whatever the settings."""
    return Person.objects.filter(email__endswith=DEMO, is_active=True).count()


def _first_role(grants: Iterable[Any]) -> str:
    return next((str(one.role) for one in grants), "")


def _on(user_agent: str) -> str:
    browser, system = device(user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("an unknown device")
