"""What waits in planning: proposals for one's yes, needs that ask a talk, and support that lost its supporter."""

from collections.abc import Iterator, Sequence

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.texts import Bilingual
from veerkracht.foundation.waiting import Waiting
from veerkracht.people.models import Person
from veerkracht.people.permissions import reach
from veerkracht.people.queue import Line, Queue
from veerkracht.support.planning.choices import Kind, State
from veerkracht.support.planning.models import Agreement, Need
from veerkracht.support.planning.queries.scopes import FOR_INITIATIVE, FOR_PROVINCE, JUDGE, within

AGREEMENT, TALK, ANOTHER = "agreement", "talk", "another"


def _mine(person: Person) -> QuerySet[Agreement]:
    """Give the proposals for which someone's yes is waited: as supporter, for the initiative, for the province."""
    yes = Q(offer__person_key=person.key, supporter_on=None)
    ours, theirs = reach(person, FOR_INITIATIVE), reach(person, FOR_PROVINCE)
    if ours.scopes:
        yes |= within(ours) & Q(initiator_on=None) & ~Q(province_key=person.key)
    if theirs.scopes:
        yes |= within(theirs) & Q(province_on=None) & ~Q(initiator_key=person.key)
    return Agreement.objects.filter(yes, state=State.PROPOSED)


def _talks(person: Person) -> QuerySet[Need]:
    """Give the needs about which someone is to talk: whose conversation it was, and who runs the initiative."""
    there = reach(person, JUDGE)
    mine = Q(diagnosis__by_key=person.key) | Q(diagnosis__initiative__key__in=there.keys("initiative"))
    return Need.objects.filter(mine, talk_since__isnull=False)


def _others(person: Person) -> QuerySet[Agreement]:
    return Agreement.objects.filter(proposed_by_key=person.key, another_since__isnull=False)


def _tell_proposals(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, nl, en, sort) in lines:
        words = {"initiative": _said(nl, en), "kind": Kind(sort).label}
        what = _("Say yes or no to support of %(initiative)s: %(kind)s") % words
        yield Waiting(what, person.key, since, reverse("support-agreement", args=[key]), kind, number)


def _tell_talks(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, nl, en, sort) in lines:
        words = {"initiative": _said(nl, en), "kind": Kind(sort).label}
        what = _("Talk with each other about what %(initiative)s needs: %(kind)s") % words
        yield Waiting(what, person.key, since, reverse("diagnosis", args=[key]), kind, number)


def _tell_others(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (key, nl, en, sort) in lines:
        words = {"initiative": _said(nl, en), "kind": Kind(sort).label}
        what = _("Look for someone else for %(initiative)s: %(kind)s") % words
        yield Waiting(what, person.key, since, reverse("support-agreement", args=[key]), kind, number)


def _said(nl: str, en: str) -> str:
    return Bilingual(nl, en).read(get_language() or "nl").text


OF_AGREEMENT = ("key", F("initiative__title_nl"), F("initiative__title_en"), "kind")
proposals = Queue(AGREEMENT, "recorded_at", _mine, OF_AGREEMENT, _tell_proposals)
"""Proposals that wait for someone's yes."""
talks = Queue(
    TALK,
    "talk_since",
    _talks,
    (F("diagnosis__key"), F("diagnosis__initiative__title_nl"), F("diagnosis__initiative__title_en"), "kind"),
    _tell_talks,
)
"""Needs about which both sides differ so much that they are to talk."""
others = Queue(ANOTHER, "another_since", _others, OF_AGREEMENT, _tell_others)
"""Support whose supporter left, so that another is looked for."""
