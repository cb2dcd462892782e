"""Writing down what an initiative needs: each side judges for itself, and what differs much is talked about."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.refusals import require_unchanged
from veerkracht.initiatives.queries.named import initiative_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.planning.actions.held import diagnosis_held, fresh_key
from veerkracht.support.planning.choices import Kind
from veerkracht.support.planning.models import Diagnosis, Need
from veerkracht.support.planning.queries.diagnoses import now_said
from veerkracht.support.planning.queries.scopes import JUDGE, of_initiative, side_of
from veerkracht.support.planning.refusals import Missing, NotNow, require_said
from veerkracht.support.rules.diagnosis import Need as Judged
from veerkracht.support.rules.diagnosis import Standing
from veerkracht.trail.actions import record


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says of one kind of support; nothing where it does not say how much is needed."""

    need: Decimal | None = None
    stuck_on: str = ""
    by_when: date | None = None
    tried: str = ""
    others: str = ""


@transaction.atomic
def diagnose(
    *, by: Person, initiative_key: str, said: Mapping[str, Said], on: date, held_on: date, request_key: str = ""
) -> str:
    """Write down a conversation about what an initiative needs, as seen from one's own side; give its number.

    Refused: a kind that does not exist, a need that is not between 0 and 1, a day that is still to come.
    """
    initiative = initiative_of(initiative_key)
    require(by, JUDGE, of_initiative(initiative.key, initiative.programme.key))
    if held_on > on:
        raise Missing(_("Write the day on which you talked: today or earlier."))
    found = Diagnosis.objects.create(
        key=fresh_key(record=Diagnosis, on=held_on),
        initiative=initiative,
        request_key=request_key,
        held_on=held_on,
        by_key=by.key,
    )
    Need.objects.bulk_create(Need(diagnosis=found, kind=kind) for kind in Kind.values)
    _write(found, by, said)
    record(by=by.key, deed="record a diagnosis", kind="diagnosis", key=found.key, fields=["key"])
    return found.key


@transaction.atomic
def change(*, by: Person, key: str, said: Mapping[str, Said], seen: Mapping[str, object]) -> None:
    """Change what was said from one's own side, or fill it in after the other side did.

    Refused: what someone else changed since it was `seen`.
    """
    found = diagnosis_held(key=key)
    require(by, JUDGE, of_initiative(found.initiative.key, found.initiative.programme.key))
    side = side_of(by, of_initiative(found.initiative.key, found.initiative.programme.key)) or "province"
    flat = {f"{kind}-{one.name}": getattr(row, one.name) for kind, row in said.items() for one in fields(Said)}
    require_unchanged(now=now_said(found, side), said=flat, seen=seen)
    changed = _write(found, by, said)
    found.save(update_fields=["changed_at"])
    record(by=by.key, deed="change a diagnosis", kind="diagnosis", key=key, fields=sorted(changed))


@transaction.atomic
def talk(*, by: Person, key: str, kind: str, outcome: str) -> None:
    """Write down what came of a talk about a need that both sides saw differently; then each may judge it anew.

    Refused: without words, or of a kind about which both sides agree.
    """
    found = diagnosis_held(key=key)
    require(by, JUDGE, of_initiative(found.initiative.key, found.initiative.programme.key))
    need = found.needs.filter(kind=kind).first()
    if need is None or (need.talk_since is None and not need.talked):
        raise NotNow(_("About this kind of support you do not differ much. Choose one about which you do."))
    need.talked = require_said(outcome, _("Write in a sentence what came of the talk."))
    need.talk_since = None
    need.save(update_fields=["talked", "talk_since"])
    record(by=by.key, deed="talk about a need", kind="diagnosis", key=key, fields=["talked"])


def _write(found: Diagnosis, by: Person, said: Mapping[str, Said]) -> set[str]:
    """Write what one side says into the needs; give the names of what changed."""
    side = side_of(by, of_initiative(found.initiative.key, found.initiative.programme.key)) or "province"
    needs = {need.kind: need for need in found.needs.all()}
    changed: set[str] = set()
    for kind, row in said.items():
        if kind not in needs:
            raise Missing(_("Choose one of the six kinds of support."))
        if row.need is not None and not 0 <= row.need <= 1:
            raise Missing(_("Give each need a number from 0 to 10."))
        changed |= _put(needs[kind], side, by.key, row)
    for need in needs.values():
        need.save()
    return changed


def _put(need: Need, side: str, by_key: str, row: Said) -> set[str]:
    judged = f"said_by_{side}"
    now = {"stuck_on": row.stuck_on, "by_when": row.by_when, "tried": row.tried, "others": row.others, judged: row.need}
    changed = {name for name, value in now.items() if getattr(need, name) != value}
    for name in changed:
        setattr(need, name, now[name])
    if judged in changed:
        setattr(need, f"{side}_by_key", by_key if row.need is not None else "")
        _weigh(need)
    return changed


def _weigh(need: Need) -> None:
    """Let a talk wait where both sides are far apart, and let it go where they are not any more."""
    sides = (need.said_by_initiative, need.said_by_province)
    standing = Judged(*(None if one is None else float(one) for one in sides)).standing
    if standing is not Standing.TALK:
        need.talk_since = None
    elif need.talk_since is None:
        need.talk_since = timezone.now()
