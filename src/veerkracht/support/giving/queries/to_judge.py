"""What waits for both sides: to judge support six months after it began."""

from collections.abc import Iterator, Sequence

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.queue import Line, Queue
from veerkracht.support.giving.choices import Side
from veerkracht.support.giving.queries.judging import unjudged
from veerkracht.support.planning.models import Agreement

JUDGE = "support-judgement"


def _mine(person: Person) -> QuerySet[Agreement]:
    initiator = Q(by_initiative=False, initiator_key=person.key)
    province = Q(by_province=False, province_key=person.key)
    side = Case(When(initiator, then=Value(Side.INITIATIVE.value)), default=Value(Side.PROVINCE.value))
    return unjudged(localdate()).filter(initiator | province).annotate(side=side, called=F("initiative__title_nl"))


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, title, side) in lines:
        words = _("One tap: did this support help? %(title)s") % {"title": title}
        link = f"{reverse('support-judge', args=[key])}?side={side}"
        yield Waiting(words, person.key, since, link, kind, number)


waiting = Queue(JUDGE, "changed_at", _mine, ("key", "called", "side"), _tell)
"""Support of six months ago that someone confirmed and has not judged yet."""
