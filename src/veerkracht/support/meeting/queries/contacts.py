"""Who answers for an initiative when it is introduced, and how often they were asked this month."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, Q
from django.utils.timezone import localdate

from veerkracht.initiatives.models import Initiative
from veerkracht.people.models import Grant
from veerkracht.people.rules.deeds import DEEDS
from veerkracht.support.meeting.models import Side
from veerkracht.support.meeting.queries.scopes import ANSWER


def contacts(numbers: Collection[int], *, on: date | None = None) -> dict[int, str]:
    """Give for each of these initiatives who is asked: who leads it, else who leads its organisation. Two queries."""
    rows = Initiative.objects.filter(pk__in=numbers).order_by().values_list("pk", "key", "organisation__key")
    holders = _holders(on or localdate())
    found = {}
    for number, key, organisation in rows:
        near = holders.get(("initiative", key)) or holders.get(("organisation", organisation or ""))
        if near:
            found[number] = near
    return found


def _holders(on: date) -> dict[tuple[str, str], str]:
    lasting = (Q(starts_on=None) | Q(starts_on__lte=on)) & (Q(ends_on=None) | Q(ends_on__gte=on))
    grants = Grant.objects.filter(lasting, role__in=DEEDS[ANSWER].roles, person__is_active=True)
    grants = grants.filter(scope_kind__in=("initiative", "organisation")).order_by("-pk")
    rows = grants.values_list("scope_kind", "scope_key", "person__key")
    return {(kind, key): person for kind, key, person in rows}


def asked_this_month(people: Iterable[str], *, on: date) -> dict[str, int]:
    """Count how often each of these people was asked for an introduction in the month of a day."""
    asked = Side.objects.filter(person_key__in=set(people), asked_at__date__gte=on.replace(day=1)).order_by()
    return dict(asked.values_list("person_key").annotate(many=Count("pk")))
