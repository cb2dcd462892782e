"""Proposals of support that wait for the yes of someone."""

from collections.abc import Iterator, Sequence

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.people.queue import Line, Queue
from veerkracht.support.planning.choices import Kind, State
from veerkracht.support.planning.models import Agreement
from veerkracht.support.planning.queries.scopes import FOR_INITIATIVE, FOR_PROVINCE, within
from veerkracht.support.planning.queries.words import read

AGREEMENT = "agreement"


def _mine(person: Person) -> QuerySet[Agreement]:
    """Give the proposals for which someone's yes is waited: as supporter, for the initiative, for the province."""
    yes = Q(offer__person_key=person.key, supporter_on=None)
    ours, theirs = reach(person, FOR_INITIATIVE), reach(person, FOR_PROVINCE)
    if ours.scopes:
        yes |= within(ours) & Q(initiator_on=None) & ~Q(province_key=person.key)
    if theirs.scopes:
        yes |= within(theirs) & Q(province_on=None) & ~Q(initiator_key=person.key)
    return Agreement.objects.filter(yes, state=State.PROPOSED)


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, nl, en, sort) in lines:
        words = {"initiative": read(nl, en), "kind": Kind(sort).label}
        what = _("Say yes or no to support of %(initiative)s: %(kind)s") % words
        yield Waiting(what, person.key, since, reverse("support-agreement", args=[key]), kind, number)


OF_AGREEMENT = ("key", F("initiative__title_nl"), F("initiative__title_en"), "kind")
waiting = Queue(AGREEMENT, "recorded_at", _mine, OF_AGREEMENT, _tell)
"""Proposals that wait for someone's yes."""
