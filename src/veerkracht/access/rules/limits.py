"""What a token may be used for: the deeds that its scopes stand for, and never a deed that nobody named."""

from collections.abc import Iterable

from veerkracht.people.rules.deeds import DEEDS

READ, WRITE = "read", "write"
BROAD = (READ, WRITE)
"""Scopes that stand for many deeds. Every other scope is the name of one deed."""


def allowed(scopes: Iterable[str]) -> frozenset[str]:
    """Give the deeds for which a token may be used.

    `read` stands for each deed that changes nothing and shows no persons, `write` for each that changes something but
    neither decides nor pays. Whatever shows persons, decides or pays is only in it where its own name is a scope.
    Source: issue A2, item 7.

    >>> "read the trail" in allowed(["read"]), "see messages" in allowed(["read", "write"])
    (True, False)
    """
    wanted = frozenset(scopes)
    reading = {deed for deed, row in DEEDS.items() if READ in wanted and row.reads and not row.people}
    writing = {deed for deed, row in DEEDS.items() if WRITE in wanted and not row.reads and not row.binds}
    return frozenset(reading | writing | (wanted & DEEDS.keys()))


def binding(scopes: Iterable[str]) -> tuple[str, ...]:
    """Give the deeds that decide or pay and for which a token with these scopes may be used.

    >>> binding(["read", "write"]), binding(["read", "pay out"])
    ((), ('pay out',))
    """
    return tuple(sorted(deed for deed in allowed(scopes) if DEEDS[deed].binds))


def unknown(scopes: Iterable[str]) -> tuple[str, ...]:
    """Give the scopes that stand for nothing, as they were written.

    >>> unknown(["read", "answer messages", "everything"])
    ('everything',)
    """
    return tuple(scope for scope in scopes if scope not in BROAD and scope not in DEEDS)
