"""The lessons as those see them who work on them: also what is not public, as far as their roles reach."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative
from veerkracht.learning.lessons.choices import State, Word
from veerkracht.learning.lessons.models import EvidenceItem, Lesson, LessonVersion, Reading
from veerkracht.learning.lessons.queries.lesson import LessonRow, lesson
from veerkracht.learning.lessons.queries.waiting import within
from veerkracht.people.models import Person
from veerkracht.people.permissions import Reach, reach
from veerkracht.trail.pages import Page, Turn, cut


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A lesson in the list of who works on it."""

    key: str
    title: Bilingual
    state: str
    state_word: str
    word_text: str
    changed_at: datetime


def in_work(viewer: Person, turn: Turn, *, state: str = "") -> Page[WorkLine]:
    """Give one page of the lessons that someone may see, the last changed first."""
    last = LessonVersion.objects.filter(lesson=OuterRef("pk")).order_by("-number")
    found = Lesson.objects.filter(_seen(viewer))
    if state:
        found = found.filter(state=state)
    found = found.annotate(nl=Subquery(last.values("title_nl")[:1]), en=Subquery(last.values("title_en")[:1]))
    page = cut(found, turn, by="changed_at", newest=True)
    return page.of(
        WorkLine(
            key=one.key,
            title=Bilingual(getattr(one, "nl", ""), getattr(one, "en", "")),
            state=one.state,
            state_word=str(State(one.state).label),
            word_text=str(Word(one.word).label),
            changed_at=one.changed_at,
        )
        for one in page.rows
    )


def worked_on(viewer: Person, key: str) -> LessonRow | None:
    """Give one lesson to who may see it before it is public."""
    return lesson(key) if Lesson.objects.filter(_seen(viewer), key=key).exists() else None


def readable(key: str, *, viewer: Person) -> None:
    """Refuse a lesson that someone cannot read: it is not there, was withdrawn, or is not public and not theirs."""
    if (
        not Lesson.objects.filter(Q(shown__isnull=False) | _seen(viewer), key=key)
        .exclude(state=State.WITHDRAWN)
        .exists()
    ):
        raise NotKnown(_("There is no such lesson, or you may not read it yet. Look for it in the list of lessons."))


def record_of(key: str) -> Lesson:
    """Give the record of a lesson, to ask with what may be done with it."""
    found = Lesson.objects.select_related("programme").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no lesson “%(key)s”. Look for it in the list of lessons.") % {"key": key[:60]})
    return found


def latest_of(viewer: Person) -> str:
    """Give the key of the lesson that someone began last, or nothing."""
    found = Lesson.objects.filter(owner_key=viewer.key).order_by("-pk").values_list("key", flat=True)
    return found.first() or ""


def states() -> dict[str, str]:
    """Give the states in words."""
    return {str(one.value): str(one.label) for one in State}


def initiatives_for(viewer: Person, deed: str) -> list[tuple[str, str]]:
    """Give the initiatives for which someone may do a deed, by title."""
    there = reach(viewer, deed)
    found = Initiative.objects.filter(_initiatives(there), merged_into=None).order_by("sort_key", "key")
    return list(found.values_list("key", "title_nl")[:2000])


def lesson_choices(but: str) -> list[tuple[str, str]]:
    """Give the lessons to which one can be related, by title."""
    found = Lesson.objects.filter(shown__isnull=False).exclude(key=but).order_by("sort_key", "key")
    return list(found.values_list("key", "shown__title_nl")[:500])


def _initiatives(there: Reach) -> Q:
    if there.everywhere:
        return Q()
    return Q(key__in=there.keys("initiative")) | Q(programme__key__in=there.keys("programme"))


def _seen(viewer: Person) -> Q:
    """Say which lessons someone may see: what is within their reach, their own, and what is about their initiative."""
    there = reach(viewer, "see what is not published")
    if there.everywhere:
        return Q()
    mine = reach(viewer, "give a view on a lesson").keys("initiative")
    asked = Reading.objects.filter(initiative_key__in=mine).values("lesson_id")
    said = EvidenceItem.objects.filter(by_key=viewer.key).values("lesson_id")
    return within(there) | Q(owner_key=viewer.key) | Q(pk__in=asked) | Q(pk__in=said)
