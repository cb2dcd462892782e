"""Conversations of which one side has not said yet what it thinks."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.people.queue import Line, Queue
from veerkracht.support.planning.models import Diagnosis, Need
from veerkracht.support.planning.queries.scopes import JUDGE
from veerkracht.support.planning.queries.words import read

SIDE = "diagnosis-side"


def _sides(person: Person) -> QuerySet[Diagnosis]:
    """Give the conversations in which the side of someone is silent: of who runs the initiative, or who held it."""
    said = Need.objects.filter(diagnosis=OuterRef("pk"))
    ours = ~Exists(said.filter(said_by_initiative__isnull=False))
    theirs = ~Exists(said.filter(said_by_province__isnull=False))
    led = Q(initiative__key__in=reach(person, JUDGE).keys("initiative"))
    return Diagnosis.objects.filter((led & ours) | (Q(by_key=person.key) & ~led & theirs))


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, nl, en) in lines:
        what = _("Say how hard %(initiative)s needs each kind of support") % {"initiative": read(nl, en)}
        yield Waiting(what, person.key, since, reverse("diagnosis-judge", args=[key]), kind, number)


waiting = Queue(SIDE, "recorded_at", _sides, (F("key"), F("initiative__title_nl"), F("initiative__title_en")), _tell)
"""Conversations in which a side is silent."""
