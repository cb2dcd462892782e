"""Initiatives that may be the same as what someone proposes, while they type it."""

from dataclasses import dataclass

from django.db.models import Q

from veerkracht.foundation.keys import sort_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.portfolio import places_of, visible
from veerkracht.initiatives.rules.likeness import likeness
from veerkracht.places.queries import named
from veerkracht.search.queries import keys

MOST = 3
LIKE = 0.6
"""Lower than where a pair is put before an officer: here a person looks at once, and a miss costs more than a look."""
ONCE = 200
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """An initiative that is called much alike, with what helps to tell it apart."""

    key: str
    title: Bilingual
    summary: Bilingual
    places: tuple[str, ...]
    likeness: float


def alike(title: str, *, programme_key: str, place_key: str = "") -> tuple[Alike, ...]:
    """Give the public initiatives that are called most alike and may be in the same place, the likest first."""
    typed = " ".join(title.replace("\0", " ").split())[:200]
    if len(typed) < SHORTEST:
        return ()
    begins = sort_key(typed)[:SHORTEST]
    found = keys(typed, kind="initiative", programme_key=programme_key)[:ONCE]
    among = visible().filter(programme__key=programme_key)
    near = list(among.filter(Q(key__in=found) | Q(sort_key__startswith=begins)).order_by("sort_key", "key")[:ONCE])
    scored = [(max(likeness(typed, name) for name in _names(one)), one) for one in near]
    close = sorted(((score, one) for score, one in scored if score >= LIKE), key=lambda pair: (-pair[0], pair[1].key))
    places = places_of([one.pk for _score, one in close])
    rows = []
    for score, one in close:
        here = places.get(one.pk, [])
        if not place_key or not here or one.province_wide or place_key in {place.key for place in here}:
            rows.append(Alike(one.key, one.title, one.summary, tuple(place.name for place in here), score))
    return tuple(rows[:MOST])


def place_meant(words: str) -> str:
    """Give the key of the one place that someone can mean; nothing where there are several or none."""
    typed = " ".join(words.replace("\0", " ").split())[:100]
    found = named(typed, limit=2) if typed else None
    return found.places[0].key if found and found.sure and found.places else ""


def _names(one: Initiative) -> list[str]:
    return [name for name in (one.title_nl, one.title_en, *map(str, one.aliases)) if name]
