"""What is known here by which an annex is read, and the annexes that wait until their sender confirms them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext as _

from veerkracht.exchange.models import Upload
from veerkracht.exchange.rules.annex_judgement import Known, Option
from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.keys import plain_text, sort_key
from veerkracht.initiatives.models import Initiative, InitiativePlace
from veerkracht.initiatives.rules.likeness import Named
from veerkracht.people.models import Person
from veerkracht.places.models import Place, PlaceKind
from veerkracht.programmes.models import Theme

KINDS = (PlaceKind.MUNICIPALITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.REGION, PlaceKind.PROVINCE)
"""The kinds of place an annex may name; of two with one name the first kind is meant."""
MOST_COMPARED = 20_000
"""In a programme with more initiatives only those with the same title are found."""


@dataclass(frozen=True, slots=True)
class WaitingAnnex:
    """An annex that was read and waits."""

    number: int
    file_name: str
    programme_key: str
    rows: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    confirmed: bool
    outcome: dict[str, Any]


def waiting_annex(number: int, *, viewer: Person) -> WaitingAnnex:
    """Give an annex to the person who uploaded it; nobody else sees it."""
    found = Upload.objects.filter(pk=number, by_key=viewer.key).first()
    if found is None or not isinstance(found.rows, dict) or "annex" not in found.rows:
        raise NotKnown(_("This annex is not here (any more). Choose the docx again."))
    return WaitingAnnex(
        number=found.pk,
        file_name=found.file_name,
        programme_key=found.programme_key,
        rows=found.rows["annex"],
        notes=found.rows["notes"],
        confirmed=found.confirmed_at is not None,
        outcome=found.outcome,
    )


def theme_options(programme_key: str) -> tuple[Option, ...]:
    """Give the themes of a programme, from which a person may choose."""
    found = Theme.objects.filter(programme__key=programme_key).values_list("key", "title_nl")
    return tuple(Option(key, title) for key, title in found)


def known(programme_key: str, titles: set[str]) -> Known:
    """Gather the places, themes and initiatives that an annex may name; four queries."""
    initiatives, names = _initiatives(programme_key, titles)
    return Known(_places(), _themes(programme_key), initiatives, names)


def _places() -> dict[str, Option]:
    rank = Case(*(When(kind=kind, then=Value(at)) for at, kind in enumerate(KINDS)), output_field=IntegerField())
    rows = Place.objects.filter(kind__in=KINDS).order_by(rank, "ends_on", "key")
    found: dict[str, Option] = {}
    earlier: dict[str, Option] = {}
    for key, name, aliases in rows.values_list("key", "name", "aliases"):
        found.setdefault(plain_text(name), Option(key, name))
        for alias in aliases:
            earlier.setdefault(plain_text(alias), Option(key, name))
    return earlier | found


def _themes(programme_key: str) -> dict[str, Option]:
    rows = Theme.objects.filter(programme__key=programme_key).values_list("key", "title_nl", "title_en", "aliases")
    found: dict[str, Option] = {}
    for key, title_nl, title_en, aliases in rows:
        for name in (title_nl, title_en, *aliases):
            if name:
                found.setdefault(plain_text(name), Option(key, title_nl))
    return found


def _initiatives(programme_key: str, titles: set[str]) -> tuple[list[Named], dict[str, str]]:
    among = Initiative.objects.filter(programme__key=programme_key, merged_into=None)
    if among.count() > MOST_COMPARED:
        among = among.filter(sort_key__in={sort_key(title) for title in titles})
    places: dict[str, set[str]] = {}
    for key, place in InitiativePlace.objects.filter(initiative__in=among).values_list("initiative__key", "place__key"):
        places.setdefault(key, set()).add(place)
    rows = list(among.values_list("key", "title_nl", "title_en", "aliases"))
    named = [
        Named(key, (title_nl, title_en, *aliases), frozenset(places.get(key, ())))
        for key, title_nl, title_en, aliases in rows
    ]
    return named, {row[0]: row[1] for row in rows}
