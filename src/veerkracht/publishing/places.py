"""The list of places and the page of one, put together from what the rooms answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.documents import queries as documents
from veerkracht.documents.queries import DocumentRow, FactRow
from veerkracht.initiatives.queries import portfolio, whereabouts
from veerkracht.initiatives.queries.portfolio import InitiativeRow, Wanted
from veerkracht.places import queries as places
from veerkracht.places.history import PlaceWhole, whole
from veerkracht.places.queries import PlaceRow
from veerkracht.places.rules.distance import kilometres
from veerkracht.programmes.queries import programme as programmes
from veerkracht.programmes.queries.programme import FocusRow, ProgrammeRow
from veerkracht.publishing import maps
from veerkracht.publishing.filters import Asked, Chip, Option, Pages, asked, choose
from veerkracht.publishing.home import grouped
from veerkracht.publishing.maps import Drawing
from veerkracht.publishing.scope import programme_asked
from veerkracht.publishing.then_and_now import sentences
from veerkracht.publishing.unknown import unknown
from veerkracht.trail.tables import Table

FILTERS = ("q", "kind", "programme")
SHOWN_WHOLE = ("province", "region", "municipality", "town", "village")
HEADINGS = {
    "province": gettext_lazy("Provinces"),
    "region": gettext_lazy("Regions"),
    "municipality": gettext_lazy("Municipalities"),
    "town": gettext_lazy("Towns"),
    "village": gettext_lazy("Villages"),
    "district": gettext_lazy("Districts"),
    "neighbourhood": gettext_lazy("Neighbourhoods"),
}
MOST_OF_A_KIND = 500
MOST_INITIATIVES = 12
MOST_NEIGHBOURS = 6
CLOSE_KM = 40


@dataclass(frozen=True, slots=True)
class Counted:
    """A place with the number of its initiatives, and in what it lies where that tells it from another."""

    row: PlaceRow
    number: int = 0
    home: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one kind, those that are gone apart."""

    kind: str
    heading: str
    living: tuple[Counted, ...]
    gone: tuple[Counted, ...]
    total: int
    address: str

    @property
    def more(self) -> bool:
        """Say whether there are more than stand here."""
        return self.total > len(self.living) + len(self.gone)


@dataclass(frozen=True, slots=True)
class Places:
    """The list of places as it is asked: in groups, or a page of those that fit the filters."""

    asked: Asked
    programme: ProgrammeRow | None
    focuses: tuple[tuple[FocusRow, ...], ...]
    groups: tuple[Group, ...]
    rows: tuple[Counted, ...]
    filtered: bool
    total: int
    pages: Pages
    chips: tuple[Chip, ...]
    kinds: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class PlacePage:
    """One place: then and now, why the programme looks at it, and what runs there."""

    place: PlaceWhole
    told: tuple[str, ...]
    on: date
    focuses: tuple[FocusRow, ...]
    initiatives: tuple[InitiativeRow, ...]
    more: bool
    drawing: Drawing | None
    neighbours: tuple[tuple[PlaceRow, float], ...]
    facts: tuple[FactRow, ...]
    documents: tuple[DocumentRow, ...]

    @property
    def gone(self) -> bool:
        """Say whether the place is no longer there."""
        return not self.place.row.exists(self.on)


def listing(query: QueryDict, *, on: date) -> Places:
    """Put the list of places together."""
    reading, programme = programme_asked(asked("places", query, FILTERS))
    numbers = places.numbers()
    kinds = {kind: PlaceRow("", "", kind).kind_word for kind in places.kinds() if numbers.get(kind)}
    reading = choose(reading, "kind", kinds, _("We do not know the kind “%s”, so we left it out.").__mod__)
    filtered = bool(reading.get("q") or reading.get("kind") or reading.turn.after or reading.turn.before)
    wish = Wanted(programme=programme.key if programme else "")
    chosen = _page(reading, wish) if filtered else _Page(reading)
    return Places(
        asked=chosen.asked,
        programme=programme,
        focuses=grouped(programmes.focuses(programme.key, on=on)) if programme and not filtered else (),
        groups=() if filtered else _groups(numbers, wish, reading, on),
        rows=chosen.rows,
        filtered=filtered,
        total=chosen.total if filtered else sum(numbers.values()),
        pages=chosen.pages,
        chips=reading.chips(
            {
                "q": _("Begins with “%s”") % reading.get("q"),
                "kind": kinds.get(reading.get("kind"), ""),
            }
        ),
        kinds=tuple(Option(kind, word) for kind, word in kinds.items()),
    )


