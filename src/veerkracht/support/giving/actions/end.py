"""How support ends: done as agreed, or stopped early with a reason, so that the initiative is helped otherwise."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from veerkracht.people.models import Person
from veerkracht.support.desk.actions.take_in import Asked
from veerkracht.support.desk.actions.take_in import again as ask_again
from veerkracht.support.giving.actions.held import running_held
from veerkracht.support.giving.models import PlannedStep
from veerkracht.support.giving.refusals import require_said
from veerkracht.support.planning.actions import agree

AGAIN = gettext_noop("Support stopped early. Still stuck on: %(bottleneck)s")


@transaction.atomic
def finish(*, by: Person, key: str, words: str, on: date) -> None:
    """Say that the support was given as agreed on; what is still planned is not needed any more."""
    running_held(by=by, key=key)
    agree.finish(by=by, key=key, words=words, on=on)
    _drop_the_rest(key, on)


@transaction.atomic
def stop(*, by: Person, key: str, why: str, on: date) -> str:
    """Stop support that a supporter cannot go on with; the hours stay, and the initiative waits at the desk again.

    Gives the key of the request by which it does; its owner hears of it. Refused: without a reason.
    """
    agreement = running_held(by=by, key=key)
    reason = require_said(why, _("Say why it stops: the initiative and who helps next read this."))
    agree.stop(by=by, key=key, reason=reason, on=on)
    _drop_the_rest(key, on)
    with override("nl"):
        subject = (_(AGAIN) % {"bottleneck": " ".join(agreement.bottleneck.split())})[:200]
    asked = Asked(
        subject=subject,
        text=reason,
        kind=agreement.kind,
        initiative_key=agreement.initiative.key,
        person_key=agreement.initiator_key,
    )
    return ask_again(by=by, asked=asked, programme_key=agreement.initiative.programme.key, on=on, of=key)


def _drop_the_rest(key: str, on: date) -> None:
    PlannedStep.objects.filter(agreement__key=key, done_on=None, dropped_on=None).update(dropped_on=on)
