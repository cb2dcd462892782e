"""What a kind and a key stand for on the public site: a title and an address."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.urls import reverse

from veerkracht.documents.audience import everyone_sees
from veerkracht.foundation.keys import is_key
from veerkracht.foundation.texts import Bilingual

RECORDS = {
    "programme": "programmes.Programme",
    "theme": "programmes.Theme",
    "task": "programmes.PolicyTask",
    "round": "programmes.Round",
    "goal": "programmes.Goal",
    "initiative": "initiatives.Initiative",
    "place": "places.Place",
    "organisation": "people.Organisation",
    "document": "documents.Document",
    "source": "documents.Source",
    "contract": "contracts.Contract",
    "intervention": "evidence.Intervention",
    "lesson": "lessons.Lesson",
    "question": "asking.Question",
    "support-answer": "desk.SharedAnswer",
    "thread": "meeting.Thread",
}
"""Each kind of record that has a page, with the record behind it. The kind is also the name of its address."""
ADDRESSES = {"contract": "outcome-contract", "question": "learning-question"}
"""Where the public address of a kind is called otherwise: under its own name people work on it."""

PERSON = "person"
"""People have no public page; the trail names them to who may know."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A record that a page, a document or a message is about."""

    kind: str
    key: str
    title: Bilingual
    url: str


def subjects(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Subject]:
    """Give the title and address of each (kind, key) that exists, in one query."""
    found = titles((kind, key) for kind, key in pairs if kind in RECORDS)
    return {
        pair: Subject(*pair, title, reverse(ADDRESSES.get(pair[0], pair[0]), args=[pair[1]]))
        for pair, title in found.items()
    }


def titles(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Bilingual]:
    """Give the title of each (kind, key) that exists, of the kind "person" the name, in one query."""
    wanted: dict[str, set[str]] = {}
    for kind, key in pairs:
        if (kind in RECORDS or kind == PERSON) and is_key(key):
            wanted.setdefault(kind, set()).add(key)
    parts = [_titles(kind, keys) for kind, keys in sorted(wanted.items())]
    if not parts:
        return {}
    every = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return {(kind, key): Bilingual(nl or "", en or "") for kind, key, nl, en in every}


def _titles(kind: str, keys: set[str]) -> QuerySet[Any, Any]:
    """Ask for the titles of one kind: what sort, which key, in Dutch and in English."""
    record = apps.get_model(RECORDS.get(kind, "people.Person"))
    fields = {field.name for field in record._meta.fields}
    rows = record._default_manager.filter(key__in=keys).order_by()
    if kind == "document":
        rows = everyone_sees().filter(key__in=keys).order_by()
    if "published" in fields:
        rows = rows.filter(published=True, **({"merged_into": None} if "merged_into" in fields else {}))
    if kind == "thread":
        rows = rows.filter(shown=True)
    if kind == "goal":
        rows = rows.annotate(nl=_last_said("title_nl"), en=_last_said("title_en"))
    elif kind in ("lesson", "question"):
        rows = rows.filter(shown__isnull=False).annotate(nl=F("shown__title_nl"), en=F("shown__title_en"))
    elif "title_nl" in fields:
        rows = rows.annotate(nl=F("title_nl"), en=F("title_en"))
    else:
        one_name = "name" if "name" in fields else "title"
        rows = rows.annotate(nl=F(one_name), en=F(one_name))
    titled: QuerySet[Any, Any] = rows.annotate(of=Value(kind, output_field=CharField()))
    return titled.values_list("of", "key", "nl", "en")


def _last_said(name: str) -> Subquery:
    from veerkracht.programmes.models import GoalVersion

    versions = GoalVersion.objects.filter(goal=OuterRef("pk")).order_by("-in_force_from", "-number")
    return Subquery(versions.values(name)[:1])
