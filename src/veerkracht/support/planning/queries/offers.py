"""What is offered, by whom, and how much of it is free."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Organisation, Person
from veerkracht.people.permissions import may, reach, require
from veerkracht.people.queries import names
from veerkracht.places.models import Place
from veerkracht.support.planning.choices import RESERVING, Kind
from veerkracht.support.planning.models import Agreement, Offer
from veerkracht.support.planning.queries.scopes import OFFER, SEE, of_offer, within
from veerkracht.support.rules.hours import Reserved, free
from veerkracht.trail.pages import Page, Turn, cut

MOST = 300


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer with what of it is free today."""

    key: str
    title: Bilingual
    kind: str
    word: str
    organisation_key: str
    organisation: str
    person_key: str
    person: str
    skills: str
    conditions: str
    hours: Decimal
    free: Decimal
    place_key: str
    place: str
    starts_on: date
    ends_on: date | None
    an_hour: Money
    ended_on: date | None
    why_ended: str
    programme_key: str = field(default="")

    @property
    def too_much(self) -> Decimal:
        """Give how many hours a month were promised that are not there."""
        return max(Decimal(0), -self.free)

    def open_on(self, day: date) -> bool:
        """Say whether support can be had of it on a day or later."""
        return self.ended_on is None and (self.ends_on is None or self.ends_on >= day)


def offers(viewer: Person, turn: Turn, *, kind: str = "", mine: bool = False, ended: bool = False) -> Page[OfferRow]:
    """List the offers that someone may see: those that are open, or those that were taken away or are over."""
    over = Q(ended_on__isnull=False) | Q(ends_on__lt=localdate())
    found = _seen(viewer).filter(over) if ended else _seen(viewer).exclude(over)
    if kind:
        found = found.filter(kind=kind)
    if mine:
        found = found.filter(person_key=viewer.key)
    page = cut(found, turn, by="changed_at", newest=True)
    return page.of(rows(page.rows))


def one(key: str, *, viewer: Person) -> OfferRow:
    """Give an offer; refuse who may not see it."""
    found = _related().filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no offer “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    if found.person_key != viewer.key and not may(viewer, OFFER, of_offer(found)):
        require(viewer, SEE, [("programme", found.programme.key)])
    return rows([found])[0]


def open_offers(programme_key: str, *, on: date, kind: str = "") -> tuple[OfferRow, ...]:
    """Give the offers of a programme of which support can be had."""
    found = _related().filter(programme__key=programme_key, ended_on=None)
    found = found.filter(Q(ends_on=None) | Q(ends_on__gte=on))
    return rows(list((found.filter(kind=kind) if kind else found).order_by("pk")[:MOST]))


def may_change(row: OfferRow, viewer: Person) -> bool:
    """Say whether someone may change an offer: who answers for it, and who keeps the programme."""
    scopes = [("organisation", row.organisation_key), ("programme", row.programme_key)]
    if row.ended_on is not None or not may(viewer, OFFER, scopes):
        return False
    return row.person_key == viewer.key or may(viewer, "keep the programme", scopes[1:])


def rows(found: Iterable[Offer]) -> tuple[OfferRow, ...]:
    """Give offers as they are shown. Two queries."""
    found = list(found)
    taken, today = reserved([one.pk for one in found]), localdate()
    people = names({one.person_key for one in found})
    return tuple(_row(one, people, free(one.hours_a_month, taken[one.pk], today)) for one in found)


def reserved(numbers: Iterable[int]) -> dict[int, list[Reserved]]:
    """Give for each offer what is proposed or agreed of it."""
    taken: dict[int, list[Reserved]] = defaultdict(list)
    running = Agreement.objects.filter(offer_id__in=list(numbers), state__in=RESERVING).order_by()
    for number, hours, starts, ends in running.values_list("offer_id", "hours", "starts_on", "ends_on"):
        taken[number].append(Reserved(hours, starts, ends))
    return taken


def places_to_choose() -> list[tuple[str, str]]:
    """Give the places in which an offer can be limited: municipalities, regions and the province that exist."""
    found = Place.objects.filter(kind__in=["province", "region", "municipality"], ends_on=None)
    order = {"province": 0, "region": 1, "municipality": 2}
    named = found.values_list("key", "name", "kind")
    return [(key, name) for key, name, kind in sorted(named, key=lambda row: (order[row[2]], row[1]))]


def organisations_for(viewer: Person) -> list[tuple[str, str]]:
    """Give the organisations for which someone may offer support."""
    there = reach(viewer, OFFER)
    found = Organisation.objects.all()
    if not there.everywhere and not there.keys("programme"):
        found = found.filter(key__in=there.keys("organisation"))
    return list(found.order_by("name").values_list("key", "name")[: MOST * 3])


def _seen(viewer: Person) -> "QuerySet[Offer]":
    there = reach(viewer, SEE)
    found = _related()
    if there.everywhere:
        return found
    mine = Q(person_key=viewer.key) | Q(organisation__key__in=reach(viewer, OFFER).keys("organisation"))
    own = Agreement.objects.filter(within(there)).values("offer")
    return found.filter(mine | Q(programme__key__in=there.keys("programme")) | Q(pk__in=own))


def _related() -> "QuerySet[Offer]":
    return Offer.objects.select_related("organisation", "programme", "place")


def _row(found: Offer, people: dict[str, str], left: Decimal) -> OfferRow:
    return OfferRow(
        key=found.key,
        title=Bilingual(found.title_nl, found.title_en),
        kind=found.kind,
        word=str(Kind(found.kind).label),
        organisation_key=found.organisation.key,
        organisation=found.organisation.name,
        person_key=found.person_key,
        person=people.get(found.person_key, ""),
        skills=found.skills,
        conditions=found.conditions,
        hours=found.hours_a_month,
        free=left,
        place_key=found.place.key if found.place else "",
        place=found.place.name if found.place else "",
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        an_hour=Money(found.cents_an_hour, "EUR"),
        ended_on=found.ended_on,
        why_ended=found.why_ended,
        programme_key=found.programme.key,
    )


def said_in(key: str) -> dict[str, object]:
    """Give what an offer says, as its form shows it."""
    found = _related().get(key=key)
    names = (
        "kind",
        "title_nl",
        "title_en",
        "skills",
        "hours_a_month",
        "starts_on",
        "ends_on",
        "cents_an_hour",
        "conditions",
    )
    return {name: getattr(found, name) for name in names} | {"place": found.place.key if found.place else ""}
