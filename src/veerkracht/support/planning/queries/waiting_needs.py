"""The needs that wait for a plan, and what there is to give: gathered as the plan counts with them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef

from veerkracht.initiatives.models import Initiative, InitiativePlace
from veerkracht.initiatives.queries.portfolio import themes_of
from veerkracht.places.queries import covering
from veerkracht.support.planning.choices import RESERVING, Kind
from veerkracht.support.planning.models import Agreement, Diagnosis
from veerkracht.support.planning.queries.chances import chances
from veerkracht.support.planning.queries.diagnoses import judged
from veerkracht.support.planning.queries.offers import OfferRow, open_offers
from veerkracht.support.rules.diagnosis import Standing
from veerkracht.support.rules.hours import supports

MOST = 200
"""So many initiatives are planned for at once: who waits longest first."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Within what a plan stays: euros, months, hours and euros of one support, and how many each gets at least."""

    budget_cents: int
    months: int = 6
    hours: int = 20
    amount_cents: int = 500_000
    floor: int = 0
    themes: bool = False


@dataclass(frozen=True, slots=True)
class Waits:
    """How many initiatives wait for a plan, for a talk first, and for the other side to judge."""

    ready: int
    talk: int
    one_sided: int
    left_out: int


def newest_diagnoses(programme_key: str) -> list[Diagnosis]:
    """Give the last conversation with each initiative of a programme, who waits longest first. Two queries."""
    later = Diagnosis.objects.filter(initiative=OuterRef("initiative"), held_on__gt=OuterRef("held_on"))
    found = Diagnosis.objects.filter(initiative__programme__key=programme_key, initiative__merged_into=None)
    newest = found.filter(~Exists(later)).select_related("initiative").prefetch_related("needs")
    return list({one.initiative_id: one for one in newest.order_by("held_on", "pk")}.values())


def wanted(programme_key: str) -> tuple[list[dict[str, Any]], Waits]:
    """Give the needs on which both sides agree and for which nothing runs yet, by initiative; and who waits besides."""
    taken: dict[int, set[str]] = defaultdict(set)
    running = Agreement.objects.filter(initiative__programme__key=programme_key, state__in=RESERVING).order_by()
    for number, kind in running.values_list("initiative_id", "kind"):
        taken[number].add(kind)
    ready, talk, one_sided = [], 0, 0
    for one in newest_diagnoses(programme_key):
        needs = list(one.needs.all())
        standings = {judged(need).standing for need in needs}
        talk += Standing.TALK in standings
        one_sided += Standing.ONE_SIDED in standings
        open_needs = {
            need.kind: round(agreed, 4)
            for need in needs
            if (agreed := judged(need).agreed) and need.kind not in taken[one.initiative_id]
        }
        if open_needs:
            ready.append(_row(one, open_needs, {need.kind: need.stuck_on for need in needs}))
    return ready[:MOST], Waits(len(ready), talk, one_sided, max(0, len(ready) - MOST))


def asked(programme_key: str, limits: Limits, on: date) -> dict[str, Any]:
    """Give all that a plan is computed from: needs, chances, what is free and what it costs."""
    rows, _waits = wanted(programme_key)
    offers = open_offers(programme_key, on=on)
    known = chances()
    places = _places([row["number"] for row in rows])
    themes = themes_of([row["number"] for row in rows]) if limits.themes else {}
    above = _above({key for some in places.values() for key in some})
    kinds = list(Kind.values)
    by_kind = {kind: [one for one in offers if one.kind == kind] for kind in kinds}
    many = {
        one.key: supports(max(one.free, Decimal(0)), Decimal(limits.months), Decimal(limits.hours)) for one in offers
    }
    for row in rows:
        row["themes"] = [one.key for one in themes.get(row["number"], ())]
        around = set[str]().union(*(above[key] for key in places[row.pop("number")]), set())
        row["open"] = [kind for kind in row["needs"] if _possible(kind, by_kind[kind], many, around, limits)]
        row["offers"] = {kind: [one.key for one in by_kind[kind] if _covers(one, around)] for kind in row["open"]}
    return {
        "kinds": kinds,
        "rows": rows,
        "chance": {kind: [one.value, one.low, one.high] for kind, one in known.by_kind.items()},
        "capacity": [_capacity(kind, by_kind[kind], many, limits) for kind in kinds],
        "cost": [_cost(kind, by_kind[kind], limits) for kind in kinds],
        "free": many,
    }


def _row(one: Diagnosis, needs: dict[str, float], stuck: dict[str, str]) -> dict[str, Any]:
    initiative: Initiative = one.initiative
    return {
        "number": initiative.pk,
        "key": initiative.key,
        "nl": initiative.title_nl,
        "en": initiative.title_en,
        "since": one.held_on.isoformat(),
        "diagnosis": one.key,
        "needs": needs,
        "stuck": {kind: stuck[kind] for kind in needs},
    }


def _places(numbers: list[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = InitiativePlace.objects.filter(initiative_id__in=numbers).order_by()
    for number, key in rows.values_list("initiative_id", "place__key"):
        found[number].add(key)
    return found


def _above(keys: set[str]) -> dict[str, set[str]]:
    """Give for each place the places around it. One query a place, of which there are few."""
    return {key: {key, *covering(key).values_list("key", flat=True)} for key in keys}


def _covers(offer: OfferRow, around: set[str]) -> bool:
    """Say whether an offer holds where an initiative works; of one that works nowhere in particular it does."""
    return not offer.place_key or not around or offer.place_key in around


def _possible(kind: str, offers: list[OfferRow], many: dict[str, int], around: set[str], limits: Limits) -> bool:
    if any(many[one.key] and _covers(one, around) for one in offers):
        return True
    return kind == Kind.FINANCE and limits.amount_cents > 0 and not offers


def _capacity(kind: str, offers: list[OfferRow], many: dict[str, int], limits: Limits) -> int:
    if kind == Kind.FINANCE and not offers:
        return limits.budget_cents // limits.amount_cents if limits.amount_cents else 0
    return sum(many[one.key] for one in offers)


def _cost(kind: str, offers: list[OfferRow], limits: Limits) -> float:
    """Give what one support costs in euros: its hours at the average price, and of finance the money itself."""
    an_hour = sum(one.an_hour.minor for one in offers) / len(offers) if offers else 0
    money = limits.amount_cents if kind == Kind.FINANCE else 0
    return round((an_hour * limits.hours + money) / 100, 2)
