"""Asking outsiders: which outcomes, drawn by the system, and what they say of them."""

import secrets
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.learning.noticing.actions.note import NotYet
from veerkracht.learning.noticing.actions.own import held
from veerkracht.learning.noticing.models import Observation, ObservationKind, Sample, Substantiation, Verdict
from veerkracht.learning.noticing.queries.belonging import behind, scopes_of
from veerkracht.learning.rules.substantiation import draw, independent
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.people.queries import names
from veerkracht.trail.actions import record


class NoOutcome(Refusal):
    """Only a harvested outcome is confirmed by outsiders."""


class NobodySaid(Refusal):
    """It is not said who says it, or for which organisation."""

    status = 422


class NotSoMany(Refusal):
    """There are not so many outcomes to draw from."""

    status = 422


@transaction.atomic
def substantiate(
    *, by: Person, key: str, who: str, of_organisation: str, verdict: str, said_on: date, on: date
) -> bool:
    """Record what someone from outside says of an outcome, and say whether it counts.

    It does not count when that person wrote the outcome, or is of an organisation behind the initiative. Refused: who
    wrote the outcome records no answers about it.
    """
    found = held(by=by, key=key)
    done = {"record an observation": {found.author_key}}
    require(by, "substantiate an outcome", scopes_of(found.initiative_key), done=done)
    if found.kind != ObservationKind.OUTCOME:
        raise NoOutcome(_("Only a harvested outcome can be confirmed. Harvest it first."))
    if not who.strip() or not of_organisation.strip():
        raise NobodySaid(_("Say who it was and of which organisation, so that it is clear that they stand apart."))
    if said_on > on:
        raise NotYet(_("This day is still to come. Say on which day it was said."))
    authors = names([found.author_key]).values()
    counts = independent(
        who=who, of=of_organisation, authors=list(authors), organisations=behind(found.initiative_key, found.author_key)
    )
    Substantiation.objects.create(
        observation=found,
        who=" ".join(who.split()),
        of_organisation=" ".join(of_organisation.split()),
        independent=counts,
        verdict=Verdict(verdict),
        said_on=said_on,
        by_key=by.key,
    )
    record(by=by.key, deed="substantiate an outcome", kind="observation", key=key)
    return counts


@transaction.atomic
def draw_sample(*, by: Person, programme_key: str, initiative_key: str, size: int, on: date) -> int:
    """Let the system draw outcomes to ask outsiders about, and keep the seed; give the number of the sample."""
    scopes: tuple[Scope, ...] = scopes_of(initiative_key) if initiative_key else (("programme", programme_key),)
    require(by, "draw a sample", scopes)
    outcomes = Observation.objects.filter(programme_key=programme_key, kind=ObservationKind.OUTCOME)
    if initiative_key:
        outcomes = outcomes.filter(initiative_key=initiative_key)
    among = sorted(outcomes.order_by().values_list("key", flat=True))
    if not 0 < size <= len(among):
        sentence = _("There are %(count)s outcomes. Ask for at least one, and for no more than there are.")
        raise NotSoMany(sentence % {"count": len(among)})
    seed = secrets.token_hex(8)
    made = Sample.objects.create(
        programme_key=programme_key,
        initiative_key=initiative_key,
        seed=seed,
        among=among,
        drawn=list(draw(among, size=size, seed=seed)),
        drawn_on=on,
        by_key=by.key,
    )
    kind, key = scopes[0]
    record(by=by.key, deed="draw a sample", kind=kind, key=key)
    return made.pk
