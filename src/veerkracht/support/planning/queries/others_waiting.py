"""Support whose supporter left, so that another is looked for."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.queue import Line, Queue
from veerkracht.support.planning.choices import Kind
from veerkracht.support.planning.models import Agreement
from veerkracht.support.planning.queries.agreements_waiting import OF_AGREEMENT
from veerkracht.support.planning.queries.words import read

ANOTHER = "another"


def _others(person: Person) -> QuerySet[Agreement]:
    return Agreement.objects.filter(proposed_by_key=person.key, another_since__isnull=False)


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, nl, en, sort) in lines:
        words = {"initiative": read(nl, en), "kind": Kind(sort).label}
        what = _("Look for someone else for %(initiative)s: %(kind)s") % words
        yield Waiting(what, person.key, since, reverse("support-agreement", args=[key]), kind, number)


waiting = Queue(ANOTHER, "another_since", _others, OF_AGREEMENT, _tell)
"""Support for which someone else is looked for."""
