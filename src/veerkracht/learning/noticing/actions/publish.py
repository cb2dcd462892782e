"""Making an observation public, when its author said that it may be and someone looked at it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.learning.noticing.actions.own import held, take_off
from veerkracht.learning.noticing.models import Observation, ObservationKind, Publication, Sensitivity
from veerkracht.learning.noticing.queries.belonging import scopes_of
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


class MayNotBePublic(Refusal):
    """The author did not say that it may be public, or there is nothing to read."""


class NotLookedAt(Refusal):
    """Nobody said that they looked for what could tell who someone is."""

    status = 422


@transaction.atomic
def publish(*, by: Person, key: str, text: str, checked: bool, on: date) -> None:
    """Let everyone read an observation. A text with personal data in it is kept and waits until someone decides.

    Refused: one that its author keeps for the programme, a weekly signal, and one that nobody looked at.
    """
    found = held(by=by, key=key)
    scopes = scopes_of(found.initiative_key)
    require(by, "publish an observation", scopes)
    if found.sensitivity != Sensitivity.PUBLIC or found.kind == ObservationKind.SIGNAL:
        raise MayNotBePublic(_("The author keeps this for the programme. Ask whether it may be public."))
    if not text.strip():
        raise MayNotBePublic(_("There is nothing to read yet. Write out the recording first."))
    if not checked:
        raise NotLookedAt(_("Tick that you read it and that nobody can be known from it who does not want that."))
    public = Publication.objects.filter(observation=found).first() or Publication(observation=found)
    fields = {"initiative_key": found.initiative_key, "happened_on": found.happened_on, "published_on": on}
    for name, value in fields.items():
        setattr(public, name, value)
    cleared = clear(by=by, record=public, said={"text": text.strip()}, about=("observation", key), scopes=scopes)
    public.text = str(cleared.said["text"])
    public.save()
    cleared.keep(public)
    found.privacy_checked = not cleared.withheld
    found.save(update_fields=["privacy_checked"])
    record(
        by=by.key, deed="publish an observation", kind="observation", key=key, fields=["text"],
        copy=public if public.text else None,
    )  # fmt: skip


@transaction.atomic
def withdraw(*, by: Person, key: str) -> None:
    """Take an observation off the public pages; who wrote it may do so too."""
    found = held(by=by, key=key)
    if found.author_key != by.key:
        require(by, "publish an observation", scopes_of(found.initiative_key))
    if not take_off(found=found):
        raise NotKnown(_("This observation is not public."))
    Observation.objects.filter(pk=found.pk).update(privacy_checked=False)
    record(by=by.key, deed="withdraw an observation", kind="observation", key=key)
