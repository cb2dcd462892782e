"""What is planned for support: steps that someone does by a day, begun from a template or written by hand."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.people.models import Person
from veerkracht.support.giving.actions.held import running_held
from veerkracht.support.giving.models import PlannedStep
from veerkracht.support.giving.queries.doing import people_of
from veerkracht.support.giving.queries.templates import template
from veerkracht.support.giving.refusals import Missing, NotNow, NotOnThisDay, require_said
from veerkracht.support.planning.models import Agreement
from veerkracht.trail.actions import record


@transaction.atomic
def take_template(*, by: Person, key: str, language: str, on: date) -> int:
    """Begin the plan with the template for this kind of support; refused where steps were planned already."""
    agreement = running_held(by=by, key=key)
    if PlannedStep.objects.filter(agreement=agreement).exists():
        raise NotNow(_("There are steps already. Add what is missing by hand."))
    first = max(agreement.starts_on, on)
    last = agreement.ends_on or date.max
    who = agreement.supporter_key or by.key
    steps = template(agreement.kind).steps
    PlannedStep.objects.bulk_create(
        PlannedStep(
            agreement=agreement,
            what=step.what.read(language).text[:300],
            who_key=who,
            due_on=max(first, min(first + timedelta(days=step.days), last)),
            by_key=by.key,
        )
        for step in steps
    )
    record(by=by.key, deed="plan a step", kind="agreement", key=key, fields=["steps"])
    return len(steps)


@transaction.atomic
def add_step(*, by: Person, key: str, what: str, who_key: str, due_on: date | None, on: date) -> None:
    """Plan a step; refused without what, who or by when, and for a day that has passed."""
    agreement = running_held(by=by, key=key)
    said = require_said(what, _("Say what is to be done."), longest=300)
    if who_key not in people_of(agreement, viewer=by):
        raise Missing(_("Choose who does it from the list."))
    if due_on is None:
        raise Missing(_("Say by which day it is done."))
    if due_on < on:
        raise NotOnThisDay(_("This day has passed. Choose today or a later day."))
    PlannedStep.objects.create(agreement=agreement, what=said, who_key=who_key, due_on=due_on, by_key=by.key)
    record(by=by.key, deed="plan a step", kind="agreement", key=key, fields=["steps"])


@transaction.atomic
def finish_step(*, by: Person, key: str, number: int, on: date) -> None:
    """Say that a step is done; said twice, the first day stays."""
    agreement = running_held(by=by, key=key)
    step = _open_step(agreement, number)
    if step.done_on is None:
        step.done_on = on
        step.save(update_fields=["done_on"])
        record(by=by.key, deed="finish a planned step", kind="agreement", key=key, fields=["steps"])


@transaction.atomic
def drop_step(*, by: Person, key: str, number: int, on: date) -> None:
    """Say that a step is not needed any more; it stays readable."""
    agreement = running_held(by=by, key=key)
    step = _open_step(agreement, number)
    if step.done_on is not None:
        raise NotNow(_("This step was done meanwhile, so it stays as it is."))
    step.dropped_on = on
    step.save(update_fields=["dropped_on"])
    record(by=by.key, deed="drop a planned step", kind="agreement", key=key, fields=["steps"])


def _open_step(agreement: Agreement, number: int) -> PlannedStep:
    among = PlannedStep.objects.select_for_update().filter(agreement=agreement, pk=number, dropped_on=None)
    step = among.first()
    if step is None:
        raise NotKnown(_("This step is not there any more. Look at the plan again."))
    return step
