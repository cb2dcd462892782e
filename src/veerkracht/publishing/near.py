"""Near me: what runs in and around the place that a reader names, what is asked there, and whom to reach."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries import portfolio, whereabouts
from veerkracht.initiatives.queries.portfolio import InitiativeRow, Wanted
from veerkracht.places import queries as places
from veerkracht.places.queries import PlaceRow
from veerkracht.places.rules.distance import kilometres
from veerkracht.places.rules.names import is_postcode
from veerkracht.programmes.queries import programme as programmes
from veerkracht.programmes.queries.programme import ProgrammeRow
from veerkracht.publishing.filters import Asked, asked

MOST_HERE, MOST_AROUND, MOST_NEAREST = 24, 12, 6


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that may be meant, and in what it lies."""

    row: PlaceRow
    home: str


@dataclass(frozen=True, slots=True)
class Near:
    """An initiative near a place: what it asks of others, and how far away it is where that is known."""

    row: InitiativeRow
    asks: Bilingual
    place: str = ""
    kilometres: float | None = None


@dataclass(frozen=True, slots=True)
class NearMe:
    """The answer to a name: a place with what runs there, or the places that may be meant, or neither."""

    asked: Asked
    programme: ProgrammeRow | None
    typed: str
    sentence: str = ""
    place: PlaceRow | None = None
    choices: tuple[Choice, ...] = ()
    here: tuple[Near, ...] = ()
    around: tuple[Near, ...] = ()
    nearest: tuple[Near, ...] = ()
    more: bool = False
    examples: tuple[str, ...] = ()


def near_me(query: QueryDict, *, on: date) -> NearMe:
    """Find the place that is meant and what runs there; at most twelve queries with the frame of the page."""
    reading = asked("near", query, ("q", "place"), paging=False)
    programme = programmes.home()
    typed = reading.get("q")
    chosen = places.one(reading.get("place")) if reading.get("place") else None
    if chosen is not None:
        return _found(reading, programme, typed or chosen.name, chosen)
    if not typed:
        return NearMe(reading, programme, "", examples=_examples(programme, on))
    if is_postcode(typed):
        sentence = _("We do not know postcodes yet. Type the name of your town, village or municipality.")
        return NearMe(reading, programme, typed, sentence, examples=_examples(programme, on))
    named = places.named(typed, on=on)
    if named.sure:
        return _found(reading, programme, typed, named.places[0])
    homes = places.homes(row.key for row in named.places)
    choices = tuple(Choice(row, homes.get(row.key, "")) for row in named.places)
    examples = () if choices else _examples(programme, on)
    return NearMe(reading, programme, typed, _not_sure(typed, choices), choices=choices, examples=examples)


def _found(reading: Asked, programme: ProgrammeRow | None, typed: str, place: PlaceRow) -> NearMe:
    wish = Wanted(programme=programme.key if programme else "")
    here = whereabouts.keys(Wanted(programme=wish.programme, place=place.key), size=MOST_HERE + 1)
    around = whereabouts.keys_around(place.key, wish, size=MOST_AROUND)
    apart = _apart(place, wish, {*here, *around})
    rows = {row.key: row for row in portfolio.chosen([*here, *around, *apart])}
    asks = whereabouts.asks(rows)
    return NearMe(
        reading,
        programme,
        typed,
        place=place,
        here=tuple(Near(rows[key], asks.get(key, Bilingual())) for key in here[:MOST_HERE] if key in rows),
        around=tuple(Near(rows[key], asks.get(key, Bilingual())) for key in around if key in rows),
        nearest=tuple(
            Near(rows[key], asks.get(key, Bilingual()), name, distance)
            for key, (name, distance) in apart.items()
            if key in rows
        ),
        more=len(here) > MOST_HERE,
    )


def _apart(place: PlaceRow, wish: Wanted, shown: set[str]) -> dict[str, tuple[str, float]]:
    """Find the nearest initiatives elsewhere, each with its place and the distance, nearest first."""
    here = place.point
    if here is None:
        return {}
    # So many of the nearest places that enough is left after what was shown already.
    spots = whereabouts.nearest(here, wish, size=3 * MOST_NEAREST)
    titles = whereabouts.titles([spot.key for spot in spots], wish, size=20 * MOST_NEAREST)
    found: dict[str, tuple[str, float]] = {}
    for spot in spots:
        far = kilometres(here, (spot.latitude, spot.longitude))
        for title in titles.get(spot.key, ()):
            if title.key not in shown and len(found) < MOST_NEAREST:
                found.setdefault(title.key, (spot.name, far))
    return found


def _not_sure(typed: str, choices: tuple[Choice, ...]) -> str:
    words = {"typed": typed[:60]}
    if not choices:
        return (
            _("We do not know a place called “%(typed)s”. Check the spelling, or type a larger place nearby.") % words
        )
    if len(choices) == 1:
        return _("We do not know “%(typed)s”. Do you mean this place?") % words
    return _("“%(typed)s” can be more than one place. Which one do you mean?") % words


def _examples(programme: ProgrammeRow | None, on: date) -> tuple[str, ...]:
    """Give some names to begin with: those of the focus places."""
    if programme is None:
        return ()
    focuses = programmes.focuses(programme.key, on=on)
    return tuple(dict.fromkeys(focus.place for focus in focuses))[:8]
