"""Keeping who works in an initiative, in which rounds it takes part, and how it stands."""

from collections.abc import Mapping
from typing import TypedDict, Unpack

from django.db import transaction

from veerkracht.documents.models import Source
from veerkracht.foundation.changes import change
from veerkracht.initiatives.actions.describe import scopes
from veerkracht.initiatives.models import Initiative, Participation, Partner, Standing
from veerkracht.people.actions.withhold import Cleared, clear
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import require
from veerkracht.programmes.models import Round
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class ParticipationSaid(TypedDict, total=False):
    """What may be said of a participation; what is left out stays as it is."""

    track: str
    starts_on: str
    contribution_nl: str
    contribution_en: str
    source: Source | None


class PartnerSaid(TypedDict, total=False):
    """What may be said of a partner; what is left out stays as it is."""

    role_en: str
    source: Source | None


class StandingSaid(TypedDict, total=False):
    """What may be said of a standing; what is left out stays as it is."""

    phase: str
    support_base: str
    durability: str
    note_nl: str
    note_en: str
    source: Source | None


@transaction.atomic
def join(
    *,
    by: Person,
    initiative: Initiative,
    round: Round,  # noqa: A002 - the word of the field
    origin: str = Origin.SCREEN,
    **said: Unpack[ParticipationSaid],
) -> Participation:
    """Let an initiative take part in a round, or change in what way it does."""
    _require(by, initiative)
    known = Participation.objects.filter(initiative=initiative, round=round).first()
    participation = known or Participation(initiative=initiative, round=round)
    cleared = _cleared(by, participation, said, f"participations {round.key}")
    if change(participation, cleared.said) or known is None:
        participation.save()
        _record(by, "join", participation, "participations", origin, round.key)
    cleared.keep(participation)
    return participation


@transaction.atomic
def partner(
    *,
    by: Person,
    initiative: Initiative,
    organisation: Organisation,
    role_nl: str,
    origin: str = Origin.SCREEN,
    **said: Unpack[PartnerSaid],
) -> Partner:
    """Let an organisation work in an initiative, in a role."""
    _require(by, initiative)
    known = Partner.objects.filter(initiative=initiative, organisation=organisation, role_nl=role_nl).first()
    joined = known or Partner(initiative=initiative, organisation=organisation, role_nl=role_nl)
    cleared = _cleared(by, joined, said, f"partners {organisation.key} {role_nl}")
    if change(joined, cleared.said) or known is None:
        joined.save()
        _record(by, "partner", joined, "partners", origin, f"{organisation.key} {role_nl}")
    cleared.keep(joined)
    return joined


@transaction.atomic
def assess(
    *, by: Person, initiative: Initiative, on: str, origin: str = Origin.SCREEN, **said: Unpack[StandingSaid]
) -> Standing:
    """Say how an initiative stood on a day: its phase, its support base and how durable it was."""
    require(by, "say how it stands", scopes(programme_key=initiative.programme.key, key=initiative.key))
    known = Standing.objects.filter(initiative=initiative, on=on).first()
    standing = known or Standing(initiative=initiative, on=on)
    cleared = _cleared(by, standing, said, f"standings {on}")
    if change(standing, cleared.said) or known is None:
        standing.save()
        _record(by, "assess", standing, "standings", origin, on)
    cleared.keep(standing)
    return standing


def _require(by: Person, initiative: Initiative) -> None:
    require(by, "keep the programme", scopes(programme_key=initiative.programme.key, key=initiative.key))


def _cleared(by: Person, part: Participation | Partner | Standing, said: Mapping[str, object], which: str) -> Cleared:
    initiative = part.initiative
    about, scope = ("initiative", initiative.key), ("programme", initiative.programme.key)
    return clear(by=by, record=part, said=said, about=about, scopes=[scope], part=which)


def _record(
    by: Person, deed: str, part: Participation | Partner | Standing, name: str, origin: str, which: str
) -> None:
    record(
        by=by.key,
        deed=deed,
        kind="initiative",
        key=part.initiative.key,
        fields=[name],
        origin=origin,
        copy=part,
        part=f"{name} {which}",
    )
