"""What the trail keeps of a personal value: a digest that says nothing without the salt of that person.

Source: house rule 3.13, 8; RFC 2104 (HMAC) with SHA-256. The table by hand is in docs/methods/salted.md.
"""

import hashlib
import hmac
from collections.abc import Mapping


def salted(salt: str, field: str, value: object) -> str:
    """Give what the trail keeps of a value; of nothing it keeps nothing.

    The field is part of it, so that the same value in two fields does not show.

    >>> salted("zout", "email", "an@example.org")[:16]
    '2abbac3cc861ca7b'
    >>> salted("zout", "email", "")
    ''
    """
    if value in ("", None):
        return ""
    return hmac.new(salt.encode(), f"{field}\n{value}".encode(), hashlib.sha256).hexdigest()


def changes(salt: str, values: Mapping[str, tuple[object, object]]) -> dict[str, list[str]]:
    """Give for each field what is kept of its old and of its new value."""
    return {field: [salted(salt, field, old), salted(salt, field, new)] for field, (old, new) in values.items()}
