"""Which place somebody means by a name, and which places lie near one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from veerkracht.foundation.keys import sort_key
from veerkracht.places.models import Place, PlaceKind, Within
from veerkracht.places.queries import SMALL, PlaceRow, covering, one, row_of, some
from veerkracht.places.rules.distance import kilometres
from veerkracht.places.rules.names import Fit, matches

LIKE_SIZED: dict[str, tuple[PlaceKind, ...]] = dict.fromkeys(
    (PlaceKind.TOWN, PlaceKind.VILLAGE), (PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.MUNICIPALITY)
)
"""Kinds that are neighbours of one another: a town also has municipalities beside it."""


@dataclass(frozen=True, slots=True)
class Named:
    """The places that a typed name may mean, best first, and whether it can only be the first."""

    places: tuple[PlaceRow, ...]
    sure: bool


def named(words: str, *, on: date, limit: int = 8) -> Named:
    """Find the places somebody may mean by a name: as typed, as it begins, by an earlier name, or much alike.

    A place that is gone gives way to one of the same name that exists on the day.
    """
    typed = sort_key(words)
    found: dict[str, set[str]] = {}
    sought = Q(sort_key=typed) | Q(sort_key__startswith=f"{typed} ") | ~Q(kind__in=SMALL)
    large: set[str] = set()
    columns = ("key", "sort_key", "name", "aliases", "kind")
    for key, name, full, aliases, kind in Place.objects.filter(sought).values_list(*columns):
        # "Veghel (gemeente)" is sought as Veghel too.
        for word in {name, sort_key(full.split(" (")[0]), *(sort_key(str(alias)) for alias in aliases)}:
            found.setdefault(word, set()).add(key)
        if kind not in SMALL:
            large.add(key)
    best = matches(typed, found)
    fit = best[0].fit if best else Fit.LIKE
    if fit is Fit.SAME and found[best[0].name] & large:
        best = best[:1]
    order: dict[str, int] = {}
    for number, match in enumerate(best):
        for key in found[match.name]:
            order.setdefault(key, number)
    nearest_first = sorted(order, key=lambda key: (order[key], key))[: 4 * limit]
    places = sorted(some(nearest_first), key=lambda row: (order[row.key], not row.exists(on), row.key))
    living = {row.bare_name for row in places if row.exists(on)}
    kept = tuple(row for row in places if row.exists(on) or row.bare_name not in living)
    return Named(kept[:limit], sure=len(kept) == 1 and fit in (Fit.SAME, Fit.BEGINS))


def homes(keys: Iterable[str]) -> dict[str, str]:
    """Give the name of what each of these places lies in, the last one that is known."""
    lying = Within.objects.filter(part__key__in=list(keys)).order_by("starts_on", "pk")
    return dict(lying.values_list("part__key", "whole__name"))


def nearest(key: str, *, limit: int, on: date) -> tuple[tuple[PlaceRow, float], ...]:
    """Give the places of its size that lie nearest and exist on a day, with the distance in kilometres."""
    here = one(key)
    if here is None or here.point is None:
        return ()
    alike = Place.objects.filter(kind__in=LIKE_SIZED.get(here.kind, (here.kind,)), latitude__isnull=False)
    # A degree of latitude is 111 km and here a degree of longitude about 70: nobody's neighbours lie farther away.
    beside = alike.filter(latitude__range=(here.point[0] - 1, here.point[0] + 1))
    beside = beside.filter(longitude__range=(here.point[1] - 1.5, here.point[1] + 1.5))
    others = beside.exclude(pk__in=covering(key, on=on).values("pk"))
    living = [row for row in map(row_of, others) if row.exists(on)]
    apart = [(row, kilometres(here.point, row.point)) for row in living if row.point is not None]
    return tuple(sorted(apart, key=lambda pair: (pair[1], pair[0].key))[:limit])
