"""Learning from what was given: whether what was stuck is gone, as both sides judged it after six months."""

from datetime import date

from django.db import transaction

from veerkracht.people.models import Person
from veerkracht.support.planning.models import Agreement, Judged
from veerkracht.trail.actions import record


@transaction.atomic
def learn(*, by: Person, agreement_key: str, gone: bool | None, on: date) -> None:
    """Keep whether support helped, for the chances that later plans count with; unknown until both sides judged.

    Who may judge is asked by the room that calls this.
    """
    found = Agreement.objects.get(key=agreement_key)
    if gone is None:
        Judged.objects.filter(agreement=found).delete()
    else:
        Judged.objects.update_or_create(agreement=found, defaults={"gone": gone, "judged_on": on})
    record(by=by.key, deed="judge support", kind="agreement", key=agreement_key, fields=["judged"])
