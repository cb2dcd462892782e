"""What can still be done with an observation: mended, harvested, written out."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed, NotKnown, Refusal
from veerkracht.learning.noticing import sounds
from veerkracht.learning.noticing.actions.note import LONGEST_TEXT, NothingSaid
from veerkracht.learning.noticing.models import HarvestedOutcome, Observation, ObservationKind, Publication, Sensitivity
from veerkracht.learning.noticing.queries.belonging import scopes_of
from veerkracht.learning.noticing.queries.reading import may_read
from veerkracht.people.models import Person, WithheldText
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


class HarvestedAlready(Refusal):
    """An observation is harvested once."""


class NothingRecorded(Refusal):
    """There is no recording to write out."""


@transaction.atomic
def mend(*, by: Person, key: str, text: str, sensitivity: str) -> None:
    """Change the words of one's own observation, or who may read it; what may not be public goes off the pages."""
    found = held(by=by, key=key)
    if found.author_key != by.key:
        raise NotAllowed(_("Only who wrote this may change it. Ask that person."))
    require(by, "record an observation", scopes_of(found.initiative_key))
    if found.kind != ObservationKind.SIGNAL and not text.strip() and found.consented_at is None:
        raise NothingSaid(_("Write or say what you noticed: one sentence is enough."))
    if len(text) > LONGEST_TEXT:
        raise NothingSaid(_("This is longer than 5,000 signs. Make it shorter, or add it as a document."))
    said = {"text": text.strip(), "sensitivity": Sensitivity(sensitivity)}
    changed = [name for name, value in said.items() if getattr(found, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(found, name, said[name])
    found.privacy_checked = False
    found.save()
    if found.sensitivity != Sensitivity.PUBLIC:
        take_off(found=found)
    record(by=by.key, deed="mend an observation", kind="observation", key=key, fields=changed)


@transaction.atomic
def harvest(*, by: Person, key: str, said: Mapping[str, str]) -> None:
    """Tell of an observation who changed and what the initiative did for it: from then on it is an outcome."""
    found = held(by=by, key=key)
    require(by, "record an observation", scopes_of(found.initiative_key))
    if found.kind == ObservationKind.OUTCOME:
        raise HarvestedAlready(_("This is an outcome already."))
    HarvestedOutcome.objects.create(observation=found, **said)
    found.kind = ObservationKind.OUTCOME
    found.save(update_fields=["kind"])
    record(by=by.key, deed="harvest an outcome", kind="observation", key=key)


@transaction.atomic
def write_out(*, by: Person, key: str, text: str) -> None:
    """Write out by hand what a recording says; the recording is then thrown away."""
    found = held(by=by, key=key)
    if found.author_key != by.key:
        require(by, "write out a recording", scopes_of(found.initiative_key))
    if not found.sound_sha256:
        raise NothingRecorded(_("There is no recording (any more) to write out."))
    if not text.strip():
        raise NothingSaid(_("Write down what you hear."))
    found.text = "\n\n".join(part for part in (found.text, text.strip()[:LONGEST_TEXT]) if part)
    found.sound_sha256, found.sound_type = "", ""
    found.privacy_checked = False
    found.save()
    record(by=by.key, deed="write out a recording", kind="observation", key=key, fields=["text"])
    transaction.on_commit(lambda: sounds.throw_away(key))


@transaction.atomic
def throw_away_sounds(*, before: date) -> int:
    """Throw away recordings that nobody wrote out in time, and say how many; the observations stay."""
    old = Observation.objects.filter(recorded_at__date__lt=before).exclude(sound_sha256="")
    keys = list(old.values_list("key", flat=True))
    old.update(sound_sha256="", sound_type="")
    for key in keys:
        transaction.on_commit(partial(sounds.throw_away, key))
    return len(keys)


def take_off(*, found: Observation) -> bool:
    """Take an observation off the public pages, with the text of it that waits; say whether it was there."""
    public = Publication.objects.filter(observation=found).first()
    if public is None:
        return False
    WithheldText.objects.filter(record=public._meta.label, number=public.pk).delete()
    public.delete()
    return True


def held(*, by: Person, key: str) -> Observation:
    """Give an observation that someone may read, and that nobody else changes until this transaction ends."""
    found = Observation.objects.select_for_update().filter(key=key).first()
    if found is None or not may_read(found, by):
        raise NotKnown(_("There is no such observation, or you may not read it. Look in the list."))
    return found
