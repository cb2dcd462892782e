"""Holding a session: planned, recorded with what was used and what changed, and what comes next."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.keys import make_key
from veerkracht.foundation.refusals import ChangedMeanwhile
from veerkracht.initiatives.queries.named import initiative_of, programme_of
from veerkracht.learning.asking.actions.held import require_owner, session_held, stir
from veerkracht.learning.asking.choices import Group, SessionKind
from veerkracht.learning.asking.models import NextStep, Presence, Question, Session, SessionUse
from veerkracht.learning.asking.queries.scopes import people_here, scopes, within_scopes
from veerkracht.learning.asking.refusals import Missing, NotNow, NotOnThisDay, require_past, require_said
from veerkracht.learning.noticing.queries.reading import visible
from veerkracht.notices.actions import tell
from veerkracht.notices.kinds import WORK
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record

DEED = "hold a session"
MOST_PEOPLE = 1000


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a session that was held."""

    first: str = ""
    second: str = ""
    changed: str = ""
    observations: Collection[str] = ()
    questions: Collection[str] = ()
    people: Collection[str] = ()
    groups: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic
def plan(*, by: Person, programme_key: str, kind: str, held_on: date | None, initiative_key: str = "") -> str:
    """Plan a session, or begin to record one that was held, and give its key."""
    programme = initiative_of(initiative_key).programme if initiative_key else programme_of(programme_key)
    require(by, DEED, within_scopes(initiative_key, programme.key))
    if kind not in SessionKind.values:
        raise Missing(_("Choose what sort of session it is."))
    if held_on is None:
        raise Missing(_("Say on which day the session is."))
    stem = f"{held_on.isoformat()}-{kind}"
    taken = set(Session.objects.filter(key__startswith=stem).values_list("key", flat=True))
    session = Session.objects.create(
        key=make_key(stem, taken=taken),
        programme=programme,
        initiative_key=initiative_key,
        kind=kind,
        held_on=held_on,
        by_key=by.key,
    )
    record(by=by.key, deed="plan a session", kind="session", key=session.key)
    return session.key


@transaction.atomic
def tell_of(*, by: Person, key: str, told: Told, on: date, seen: bool) -> None:
    """Record what was used in a session, what changed and who was there; it can be completed later.

    `seen` says whether it had been recorded when the person looked. Refused: of a session to come, without what
    changed, and with people or observations that are not known.
    """
    session = session_held(key=key)
    require(by, DEED, scopes(session))
    if session.recorded is not seen:
        raise ChangedMeanwhile(_("Someone else recorded this session in the meantime. Look at both and choose."))
    sentence = _("This session is still to come, so nothing can have come of it yet. Record it after it was held.")
    require_past(session.held_on, on, sentence)
    session.changed = require_said(told.changed, _("Say what changes now. Nothing? Then say that, and why."))
    session.first, session.second = told.first.strip(), told.second.strip()
    session.recorded = True
    session.save()
    _use(by, session, told)
    _present(session, told)
    record(by=by.key, deed="record a session", kind="session", key=key, fields=["changed", "used"])


@transaction.atomic
def move(*, by: Person, key: str, held_on: date | None) -> None:
    """Hold a session on another day; refused once it was recorded."""
    session = session_held(key=key)
    require(by, DEED, scopes(session))
    if session.recorded:
        raise NotNow(_("This session was held and recorded, so its day stays."))
    if held_on is None:
        raise Missing(_("Say on which day the session is."))
    session.held_on = held_on
    session.save(update_fields=["held_on", "changed_at"])
    record(by=by.key, deed="plan a session", kind="session", key=key, fields=["held_on"])


@transaction.atomic
def agree_step(*, by: Person, key: str, what: str, owner_key: str, due_on: date | None, on: date) -> None:
    """Agree in a session on what is next, who does it and by when; refused without each of these."""
    session = session_held(key=key)
    require(by, DEED, scopes(session))
    require_past(session.held_on, on, _("This session is still to come. Agree on what is next when it is held."))
    said = require_said(what, _("Say what is next."))[:300]
    owner = require_owner(key=owner_key, deed="ask a question", scopes=scopes(session))
    if due_on is None:
        raise Missing(_("Say by when it is done."))
    if due_on < session.held_on:
        raise NotOnThisDay(_("By when it is done cannot lie before the session itself."))
    step = NextStep.objects.create(session=session, what=said, owner_key=owner.key, due_on=due_on, by_key=by.key)
    record(by=by.key, deed="set a next step", kind="session", key=key, fields=["next"])
    with override("nl"):
        tell(
            person_key=owner.key,
            by=by.key,
            kind=WORK,
            about=("session", key),
            once=f"step:{step.pk}",
            subject=_("After a session you do this: %(what)s") % {"what": said},
            body=_("Tell on the page of the session when it is done."),
            link=reverse("session-work", args=[key]),
        )


@transaction.atomic
def finish_step(*, by: Person, key: str, number: int, on: date) -> None:
    """Say that what was agreed is done; its owner may do so, and who holds sessions here."""
    session = session_held(key=key)
    step = NextStep.objects.select_for_update().filter(session=session, pk=number).first()
    if step is None:
        raise NotKnown(_("This step is not there any more. Look at the session again."))
    if step.owner_key != by.key:
        require(by, DEED, scopes(session))
    if step.done_on is not None:
        return
    step.done_on = on
    step.save(update_fields=["done_on"])
    record(by=by.key, deed="finish a next step", kind="session", key=key, fields=["next"])


def _use(by: Person, session: Session, told: Told) -> None:
    """Keep what was used; what was used before and the person may not read stays where it is chosen still."""
    before = set(session.uses.values_list("kind", "key"))
    chosen = {("observation", key) for key in told.observations} | {("question", key) for key in told.questions}
    read = visible(by).filter(key__in=told.observations).values_list("key", flat=True)
    among = Question.objects.select_for_update().filter(key__in=told.questions, programme=session.programme)
    asked = list(among.order_by("pk"))
    known = {("observation", key) for key in read} | {("question", one.key) for one in asked}
    if chosen - known - before:
        raise NotKnown(_("Something you chose is not there any more, or you may not read it. Choose again."))
    for kind, key in before - chosen:
        session.uses.filter(kind=kind, key=key).delete()
    fresh = sorted(chosen - before)
    SessionUse.objects.bulk_create([SessionUse(session=session, kind=kind, key=key) for kind, key in fresh])
    for one in asked:
        if ("question", one.key) in fresh:
            stir(question=one)
            one.save(update_fields=["hangs_at", "changed_at"])


def _present(session: Session, told: Told) -> None:
    """Keep who took part: people who have a role here, and of others only how many."""
    had = set(session.presences.exclude(person_key="").values_list("person_key", flat=True))
    known = {one.key for one in people_here("ask a question", scopes(session))} | had
    if set(told.people) - known:
        raise NotKnown(_("Someone you chose has no role here. Count that person with the others, without a name."))
    wrong = [name for name, count in told.groups.items() if name not in Group.values or not 0 <= count <= MOST_PEOPLE]
    if wrong:
        raise Missing(_("Write how many people took part as a number."))
    session.presences.all().delete()
    Presence.objects.bulk_create(
        [Presence(session=session, person_key=key) for key in sorted(set(told.people))]
        + [Presence(session=session, group=name, count=count) for name, count in told.groups.items() if count]
    )
