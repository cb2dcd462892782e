"""The support that is given or was: a list, with what is to do for each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q, Sum
from django.utils.timezone import localdate

from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.people.queries import names
from veerkracht.support.giving.models import PlannedStep, Talk
from veerkracht.support.giving.queries.doing import in_hours
from veerkracht.support.giving.queries.judging import unjudged
from veerkracht.support.giving.queries.scopes import SEE, within
from veerkracht.support.planning.choices import Kind, State
from veerkracht.support.planning.models import Agreement
from veerkracht.trail.pages import Page, Turn, cut

STATES = (State.AGREED, State.DONE, State.STOPPED)


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One agreement in the list."""

    key: str
    initiative: Bilingual
    kind: str
    state: str
    bottleneck: str
    supporter: str
    starts_on: date
    ended_on: date | None
    next_on: date | None
    late: bool
    spent: str
    to_judge: bool

    @property
    def kind_word(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def state_word(self) -> str:
        return str(State(self.state).label)


def given(viewer: Person, turn: Turn, *, state: str = "", kind: str = "", judge: bool = False) -> Page[GivenRow]:
    """Give one page of the support that someone may see, the newest first; those to judge only where that is asked."""
    today = localdate()
    found = Agreement.objects.filter(within(reach(viewer, SEE)), state__in=STATES)
    found = found.filter(state=state) if state else found
    found = found.filter(kind=kind) if kind else found
    if judge:
        found = found.filter(pk__in=unjudged(today).values("pk"))
    page = cut(found.select_related("initiative", "offer__organisation"), turn, by="starts_on", newest=True)
    return page.of(_rows(page.rows, today))


def kinds() -> list[tuple[str, str]]:
    """Give the kinds of support to choose from."""
    return [(str(value), str(label)) for value, label in Kind.choices]


def states() -> list[tuple[str, str]]:
    """Give the states to choose from."""
    return [(str(one.value), str(one.label)) for one in STATES]


def _rows(page: tuple[Agreement, ...], today: date) -> list[GivenRow]:
    numbers = [one.pk for one in page]
    steps = PlannedStep.objects.filter(agreement__in=numbers, done_on=None, dropped_on=None).order_by()
    due = dict(steps.values_list("agreement").annotate(first=Min("due_on")))
    talks = Talk.objects.filter(agreement__in=numbers, taken_back_at=None).order_by()
    minutes = dict(talks.values_list("agreement").annotate(all=Sum("minutes")))
    open_ones = set(unjudged(today).filter(Q(pk__in=numbers)).values_list("pk", flat=True))
    known = names(one.supporter_key for one in page if one.supporter_key)
    return [
        GivenRow(
            key=one.key,
            initiative=one.initiative.title,
            kind=one.kind,
            state=one.state,
            bottleneck=one.bottleneck,
            supporter=known.get(one.supporter_key) or (one.offer.organisation.name if one.offer else ""),
            starts_on=one.starts_on,
            ended_on=one.ended_on,
            next_on=due.get(one.pk) if one.state == State.AGREED else None,
            late=one.state == State.AGREED and one.pk in due and due[one.pk] < today,
            spent=in_hours(minutes.get(one.pk, 0)),
            to_judge=one.pk in open_ones,
        )
        for one in page
    ]
