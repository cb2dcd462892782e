"""What a place was and became: its codes, what it lies in, what lies in it, and how that changed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from veerkracht.foundation.texts import Bilingual
from veerkracht.places.models import Place, PlaceCode, Succession, Within
from veerkracht.places.queries import SMALL, PlaceRow, row_of

MOST_PARTS = 200


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code of a place and when it is valid."""

    scheme: str
    code: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Relation:
    """Another place, and since when or until when it belongs to this one, or became it."""

    place: PlaceRow
    starts_on: date | None = None
    ends_on: date | None = None

    def holds(self, on: date) -> bool:
        """Say whether it holds on a day."""
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or on <= self.ends_on)

    @property
    def gone_on(self) -> date | None:
        """Give the first day on which it no longer held, as people say it: "until 1 January"."""
        return self.ends_on + timedelta(days=1) if self.ends_on else None


@dataclass(frozen=True, slots=True)
class PlaceWhole:
    """A place as its own page tells of it."""

    row: PlaceRow
    note: Bilingual
    aliases: tuple[str, ...]
    coordinate_source: str
    codes: tuple[CodeRow, ...]
    came_from: tuple[Relation, ...]
    became: tuple[Relation, ...]
    wholes: tuple[Relation, ...]
    parts: tuple[Relation, ...]


def whole(key: str) -> PlaceWhole | None:
    """Give one place with its codes, what it was and became, what it lies in and what lies in it."""
    place = Place.objects.filter(key=key).first()
    if place is None:
        return None
    turns = Succession.objects.filter(Q(old=place) | Q(new=place)).select_related("old", "new").order_by("on", "pk")
    lyings = Within.objects.filter(Q(part=place) | Q(whole=place)).select_related("part", "whole")
    lyings = lyings.order_by("part__sort_key", "starts_on", "pk").exclude(Q(whole=place, part__kind__in=SMALL))
    lying = list(lyings[:MOST_PARTS])
    return PlaceWhole(
        row=row_of(place),
        note=Bilingual(place.note_nl, place.note_en),
        aliases=tuple(str(alias) for alias in place.aliases),
        coordinate_source=place.coordinate_source,
        codes=tuple(_code(code) for code in place.codes.order_by("scheme", "starts_on", "code")),
        came_from=tuple(Relation(row_of(turn.old), turn.on) for turn in turns if turn.new_id == place.pk),
        became=tuple(Relation(row_of(turn.new), turn.on) for turn in turns if turn.old_id == place.pk),
        wholes=tuple(
            Relation(row_of(one.whole), one.starts_on, one.ends_on) for one in lying if one.part_id == place.pk
        ),
        parts=tuple(
            Relation(row_of(one.part), one.starts_on, one.ends_on) for one in lying if one.whole_id == place.pk
        ),
    )


def _code(code: PlaceCode) -> CodeRow:
    return CodeRow(code.scheme, code.code, code.starts_on, code.ends_on)
