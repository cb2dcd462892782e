"""What others may ask about places: which there are, what they were and became, and where they lie."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.timezone import localdate
from django.utils.translation import override

from veerkracht.foundation.keys import make_key, sort_key
from veerkracht.places.models import Place, PlaceKind, Within
from veerkracht.places.rules.distance import kilometres
from veerkracht.places.rules.names import Fit, matches
from veerkracht.trail.pages import Page, Turn, cut

SMALL = (PlaceKind.DISTRICT, PlaceKind.NEIGHBOURHOOD)
"""Kinds of which there are thousands; a name is sought among them only when typed as it is."""

LIKE_SIZED: dict[str, tuple[PlaceKind, ...]] = dict.fromkeys(
    (PlaceKind.TOWN, PlaceKind.VILLAGE), (PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.MUNICIPALITY)
)
"""Kinds that are neighbours of one another: a town also has municipalities beside it."""

# A step runs from a place to its parts (one) and to what became it (two), or up, the other way. Lying in something
# counts while it lasts, and also after it ended because one of the two places did; not where a place moved from one
# living whole to another. Written with outer joins, so that both databases look steps up by index.
STEPS = """
    WITH RECURSIVE reached(id) AS (
        SELECT id FROM places_place WHERE key = %s
        UNION
        SELECT CASE WHEN step.number = 1 THEN lying.{to} ELSE turn.{turned_to} END
        FROM reached
        CROSS JOIN (SELECT 1 AS number UNION ALL SELECT 2) step
        LEFT JOIN places_within lying ON step.number = 1 AND lying.{at} = reached.id
        LEFT JOIN places_place part ON part.id = lying.part_id
        LEFT JOIN places_place whole ON whole.id = lying.whole_id
        LEFT JOIN places_succession turn ON step.number = 2 AND turn.{turned_at} = reached.id
        WHERE turn.id IS NOT NULL OR (lying.id IS NOT NULL AND (lying.ends_on IS NULL OR lying.ends_on >= %s
            OR part.ends_on <= lying.ends_on OR whole.ends_on <= lying.ends_on))
    ) SELECT id FROM reached
