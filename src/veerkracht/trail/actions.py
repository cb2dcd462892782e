"""Writing the trail: called by every action, inside its own transaction."""

from collections.abc import Iterable

from veerkracht.trail.models import Entry, Origin


def record(
    *,
    by: str,
    deed: str,
    kind: str,
    key: str,
    fields: Iterable[str] = (),
    reason: str = "",
    origin: str = Origin.SCREEN,
    refused: bool = False,
) -> None:
    """Add one deed to the trail: names of fields, never their values."""
    Entry.objects.create(
        person_key=by,
        deed=deed,
        kind=kind,
        key=key,
        fields=sorted(fields),
        reason=reason,
        origin=origin,
        refused=refused,
    )
