"""Changing many initiatives at once: each by the same actions and rules as one by itself, each with its outcome."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.initiatives.actions.join import join
from veerkracht.initiatives.actions.write import held, write
from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.writing import values_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import may
from veerkracht.programmes.models import Round

MOST = 200

Said = dict[str, object]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one initiative: changed, the same already, or refused and why."""

    key: str
    title: str
    changed: bool
    refusal: str = ""


class TooMany(Refusal):
    """So many at once cannot be looked over any more."""


class NothingChosen(Refusal):
    """Nothing was ticked."""


@transaction.atomic
def change_together(
    *, by: Person, keys: Sequence[str], what: str, value: str, seen: Mapping[str, object]
) -> tuple[Fate, ...]:
    """Change one thing of many initiatives, and say of each what became of it.

    What is refused of one does not stop the others; breaks the machine halfway, then nothing was changed at all.
    `seen` says when each was changed last as it was shown: who changed since then is left as it is, and told so.
    """
    if not keys:
        raise NothingChosen(_("Tick the initiatives that you want to change first."))
    if len(set(keys)) > MOST:
        raise TooMany(_("Change at most %(most)s initiatives at once.") % {"most": MOST})
    if what not in CHANGES:
        raise NotKnown(_("Choose what you want to change."))
    return tuple(_one(by, key, what, value, seen.get(key)) for key in sorted(set(keys)))


def _one(by: Person, key: str, what: str, value: str, seen_at: object) -> Fate:
    title = key
    try:
        with transaction.atomic():
            initiative = held(key=key)
            if not may(by, "propose a text", [("initiative", key), ("programme", initiative.programme.key)]):
                raise NotKnown(_("There is no such initiative. Look for it in the list."))
            title = initiative.title_nl
            if str(initiative.changed_at.isoformat()) != seen_at and not _is_so(initiative, what, value):
                raise ChangedMeanwhile(_("Someone changed this one after your list was made. Look at it first."))
            return Fate(key, title, _change(by, initiative, what, value))
    except Refusal as refusal:
        return Fate(key, title, changed=False, refusal=str(refusal))


def _change(by: Person, initiative: Initiative, what: str, value: str) -> bool:
    """Do it, and say whether that changed anything."""
    if what == "round":
        return _join(by, initiative, value)
    now = values_of(initiative)
    said = {name: text for name, text in CHANGES[what](now, value).items() if now[name] != text}
    if said:
        write(by=by, key=initiative.key, said=said, seen=now)
    return bool(said)


def _join(by: Person, initiative: Initiative, value: str) -> bool:
    chosen = Round.objects.filter(key=value, programme=initiative.programme).first()
    if chosen is None:
        raise NotKnown(_("There is no such round in this programme. Choose one from the list."))
    before = initiative.participations.filter(round=chosen).exists()
    join(by=by, initiative=initiative, round=chosen)
    return not before


def _is_so(initiative: Initiative, what: str, value: str) -> bool:
    """Say whether it is so already: then a form that is sent twice has nothing to warn for."""
    if what == "round":
        return initiative.participations.filter(round__key=value).exists()
    now = values_of(initiative)
    return all(now[name] == text for name, text in CHANGES[what](now, value).items())


def _with(name: str) -> Callable[[Mapping[str, object], str], Said]:
    return lambda now, value: {name: sorted({*_list(now[name]), value})}


def _without(name: str) -> Callable[[Mapping[str, object], str], Said]:
    return lambda now, value: {name: sorted({*_list(now[name])} - {value})}


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


CHANGES: Mapping[str, Callable[[Mapping[str, object], str], Said]] = {
    "phase": lambda _now, value: {"phase": value},
    "publish": lambda _now, _value: {"published": True},
    "hide": lambda _now, _value: {"published": False},
    "organisation": lambda _now, value: {"organisation": value},
    "theme": _with("themes"),
    "no-theme": _without("themes"),
    "task": _with("policy_tasks"),
    "no-task": _without("policy_tasks"),
    "round": lambda _now, _value: {},
}
"""What can be changed of many at once, and what that says of one."""
