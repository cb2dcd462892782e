"""All initiatives as a table for reuse: plain values, a stretch at a time, so that memory stays flat."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q

from veerkracht.initiatives.models import Initiative, InitiativePlace, Participation
from veerkracht.initiatives.queries.portfolio import Wanted, portfolio

STRETCH = 2000

OWN = (
    "pk",
    "sort_key",
    "key",
    "programme__key",
    "title_nl",
    "title_en",
    "summary_nl",
    "summary_en",
    "phase",
    "province_wide",
    "started_on",
    "organisation__key",
    "organisation__name",
    "website",
    "contact_public",
    "contact_email",
    "changed_at",
)
COLUMNS = (
    "key",
    "programme",
    "title_nl",
    "title_en",
    "summary_nl",
    "summary_en",
    "phase",
    "province_wide",
    "started_on",
    "organisation",
    "organisation_name",
    "website",
    "contact_email",
    "changed_at",
    "places",
    "place_names",
    "themes",
    "policy_tasks",
    "rounds",
)
"""The columns in which a row of the table is given, lists as tuples of keys."""


def table(wanted: Wanted) -> Iterator[list[tuple[Any, ...]]]:
    """Give the initiatives that are asked, by title, in stretches of plain rows with the columns of COLUMNS."""
    found = portfolio(wanted).order_by("sort_key", "key")
    beyond = Q()
    while True:
        stretch = list(found.filter(beyond).values_list(*OWN)[:STRETCH])
        if not stretch:
            return
        yield list(_with_links(stretch))
        if len(stretch) < STRETCH:
            return
        _number, title, key = stretch[-1][:3]
        beyond = Q(sort_key__gte=title) & (Q(sort_key__gt=title) | Q(key__gt=key))


def _with_links(stretch: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    numbers = [row[0] for row in stretch]
    places: dict[int, list[str]] = defaultdict(list)
    names: dict[int, list[str]] = defaultdict(list)
    links = InitiativePlace.objects.filter(initiative_id__in=numbers).order_by("initiative_id", "place__sort_key")
    for number, key, name in links.values_list("initiative_id", "place__key", "place__name"):
        places[number].append(key)
        names[number].append(name)
    themes = _keys(Initiative.themes.through.objects, "theme__key", numbers)
    tasks = _keys(Initiative.policy_tasks.through.objects, "policytask__key", numbers)
    rounds = _keys(Participation.objects, "round__key", numbers)
    for number, _sort, *own, public, email, changed in stretch:
        yield (
            *own,
            email if public else "",
            changed,
            places.get(number, ()),
            names.get(number, ()),
            themes.get(number, ()),
            tasks.get(number, ()),
            rounds.get(number, ()),
        )


def _keys(links: Any, name: str, numbers: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for number, key in links.filter(initiative_id__in=numbers).order_by(name).values_list("initiative_id", name):
        found[number].append(key)
    return found
