"""Initiatives that may be one under two spellings, for who decides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.waiting import Waiting
from veerkracht.initiatives.models import Initiative, InitiativePlace, PossibleDuplicate
from veerkracht.people.models import Person
from veerkracht.people.permissions import may, reach
from veerkracht.people.queue import Line, Queue

MOST = 50
DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of two initiatives that look alike."""

    key: str
    title: str
    summary: str
    places: tuple[str, ...]
    organisation: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two initiatives that look alike, and how much (0 to 1)."""

    number: int
    likeness: float
    one: Candidate
    other: Candidate
    proposed_at: datetime


@dataclass(frozen=True, slots=True)
class Merged:
    """An initiative that goes on as another."""

    key: str
    title: str
    into_key: str
    into: str


def merged(*, viewer: Person) -> tuple[Merged, ...]:
    """Give the initiatives that were merged into another, the last first, to who may undo it."""
    found = _merged().order_by("-changed_at", "key")[:MOST]
    return tuple(
        Merged(one.key, one.title_nl, one.merged_into.key, one.merged_into.title_nl)
        for one in found
        if one.merged_into is not None and may(viewer, "decide a merge", [("programme", one.programme.key)])
    )


def merged_one(key: str, *, viewer: Person) -> Initiative:
    """Give an initiative that was merged into another to who may undo it."""
    found = _merged().filter(key=key).first()
    if found is None or not may(viewer, "decide a merge", [("programme", found.programme.key)]):
        raise NotKnown(_("This initiative stands by itself (again). Look at the list again."))
    return found


def proposals(*, viewer: Person) -> tuple[Proposal, ...]:
    """Give the pairs on which nobody has decided yet, the most alike first, to who may decide."""
    within = reach(viewer, "decide a merge")
    here = Q() if within.everywhere else Q(one__programme__key__in=within.keys("programme"))
    found = _waiting().filter(here).order_by("-likeness", "pk")[:MOST]
    return tuple(_proposal(pair) for pair in found if may(viewer, "decide a merge", _scope(pair)))


def pair(number: int, *, viewer: Person) -> tuple[Initiative, Initiative]:
    """Give the two initiatives of a proposal to who may decide on it."""
    found = _waiting().filter(pk=number).first()
    if found is None or not may(viewer, "decide a merge", _scope(found)):
        raise NotKnown(_("This proposal is gone. Someone may have decided on it. Look at the list again."))
    return found.one, found.other


def _mine(person: Person) -> QuerySet[PossibleDuplicate]:
    within = reach(person, "decide a merge")
    here = Q() if within.everywhere else Q(one__programme__key__in=within.keys("programme"))
    return PossibleDuplicate.objects.filter(here, decided_at=None, one__merged_into=None, other__merged_into=None)


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (one, other) in lines:
        what = _("Are these the same? %(one)s – %(other)s") % {"one": one, "other": other}
        yield Waiting(what, person.key, since, f"{reverse('duplicates')}#pair-{number}", kind, number)


waiting = Queue(DUPLICATE, "proposed_at", _mine, ("one__title_nl", "other__title_nl"), _tell)
"""Two initiatives that may be one, for who may decide."""


def _merged() -> QuerySet[Initiative]:
    return Initiative.objects.exclude(merged_into=None).select_related("programme", "merged_into")


def _waiting() -> QuerySet[PossibleDuplicate]:
    places = Prefetch("places", InitiativePlace.objects.select_related("place"))
    both = Initiative.objects.select_related("organisation", "programme").prefetch_related(places)
    return PossibleDuplicate.objects.filter(
        decided_at=None, one__merged_into=None, other__merged_into=None
    ).prefetch_related(Prefetch("one", both), Prefetch("other", both))


def _scope(pair: PossibleDuplicate) -> list[tuple[str, str]]:
    return [("programme", pair.one.programme.key)]


def _proposal(pair: PossibleDuplicate) -> Proposal:
    return Proposal(pair.pk, pair.likeness, _candidate(pair.one), _candidate(pair.other), pair.proposed_at)


def _candidate(initiative: Initiative) -> Candidate:
    return Candidate(
        key=initiative.key,
        title=initiative.title_nl,
        summary=initiative.summary_nl,
        places=tuple(link.place.name for link in initiative.places.all()),
        organisation=initiative.organisation.name if initiative.organisation else "",
        recorded_at=initiative.recorded_at,
    )
