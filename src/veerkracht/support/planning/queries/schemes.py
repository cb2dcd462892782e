"""Schemes of others, and whether an initiative meets what they ask."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative, InitiativePlace, Phase
from veerkracht.places.queries import covering
from veerkracht.support.desk.choices import OPEN
from veerkracht.support.desk.models import SupportRequest
from veerkracht.support.planning.choices import Kind
from veerkracht.support.planning.models import Referral, Scheme

FIELDS = (
    "title_nl", "title_en", "provider", "url", "kind", "most_cents", "closes_on", "needs_organisation", "phases",
    "place", "conditions",
)  # fmt: skip
MOST = 200


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """A scheme of another; for an initiative also what of its conditions is not met."""

    key: str
    title: Bilingual
    provider: str
    url: str
    kind: str
    word: str
    most: Money | None
    closes_on: date | None
    conditions: str
    asks: tuple[str, ...]
    unmet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral with its reason."""

    scheme: Bilingual
    provider: str
    reason: str
    referred_on: date


def schemes(programme_key: str, *, for_initiative: str = "", kind: str = "", on: date) -> tuple[SchemeRow, ...]:
    """List the schemes of a programme; for an initiative those that fit first, each with what does not."""
    found = Scheme.objects.filter(programme__key=programme_key).select_related("place")
    found = found.filter(kind=kind) if kind else found
    initiative = Initiative.objects.filter(key=for_initiative).select_related("organisation").first()
    rows = [_row(one, unmet(one, initiative, on) if initiative else ()) for one in found[:MOST]]
    return tuple(sorted(rows, key=lambda row: bool(row.unmet)))


def scheme_said(key: str) -> dict[str, object]:
    """Give what a scheme says, as its form shows it."""
    found = Scheme.objects.select_related("place").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no scheme “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    return {name: value(found, name) for name in FIELDS}


def referrals(initiative_key: str) -> tuple[ReferralRow, ...]:
    """Give to which schemes an initiative was referred."""
    found = Referral.objects.filter(initiative__key=initiative_key).select_related("scheme")
    return tuple(
        ReferralRow(
            Bilingual(one.scheme.title_nl, one.scheme.title_en), one.scheme.provider, one.reason, one.referred_on
        )
        for one in found
    )


def open_requests(initiative_key: str) -> list[tuple[str, str]]:
    """Give the questions of an initiative that are open, which a referral can answer."""
    found = SupportRequest.objects.filter(initiative_key=initiative_key, status__in=OPEN).order_by("asked_on")
    return list(found.values_list("key", "subject")[:MOST])


def unmet(found: Scheme, initiative: Initiative, on: date) -> tuple[str, ...]:
    """Say in sentences which conditions an initiative surely does not meet; the unknown is not held against it."""
    lacks = []
    if found.closes_on is not None and found.closes_on < on:
        lacks.append(_("It closed on %(day)s.") % {"day": date_format(found.closes_on, "j F Y")})
    if found.needs_organisation and initiative.organisation_id is None:
        lacks.append(_("It is only for an organisation, and this initiative has none."))
    if found.phases and initiative.phase != Phase.UNKNOWN and initiative.phase not in found.phases:
        words = {"phases": ", ".join(str(Phase(one).label) for one in found.phases)}
        lacks.append(_("It is only for initiatives in the phase: %(phases)s.") % words)
    if found.place is not None and not initiative.province_wide and not _there(initiative, found.place.key):
        lacks.append(_("It is only for initiatives in %(place)s.") % {"place": found.place.name})
    return tuple(lacks)


def value(found: Scheme, name: str) -> object:
    """Give a field as its form shows it."""
    return (found.place.key if found.place else "") if name == "place" else getattr(found, name)


def _there(initiative: Initiative, place_key: str) -> bool:
    keys = list(InitiativePlace.objects.filter(initiative=initiative).values_list("place__key", flat=True))
    return not keys or any(place_key in {key, *covering(key).values_list("key", flat=True)} for key in keys)


def _row(found: Scheme, lacks: tuple[str, ...]) -> SchemeRow:
    return SchemeRow(
        key=found.key,
        title=Bilingual(found.title_nl, found.title_en),
        provider=found.provider,
        url=found.url,
        kind=found.kind,
        word=str(Kind(found.kind).label),
        most=None if found.most_cents is None else Money(found.most_cents, "EUR"),
        closes_on=found.closes_on,
        conditions=found.conditions,
        asks=_asks(found),
        unmet=lacks,
    )


def _asks(found: Scheme) -> tuple[str, ...]:
    asked = []
    if found.needs_organisation:
        asked.append(_("only for an organisation"))
    if found.phases:
        asked.append(", ".join(str(Phase(one).label) for one in found.phases))
    if found.place is not None:
        asked.append(found.place.name)
    return tuple(asked)
