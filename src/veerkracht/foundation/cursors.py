"""Cursors: where another system goes on reading a list. Each belongs to one list and its filters, and is signed."""

from collections.abc import Sequence
from typing import Any

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal


class NotThisCursor(Refusal):
    """The cursor was not given with this list and these filters."""

    status = 400


def written(position: Sequence[Any], *, of: str) -> str:
    """Write a position in a list down, so that it can be read with that list only.

    >>> read(written(["oss", 3], of="places?q=o"), of="places?q=o")
    ['oss', 3]
    """
    return _signer(of).sign_object(list(position))


def read(cursor: str, *, of: str) -> list[Any]:
    """Read a position; refuse a cursor of another list or of other filters."""
    try:
        found: list[Any] = _signer(of).unsign_object(cursor)
    except (BadSignature, ValueError) as problem:
        raise NotThisCursor(
            _("This cursor does not belong to this list with these filters. Begin again without a cursor.")
        ) from problem
    return found


def _signer(of: str) -> Signer:
    return Signer(salt=f"veerkracht cursor {of}")
