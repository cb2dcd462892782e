"""What waits for a person: lessons to review or to publish, and lessons about their own initiative to read first."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.learning.lessons.choices import State
from veerkracht.learning.lessons.models import Lesson, LessonVersion, Reading
from veerkracht.people.models import Person
from veerkracht.people.permissions import Reach, reach
from veerkracht.trail.pages import beyond

LESSON = "lesson"


def waiting(person: Person, *, after: Cursor = FIRST, size: int = 50) -> tuple[Waiting, ...]:
    """Tell which lessons wait for a person, the longest first. One query."""
    last = LessonVersion.objects.filter(lesson=OuterRef("pk"))
    wrote = Exists(last.filter(by_key=person.key))
    unread = Reading.objects.filter(lesson=OuterRef("pk"), read_on=None)
    mine = reach(person, "give a view on a lesson").keys("initiative")
    to_review = Q(state=State.REVIEW) & within(reach(person, "review a lesson")) & ~Q(owner_key=person.key) & ~wrote
    due = Q(readable_until__lt=localdate()) | ~Exists(unread)
    to_publish = Q(state=State.READING) & within(reach(person, "publish a lesson")) & due & ~wrote
    to_read = Q(state=State.READING) & Exists(unread.filter(initiative_key__in=mine))
    to_mend = Q(state=State.DRAFT, owner_key=person.key)
    found = Lesson.objects.filter(beyond(after, LESSON, "moved_at"))
    rows = found.filter(to_review | to_publish | to_read | to_mend).annotate(
        title=last.order_by("-number").values("title_nl")[:1], for_me=Exists(unread.filter(initiative_key__in=mine))
    )
    return tuple(_waiting(row, person) for row in rows.order_by("moved_at", "pk")[:size])


def within(there: Reach) -> Q:
    """Keep the lessons within reach."""
    if there.everywhere:
        return Q()
    return Q(initiative_key__in=there.keys("initiative")) | Q(programme__key__in=there.keys("programme"))


def _waiting(row: Lesson, person: Person) -> Waiting:
    title = {"title": getattr(row, "title", "") or row.key}
    if row.state == State.REVIEW:
        what = _("A lesson waits for review: %(title)s")
    elif row.state == State.DRAFT:
        what = _("A lesson that you are writing: %(title)s")
    elif getattr(row, "for_me", False):
        what = _("Read this lesson about your initiative: %(title)s")
    else:
        what = _("This lesson can be published: %(title)s")
    link = reverse("lesson-work", args=[row.key])
    return Waiting(what=what % title, whose=person.key, since=row.moved_at, link=link, kind=LESSON, number=row.pk)
