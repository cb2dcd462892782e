"""Keeping the theory of change: its changes, the links between them, and who tells of each link."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.changes import change
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.keys import make_key
from veerkracht.foundation.refusals import require_unchanged
from veerkracht.learning.line.choices import SourceKind, Strength
from veerkracht.learning.line.models import Change, Link, Telling
from veerkracht.learning.line.queries.theory import change_values, known_source, link_values
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.models import Programme
from veerkracht.trail.actions import record

KEEP = "keep the programme"
Values = Mapping[str, Any]


class TitleMissing(Refusal):
    """A change without a name cannot be drawn."""


class LinksToItself(Refusal):
    """A change does not lead to itself."""


class SaidAlready(Refusal):
    """It is there already."""


class StillUsed(Refusal):
    """A change that something leads to or from cannot be left out."""


class ReasonMissing(Refusal):
    """What is taken back without a reason cannot be explained later."""


@transaction.atomic
def begin_change(*, by: Person, programme_key: str, said: Values) -> str:
    """Add a change to the theory of a programme, and give its key."""
    programme = _programme(programme_key)
    require(by, KEEP, [("programme", programme_key)])
    stem = make_key(str(said.get("title_nl") or said.get("title_en") or ""))[:60].strip("-")
    made = Change(programme=programme)
    if stem:
        made.key = make_key(stem, taken=set(Change.objects.filter(key__startswith=stem).values_list("key", flat=True)))
    _keep_change(by, made, said, deed="add a change")
    return made.key


@transaction.atomic
def write_change(*, by: Person, key: str, said: Values, seen: Values, undoing: bool = False) -> None:
    """Change what is said of a change; refused to leave one out that a link still leads to or from."""
    held = Change.objects.select_for_update(of=("self",)).select_related("programme").get(key=key)
    require(by, KEEP, [("programme", held.programme.key)])
    require_unchanged(now=change_values(key), said=said, seen=seen)
    standing = Link.objects.filter(stands=True)
    used = standing.filter(cause=held).exists() or standing.filter(effect=held).exists()
    if said.get("stands", True) is False and used:
        raise StillUsed(_("Something leads to this change, or from it. Leave those links out first."))
    _keep_change(by, held, said, deed="undo" if undoing else "write a change")


@transaction.atomic
def begin_link(*, by: Person, programme_key: str, cause_key: str, effect_key: str, said: Values) -> str:
    """Say that one change leads to another, and give the key of the link; one that was left out stands again."""
    programme = _programme(programme_key)
    require(by, KEEP, [("programme", programme_key)])
    if cause_key == effect_key:
        raise LinksToItself(_("Choose two changes: a change does not lead to itself."))
    ends = {one.key: one for one in Change.objects.filter(programme=programme, key__in=[cause_key, effect_key])}
    if len(ends) < 2:
        raise NotKnown(_("Choose both changes from the list."))
    known = Link.objects.filter(cause=ends[cause_key], effect=ends[effect_key]).first()
    if known is not None and known.stands:
        raise SaidAlready(_("This link is there already. Add your source to it."))
    stem = make_key(f"{cause_key} {effect_key}")[:70].strip("-")
    taken = set(Link.objects.filter(key__startswith=stem).values_list("key", flat=True))
    made = known or Link(
        key=make_key(stem, taken=taken), programme=programme, cause=ends[cause_key], effect=ends[effect_key]
    )
    _keep_link(by, made, {**said, "stands": True}, deed="add a link")
    return made.key


@transaction.atomic
def write_link(*, by: Person, key: str, said: Values, seen: Values, undoing: bool = False) -> None:
    """Change what is said of a link: how sure it is, what it assumes, what else may explain it."""
    held = Link.objects.select_for_update(of=("self",)).select_related("programme").get(key=key)
    require(by, KEEP, [("programme", held.programme.key)])
    require_unchanged(now=link_values(key), said=said, seen=seen)
    _keep_link(by, held, said, deed="undo" if undoing else "write a link")


@transaction.atomic
def tell(
    *,
    by: Person,
    key: str,
    source_kind: str,
    source_key: str,
    hypothetical: bool = False,
    strength: str = Strength.FAIR,
    note_nl: str = "",
    note_en: str = "",
) -> None:
    """Record that a source tells of a link; each source counts once, however often it speaks."""
    held = _held(key)
    require(by, KEEP, [("programme", held.programme.key)])
    kind, name = SourceKind(source_kind), make_key(source_key) if source_kind == SourceKind.GROUP else source_key
    if not source_key.strip() or not known_source(kind, name):
        raise NotKnown(_("We do not know that source. Choose one from the list, or name a group of people."))
    if Telling.objects.filter(link=held, source_kind=kind, source_key=name, ended_at=None).exists():
        raise SaidAlready(_("This source counts for this link already, and each counts once."))
    made = Telling(link=held, source_kind=kind, source_key=name, by_key=by.key)
    made.hypothetical, made.strength = hypothetical, Strength(strength)
    texts = {"note_nl": note_nl.strip(), "note_en": note_en.strip()}
    scopes = [("programme", held.programme.key)]
    cleared = clear(by=by, record=made, said=texts, about=("link", key), scopes=scopes)
    made.note_nl, made.note_en = cleared.said["note_nl"], cleared.said["note_en"]
    made.save()
    cleared.keep(made)
    record(
        by=by.key, deed="tell of a link", kind="link", key=key, fields=["evidence"], copy=made, part=f"{kind}:{name}"
    )


@transaction.atomic
def take_back(*, by: Person, key: str, number: int, reason: str) -> None:
    """Let a source count no more for a link, and say why; that it did stays in the trail."""
    held = _held(key)
    require(by, KEEP, [("programme", held.programme.key)])
    if not reason.strip():
        raise ReasonMissing(_("Say why this source counts no more, so that others can follow it later."))
    found = Telling.objects.filter(link=held, pk=number, ended_at=None).first()
    if found is None:
        raise NotKnown(_("This source counts no more already. Look at the link again."))
    found.ended_at, found.ended_because = timezone.now(), reason.strip()
    found.save(update_fields=["ended_at", "ended_because"])
    record(by=by.key, deed="take back a source", kind="link", key=key, fields=["evidence"], reason=reason.strip())


def _keep_change(by: Person, held: Change, said: Values, *, deed: str) -> None:
    if not str(said.get("title_nl", held.title_nl) or said.get("title_en", held.title_en) or "").strip():
        raise TitleMissing(_("Name the change in a few words, such as “Neighbours know each other”."))
    scopes = [("programme", held.programme.key)]
    cleared = clear(by=by, record=held, said=_stripped(said), about=("change", held.key), scopes=scopes)
    if changed := change(held, cleared.said):
        held.save()
        record(by=by.key, deed=deed, kind="change", key=held.key, fields=changed, copy=held)
    cleared.keep(held)


def _keep_link(by: Person, held: Link, said: Values, *, deed: str) -> None:
    whole = _stripped(said)
    if "certainty" in whole:
        whole["certainty"] = int(whole["certainty"]) if str(whole["certainty"] or "") else None
    scopes = [("programme", held.programme.key)]
    cleared = clear(by=by, record=held, said=whole, about=("link", held.key), scopes=scopes)
    if changed := change(held, cleared.said):
        held.save()
        record(by=by.key, deed=deed, kind="link", key=held.key, fields=changed, copy=held)
    cleared.keep(held)


def _held(key: str) -> Link:
    found = Link.objects.select_for_update(of=("self",)).select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no such link. Look at the theory of change."))
    return found


def _programme(key: str) -> Programme:
    found = Programme.objects.filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no programme “%(key)s”.") % {"key": key[:80]})
    return found


def _stripped(said: Values) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}
