"""What a person was told, and how they want to be mailed."""

from dataclasses import dataclass
from datetime import datetime

from veerkracht.notices.kinds import AT_ONCE, KINDS, USUAL
from veerkracht.notices.models import Choice, Notice

PAGE = 50


@dataclass(frozen=True, slots=True)
class Told:
    """One thing a person was told; without a link where it leads nowhere any more."""

    number: int
    subject: str
    body: str
    link: str
    about: tuple[str, str]
    told_at: datetime
    read: bool


def told(person_key: str, *, before: int | None = None) -> tuple[Told, ...]:
    """Give what a person was told, the newest first, a page and one more."""
    found = Notice.objects.filter(person_key=person_key).order_by("-pk")
    if before is not None:
        found = found.filter(pk__lt=before)
    return tuple(
        Told(
            number=one.pk,
            subject=one.subject,
            body=one.body,
            link=one.link,
            about=(one.about_kind, one.about_key),
            told_at=one.told_at,
            read=one.read_at is not None,
        )
        for one in found[: PAGE + 1]
    )


def choices(person_key: str) -> dict[str, str]:
    """Give how a person wants to be mailed about each kind: as is usual for it, unless they chose otherwise."""
    chosen = dict(Choice.objects.filter(person_key=person_key).values_list("kind", "how"))
    return {kind: chosen.get(kind, USUAL.get(kind, AT_ONCE)) for kind in KINDS}