"""
DOWN = STEPS.format(at="whole_id", to="part_id", turned_at="new_id", turned_to="old_id")
UP = STEPS.format(at="part_id", to="whole_id", turned_at="old_id", turned_to="new_id")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in a list."""

    key: str
    name: str
    kind: str
    starts_on: date | None = None
    ends_on: date | None = None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def kind_word(self) -> str:
        """Give the kind in words."""
        return str(PlaceKind(self.kind).label)

    @property
    def bare_name(self) -> str:
        """Give the name without what stands in brackets to tell it from a place of the same name."""
        return self.name.split(" (")[0]

    @property
    def gone_on(self) -> date | None:
        """Give the first day on which it was no longer there, as people say it: "until 1 January"."""
        return self.ends_on + timedelta(days=1) if self.ends_on else None

    @property
    def point(self) -> tuple[float, float] | None:
        """Give latitude and longitude, where they are known."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)

    def exists(self, on: date) -> bool:
        """Say whether it is there on a day."""
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or on <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Named:
    """The places that a typed name may mean, best first, and whether it can only be the first."""

    places: tuple[PlaceRow, ...]
    sure: bool


def inside(key: str, *, on: date | None = None) -> QuerySet[Place]:
    """Give what counts as lying in a place: itself, its parts, and the places that became it, with theirs."""
    return _reached(DOWN, key, on)


def covering(key: str, *, on: date | None = None) -> QuerySet[Place]:
    """Give what a place counts as lying in: itself, the larger places around it, and what these became."""
    return _reached(UP, key, on)


def around(key: str, *, on: date) -> tuple[PlaceRow, ...]:
    """Give the larger places that exist around a place on a day, the largest first."""
    order = list(PlaceKind.values)
    rows = [row_of(place) for place in covering(key, on=on) if place.key != key]
    living = [row for row in rows if row.exists(on)]
    return tuple(sorted(living, key=lambda row: (order.index(row.kind), row.name)))


def one(key: str) -> PlaceRow | None:
    """Give one place, without its history."""
    place = Place.objects.filter(key=key).first()
    return row_of(place) if place else None


def some(keys: Iterable[str]) -> tuple[PlaceRow, ...]:
    """Give the places with these keys, by name."""
    return tuple(row_of(place) for place in Place.objects.filter(key__in=list(keys)))


def listed(turn: Turn, *, kind: str = "", begins: str = "", within: str = "") -> Page[PlaceRow]:
    """Give one page of places by name: of a kind, beginning with letters, lying in a place."""
    page = cut(chosen(kind=kind, begins=begins, within=within), turn)
    return page.of(row_of(place) for place in page.rows)


def chosen(*, kind: str = "", begins: str = "", within: str = "") -> QuerySet[Place]:
    """Give the places of a kind, beginning with letters, lying in a place; what is empty is not asked."""
    found = inside(within).exclude(key=within) if within else Place.objects.all()
    if kind:
        found = found.filter(kind=kind)
    if begins:
        found = found.filter(sort_key__startswith=sort_key(begins))
    return found.order_by("sort_key", "key")


def of_kinds(kinds: Iterable[str], *, size: int) -> tuple[PlaceRow, ...]:
    """Give the first places of some kinds, by name."""
    return tuple(row_of(place) for place in Place.objects.filter(kind__in=list(kinds))[:size])


def numbers() -> dict[str, int]:
    """Count the places of each kind."""
    return dict(Place.objects.order_by().values_list("kind").annotate(number=Count("pk")))


def is_kind(word: str) -> bool:
    """Say whether there is such a kind of place."""
    return word in PlaceKind.values


def kinds() -> tuple[str, ...]:
    """Give the kinds of place there are, the largest first."""
    return tuple(PlaceKind.values)


def rows(found: QuerySet[Place]) -> Iterator[PlaceRow]:
    """Give places one by one, for a file."""
    return (row_of(place) for place in found.iterator(chunk_size=2000))


def moved_to(key: str) -> str:
    """Give the key of the place that once had the name this key was made from."""
    for found, aliases in Place.objects.exclude(aliases=[]).values_list("key", "aliases"):
        if any(make_key(str(alias)) == key for alias in aliases):
            return found
    return ""


def named(words: str, *, on: date | None = None, limit: int = 8) -> Named:
    """Find the places somebody may mean by a name: as typed, as it begins, by an earlier name, or much alike.

    A place that is gone gives way to one of the same name that exists on the day.
    """
    on = on or localdate()
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


def searchables() -> Iterator[dict[str, object]]:
    """Give each place as search keeps it, for a rebuild of the index."""
    for place in Place.objects.order_by("pk").iterator(chunk_size=2000):
        yield from searchable(place)


def searchable(place: Place) -> Iterator[dict[str, Any]]:
    """Give a place as search keeps it: its names in both languages, and the note in each.

    Districts and neighbourhoods are left out: there are thousands, and they are found through their municipality.
    """
    if place.kind in SMALL:
        return
    for language, note in (("nl", place.note_nl), ("en", place.note_en)):
        with override(language):
            names = " ".join([PlaceRow("", "", place.kind).kind_word, *(str(alias) for alias in place.aliases)])
        yield {
            "kind": "place",
            "key": place.key,
            "programme_key": "",
            "language": language,
            "title": place.name,
            "text": f"{names}\n{note}",
            "on": None,
        }


def _reached(direction: str, key: str, on: date | None) -> QuerySet[Place]:
    day = (on or localdate()).isoformat()
    return Place.objects.filter(pk__in=RawSQL(direction, (key, day))).order_by()  # noqa: S611 - two fixed texts


def row_of(place: Place) -> PlaceRow:
    """Give a place as a row of a list."""
    return PlaceRow(
        key=place.key,
        name=place.name,
        kind=place.kind,
        starts_on=place.starts_on,
        ends_on=place.ends_on,
        latitude=place.latitude,
        longitude=place.longitude,
    )
