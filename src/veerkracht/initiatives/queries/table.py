"""All initiatives as a table for reuse: plain values, a stretch at a time, so that memory stays flat."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

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
    links = _links([row[0] for row in stretch])
    nothing: dict[int, list[str]] = {}
    for number, *columns, _public, email, changed in stretch:
        lists = (links.get(word, nothing).get(number, ()) for word in LINKED)
        yield (*columns, email, changed, *lists)


LINKED = ("place", "name", "theme", "task", "round")
_LINKS = """
    SELECT link.initiative_id, 'place', place.key, place.name, place.sort_key
    FROM initiatives_initiativeplace link JOIN places_place place ON place.id = link.place_id
    WHERE link.initiative_id {which}
    UNION ALL SELECT link.initiative_id, 'theme', theme.key, '', theme.key
    FROM initiatives_initiative_themes link JOIN programmes_theme theme ON theme.id = link.theme_id
    WHERE link.initiative_id {which}
    UNION ALL SELECT link.initiative_id, 'task', task.key, '', task.key
    FROM initiatives_initiative_policy_tasks link JOIN programmes_policytask task ON task.id = link.policytask_id
    WHERE link.initiative_id {which}
    UNION ALL SELECT link.initiative_id, 'round', round.key, '', round.key
    FROM initiatives_participation link JOIN programmes_round round ON round.id = link.round_id
    WHERE link.initiative_id {which}
    ORDER BY 1, 2, 5
"""


def _links(numbers: Sequence[int]) -> dict[str, dict[int, list[str]]]:
    """Read the four kinds of link of initiatives in one question, written out: making it by parts took longer."""
    found: dict[str, dict[int, list[str]]] = {word: defaultdict(list) for word in LINKED}
    if not numbers:
        return found
    with connection.cursor() as cursor:
        which, values = _which(numbers)
        cursor.execute(_LINKS.format(which=which), values * 4)
        for number, word, key, name, _sort in cursor.fetchall():
            found[word][number].append(key)
            if name:
                found["name"][number].append(name)
    return found


def _which(numbers: Sequence[int]) -> tuple[str, list[int]]:
    """Ask by the first and last number where they are dense, which is much the quicker way for many."""
    first, last = numbers[0], numbers[-1]
    if last - first < 2 * len(numbers):
        return "BETWEEN %s AND %s", [first, last]
    return f"IN ({', '.join(['%s'] * len(numbers))})", list(numbers)
