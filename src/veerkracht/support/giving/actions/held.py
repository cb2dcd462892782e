"""The agreement that an action works on, kept from others until it is done."""

from datetime import date

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.giving.queries.scopes import GIVE, scopes
from veerkracht.support.giving.refusals import NotNow, NotOnThisDay
from veerkracht.support.planning.choices import State
from veerkracht.support.planning.models import Agreement

ENDED = (State.DONE, State.STOPPED)


def agreement_held(*, key: str) -> Agreement:
    """Give an agreement that nobody else changes until this transaction ends."""
    among = Agreement.objects.select_for_update(of=("self",))
    found = among.select_related("initiative__programme", "offer__organisation").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no agreement on support “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    return found


def given_held(*, by: Person, key: str) -> Agreement:
    """Give an agreement on which someone may work, and that was agreed on by both sides at some time."""
    found = agreement_held(key=key)
    require(by, GIVE, scopes(found))
    if found.state not in (State.AGREED, *ENDED):
        raise NotNow(_("Both sides have not agreed on this support yet. Let them do so first."))
    return found


def running_held(*, by: Person, key: str) -> Agreement:
    """Give an agreement on which someone may work, while it runs."""
    found = given_held(by=by, key=key)
    if found.state != State.AGREED:
        raise NotNow(_("This support has ended. Make a new agreement when it goes on."))
    return found


def require_during(*, agreement: Agreement, day: date, today: date) -> None:
    """Refuse a day that is still to come, or on which the support had not begun or had ended."""
    if day > today:
        raise NotOnThisDay(_("This day is still to come. Choose today or an earlier day."))
    if day < agreement.starts_on or (agreement.ended_on and day > agreement.ended_on):
        raise NotOnThisDay(_("On this day the support had not begun yet, or had ended. Choose another day."))
