"""The records that a request names by their keys, for an action upon them."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from veerkracht.documents.models import Source
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.initiatives.models import Initiative, Level, Phase, Track
from veerkracht.people.models import Organisation
from veerkracht.places.models import Place
from veerkracht.programmes.models import PolicyTask, Programme, Round, Theme

__all__ = ["Level", "Phase", "Track"]

Record = TypeVar("Record", bound=Model)


class NotThere(Refusal):
    """A request names a record that does not exist."""

    status = 422


def initiative_of(key: str) -> Initiative:
    """Give the initiative with a key; refuse one that does not exist or goes on as another."""
    found = Initiative.objects.select_related("programme").filter(key=key, merged_into=None).first()
    if found is None:
        raise NotKnown(_("There is no initiative “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    return found


def taken(key: str) -> bool:
    """Say whether an initiative has this key already, public or not."""
    return Initiative.objects.filter(key=key).exists()


def programme_of(key: str) -> Programme:
    """Give the programme with a key."""
    return _one(Programme.objects.all(), key)


def themes_of(programme: Programme, keys: Collection[str]) -> list[Theme]:
    """Give the themes with these keys."""
    return _every(Theme.objects.filter(programme=programme), keys)


def tasks_of(programme: Programme, keys: Collection[str]) -> list[PolicyTask]:
    """Give the policy tasks with these keys."""
    return _every(PolicyTask.objects.filter(programme=programme), keys)


def round_of(programme: Programme, key: str) -> Round:
    """Give the round with a key."""
    return _one(Round.objects.filter(programme=programme), key)


def places_of(keys: Collection[str]) -> list[Place]:
    """Give the places with these keys."""
    return _every(Place.objects.all(), keys)


def organisation_of(key: str) -> Organisation:
    """Give the organisation with a key."""
    return _one(Organisation.objects.all(), key)


def source_of(key: str) -> Source | None:
    """Give the source with a key, or none where no key is said."""
    return _one(Source.objects.all(), key) if key else None


def _one(among: QuerySet[Record], key: str) -> Record:
    return _every(among, (key,))[0]


def _every(among: QuerySet[Record], keys: Collection[str]) -> list[Record]:
    found = {record.key: record for record in among.filter(key__in=set(keys))}  # type: ignore[attr-defined]
    if missing := _without(keys, found):
        words = {"what": among.model._meta.verbose_name, "key": missing[:60]}
        raise NotThere(_("There is no %(what)s “%(key)s” here. Look for its key in the list.") % words)
    return list(found.values())


def _without(keys: Iterable[str], found: Collection[str]) -> str:
    return next((key for key in keys if key not in found), "")
