"""Adding the places that a file of borders names and nobody has entered yet."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from veerkracht.foundation.keys import make_key, sort_key
from veerkracht.places.actions.findable import make_findable
from veerkracht.places.boundaries import Outline
from veerkracht.places.models import Boundary, Place, PlaceCode, PlaceKind, Within
from veerkracht.places.rules.codes import KINDS, kind, within
from veerkracht.places.rules.shapes import middle
from veerkracht.trail.models import Origin

BATCH = 500
LARGE_FIRST = list(KINDS.values())
LASTING = ("PV", "GM")


class Newcomers:
    """The places that one file adds for one year."""

    def __init__(self, year: int, scheme: str, source: str) -> None:
        self.year = year
        self.scheme = scheme
        self.source = source
        self.first, self.last = date(year, 1, 1), date(year, 12, 31)

    def continued(self, held: Iterable[PlaceCode], name: str) -> PlaceCode | None:
        """Find the place that an earlier file added under this code and this name, for another year.

        Only a code whose period is exactly that of its borders was added by a file; any other period was given by a
        person and is not stretched.
        """
        for code in held:
            if code.place.sort_key != sort_key(name) or not code.starts_on or not code.ends_on:
                continue
            years = set(Boundary.objects.filter(place=code.place).values_list("year", flat=True))
            drawn = years and (date(min(years), 1, 1), date(max(years), 12, 31))
            if drawn == (code.starts_on, code.ends_on):
                return code
        return None

    def extend(self, codes: Iterable[PlaceCode]) -> None:
        """Stretch the period of codes that go on in this year."""
        for code in codes:
            old = (code.starts_on, code.ends_on)
            if code.starts_on and code.starts_on > self.first:
                code.starts_on = self.first
            if code.ends_on and code.ends_on < self.last:
                code.ends_on = self.last
            if (code.starts_on, code.ends_on) != old:
                code.save(update_fields=["starts_on", "ends_on"])

    def settle(self, outlines: list[Outline]) -> tuple[dict[str, Place], list[str]]:
        """Add places with their code for the year; give them by code, and the codes without a known larger place."""
        ordered = sorted(outlines, key=lambda outline: LARGE_FIRST.index(kind(outline.label.code)))
        homes = self._homes(ordered)
        taken = set(Place.objects.values_list("key", flat=True))
        places: dict[str, Place] = {}
        for outline in ordered:
            place = self._place(outline, homes, taken)
            taken.add(place.key)
            places[outline.label.code] = homes[outline.label.code] = place
        Place.objects.bulk_create(places.values(), batch_size=BATCH)
        PlaceCode.objects.bulk_create((self._code(code, place) for code, place in places.items()), batch_size=BATCH)
        for place in places.values():
            make_findable(place=place)
        lyings, homeless = [], []
        for outline in ordered:
            code = outline.label.code
            home = _home(outline, homes)
            if home is not None:
                # Without an end: its own code says for good in which municipality it lies, whatever that became.
                lyings.append(Within(part=places[code], whole=home))
            elif within(code):
                homeless.append(code)
        Within.objects.bulk_create(lyings, batch_size=BATCH)
        return places, homeless

    def _homes(self, outlines: Iterable[Outline]) -> dict[str, Place]:
        """Find the larger places that the file names: by the code of its year, else by the code of any year.

        Codes of municipalities and provinces are never given to another; those of districts are.
        """
        wanted = sorted({larger for outline in outlines for larger in outline.label.larger})
        found: dict[str, Place] = {}
        for start in range(0, len(wanted), BATCH):
            held = PlaceCode.objects.filter(scheme=self.scheme, code__in=wanted[start : start + BATCH])
            for code in held.select_related("place"):
                if (code.starts_on or self.first) <= self.first <= (code.ends_on or self.first):
                    found[code.code] = code.place
                elif code.code.startswith(LASTING):
                    found.setdefault(code.code, code.place)
        return found

    def _place(self, outline: Outline, homes: dict[str, Place], taken: set[str]) -> Place:
        name = (outline.label.name or outline.label.code)[:200]
        sort = kind(outline.label.code)
        home = homes.get(within(outline.label.code)[-1]) if within(outline.label.code) else None
        longitude, latitude = middle(outline.shape)
        return Place(
            key=_key(name, sort, home, taken),
            name=name,
            sort_key=sort_key(name),
            kind=sort,
            latitude=round(latitude, 5),
            longitude=round(longitude, 5),
            coordinate_source=_("%(source)s: middle of the border of %(year)s, computed")[:300]
            % {"source": self.source[:200], "year": self.year},
            origin=Origin.FILE,
        )

    def _code(self, code: str, place: Place) -> PlaceCode:
        return PlaceCode(place=place, scheme=self.scheme, code=code, starts_on=self.first, ends_on=self.last)


def _home(outline: Outline, homes: dict[str, Place]) -> Place | None:
    """Choose the smallest known place around it: by its own code, else the province that the file names."""
    own = within(outline.label.code)
    provinces = () if own else tuple(code for code in outline.label.larger if code.startswith("PV"))
    return next((homes[code] for code in (*own, *provinces) if code in homes), None)


def _key(name: str, sort: str, home: Place | None, taken: set[str]) -> str:
    """Make a key that says which of the many places of this name it is."""
    plain = make_key(name)
    if plain not in taken and sort not in (PlaceKind.DISTRICT, PlaceKind.NEIGHBOURHOOD):
        return plain
    return make_key(f"{name} {home.key}" if home else f"{sort} {name}", taken=taken)
