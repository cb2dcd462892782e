"""Letting another person answer for the offers and proposals of someone who leaves."""

from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.planning.choices import RESERVING
from veerkracht.support.planning.models import Agreement, Diagnosis, Offer
from veerkracht.trail.actions import record


def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Let another person answer for offers, and see to talks and to proposals that run."""
    require(by, "close an account")
    count = 0
    for offer in Offer.objects.filter(person_key=old.key, ended_on=None).order_by("pk"):
        offer.person_key = new.key
        offer.save(update_fields=["person_key", "changed_at"])
        record(by=by.key, deed="hand over an offer", kind="offer", key=offer.key, fields=["person_key"])
        count += 1
    running = Agreement.objects.filter(proposed_by_key=old.key)
    open_ones = running.filter(state__in=RESERVING) | running.filter(another_since__isnull=False)
    count += Agreement.objects.filter(pk__in=open_ones.values("pk")).update(proposed_by_key=new.key)
    talking = Diagnosis.objects.filter(by_key=old.key, needs__talk_since__isnull=False)
    return count + Diagnosis.objects.filter(pk__in=talking.values("pk")).update(by_key=new.key)
