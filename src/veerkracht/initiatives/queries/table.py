"""All initiatives as a table for reuse: plain values, a stretch at a time, so that memory stays flat."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q

from veerkracht.initiatives.models import Initiative, InitiativePlace, Participation
from veerkracht.initiatives.queries.initiative import Whole
from veerkracht.initiatives.queries.portfolio import Wanted, portfolio
from veerkracht.people.audience import veil
from veerkracht.people.permissions import Scope, Viewer
from veerkracht.trail.tables import Table

STRETCH = 2000

OWN = (
    "pk",
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


def table(wanted: Wanted, *, viewer: Viewer = None) -> Iterator[list[tuple[Any, ...]]]:
    """Give the initiatives that are asked, the longest known first, in stretches of plain rows as COLUMNS says."""
    seen = veil(Whole, OWN, viewer, _scopes)
    found = portfolio(wanted).order_by("pk")
    last = 0
    while True:
        stretch = list(found.filter(pk__gt=last).values_list(*OWN)[:STRETCH])
        if not stretch:
            return
        yield list(_with_links([seen(row) for row in stretch]))
        last = stretch[-1][0]


def listed(wanted: Wanted, *, viewer: Viewer = None) -> Table:
    """Give the same rows a part at a time, for another system."""
    seen = veil(Whole, OWN, viewer, _scopes)
    return Table(portfolio(wanted), OWN, ("pk",), lambda some: _with_links([seen(row) for row in some]))


def _scopes(row: Sequence[Any]) -> tuple[Scope, ...]:
    ways = {"initiative": "key", "organisation": "organisation__key", "programme": "programme__key"}
    return tuple((kind, row[OWN.index(way)] or "") for kind, way in ways.items())


def _with_links(stretch: Sequence[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    if not stretch:
        return
    own = _own_numbers(stretch)
    places: dict[int, list[str]] = defaultdict(list)
    names: dict[int, list[str]] = defaultdict(list)
    links = InitiativePlace.objects.filter(own).order_by("initiative_id", "place__sort_key")
    for number, key, name in links.values_list("initiative_id", "place__key", "place__name"):
        places[number].append(key)
        names[number].append(name)
    themes = _keys(Initiative.themes.through.objects.filter(own), "theme__key")
    tasks = _keys(Initiative.policy_tasks.through.objects.filter(own), "policytask__key")
    rounds = _keys(Participation.objects.filter(own), "round__key")
    for number, *columns, _public, email, changed in stretch:
        yield (
            *columns,
            email,
            changed,
            places.get(number, ()),
            names.get(number, ()),
            themes.get(number, ()),
            tasks.get(number, ()),
            rounds.get(number, ()),
        )


def _own_numbers(stretch: Sequence[Sequence[Any]]) -> Q:
    """Ask for the links of a stretch: by its first and last number where it is dense, which is much the quicker way."""
    first, last = stretch[0][0], stretch[-1][0]
    if last - first < 2 * len(stretch):
        return Q(initiative_id__gte=first, initiative_id__lte=last)
    return Q(initiative_id__in=[row[0] for row in stretch])


def _keys(links: Any, name: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for number, key in links.order_by("initiative_id", name).values_list("initiative_id", name):
        found[number].append(key)
    return found
