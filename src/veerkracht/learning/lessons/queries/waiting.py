"""What waits for a person: lessons to review or to publish, and lessons about their own initiative to read first."""

from collections.abc import Iterator, Sequence

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import Waiting
from veerkracht.learning.lessons.choices import State
from veerkracht.learning.lessons.models import Lesson, LessonVersion, Reading
from veerkracht.people.models import Person
from veerkracht.people.permissions import Reach, reach
from veerkracht.people.queue import Line, Queue

LESSON = "lesson"


def _mine(person: Person) -> QuerySet[Lesson]:
    last = LessonVersion.objects.filter(lesson=OuterRef("pk"))
    wrote = Exists(last.filter(by_key=person.key))
    unread = Reading.objects.filter(lesson=OuterRef("pk"), read_on=None)
    read = Exists(unread.filter(initiative_key__in=reach(person, "give a view on a lesson").keys("initiative")))
    to_review = Q(state=State.REVIEW) & within(reach(person, "review a lesson")) & ~Q(owner_key=person.key) & ~wrote
    due = Q(readable_until__lt=localdate()) | ~Exists(unread)
    to_publish = Q(state=State.READING) & within(reach(person, "publish a lesson")) & due & ~wrote
    to_mend = Q(state=State.DRAFT, owner_key=person.key)
    found = Lesson.objects.filter(to_review | to_publish | (Q(state=State.READING) & read) | to_mend)
    title = last.order_by("-number").values("title_nl")[:1]
    return found.annotate(last_title=title, to_read=Case(When(read, then=Value("yes")), default=Value("")))


def within(there: Reach) -> Q:
    """Keep the lessons within reach."""
    if there.everywhere:
        return Q()
    return Q(initiative_key__in=there.keys("initiative")) | Q(programme__key__in=there.keys("programme"))


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (state, to_read, title, key) in lines:
        words = _words(state, read=bool(to_read)) % {"title": title or key}
        yield Waiting(words, person.key, since, reverse("lesson-work", args=[key]), kind, number)


def _words(state: str, *, read: bool) -> str:
    if state == State.REVIEW:
        return _("A lesson waits for review: %(title)s")
    if state == State.DRAFT:
        return _("A lesson that you are writing: %(title)s")
    return (
        _("Read this lesson about your initiative: %(title)s") if read else _("This lesson can be published: %(title)s")
    )


waiting = Queue(LESSON, "moved_at", _mine, ("state", "to_read", "last_title", "key"), _tell)
"""Lessons that wait for a person: to be written, reviewed, read or published."""
