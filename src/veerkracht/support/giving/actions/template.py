"""Changing with which steps a plan begins."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.queries.programme import home_key
from veerkracht.support.giving.models import PlanTemplate
from veerkracht.support.giving.queries.templates import TemplateStep
from veerkracht.support.giving.refusals import Missing
from veerkracht.support.planning.choices import Kind
from veerkracht.trail.actions import record

DEED = "keep plan templates"
MOST, LATEST = 20, 730


@transaction.atomic
def keep_template(*, by: Person, kind: str, steps: Sequence[TemplateStep]) -> None:
    """Let plans for one kind of support begin with these steps from now on; plans that were made stay."""
    require(by, DEED, [("programme", home_key())])
    if kind not in Kind.values:
        raise Missing(_("Choose a kind of support from the list."))
    if not 0 < len(steps) <= MOST:
        raise Missing(_("Write one to twenty steps, each on a line of its own."))
    if any(not step.what.nl or not 0 <= step.days <= LATEST for step in steps):
        raise Missing(_("Begin each line with a number of days up to 730, then a line (|) and what is done in Dutch."))
    said = [{"days": one.days, "what_nl": one.what.nl[:300], "what_en": one.what.en[:300]} for one in steps]
    PlanTemplate.objects.update_or_create(kind=kind, defaults={"key": f"plan-{kind}", "steps": said})
    record(by=by.key, deed="change a plan template", kind="plan-template", key=f"plan-{kind}", fields=["steps"])
