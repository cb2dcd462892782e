"""How lessons stand to one another: said by a person, or proposed where two contradict."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.learning.lessons.actions.held import held, require_reason
from veerkracht.learning.lessons.choices import RelationKind, State
from veerkracht.learning.lessons.models import Lesson, LessonRelation
from veerkracht.learning.lessons.queries.scopes import scopes
from veerkracht.learning.rules.contradiction import opposed, overlap
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record

BOTH_WAYS = (RelationKind.CONTRADICTS, RelationKind.SAME_SOURCE)
"""What is true from either side, so that it is kept once."""


class SameLesson(Refusal):
    """A lesson cannot be related to itself."""


class SaidAlready(Refusal):
    """The relation is there already."""


class ReplacesInACircle(Refusal):
    """A lesson would in the end replace itself."""


@transaction.atomic
def relate(*, by: Person, key: str, other_key: str, kind: str, reason: str) -> None:
    """Say how a lesson stands to another; refused where a lesson would in the end replace itself."""
    if key == other_key:
        raise SameLesson(_("Choose another lesson: a lesson does not stand to itself."))
    one, other = held(key=key), held(key=other_key)
    require(by, "write a lesson", scopes(one))
    chosen = RelationKind(kind)
    if chosen == RelationKind.REPLACES and one.pk in _replaced_by(other):
        sentence = _("“%(other)s” replaces this lesson already, so this one cannot replace it. Take that away first.")
        raise ReplacesInACircle(sentence % {"other": other_key})
    said = require_reason(reason=reason)
    known = _known(one, other, chosen)
    if known and known.stands:
        raise SaidAlready(_("This was said already. Look at the relations below."))
    if known:
        known.stands, known.reason, known.by_key = True, said, by.key
        known.save()
    else:
        LessonRelation.objects.create(one=one, other=other, kind=chosen, stands=True, reason=said, by_key=by.key)
    record(by=by.key, deed="relate lessons", kind="lesson", key=key, fields=["relations"], reason=said)


@transaction.atomic
def answer(*, by: Person, number: int, stands: bool, reason: str) -> None:
    """Say whether a relation that was proposed is so, or take one back; both lessons stay as they are."""
    found = LessonRelation.objects.select_for_update(of=("self",)).select_related("one__programme").filter(pk=number)
    relation = found.first()
    if relation is None:
        raise NotKnown(_("There is no such relation any more. Look at the lesson again."))
    require(by, "review a lesson", scopes(relation.one))
    relation.stands, relation.reason, relation.by_key = stands, require_reason(reason=reason), by.key
    relation.save()
    key = relation.one.key
    record(by=by.key, deed="answer a relation", kind="lesson", key=key, fields=["relations"], reason=reason.strip())


def propose_contradictions(*, lesson: Lesson, by_key: str) -> int:
    """Propose that a lesson contradicts others: of the same outcome, the other way, in circumstances that overlap."""
    version = lesson.shown
    assert version is not None, "only public lessons are compared"  # noqa: S101
    others = Lesson.objects.filter(programme=lesson.programme, shown__outcome=version.outcome).exclude(pk=lesson.pk)
    others = others.exclude(state=State.WITHDRAWN).select_related("shown")
    count = 0
    for other in others:
        theirs = other.shown
        if theirs is None or not opposed(version.direction, theirs.direction):
            continue
        if overlap(version.context_required, theirs.context_required) and not _known(
            lesson, other, RelationKind.CONTRADICTS
        ):
            LessonRelation.objects.create(one=lesson, other=other, kind=RelationKind.CONTRADICTS, by_key=by_key)
            count += 1
    return count


def _known(one: Lesson, other: Lesson, kind: str) -> LessonRelation | None:
    between = Q(one=one, other=other)
    if kind in BOTH_WAYS:
        between |= Q(one=other, other=one)
    return LessonRelation.objects.filter(between, kind=kind).first()


def _replaced_by(lesson: Lesson) -> set[int]:
    """Give the numbers of all lessons that a lesson replaces, also by way of others."""
    found, new = set[int](), {lesson.pk}
    standing = LessonRelation.objects.filter(kind=RelationKind.REPLACES).exclude(stands=False)
    while new:
        found |= new
        new = set(standing.filter(one__in=new).values_list("other_id", flat=True)) - found
    return found
