"""What the owner of a task says of a cross-over: confirmed or rejected, each with a reason."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.crossovers.actions.held import held, require_owner
from veerkracht.crossovers.choices import State
from veerkracht.crossovers.models import CrossOver
from veerkracht.crossovers.refusals import require_said
from veerkracht.people.models import Person
from veerkracht.trail.actions import record


@transaction.atomic
def confirm(*, by: Person, key: str, reason: str, on: date) -> None:
    """Confirm that an initiative touches one's task. Refused to whoever does not own it, and without a reason."""
    _decide(by=by, key=key, state=State.CONFIRMED, reason=reason, on=on)
    record(by=by.key, deed="confirm a cross-over", kind="cross-over", key=key, reason=reason.strip())


@transaction.atomic
def reject(*, by: Person, key: str, reason: str, on: date) -> None:
    """Say that it does not; what was credited by way of it is credited no more."""
    found = _decide(by=by, key=key, state=State.REJECTED, reason=reason, on=on)
    found.shares.update(confirmed=None, confirmed_by_key="", confirmed_on=None)
    record(by=by.key, deed="reject a cross-over", kind="cross-over", key=key, reason=reason.strip())


def _decide(*, by: Person, key: str, state: State, reason: str, on: date) -> CrossOver:
    found = held(key=key)
    require_owner(by=by, found=found)
    found.reason = require_said(reason, _("Say why, so that the initiative and others can follow it later."))
    found.state, found.decided_by_key, found.decided_on = state, by.key, on
    found.save()
    return found
