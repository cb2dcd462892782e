"""Striking someone's name and e-mail address out of texts that others wrote and nobody reads in public.

What is public is looked at by a person, since it may be someone else of that name; what is only work goes by itself.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from veerkracht.foundation.personal import Whose

Row = TypeVar("Row", bound=Model)

STRUCK = "…"


def without(value: Any, whose: Whose) -> Any:
    """Give a value, however deep, without someone's whole name and address; what says nothing else becomes empty."""
    if not whose.words:
        return value
    if isinstance(value, str):
        pattern = _pattern(whose)
        return "" if pattern.fullmatch(value.strip()) else pattern.sub(STRUCK, value)
    if isinstance(value, (list, tuple)):
        return [without(one, whose) for one in value]
    if isinstance(value, dict):
        return {name: without(one, whose) for name, one in value.items()}
    return value


def naming(records: "QuerySet[Row]", fields: Iterable[str], whose: Whose) -> Iterator[Row]:
    """Give the records that hold someone's whole name or address in one of these fields."""
    if not whose.words:
        return
    fields = tuple(fields)
    holds = Q()
    for name in fields:
        records = records.annotate(**{f"{name}_in_full": Cast(name, TextField())})
        for word in whose.words:
            holds |= Q(**{f"{name}_in_full__icontains": _sure_part(word)})
    for record in records.filter(holds).order_by("pk").iterator():
        if any(without(said := getattr(record, name), whose) != said for name in fields):
            yield record


def strike(records: "QuerySet[Row]", fields: Iterable[str], whose: Whose) -> int:
    """Strike someone's whole name and address out of these fields, and say in how many records they stood."""
    fields = tuple(fields)
    found = list(naming(records, fields, whose))
    for record in found:
        for name in fields:
            setattr(record, name, without(getattr(record, name), whose))
        record.save(update_fields=fields)
    return len(found)


def _sure_part(word: str) -> str:
    """Give the longest part that every database finds; é it may tell from É, or write out, and so not find."""
    return max(re.findall(r"[\w.@-]+", word, re.ASCII), key=len, default="")


def _pattern(whose: Whose) -> "re.Pattern[str]":
    words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in whose.words)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
