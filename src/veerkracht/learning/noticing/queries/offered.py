"""What is filled in already when someone writes something down: nothing is asked twice."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.portfolio import Named, places_of
from veerkracht.learning.noticing.models import Observation, Sensitivity
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.programmes.models import ProgrammeKind

MOST = 30
"""From more initiatives than these nobody chooses in a list on a phone: the name is typed."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An initiative about which someone can write something down, with its places."""

    key: str
    title: Bilingual
    places: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What can be chosen and what was chosen last; `wide` where there are more initiatives than these."""

    offers: tuple[Offer, ...]
    wide: bool
    initiative_key: str = ""
    place_key: str = ""
    sensitivity: str = Sensitivity.PROGRAMME


def filled(viewer: Person, *, asked: str = "") -> Filled:
    """Give what is filled in for someone: the initiative that is asked or was the last, and what was said of it."""
    last = (
        Observation.objects.filter(author_key=viewer.key)
        .order_by("-pk")
        .values_list("initiative_key", "place_key", "sensitivity")
    )
    recent = list(last[:MOST])
    within = _within(viewer)
    found = list(within.order_by("sort_key", "key")[: MOST + 1])
    wide = len(found) > MOST
    if wide:
        found = list(within.filter(key__in={key for key, _place, _who in recent} | {asked}).order_by("sort_key"))
    places = places_of([one.pk for one in found])
    offers = tuple(Offer(one.key, one.title, tuple(places.get(one.pk, ()))) for one in found)
    keys = [offer.key for offer in offers]
    wished = [key for key in (asked, *(key for key, _place, _who in recent)) if key in keys]
    initiative = wished[0] if wished else keys[0] if len(keys) == 1 else ""
    place = next((place for key, place, _who in recent if key == initiative), "")
    return Filled(offers, wide, initiative, place, recent[0][2] if recent else Sensitivity.PROGRAMME)


def initiative_by_words(viewer: Person, words: str) -> str:
    """Give the key of the one initiative that someone means by a key or a title; nothing where there is not one."""
    words = words.strip()[:300]
    within = _within(viewer)
    exact = list(within.filter(Q(key=words) | Q(title_nl__iexact=words) | Q(title_en__iexact=words))[:2])
    near = exact or list(within.filter(Q(title_nl__icontains=words) | Q(title_en__icontains=words))[:2])
    return near[0].key if len(near) == 1 else ""


def _within(viewer: Person) -> QuerySet[Initiative]:
    there = reach(viewer, "record an observation")
    found = Initiative.objects.filter(merged_into=None).exclude(programme__kind=ProgrammeKind.REFERENCE)
    if there.everywhere:
        return found
    return found.filter(
        Q(key__in=there.keys("initiative"))
        | Q(programme__key__in=there.keys("programme"))
        | Q(organisation__key__in=there.keys("organisation"))
    )
