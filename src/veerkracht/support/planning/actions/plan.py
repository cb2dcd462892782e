"""Letting a plan be computed for all needs that wait, and how surely it stands; stopping that."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from time import monotonic
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from veerkracht.initiatives.queries.named import programme_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.planning.actions.held import fresh_key, plan_held
from veerkracht.support.planning.choices import Aim, Running
from veerkracht.support.planning.demand import chances_of, demand_of, kept, needs_of
from veerkracht.support.planning.models import Plan
from veerkracht.support.planning.queries.scopes import PROPOSE
from veerkracht.support.planning.queries.waiting_needs import Limits, asked
from veerkracht.support.planning.refusals import Missing, NotNow
from veerkracht.support.rules import allocation
from veerkracht.support.rules.reasons import Stands, robustness
from veerkracht.trail.actions import record

NEAR = 0.001
"""With this gap the plans of worlds are content: each is one of many."""
EACH = 3.0
"""So many seconds a plan by one aim is made better while someone waits; it then says its gap."""
LONGEST = 60.0
"""So many seconds worlds are drawn; what was not drawn by then is not."""
BEAT = 0.5
"""So often what was found is kept, and whether it was stopped is looked at, also in the midst of a world."""


def plan(*, by: Person, programme_key: str, limits: Limits, on: date) -> str:
    """Compute which kind of support goes where, by three aims; how surely it stands is looked at by the worker.

    The computing holds nothing up: only what came of it is written. Refused: limits below nought; nobody who waits.
    """
    require(by, PROPOSE, [("programme", programme_key)])
    programme = programme_of(programme_key)
    if limits.budget_cents < 0 or limits.floor < 0 or limits.amount_cents < 0:
        raise Missing(_("The budget and the least number are nought or more."))
    if limits.hours <= 0 or limits.months <= 0:
        raise Missing(_("Support takes hours, and has months to take them in: write more than nought."))
    found = asked(programme_key, limits, on)
    if not found["rows"]:
        raise NotNow(_("No initiative waits with a need on which both sides agree. Have the conversations first."))
    whole = asdict(limits)
    demand = demand_of(found, whole)
    plans = {aim.value: kept(_best(demand, aim)) for aim in allocation.Aim}
    with transaction.atomic():
        made = Plan.objects.create(
            key=fresh_key(record=Plan, on=on),
            programme=programme,
            made_on=on,
            by_key=by.key,
            limits=whole,
            asked=found,
            found=plans,
            state=Running.WAITS if "given" in plans[Aim.TOTAL] else Running.DONE,
        )
        record(by=by.key, deed="plan support", kind="support-plan", key=made.key, fields=["key"])
        if made.state == Running.WAITS:
            look.enqueue(key=made.key)
    return made.key


@transaction.atomic
def stop(*, by: Person, key: str) -> None:
    """Stop looking at how surely a plan stands; what was found so far stays."""
    found = plan_held(key=key)
    require(by, PROPOSE, [("programme", found.programme.key)])
    if found.state not in (Running.WAITS, Running.RUNS):
        raise NotNow(_("This is not being computed any more."))
    Plan.objects.filter(pk=found.pk).update(state=Running.STOPPED)
    record(by=by.key, deed="stop a plan", kind="support-plan", key=key, fields=["state"])


@task()
def look(*, key: str) -> None:
    """Look in the worker at how surely a plan stands."""
    look_at(key=key)


def look_at(*, key: str) -> None:
    """Draw plausible worlds and plan in each; what was found is kept all along, until all or stopped or late."""
    mine = Plan.objects.filter(key=key, state__in=[Running.WAITS, Running.RUNS])
    if not mine.update(state=Running.RUNS):
        return
    found = Plan.objects.get(key=key)
    begun = told = monotonic()
    last: Stands | None = None

    def over() -> bool:
        nonlocal told
        now = monotonic()
        if now - begun > LONGEST:
            return True
        if now - told < BEAT:
            return False
        told = now
        return not (mine.update(**_so_far(last)) if last else mine.exists())

    drawn = robustness(
        demand_of(found.asked, found.limits),
        needs_of(found.asked),
        chances_of(found.asked),
        seed=found.pk,
        near=NEAR,
        stop=over,
    )
    for last in drawn:  # noqa: B007 - looked at by what asks whether it is over
        if over():
            break
    # What was found stays, also where it was stopped meanwhile; only who still computes says that it is ready.
    Plan.objects.filter(pk=found.pk).update(**_so_far(last))
    mine.update(state=Running.DONE)


def _so_far(found: Stands | None) -> dict[str, Any]:
    return {"worlds": found.worlds if found else 0, "share": _rounded(found) if found else []}


def _rounded(found: Stands) -> list[list[float]]:
    return [[round(one, 4) for one in row] for row in found.share]


def _within(seconds: float) -> Callable[[], bool]:
    """Say when so many seconds are over."""
    end = monotonic() + seconds
    return lambda: monotonic() > end


def _best(demand: allocation.Demand, aim: allocation.Aim) -> allocation.Plan | allocation.Impossible:
    found = allocation.allocate(demand, aim, stop=_within(EACH))
    if isinstance(found, allocation.Impossible) and not found.relaxed and demand.floor:
        # Limits that only together stand in the way: let go of the floor and the groups both.
        loose = replace(demand, floor=0, groups=())
        both = allocation.allocate(loose, aim, near=NEAR, stop=_within(EACH))
        return allocation.Impossible((("floor", both),)) if isinstance(both, allocation.Plan) else found
    return found
