"""What a place was and became: its codes, what it lies in, what lies in it, and how that changed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, DateField, F, QuerySet, Value

from veerkracht.foundation.texts import Bilingual
from veerkracht.places.models import Place, PlaceCode, Succession, Within
from veerkracht.places.queries import SMALL, PlaceRow, row_of

CAME_FROM, BECAME, WHOLE, PART, CODE = "came from", "became", "whole", "part", "code"


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code of a place and when it is valid."""

    scheme: str
    code: str
    starts_on: date | None
    ends_on: date | None

    @property
    def gone_on(self) -> date | None:
        """Give the first day on which it was no longer valid."""
        return self.ends_on + timedelta(days=1) if self.ends_on else None


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
    """Give one place with its codes, what it was and became, what it lies in and what lies in it. Two queries."""
    place = Place.objects.filter(key=key).first()
    if place is None:
        return None
    kept: dict[str, list[Any]] = {word: [] for word in (CAME_FROM, BECAME, WHOLE, PART, CODE)}
    for word, its_key, name, kind, exists_from, existed_until, starts_on, ends_on, _sort in _history(place):
        if word == CODE:
            kept[word].append(CodeRow(its_key, name, starts_on, ends_on))
        else:
            kept[word].append(Relation(PlaceRow(its_key, name, kind, exists_from, existed_until), starts_on, ends_on))
    return PlaceWhole(
        row=row_of(place),
        note=Bilingual(place.note_nl, place.note_en),
        aliases=tuple(str(alias) for alias in place.aliases),
        coordinate_source=place.coordinate_source,
        codes=tuple(kept[CODE]),
        came_from=tuple(kept[CAME_FROM]),
        became=tuple(kept[BECAME]),
        wholes=tuple(kept[WHOLE]),
        parts=tuple(kept[PART]),
    )


def _history(place: Place) -> list[tuple[Any, ...]]:
    """Read codes and the four kinds of relation at once, leaving out the thousands of small parts."""
    parts = Within.objects.filter(whole=place).exclude(part__kind__in=SMALL)
    codes = PlaceCode.objects.filter(place=place).annotate(
        word=Value(CODE, output_field=CharField()),
        none=Value(None, output_field=DateField()),
        blank=Value("", output_field=CharField()),
    )
    code_columns = ("word", "scheme", "code", "blank", "none", "none", "starts_on", "ends_on", "code")
    relations = [
        _relation(CAME_FROM, Succession.objects.filter(new=place), "old", "on"),
        _relation(BECAME, Succession.objects.filter(old=place), "new", "on"),
        _relation(WHOLE, Within.objects.filter(part=place), "whole", "starts_on"),
        _relation(PART, parts, "part", "starts_on"),
    ]
    every: Any = codes.order_by().values_list(*code_columns).union(*relations, all=True)
    return list(every.order_by("starts_on", "code"))


def _relation(word: str, found: QuerySet[Any], other: str, starts: str) -> Any:
    ends = F("ends_on") if starts != "on" else Value(None, output_field=DateField())
    named = found.annotate(word=Value(word, output_field=CharField()), since=F(starts), until=ends)
    of = (f"{other}__{field}" for field in ("key", "name", "kind", "starts_on", "ends_on"))
    return named.order_by().values_list("word", *of, "since", "until", f"{other}__sort_key")