def place_page(key: str, *, on: date) -> PlacePage:
    """Put the page of one place together, in at most twelve queries with its frame; refuse a key that nobody knows."""
    found = whole(key)
    if found is None:
        raise unknown("place", key, lambda: [row.key for row in places.named(key.replace("-", " ")).places])
    programme = programmes.home()
    programme_key = programme.key if programme else ""
    shown = portfolio.some(Wanted(programme=programme_key, place=key), size=MOST_INITIATIVES + 1)
    below = maps.under(programme)
    spots = maps.spread(Wanted(programme=programme_key))
    whole_area = programme is not None and programme.area_key == key
    return PlacePage(
        place=found,
        told=sentences(found, on=on),
        on=on,
        focuses=tuple(focus for focus in programmes.focuses(programme_key) if focus.place_key == key),
        initiatives=shown[:MOST_INITIATIVES],
        more=len(shown) > MOST_INITIATIVES,
        drawing=maps.draw(
            spots.squares, below, on=on, here=found.row, everywhere=spots.everywhere if whole_area else 0
        ),
        neighbours=_neighbours(found, below.places, on),
        facts=documents.facts("place", key),
        documents=documents.documents_about("place", key),
    )


COLUMNS = ("key", "name", "kind", "starts_on", "ends_on", "latitude", "longitude")


def table(query: QueryDict) -> Table:
    """Give the places that are asked as rows of a file, each with how many initiatives work there."""
    reading, programme = programme_asked(asked("places", query, FILTERS, paging=False))
    kinds = dict.fromkeys(places.kinds(), "")
    reading = choose(reading, "kind", kinds, _("We do not know the kind “%s”, so we left it out.").__mod__).whole()
    wish = Wanted(programme=programme.key if programme else "")

    def counted(some: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        counts = whereabouts.counts(wish, [row[0] for row in some])
        return ((*row, counts.get(row[0], 0)) for row in some)

    chosen = places.chosen(kind=reading.get("kind"), begins=reading.get("q"))
    return Table(chosen, COLUMNS, ("sort_key", "key"), counted)


NOTHING_TO_TURN = Pages()


@dataclass(frozen=True, slots=True)
class _Page:
    asked: Asked
    rows: tuple[Counted, ...] = ()
    total: int = 0
    pages: Pages = NOTHING_TO_TURN


def _page(reading: Asked, wish: Wanted) -> _Page:
    page = places.listed(reading.turn, kind=reading.get("kind"), begins=reading.get("q"))
    counts = whereabouts.counts(wish, [row.key for row in page.rows])
    homes = places.homes(row.key for row in page.rows)
    rows = tuple(Counted(row, counts.get(row.key, 0), homes.get(row.key, "")) for row in page.rows)
    return _Page(reading.turned(page), rows, page.total, reading.pages(page))


def _groups(numbers: Mapping[str, int], wish: Wanted, reading: Asked, on: date) -> tuple[Group, ...]:
    shown = places.of_kinds(SHOWN_WHOLE, size=MOST_OF_A_KIND)
    counts = whereabouts.counts(wish, [row.key for row in shown])
    by_kind: dict[str, list[PlaceRow]] = {}
    for row in shown:
        by_kind.setdefault(row.kind, []).append(row)
    return tuple(
        Group(
            kind=kind,
            heading=str(HEADINGS[kind]),
            living=tuple(Counted(row, counts.get(row.key, 0)) for row in by_kind.get(kind, ()) if row.exists(on)),
            gone=tuple(Counted(row, counts.get(row.key, 0)) for row in by_kind.get(kind, ()) if not row.exists(on)),
            total=numbers[kind],
            address=reading.address(kind=kind),
        )
        for kind in places.kinds()
        if numbers.get(kind)
    )


def _neighbours(place: PlaceWhole, around: tuple[PlaceRow, ...], on: date) -> tuple[tuple[PlaceRow, float], ...]:
    """Give the municipalities that lie nearest and are not what the place itself lies in or became."""
    here = place.row.point
    own = {place.row.key, *(other.place.key for other in (*place.wholes, *place.became, *place.parts))}
    if here is None or place.row.kind in ("province", "region"):
        return ()
    others = (row for row in around if row.kind == "municipality" and row.exists(on) and row.key not in own)
    apart = [(row, kilometres(here, row.point)) for row in others if row.point is not None]
    near = sorted((pair for pair in apart if pair[1] <= CLOSE_KM), key=lambda pair: (pair[1], pair[0].key))
    return tuple(near[:MOST_NEIGHBOURS])
