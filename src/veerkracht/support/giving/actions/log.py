"""The log of talks and hours: help that is no money is a result that is counted, with what it cost."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.people.models import Person
from veerkracht.support.giving.actions.held import given_held, require_during
from veerkracht.support.giving.models import MOST_MINUTES, Talk
from veerkracht.support.giving.refusals import Missing, NotNow, NotThatLong, require_said
from veerkracht.trail.actions import record


@transaction.atomic
def log(
    *, by: Person, key: str, held_on: date | None, minutes: int | None, said: str, with_whom: str = "", on: date
) -> None:
    """Write down a talk or other work; the same one sent twice is kept once.

    Refused: no day, no time or more than a day, not what was done; a day before the support began or after it ended.
    """
    agreement = given_held(by=by, key=key)
    if held_on is None:
        raise Missing(_("Say on which day it was."))
    if minutes is None or minutes < 1:
        raise NotThatLong(_("Say how many minutes it took: one or more."))
    if minutes > MOST_MINUTES:
        raise NotThatLong(_("A day has 1,440 minutes. Write longer work down for each day apart."))
    words = require_said(said, _("Say in a few words what you did."))
    require_during(agreement=agreement, day=held_on, today=on)
    whom = " ".join(with_whom.replace("\0", "").split())[:200]
    told = {"held_on": held_on, "minutes": minutes, "said": words, "with_whom": whom, "by_key": by.key}
    if Talk.objects.filter(agreement=agreement, taken_back_at=None, **told).exists():
        return
    cents = agreement.offer.cents_an_hour if agreement.offer else 0
    Talk.objects.create(agreement=agreement, cents_an_hour=cents, **told)
    record(by=by.key, deed="log a talk", kind="agreement", key=key, fields=["hours"])


@transaction.atomic
def take_back(*, by: Person, key: str, number: int) -> None:
    """Take a line of one's own out of the log; it counts no more, and stays readable as it was."""
    agreement = given_held(by=by, key=key)
    talk = Talk.objects.select_for_update().filter(agreement=agreement, pk=number, taken_back_at=None).first()
    if talk is None:
        raise NotKnown(_("This line is not in the log any more."))
    if talk.by_key != by.key:
        raise NotNow(_("Who wrote this line takes it back. Ask them."))
    talk.taken_back_at = timezone.now()
    talk.save(update_fields=["taken_back_at"])
    record(by=by.key, deed="take a talk back", kind="agreement", key=key, fields=["hours"])
