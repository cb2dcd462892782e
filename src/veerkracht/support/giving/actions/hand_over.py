"""Letting another person do the steps of someone who leaves."""

from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.giving.models import PlannedStep
from veerkracht.trail.actions import record


def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Let another person do what someone was still to do for initiatives."""
    require(by, "close an account")
    count = 0
    steps = PlannedStep.objects.filter(who_key=old.key, done_on=None, dropped_on=None).select_related("agreement")
    for step in steps.order_by("pk"):
        step.who_key = new.key
        step.save(update_fields=["who_key"])
        record(by=by.key, deed="plan a step", kind="agreement", key=step.agreement.key, fields=["who_key"])
        count += 1
    return count
