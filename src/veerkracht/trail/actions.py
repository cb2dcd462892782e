"""Writing the trail: called by every action, inside its own transaction; and sealing what was written."""

import secrets
from collections.abc import Iterable, Mapping

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from veerkracht.foundation.personal_data import masked
from veerkracht.trail.copies import content_of
from veerkracht.trail.models import Copy, Entry, Origin, Salt, Seal
from veerkracht.trail.rules.salted import changes
from veerkracht.trail.rules.seal import START, Sealed
from veerkracht.trail.rules.seal import seal as seal_digest
from veerkracht.trail.seals import ranges_of, waiting
from veerkracht.trail.standing_in import stood_in
from veerkracht.trail.telling import VIEWED

LONGEST_PART = 200

BATCH = 10_000
"""So many entries go under one seal at most."""


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
    personal: Mapping[str, tuple[object, object]] | None = None,
    copy: Model | None = None,
    lists: Mapping[str, Iterable[Model]] | None = None,
    part: str = "",
) -> None:
    """Add one deed to the trail: names of fields, never their values.

    `personal` has the old and the new value of fields about a person; of these a salted digest is kept.
    `copy` is a public record as it is now, or the part of it that changed: it is kept whole, so that it can be read as
    it was. `lists` has the records it is related to, where it has a list of them. Addresses and numbers of people are
    left out of the reason, since nothing can ever be taken out of the trail.
    """
    Entry.objects.create(
        person_key=by,
        for_key=stood_in(by=by),
        deed=deed,
        kind=kind,
        key=key,
        fields=sorted({*fields, *(personal or ())}),
        digests=changes(_salt(kind, key), personal) if personal else {},
        reason=masked(reason),
        origin=origin,
        refused=refused,
    )
    if copy is not None:
        Copy.objects.create(
            kind=kind,
            key=key,
            part=part[:LONGEST_PART],
            record=copy._meta.label,
            content=content_of(copy, lists or {}, (kind, key)),
        )


def copy_again(*, record: Model, kind: str, key: str, part: str = "") -> None:
    """Keep a record as it is now, where it is kept at all; the lists it has stay as they were."""
    last = Copy.objects.filter(kind=kind, key=key, part=part, record=record._meta.label).order_by("pk").last()
    if last is not None:
        content = {**last.content, **content_of(record, {}, (kind, key))}
        Copy.objects.create(kind=kind, key=key, part=part, record=last.record, content=content)


def record_views(*, by: str, seen: Mapping[tuple[str, str], Iterable[str]], page: str) -> None:
    """Add to the trail, in one go, which personal data of whom a person was shown, and on which page."""
    Entry.objects.bulk_create(
        Entry(person_key=by, deed=VIEWED, kind=kind, key=key, fields=sorted(fields), reason=page, origin=Origin.SCREEN)
        for (kind, key), fields in sorted(seen.items())
    )


def forget(*, kind: str, key: str) -> None:
    """Throw away the salt of a person who is erased, so that no digest in the trail can be traced to a value again."""
    Salt.objects.filter(kind=kind, key=key).delete()


def _salt(kind: str, key: str) -> str:
    salt, _new = Salt.objects.get_or_create(kind=kind, key=key, defaults={"salt": secrets.token_hex(32)})
    return salt.salt


@transaction.atomic
def seal(*, most: int = BATCH) -> int:
    """Put the entries that no seal holds yet under a new one, and say how many; nobody who writes has to wait for it.

    Two at once would give two seals the same number: on PostgreSQL the second waits, on SQLite every writer does.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(Seal._meta.db_table)} IN EXCLUSIVE MODE")
    lines = waiting(most)
    if not lines:
        return 0
    last = Seal.objects.order_by("-number").only("number", "digest").first()
    moment = timezone.now()
    sealed = Sealed(
        number=last.number + 1 if last else 1,
        previous=last.digest if last else START,
        sealed_at=moment.isoformat(timespec="microseconds"),
        ranges=ranges_of(lines),
        digests=b"".join([found for _number, found in lines]),
    )
    Seal.objects.create(
        number=sealed.number,
        sealed_at=moment,
        count=len(lines),
        ranges=sealed.ranges,
        digests=sealed.digests,
        previous=sealed.previous,
        digest=seal_digest(sealed),
    )
    return len(lines)
