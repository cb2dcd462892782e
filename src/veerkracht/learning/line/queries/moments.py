"""What was learned when: each kind of thing that happens in learning, laid on one line through time.

A kind is one function that gives its moments; another kind is one line more in KINDS.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.lessons.choices import Mode, Result, State, Word
from veerkracht.learning.lessons.models import Adoption, Lesson
from veerkracht.learning.noticing.models import Observation, Publication
from veerkracht.learning.noticing.queries.reading import visible
from veerkracht.people.models import Person

QUESTION, PROBE, OBSERVATION, LESSON, ADOPTION = "question", "probe", "observation", "lesson", "adoption"
UNTITLED = Bilingual()
TAKEN = (Mode.ADOPTED, Mode.ADAPTED)


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which programme, or which initiative alone, and for whom: without a viewer only what everyone may see."""

    programme_key: str
    initiative_key: str = ""
    viewer: Person | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a day, or from a day until another, in an initiative; `to` is where an adoption went."""

    kind: str
    on: date
    initiative_key: str
    title: Bilingual = UNTITLED
    address: str = ""
    word: str = ""
    state: str = ""
    count: int = 1
    until: date | None = None
    to: str = ""
    key: str = ""


def moments(scope: Scope) -> list[Moment]:
    """Give everything that has a day, the oldest first: one query for each kind."""
    found = [moment for kind in KINDS for moment in kind(scope)]
    return sorted(found, key=lambda moment: (moment.on, moment.kind, moment.key))


def not_shown(scope: Scope, shown: Iterable[Moment]) -> dict[str, int]:
    """Count in each initiative what was noticed, apart from what is shown to this reader: one query."""
    every = _within(Observation.objects.all(), scope)
    counts = dict(every.order_by().values_list("initiative_key").annotate(count=Count("pk")))
    for moment in shown:
        if moment.kind == OBSERVATION:
            counts[moment.initiative_key] = counts.get(moment.initiative_key, 0) - moment.count
    return {key: count for key, count in counts.items() if count > 0}


def observed(scope: Scope) -> Iterator[Moment]:
    """Give what was noticed, by day: of the public only what is published."""
    counted: QuerySet[Any, tuple[str, date]]
    if scope.viewer is None:
        rows = Publication.objects.exclude(text="").filter(observation__in=_within(Observation.objects.all(), scope))
        counted = rows.order_by().values_list("initiative_key", "happened_on")
    else:
        counted = _within(visible(scope.viewer), scope).order_by().values_list("initiative_key", "happened_on")
    for key, day, count in counted.annotate(count=Count("pk")):
        yield Moment(OBSERVATION, day, key, count=count)


def learned(scope: Scope) -> Iterator[Moment]:
    """Give the public lessons, each where it was learned, on the day from which everyone could read it."""
    for one in _lessons(scope).select_related("shown"):
        version = one.shown
        if version is not None and version.published_on:
            yield Moment(
                LESSON,
                version.published_on,
                one.initiative_key,
                version.title,
                reverse("lesson", args=[one.key]),
                str(Word(one.word).label),
                one.word.replace(" ", "-"),
                key=one.key,
            )


def adopted(scope: Scope) -> Iterator[Moment]:
    """Give each time that another took a lesson over: from where it was learned to where it went."""
    rows = Adoption.objects.filter(lesson__in=_lessons(scope, either=True), mode__in=TAKEN, decided_on__isnull=False)
    if scope.initiative_key:
        rows = rows.filter(Q(initiative_key=scope.initiative_key) | Q(lesson__initiative_key=scope.initiative_key))
    for one in rows.select_related("lesson__shown").order_by("pk"):
        version, lesson = one.lesson.shown, one.lesson
        if version is not None and one.decided_on is not None:
            yield Moment(
                ADOPTION,
                one.decided_on,
                lesson.initiative_key,
                version.title,
                reverse("lesson", args=[lesson.key]),
                str(Result(one.result).label),
                one.result.replace(" ", "-"),
                to=one.initiative_key,
                key=lesson.key,
            )


KINDS: tuple[Callable[[Scope], Iterator[Moment]], ...] = (observed, learned, adopted)
"""What stands on the line; the questions and probes of the room beneath are a line each."""


def _lessons(scope: Scope, *, either: bool = False) -> QuerySet[Lesson]:
    """Give the public lessons of the scope; `either`: also those of others, that this initiative took over."""
    found = Lesson.objects.filter(programme__key=scope.programme_key, shown__isnull=False)
    found = found.exclude(state=State.WITHDRAWN)
    return found if either or not scope.initiative_key else found.filter(initiative_key=scope.initiative_key)


def _within(found: QuerySet[Observation], scope: Scope) -> QuerySet[Observation]:
    found = found.filter(programme_key=scope.programme_key)
    return found.filter(initiative_key=scope.initiative_key) if scope.initiative_key else found
