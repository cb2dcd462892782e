"""Keeping in the trail what happened to someone's way in; values, addresses and codes are never kept."""

from django.core.cache import cache
from django.urls import reverse

from veerkracht.people.models import Person
from veerkracht.people.queries import by_email
from veerkracht.trail.actions import record
from veerkracht.trail.telling import SYSTEM

QUIET = 300
"""For so many seconds what was throttled is kept once, so that an attack does not fill the trail."""


def changed(*, person: Person, deed: str) -> None:
    """Keep that someone changed their own way in."""
    record(by=person.key, deed=deed, kind="person", key=person.key)


def refused(*, email: str) -> None:
    """Keep that a sign-in was refused: of whom, where somebody has this address, and else of nobody."""
    kind, key = _whose(email)
    record(by=SYSTEM, deed="refuse a sign-in", kind=kind, key=key)


def throttled(*, email: str) -> None:
    """Keep that sign-ins were stopped for a while, once."""
    kind, key = _whose(email)
    if cache.add(f"access:throttled:{kind}:{key}", value=True, timeout=QUIET):
        record(by=SYSTEM, deed="stop sign-ins", kind=kind, key=key)


def _whose(email: str) -> tuple[str, str]:
    person = by_email(email)
    return ("person", person.key) if person else ("page", reverse("sign-in"))
