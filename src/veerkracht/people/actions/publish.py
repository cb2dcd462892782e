"""Deciding about a text that waits because personal data stand in it: mended, meant to be public, or dropped."""

from collections.abc import Callable, Mapping
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.personal_data import Kind, find, plain
from veerkracht.people.models import MeantPublic, Person, WithheldText
from veerkracht.people.permissions import require
from veerkracht.people.withheld import in_words
from veerkracht.trail.actions import copy_again, record

Findable = Mapping[str, Callable[[Any], None]]
"""For each sort of record, how search is told what it says now; handed in from above."""


class StillPersonal(Refusal):
    """There are personal data in the text still."""

    status = 422


class WithoutReason(Refusal):
    """What may stand on a public page is said with a reason."""

    status = 422


class NeverPublic(Refusal):
    """A citizen service number is never on a public page."""

    status = 422


@transaction.atomic
def publish(*, by: Person, number: int, reason: str, findable: Findable) -> None:
    """Say that what was found in a text is meant to be public, and why; the text is shown from now on."""
    waiting = _waiting(by, number)
    if not reason.strip():
        raise WithoutReason(_("Say why this may be public, such as: the address of the organisation itself."))
    if find(reason):
        raise StillPersonal(_("Leave personal data out of the reason: it stands in the trail and can never go."))
    if any(one.kind == Kind.BSN for one in find(waiting.text)):
        sentence = _("A BSN may never be public. Take it out, or write before it what number it is, such as RSIN.")
        raise NeverPublic(sentence)
    for one in find(waiting.text):
        MeantPublic.objects.get_or_create(
            about_kind=waiting.about_kind,
            about_key=waiting.about_key,
            value=plain(one.text)[:320],
            defaults={"reason": reason.strip(), "by_key": by.key},
        )
    _show(by, waiting, waiting.text, reason.strip(), findable)


@transaction.atomic
def mend(*, by: Person, number: int, text: str, findable: Findable) -> None:
    """Show a text without the personal data that were found in it."""
    waiting = _waiting(by, number)
    meant = MeantPublic.objects.filter(about_kind=waiting.about_kind, about_key=waiting.about_key)
    if found := find(text, but=set(meant.values_list("value", flat=True))):
        sentence = _("There are still personal data in the text: %(found)s. Take them out, or give a reason below.")
        raise StillPersonal(sentence % {"found": in_words(found)})
    _show(by, waiting, text, "", findable)


@transaction.atomic
def drop(*, by: Person, number: int) -> None:
    """Throw a text away that waits; what stood on the page stays."""
    waiting = _waiting(by, number)
    waiting.delete()
    record(by=by.key, deed="drop a text", kind=waiting.about_kind, key=waiting.about_key, fields=[waiting.field])


def _waiting(by: Person, number: int) -> WithheldText:
    waiting = WithheldText.objects.select_for_update().filter(pk=number).first()
    if waiting is None:
        raise NotKnown(_("This text does not wait (any more). Look at the list again."))
    require(by, "publish what was withheld", [(kind, key) for kind, key in waiting.scopes])
    return waiting


def _show(by: Person, waiting: WithheldText, text: str, reason: str, findable: Findable) -> None:
    shown: models.Model | None = apps.get_model(waiting.record)._default_manager.filter(pk=waiting.number).first()
    if shown is None:
        raise NotKnown(_("The record of this text is gone. Throw the text away."))
    setattr(shown, waiting.field, text)
    shown.full_clean(exclude=[one.name for one in shown._meta.fields if one.name != waiting.field])
    shown.save()
    waiting.delete()
    kind, key = waiting.about_kind, waiting.about_key
    record(by=by.key, deed="publish what was withheld", kind=kind, key=key, fields=[waiting.field], reason=reason)
    copy_again(record=shown, kind=kind, key=key, part=waiting.part)
    if waiting.record in findable:
        findable[waiting.record](shown)
