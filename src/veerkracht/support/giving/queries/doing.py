"""Support that is given: its plan, its log with hours and cost, how the initiative stands, and what came of it."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.money import Money
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.initiative import StandingRow, standings
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, may, require
from veerkracht.people.queries import allowed, names
from veerkracht.support.giving.choices import Side
from veerkracht.support.giving.models import PlannedStep, Talk
from veerkracht.support.giving.queries.judging import GIVEN, judged
from veerkracht.support.giving.queries.scopes import GIVE, JUDGE, SEE, scopes, sides_scopes
from veerkracht.support.planning.choices import Kind, State
from veerkracht.support.planning.models import Agreement
from veerkracht.support.rules.chances import helped
from veerkracht.support.rules.giving import cost, judged_from

STANDS = "say how it stands"
MOST_TALKS = 200


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a plan."""

    number: int
    what: str
    who: str
    mine: bool
    due_on: date
    done_on: date | None
    dropped_on: date | None
    late: bool

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.dropped_on is None


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One line of the log, with what it cost."""

    number: int
    held_on: date
    minutes: int
    with_whom: str
    said: str
    by: str
    mine: bool
    cost: Money


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """What one side said, or that it has not said anything yet."""

    side: str
    gone: bool | None
    words: str
    instead: str
    judged_on: date | None
    may: bool

    @property
    def side_word(self) -> str:
        return str(Side(self.side).label)


@dataclass(frozen=True, slots=True)
class Doing:
    """One agreement with all that was planned, done and said of it."""

    key: str
    initiative_key: str
    initiative: Bilingual
    kind: str
    state: str
    bottleneck: str
    supporter: str
    starts_on: date
    ends_on: date | None
    ended_on: date | None
    why_ended: str
    request_key: str
    agreed_hours: str
    amount: Money | None
    cents_an_hour: int
    steps: tuple[StepRow, ...]
    talks: tuple[TalkRow, ...]
    more_talks: int
    minutes: int
    cost: Money
    judged_from: date
    judgements: tuple[JudgedRow, ...]
    helped: bool | None
    standings: tuple[StandingRow, ...]
    may_give: bool
    may_say_how_it_stands: bool
    due: bool

    @property
    def kind_word(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def state_word(self) -> str:
        return str(State(self.state).label)

    @property
    def runs(self) -> bool:
        return self.state == State.AGREED

    @property
    def was_given(self) -> bool:
        return self.state in (State.AGREED, State.DONE, State.STOPPED)

    @property
    def spent(self) -> str:
        return in_hours(self.minutes)


def in_hours(minutes: int) -> str:
    """Write minutes as hours and minutes, exactly."""
    whole, rest = divmod(minutes, 60)
    if not rest:
        return _("%(hours)d h") % {"hours": whole}
    if not whole:
        return _("%(minutes)d min") % {"minutes": rest}
    return _("%(hours)d h %(minutes)d min") % {"hours": whole, "minutes": rest}


def agreement(key: str, *, viewer: Person) -> Agreement:
    """Give the record of an agreement that someone may look at; refuse one that is not there or not theirs to see."""
    found = Agreement.objects.select_related("initiative__programme", "offer__organisation").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no agreement on support “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    require(viewer, SEE, scopes(found))
    return found


def doing(key: str, *, viewer: Person) -> Doing:
    """Give one agreement as someone who works on it, or judges it, sees it."""
    found = agreement(key, viewer=viewer)
    today = localdate()
    talks = list(Talk.objects.filter(agreement=found, taken_back_at=None))
    steps = list(PlannedStep.objects.filter(agreement=found))
    known = names([found.supporter_key, *(one.who_key for one in steps), *(one.by_key for one in talks)])
    offer = found.offer
    sides = sides_scopes(found)
    there = scopes(found, sides)
    verdicts = _verdicts(found, sides, viewer, today)
    return Doing(
        key=key,
        initiative_key=found.initiative.key,
        initiative=found.initiative.title,
        kind=found.kind,
        state=found.state,
        bottleneck=found.bottleneck,
        supporter=known.get(found.supporter_key) or (offer.organisation.name if offer else ""),
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        ended_on=found.ended_on,
        why_ended=found.why_ended,
        request_key=found.request_key,
        agreed_hours=in_hours(int(found.hours * 60)),
        amount=Money(found.amount_cents, "EUR") if found.kind == Kind.FINANCE else None,
        cents_an_hour=offer.cents_an_hour if offer else 0,
        steps=tuple(_step(one, known, viewer, today) for one in steps),
        talks=tuple(_talk(one, known, viewer) for one in talks[:MOST_TALKS]),
        more_talks=max(len(talks) - MOST_TALKS, 0),
        minutes=sum(one.minutes for one in talks),
        cost=Money(sum(cost(one.minutes, one.cents_an_hour) for one in talks), "EUR"),
        judged_from=judged_from(found.starts_on),
        judgements=verdicts,
        helped=helped(verdicts[0].gone, verdicts[1].gone),
        standings=standings(found.initiative.key),
        may_give=may(viewer, GIVE, there),
        may_say_how_it_stands=may(viewer, STANDS, sides),
        due=found.state in GIVEN and today >= judged_from(found.starts_on),
    )


def people_of(found: Agreement, *, viewer: Person) -> dict[str, str]:
    """Give the keys and names of who can do something for an agreement: who agreed on it, and who may work there."""
    there = scopes(found)
    near = {one.key: one.name for scope in there for one in allowed(GIVE, scope) if one.is_active}
    agreed = names(key for key in (found.supporter_key, found.initiator_key, found.province_key) if key)
    return {**agreed, viewer.key: viewer.name, **near}


def _verdicts(found: Agreement, sides: tuple[Scope, ...], viewer: Person, today: date) -> tuple[JudgedRow, ...]:
    said = judged(found)
    given = found.state in GIVEN and today >= judged_from(found.starts_on)
    rows = []
    for side in Side.values:
        one = said.get(side)
        done = {JUDGE[name]: [other.by_key] for name, other in said.items() if name != side}
        rows.append(
            JudgedRow(
                side=side,
                gone=one.gone if one else None,
                words=one.words if one else "",
                instead=one.instead if one else "",
                judged_on=one.judged_on if one else None,
                may=given and may(viewer, JUDGE[side], sides, done=done),
            )
        )
    return tuple(rows)


def _step(one: PlannedStep, known: dict[str, str], viewer: Person, today: date) -> StepRow:
    return StepRow(
        number=one.pk,
        what=one.what,
        who=known.get(one.who_key, ""),
        mine=one.who_key == viewer.key,
        due_on=one.due_on,
        done_on=one.done_on,
        dropped_on=one.dropped_on,
        late=one.done_on is None and one.dropped_on is None and one.due_on < today,
    )


def _talk(one: Talk, known: dict[str, str], viewer: Person) -> TalkRow:
    return TalkRow(
        number=one.pk,
        held_on=one.held_on,
        minutes=one.minutes,
        with_whom=one.with_whom,
        said=one.said,
        by=known.get(one.by_key, ""),
        mine=one.by_key == viewer.key,
        cost=Money(cost(one.minutes, one.cents_an_hour), "EUR"),
    )


def step_of(number: int, *, viewer: Person) -> PlannedStep:
    """Give a step that is still to do and that someone may see; to know whether they still must hear of it."""
    found = PlannedStep.objects.select_related("agreement").filter(pk=number, done_on=None, dropped_on=None).first()
    if found is None or found.agreement.state != State.AGREED:
        raise NotKnown(_("This step is not there any more. Look at the plan again."))
    agreement(found.agreement.key, viewer=viewer)
    return found


def unsaid(named: str, *, viewer: Person) -> None:
    """Refuse unless a side ("key.side") still has to judge an agreement that someone may see."""
    key, _dot, side = named.rpartition(".")
    if side in judged(agreement(key, viewer=viewer)):
        raise NotKnown(_("This was judged already."))
