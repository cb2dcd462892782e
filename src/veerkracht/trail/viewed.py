"""Who is shown personal data: collected while a page is made, written to the trail once, when it is done."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Seen = dict[tuple[str, str], set[str]]
"""For each record, by kind and key, the fields that were shown."""

_seen: ContextVar[Seen | None] = ContextVar("seen", default=None)


def shown(*, kind: str, key: str, fields: Iterable[str]) -> None:
    """Note that someone is shown these personal fields of a record. A query says so that gives them away.

    Outside a page, such as in a command, there is nobody to be shown anything and nothing is noted.
    """
    seen = _seen.get()
    names = set(fields)
    if seen is not None and names:
        seen.setdefault((kind, key), set()).update(names)


@contextmanager
def collecting() -> Iterator[Seen]:
    """Collect what is shown from here on, in this request alone."""
    seen: Seen = {}
    token = _seen.set(seen)
    try:
        yield seen
    finally:
        _seen.reset(token)
