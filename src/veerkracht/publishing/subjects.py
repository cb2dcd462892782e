"""What a kind and a key stand for on the public site: a title and an address."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse

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
}
"""Each kind of record that has a page, with the record behind it. The kind is also the name of its address."""
ADDRESSES = {"contract": "outcome-contract"}
"""Where the public address of a kind is called otherwise: under its own name people work on it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A record that a page, a document or a message is about."""

    kind: str
    key: str
    title: Bilingual
    url: str


def subjects(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Subject]:
    """Give the title and address of each (kind, key) that exists, with one query for each kind."""
    wanted: dict[str, set[str]] = {}
    for kind, key in pairs:
        if kind in RECORDS and is_key(key):
            wanted.setdefault(kind, set()).add(key)
    found: dict[tuple[str, str], Subject] = {}
    for kind, keys in wanted.items():
        for key, title in _titles(kind, keys).items():
            found[kind, key] = Subject(kind, key, title, reverse(ADDRESSES.get(kind, kind), args=[key]))
    return found


def _titles(kind: str, keys: set[str]) -> dict[str, Bilingual]:
    if kind == "goal":
        from veerkracht.programmes.models import GoalVersion

        versions = GoalVersion.objects.filter(goal__key__in=keys).order_by("in_force_from", "number")
        return {key: Bilingual(nl, en) for key, nl, en in versions.values_list("goal__key", "title_nl", "title_en")}
    record = apps.get_model(RECORDS[kind])
    fields = {field.name for field in record._meta.fields}
    rows = record._default_manager.filter(key__in=keys)
    if "published" in fields:
        rows = rows.filter(published=True, **({"merged_into": None} if "merged_into" in fields else {}))
    if "title_nl" in fields:
        return {key: Bilingual(nl, en) for key, nl, en in rows.values_list("key", "title_nl", "title_en")}
    one_name = "name" if "name" in fields else "title"
    return {key: Bilingual(name, name) for key, name in rows.values_list("key", one_name)}
