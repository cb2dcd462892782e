"""Fields with a narrower audience than their record: said once, on the row, and dropped alike on page, CSV and JSON."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import Field, dataclass, fields, replace
from typing import Any, TypeVar

from veerkracht.people.permissions import Reach, Scope, Viewer, may, reach

AUDIENCE = "audience"

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Narrow:
    """Who sees a field: who may do a deed, and everyone where another field of the row says so."""

    deed: str
    unless: str = ""


def narrow(deed: str, *, unless: str = "") -> dict[str, Narrow]:
    """Say with a field of a row who sees it: `contact_email: str = field(metadata=narrow("see …"))`."""
    return {AUDIENCE: Narrow(deed, unless)}


def as_seen(row: Row, viewer: Viewer, scopes: Iterable[Scope]) -> Row:
    """Give a row as someone may see it: narrower fields are empty, and named in `hidden` where the row has that."""
    scopes = tuple(scopes)
    hidden = tuple(
        name
        for name, audience in _narrowed(type(row))
        if not (audience.unless and getattr(row, audience.unless)) and not may(viewer, audience.deed, scopes)
    )
    if not hidden:
        return row
    said: dict[str, Any] = dict.fromkeys(hidden, "")
    if any(one.name == "hidden" for one in _fields(type(row))):
        said["hidden"] = hidden
    return replace(row, **said)  # type: ignore[type-var]


def veil(
    row_class: type, columns: Sequence[str], viewer: Viewer, scopes: Callable[[Sequence[Any]], tuple[Scope, ...]]
) -> Callable[[Sequence[Any]], list[Any]]:
    """Make what gives plain rows of these columns as someone may see them; `scopes` reads them from such a row."""
    veiled = [
        (columns.index(name), columns.index(audience.unless) if audience.unless else None, reach(viewer, audience.deed))
        for name, audience in _narrowed(row_class)
        if name in columns
    ]

    def seen(values: Sequence[Any]) -> list[Any]:
        row = list(values)
        for at, unless, within in veiled:
            if not (unless is not None and row[unless]) and not _covers(within, values, scopes):
                row[at] = ""
        return row

    return seen


def _covers(within: Reach, values: Sequence[Any], scopes: Callable[[Sequence[Any]], tuple[Scope, ...]]) -> bool:
    return within.everywhere or (bool(within.scopes) and within.covers(*scopes(values)))


def _narrowed(row_class: type) -> list[tuple[str, Narrow]]:
    return [(one.name, one.metadata[AUDIENCE]) for one in _fields(row_class) if AUDIENCE in one.metadata]


def _fields(row_class: type) -> tuple["Field[Any]", ...]:
    return fields(row_class)
