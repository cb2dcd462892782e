"""What came of a cross-over: the share of an effect that is expected for a task, and the one its owner confirms."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from veerkracht.crossovers.actions.held import held, require_owner
from veerkracht.crossovers.choices import Kind, State
from veerkracht.crossovers.models import CrossOver, Effect, Share
from veerkracht.crossovers.queries.scopes import scopes
from veerkracht.crossovers.refusals import DecidedAlready, Missing, MoreThanThereIs, NotConfirmed, TellsTwice
from veerkracht.documents.models import Source
from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.keys import make_key
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record

WHOLE = 100


@transaction.atomic
def expect(
    *, by: Person, key: str, expected: int, on: date, effect_key: str = "", said: Mapping[str, Any] | None = None
) -> None:
    """Say which share of an effect is expected for the task: of one told before, or of one that is told now.

    Refused: for a cross-over that is rejected or is no contribution, and an effect that stands under it already.
    """
    found = held(key=key)
    where, _sides = scopes(found.initiative.key)
    require(by, "register a cross-over", where)
    if found.kind != Kind.CONTRIBUTES or found.state == State.REJECTED:
        raise DecidedAlready(_("Only of what contributes, and was not rejected, an effect is told."))
    effect = _known(found, effect_key) if effect_key else _told(by, found, said or {}, on)
    if found.shares.filter(effect=effect).exists():
        raise TellsTwice(_("This effect stands here already. Choose another, or tell a new one."))
    if not 1 <= expected <= WHOLE:
        raise Missing(_("Give the share as a whole number from 1 to 100."))
    Share.objects.create(crossover=found, effect=effect, expected=expected, by_key=by.key)
    record(by=by.key, deed="expect a share", kind="cross-over", key=key, fields=["shares"])


@transaction.atomic
def confirm_share(*, by: Person, key: str, number: int, confirmed: int, on: date) -> None:
    """Confirm which share of an effect is credited to one's task.

    Refused: to whoever does not own the task, before the cross-over is confirmed, and more than the others left.
    """
    found = held(key=key)
    require_owner(by=by, found=found)
    share = found.shares.select_related("effect").filter(pk=number).first()
    if share is None:
        raise NotKnown(_("This effect does not stand here any more. Look at the cross-over again."))
    if found.state != State.CONFIRMED:
        raise NotConfirmed(_("Confirm the cross-over first; then say which share of the effect counts for your task."))
    if not 0 <= confirmed <= WHOLE:
        raise Missing(_("Give the share as a whole number from 0 to 100."))
    Effect.objects.select_for_update().get(pk=share.effect_id)
    others = Share.objects.filter(effect=share.effect).exclude(pk=share.pk).aggregate(all=Sum("confirmed"))["all"] or 0
    if others + confirmed > WHOLE:
        sentence = _(
            "Of this effect %(others)d of 100 is credited to other tasks already, so %(left)d is left. "
            "Confirm that or less, or agree with their owners first."
        )
        raise MoreThanThereIs(sentence % {"others": others, "left": WHOLE - others})
    share.confirmed, share.confirmed_by_key, share.confirmed_on = confirmed, by.key, on
    share.save()
    record(by=by.key, deed="confirm a share", kind="cross-over", key=key, fields=["shares"])


def _known(found: CrossOver, effect_key: str) -> Effect:
    effect = Effect.objects.filter(initiative=found.initiative, key=effect_key).first()
    if effect is None:
        raise NotKnown(_("Choose an effect of this initiative from the list, or tell a new one."))
    return effect


def _told(by: Person, found: CrossOver, said: Mapping[str, Any], on: date) -> Effect:
    """Keep an effect that is told for the first time."""
    what = str(said.get("what_nl") or "").strip()
    amount, seen_on = said.get("amount"), said.get("seen_on")
    if not what or amount is None or seen_on is None:
        raise Missing(_("Say what came of it, how much, and when that was seen; or choose an effect from the list."))
    if amount <= 0:
        raise Missing(_("Give an amount above nought."))
    if seen_on > on:
        raise Missing(_("Give a day that is not still to come."))
    stem = make_key(f"{found.initiative.key} {what}")[:70].strip("-")
    taken = set(Effect.objects.filter(key__startswith=stem).values_list("key", flat=True))
    source = Source.objects.filter(key=str(said.get("source") or "")).first()
    made = Effect(key=make_key(stem, taken=taken), initiative=found.initiative, by_key=by.key)
    made.amount, made.seen_on, made.source = amount, seen_on, source
    texts = {"what_nl": what, "what_en": str(said.get("what_en") or "").strip()}
    where, _sides = scopes(found.initiative.key)
    cleared = clear(by=by, record=made, said=texts, about=where[0], scopes=where[1:])
    made.what_nl, made.what_en = cleared.said["what_nl"], cleared.said["what_en"]
    made.save()
    cleared.keep(made)
    return made
