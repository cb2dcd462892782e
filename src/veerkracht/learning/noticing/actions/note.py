"""Writing down what was noticed: once, however often it is sent."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.initiatives.queries.named import initiative_of
from veerkracht.initiatives.queries.portfolio import places_of
from veerkracht.learning.noticing import sounds
from veerkracht.learning.noticing.models import (
    HarvestedOutcome,
    Observation,
    ObservationKind,
    Sensitivity,
    WeekSignal,
)
from veerkracht.learning.noticing.queries.belonging import scopes_of
from veerkracht.learning.rules.recording import LARGEST, LONGEST, Sound, sound
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

SAME_WITHIN = timedelta(minutes=10)
LONGEST_TEXT = 5_000


class NoDay(Refusal):
    """It is not said on which day it happened."""

    status = 422


class NotYet(Refusal):
    """It is said to have happened on a day that is still to come."""

    status = 422


class NothingSaid(Refusal):
    """There are neither words nor a recording."""

    status = 422


class NotRouted(Refusal):
    """One of the two taps is missing."""

    status = 422


class NoConsent(Refusal):
    """There is a recording, and nobody said that who can be heard agrees."""

    status = 422


class NotThisSound(Refusal):
    """The recording is too long, too large or no recording."""

    status = 422


@dataclass(frozen=True, slots=True)
class Noticed:
    """What someone noticed, as it is sent: with the number that the phone gave it, and when it was written down."""

    client_id: UUID
    kind: str
    initiative_key: str
    happened_on: date | None
    text: str = ""
    expected: bool | None = None
    agreed: bool | None = None
    sensitivity: str = Sensitivity.PROGRAMME
    place_key: str = ""
    noted_at: datetime | None = None
    took_seconds: int | None = None
    sound: bytes = b""
    consent: bool = False
    signal: Mapping[str, Any] = field(default_factory=dict)
    outcome: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noted:
    """An observation that is stored; `again` says that it was stored before."""

    key: str
    again: bool = False


@transaction.atomic
def note(*, by: Person, noticed: Noticed, on: date, origin: str = Origin.SCREEN) -> Noted:
    """Store what someone noticed. What was sent before, or was said within ten minutes, is the same and stays one.

    Refused: no day, a day to come, no words, no taps, a recording without consent or longer than two minutes.
    """
    initiative = initiative_of(noticed.initiative_key)
    require(by, "record an observation", scopes_of(initiative.key))
    Person.objects.select_for_update().get(pk=by.pk)  # two phones of one person wait for each other
    if before := Observation.objects.filter(author_key=by.key, client_id=noticed.client_id).first():
        return Noted(before.key, again=True)
    happened_on = _judge(noticed, on)
    heard = _listen(noticed)
    noted_at = min(noticed.noted_at or timezone.now(), timezone.now())
    same = _sameness(noticed)
    near = Observation.objects.filter(
        author_key=by.key, sameness=same, noted_at__range=(noted_at - SAME_WITHIN, noted_at + SAME_WITHIN)
    )
    if before := near.first():
        return Noted(before.key, again=True)
    made = Observation.objects.create(
        key=f"{happened_on.isoformat()}-{secrets.token_hex(4)}",
        kind=ObservationKind(noticed.kind),
        programme_key=initiative.programme.key,
        initiative_key=initiative.key,
        place_key=_place(noticed.place_key, initiative.pk),
        happened_on=happened_on,
        text=noticed.text.strip(),
        expected=noticed.expected,
        agreed=noticed.agreed,
        sensitivity=Sensitivity(noticed.sensitivity),
        author_key=by.key,
        client_id=noticed.client_id,
        sameness=same,
        noted_at=noted_at,
        took_seconds=noticed.took_seconds,
        consented_at=timezone.now() if heard else None,
        sound_sha256=sha256(noticed.sound).hexdigest() if heard else "",
        sound_type=heard.media_type if heard else "",
        sound_seconds=heard.seconds if heard else None,
    )
    if noticed.kind == ObservationKind.SIGNAL:
        WeekSignal.objects.create(observation=made, **noticed.signal)
    if noticed.kind == ObservationKind.OUTCOME:
        HarvestedOutcome.objects.create(observation=made, **noticed.outcome)
    record(by=by.key, deed="record an observation", kind="observation", key=made.key, origin=origin)
    if heard:
        sounds.keep(made.key, made.sound_sha256, noticed.sound)
    return Noted(made.key)


def _judge(noticed: Noticed, on: date) -> date:
    """Refuse what cannot be stored, in the order in which the form asks it; give the day."""
    says = bool(noticed.text.strip() or noticed.sound)
    if noticed.kind != ObservationKind.SIGNAL and not says:
        raise NothingSaid(_("Write or say what you noticed: one sentence is enough."))
    if len(noticed.text) > LONGEST_TEXT:
        raise NothingSaid(_("This is longer than 5,000 signs. Make it shorter, or add it as a document."))
    if noticed.kind != ObservationKind.SIGNAL and (noticed.expected is None or noticed.agreed is None):
        raise NotRouted(_("Tap whether you expected it, and whether people agree on what it means."))
    if noticed.happened_on is None:
        raise NoDay(_("Say on which day it happened."))
    if noticed.happened_on > on:
        raise NotYet(_("This day is still to come. Say on which day it happened."))
    return noticed.happened_on


def _listen(noticed: Noticed) -> Sound | None:
    """Look at the recording itself; refuse it without consent, and when it is no sound or lasts too long."""
    if not noticed.sound:
        return None
    if not noticed.consent:
        raise NoConsent(_("Tick that everyone who can be heard agrees, or leave the recording out."))
    heard = sound(noticed.sound[: LARGEST + 1])
    if heard is None:
        raise NotThisSound(_("This is no recording that we can play. Record it on this page, or write it down."))
    if len(noticed.sound) > LARGEST or heard.seconds > LONGEST:
        raise NotThisSound(_("This recording is too long. Say it in two minutes at most, or write it down."))
    return heard


def _sameness(noticed: Noticed) -> str:
    said = [
        noticed.kind,
        noticed.initiative_key,
        " ".join(noticed.text.split()).casefold(),
        sha256(noticed.sound).hexdigest(),
        sorted((name, str(value)) for name, value in (*noticed.signal.items(), *noticed.outcome.items())),
    ]
    return sha256(json.dumps(said).encode()).hexdigest()


def _place(key: str, initiative: int) -> str:
    """Give the place where it happened: the one that was chosen, or the only one where the initiative works."""
    keys = [place.key for place in places_of([initiative]).get(initiative, ())]
    if key in keys:
        return key
    return keys[0] if len(keys) == 1 else ""
