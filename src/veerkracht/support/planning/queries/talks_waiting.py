"""Needs about which both sides differ so much that they are to talk."""

from collections.abc import Iterator, Sequence

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.people.queue import Line, Queue
from veerkracht.support.planning.choices import Kind
from veerkracht.support.planning.models import Need
from veerkracht.support.planning.queries.scopes import JUDGE
from veerkracht.support.planning.queries.words import read

TALK = "talk"


def _talks(person: Person) -> QuerySet[Need]:
    """Give the needs about which someone is to talk: whose conversation it was, and who runs the initiative."""
    there = reach(person, JUDGE)
    mine = Q(diagnosis__by_key=person.key) | Q(diagnosis__initiative__key__in=there.keys("initiative"))
    return Need.objects.filter(mine, talk_since__isnull=False)


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, nl, en, sort) in lines:
        words = {"initiative": read(nl, en), "kind": Kind(sort).label}
        what = _("Talk with each other about what %(initiative)s needs: %(kind)s") % words
        yield Waiting(what, person.key, since, reverse("diagnosis", args=[key]), kind, number)


waiting = Queue(
    TALK,
    "talk_since",
    _talks,
    (F("diagnosis__key"), F("diagnosis__initiative__title_nl"), F("diagnosis__initiative__title_en"), "kind"),
    _tell,
)
"""Needs to talk about."""
