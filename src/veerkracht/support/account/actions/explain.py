"""Saying why an agreed indicator has no value yet."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.results.queries.definitions import definitions
from veerkracht.support.account.models import NotYet
from veerkracht.support.rules.quarter import Quarter
from veerkracht.trail.actions import record

DEED = "explain an indicator"


class Missing(Refusal):
    """The reason was left empty, or the quarter is still to come."""

    status = 422


@transaction.atomic
def explain(
    *, by: Person, programme_key: str, metric_key: str, quarter: Quarter, reason_nl: str, reason_en: str = "", on: date
) -> None:
    """Say why an indicator has no value in the account of a quarter; everyone reads it (R36). The last one counts.

    Refused: without a reason, of a metric that this programme did not agree on, and of a quarter still to come.
    """
    require(by, DEED, [("programme", programme_key)])
    if metric_key not in {one.key for one in definitions(programme_keys=[programme_key])}:
        raise NotKnown(_("This indicator was not agreed on in this programme. Choose one from the list."))
    said = {"reason_nl": reason_nl.replace("\0", "").strip(), "reason_en": reason_en.replace("\0", "").strip()}
    if not said["reason_nl"]:
        raise Missing(_("Say in Dutch why there is no value yet: everyone reads this."))
    if quarter.first > on:
        raise Missing(_("This quarter is still to come. Choose one that has begun."))
    made = NotYet(programme_key=programme_key, metric_key=metric_key, quarter=str(quarter), by_key=by.key)
    about, scopes = ("metric", metric_key), [("programme", programme_key)]
    cleared = clear(by=by, record=made, said=said, about=about, scopes=scopes, needed=["reason_nl"], part=str(quarter))
    for name, value in cleared.said.items():
        setattr(made, name, value)
    made.save()
    cleared.keep(made)
    record(by=by.key, deed="explain an indicator", kind="metric", key=metric_key, fields=["reason_nl"])
