"""Keeping sources, and the facts that are taken from them."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.documents.actions.findable import make_source_findable
from veerkracht.documents.models import Certainty, Fact, Source
from veerkracht.foundation.changes import change, renamed
from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.refusals import require_key
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


class WithoutSource(Refusal):
    """A fact that is said to be known names no source."""


class WithoutValue(Refusal):
    """A fact that is said to be known says nothing."""


class SourceSaid(TypedDict, total=False):
    """What may be said of a source; what is left out stays as it is."""

    title: str
    publisher: str
    url: str
    published_on: str
    note_nl: str
    note_en: str
    aliases: list[str]


class FactSaid(TypedDict, total=False):
    """What may be said in a fact; what is left out stays as it is."""

    position: int
    label_nl: str
    label_en: str
    value_nl: str
    value_en: str
    certainty: str
    as_of: str
    source: Source | None
    note_nl: str
    note_en: str


@transaction.atomic
def cite(
    *, by: Person, key: str, scopes: Iterable[Scope] = (), origin: str = Origin.SCREEN, **said: Unpack[SourceSaid]
) -> Source:
    """Add a publication in which facts can be found, or change what is known of it."""
    require(by, "keep the programme", scopes)
    require_key(key)
    source = Source.objects.filter(key=key).first() or Source(key=key, origin=origin)
    before = source.title
    cleared = clear(by=by, record=source, said=said, about=("source", key), scopes=scopes)
    changed = change(source, cleared.said)
    if before and before != source.title:
        source.aliases = renamed(source.aliases, before, source.title)
    if changed or source.pk is None:
        source.save()
        record(by=by.key, deed="cite", kind="source", key=key, fields=changed, origin=origin, copy=source)
        make_source_findable(source=source)
    cleared.keep(source)
    return source


@transaction.atomic
def state(
    *,
    by: Person,
    about: tuple[str, str],
    key: str,
    scopes: Iterable[Scope] = (),
    origin: str = Origin.SCREEN,
    **said: Unpack[FactSaid],
) -> Fact:
    """State a fact about a record, or change it; whatever is not unknown says something and names its source."""
    require(by, "keep the programme", [about, *scopes])
    require_key(key)
    known = Fact.objects.filter(about_kind=about[0], about_key=about[1], key=key).first()
    fact = known or Fact(about_kind=about[0], about_key=about[1], key=key)
    values = ("value_nl", "value_en")
    cleared = clear(by=by, record=fact, said=said, about=about, scopes=scopes, part=f"facts {key}", needed=values)
    changed = change(fact, cleared.said)
    if fact.certainty != Certainty.UNKNOWN and fact.source is None:
        raise WithoutSource(_("A fact names its source. Give one, or say that it is unknown."))
    if fact.certainty != Certainty.UNKNOWN and not fact.value:
        raise WithoutValue(_("A fact says something. Give its value, or say that it is unknown."))
    if changed or known is None:
        fact.save()
        record(
            by=by.key,
            deed="state",
            kind=about[0],
            key=about[1],
            fields=["facts"],
            origin=origin,
            copy=fact,
            part=f"facts {key}",
        )
    cleared.keep(fact)
    return fact
