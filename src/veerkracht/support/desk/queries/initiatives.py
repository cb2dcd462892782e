"""Which initiative someone means, by how it is called."""

from collections.abc import Iterable

from django.db.models import Q

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach

MOST = 200


def called(words: str) -> str:
    """Give the key of the one public initiative that is called just so; nothing where none or several are."""
    said = " ".join(words.split())
    found = Initiative.objects.filter(Q(title_nl__iexact=said) | Q(title_en__iexact=said), published=True)
    keys = list(found.filter(merged_into=None).order_by().values_list("key", flat=True)[:2]) if said else []
    return keys[0] if len(keys) == 1 else ""


def title_of(key: str, *, hidden: bool = False) -> Bilingual | None:
    """Give what an initiative is called."""
    return titles_by_key([key], hidden=hidden).get(key) if key else None


def own_initiatives(person: Person, deed: str) -> dict[str, Bilingual]:
    """Give the initiatives in which someone may do a deed, where it is not the whole programme."""
    there = reach(person, deed)
    return _titles(there.keys("initiative"), there.keys("organisation"))


def _titles(keys: Iterable[str], bodies: Iterable[str]) -> dict[str, Bilingual]:
    found = Initiative.objects.filter(Q(key__in=list(keys)) | Q(organisation__key__in=list(bodies)), merged_into=None)
    rows = found.order_by("sort_key").values_list("key", "title_nl", "title_en")[:MOST]
    return {key: Bilingual(nl, en) for key, nl, en in rows}
