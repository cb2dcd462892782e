"""Looking at public text before it is stored: where personal data stand in it, it is kept but not yet shown.

Every action that writes public text asks here. Saving always goes on: what was there before stays on the page, and the
new text waits for someone who mends it, or says that it is meant to be public.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from veerkracht.foundation.personal_data import find, masked, plain
from veerkracht.people.models import MeantPublic, Person, WithheldText
from veerkracht.people.permissions import Scope
from veerkracht.trail import actions as trail

NEVER_TEXT = ("key", "initiative_key", "kvk", "contact_email", "email")
"""What is no text that people read, or is declared as an address and shown only with permission."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """What of a record may be stored as it was said, and which texts of it wait."""

    said: dict[str, Any]
    withheld: dict[str, str]
    changed: frozenset[str]
    by_key: str
    about: Scope
    part: str
    scopes: tuple[Scope, ...]

    def keep(self, record: models.Model) -> None:
        """Keep the texts that wait, now that the record is stored; what waited for the same fields is replaced."""
        if self.changed:
            _of(record).filter(field__in=self.changed).delete()
        WithheldText.objects.bulk_create(
            WithheldText(
                about_kind=self.about[0],
                about_key=self.about[1],
                part=self.part[:200],
                scopes=[list(scope) for scope in self.scopes],
                record=record._meta.label,
                number=record.pk,
                field=name,
                text=text,
                by_key=self.by_key,
            )
            for name, text in self.withheld.items()
        )
        if self.withheld:
            kind, key = self.about
            trail.record(by=self.by_key, deed="withhold a text", kind=kind, key=key, fields=self.withheld)


def clear(
    *,
    by: Person,
    record: models.Model,
    said: Mapping[str, object],
    about: Scope,
    scopes: Iterable[Scope] = (),
    part: str = "",
    before: models.Model | None = None,
    needed: Collection[str] = (),
    unseen: bool = False,
) -> Cleared:
    """Say what of a record may be stored as it was said; instead of a text that waits, what stood there before stays.

    A text that cannot be empty, or is `needed` and was not there, is stored with the personal data left out. `before`
    is the version it follows. `unseen` says that nothing of the record was public so far: everything is looked at, and
    of a text that waits nothing is shown.
    """
    fresh = record.pk is None
    changed = frozenset(n for n, value in said.items() if fresh or unseen or getattr(record, n, None) != value)
    suspect = {name: text for name in changed if isinstance(text := said[name], str) and _is_read(record, name)}
    suspect = {name: text for name, text in suspect.items() if find(text)}
    meant = _meant(about) if suspect else frozenset()
    withheld = {name: text for name, text in suspect.items() if find(text, but=meant)}
    stored = dict(said)
    for name, text in withheld.items():
        kept = "" if unseen else getattr(record if before is None else before, name, "")
        required = not _field(record, name).blank or (name in needed and not kept)
        stored[name] = masked(text) if required else kept
    replaced = frozenset() if fresh else frozenset(withheld) if unseen else changed
    return Cleared(stored, withheld, replaced, by.key, about, part, (about, *scopes))


def _is_read(record: models.Model, name: str) -> bool:
    """Say whether a field is text that everyone may read: no key, no address, no choice."""
    if name in NEVER_TEXT:
        return False
    field = _field(record, name)
    return type(field) in (models.CharField, models.TextField) and not field.choices


def _field(record: models.Model, name: str) -> "models.Field[Any, Any]":
    found = record._meta.get_field(name)
    assert isinstance(found, models.Field), "what is said of a record is said in its fields"  # noqa: S101
    return found


def _meant(about: Scope) -> frozenset[str]:
    found = MeantPublic.objects.filter(about_kind=about[0], about_key=about[1])
    return frozenset(plain(value) for value in found.values_list("value", flat=True))


def _of(record: models.Model) -> models.QuerySet[WithheldText]:
    return WithheldText.objects.filter(record=record._meta.label, number=record.pk)
