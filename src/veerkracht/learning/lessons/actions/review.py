"""From written to public: handed in, reviewed by another, read by those it is about, and then for everyone."""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.foundation.errors import Refusal
from veerkracht.learning.lessons.actions.findable import make_findable
from veerkracht.learning.lessons.actions.held import held, last_version, move, require_reason, require_state
from veerkracht.learning.lessons.actions.relate import propose_contradictions
from veerkracht.learning.lessons.choices import State
from veerkracht.learning.lessons.models import Lesson, LessonVersion, Reading
from veerkracht.learning.lessons.queries.scopes import concerned, scopes, writers
from veerkracht.notices.actions import announce, tell
from veerkracht.notices.kinds import LESSONS, REVIEW, WORK
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.people.queries import allowed, by_key, responsible
from veerkracht.support.rules.working_days import after
from veerkracht.trail.actions import record

DAYS_TO_READ = 10


class ContextMissing(Refusal):
    """A lesson does not say in which circumstances it was seen, nor that it is claimed everywhere."""


class BeingRead(Refusal):
    """Those whom the lesson is about can still read it first."""


@transaction.atomic
def hand_in(*, by: Person, key: str) -> None:
    """Hand in a lesson, so that another person reviews it; refused without circumstances, unless claimed everywhere."""
    lesson = held(key=key)
    require(by, "write a lesson", scopes(lesson))
    require_state(lesson=lesson, states=(State.DRAFT,))
    version = last_version(lesson=lesson)
    if not version.context and not version.everywhere:
        sentence = _("Say in which circumstances this was seen, or say that you claim it everywhere.")
        raise ContextMissing(sentence)
    move(lesson=lesson, state=State.REVIEW)
    lesson.save()
    record(by=by.key, deed="hand in a lesson", kind="lesson", key=key)
    _tell(responsible(scopes(lesson)), by, lesson, _("A lesson waits for your review: %(title)s"), version)


@transaction.atomic
def send_back(*, by: Person, key: str, reason: str) -> None:
    """Give a lesson back to who wrote it, and say why."""
    lesson = held(key=key)
    require(by, "review a lesson", scopes(lesson), done=writers(lesson))
    require_state(lesson=lesson, states=(State.REVIEW, State.READING))
    said = require_reason(reason=reason)
    move(lesson=lesson, state=State.DRAFT)
    lesson.readable_until = None
    lesson.save()
    record(by=by.key, deed="send a lesson back", kind="lesson", key=key, reason=said)
    subject = _("Your lesson needs work: %(title)s")
    _tell(by_key(lesson.owner_key), by, lesson, subject, last_version(lesson=lesson), body=said)


@transaction.atomic
def accept(*, by: Person, key: str, on: date) -> date:
    """Find a lesson good, and give until when those it is about can read it first: ten working days.

    Where it is about nobody but a group, it can be published at once.
    """
    lesson = held(key=key)
    require(by, "review a lesson", scopes(lesson), done=writers(lesson))
    require_state(lesson=lesson, states=(State.REVIEW,))
    version = last_version(lesson=lesson)
    about = concerned(lesson)
    until = after(on, DAYS_TO_READ) if about else on
    Reading.objects.bulk_create(
        [
            Reading(lesson=lesson, number=version.number, initiative_key=one, asked_on=on, until=until, by_key=by.key)
            for one in about
        ],
        ignore_conflicts=True,
    )
    Reading.objects.filter(lesson=lesson, number=version.number, read_on=None).update(asked_on=on, until=until)
    move(lesson=lesson, state=State.READING)
    lesson.readable_until = until
    lesson.save()
    record(by=by.key, deed="accept a lesson", kind="lesson", key=key)
    for one in about:
        for reader in allowed("give a view on a lesson", ("initiative", one)):
            _tell(reader, by, lesson, _("A lesson about your initiative will be public: %(title)s"), version)
    return until


@transaction.atomic
def publish(*, by: Person, key: str, on: date) -> None:
    """Let everyone read a lesson: after ten working days, or sooner where all it is about have read it."""
    lesson = held(key=key)
    require(by, "publish a lesson", scopes(lesson), done=writers(lesson))
    require_state(lesson=lesson, states=(State.READING,))
    version = last_version(lesson=lesson)
    unread = Reading.objects.filter(lesson=lesson, number=version.number, read_on=None).exists()
    if unread and lesson.readable_until and on <= lesson.readable_until:
        sentence = _("Those it is about can read it until %(day)s. Publish it after that, or when they have read it.")
        raise BeingRead(sentence % {"day": date_format(lesson.readable_until, "j F Y")})
    version.published_on = on
    version.save(update_fields=["published_on"])
    lesson.shown, lesson.setting = version, str(version.context.get("setting", ""))
    lesson.sort_key = version.sort_key
    lesson.readable_until = None
    move(lesson=lesson, state=State.PUBLISHED)
    lesson.save()
    make_findable(lesson=lesson)
    record(by=by.key, deed="publish a lesson", kind="lesson", key=key, fields=["published"])
    propose_contradictions(lesson=lesson, by_key=by.key)
    _tell(by_key(lesson.owner_key), by, lesson, _("Your lesson is public: %(title)s"), version)
    _announce(lesson, by, version)


@transaction.atomic
def withdraw(*, by: Person, key: str, reason: str) -> None:
    """Take a lesson from the list and say why; who has its address still reads what it said, and that it was taken."""
    lesson = held(key=key)
    require(by, "publish a lesson", scopes(lesson))
    require_state(lesson=lesson, states=(State.PUBLISHED, State.DRAFT, State.REVIEW, State.READING))
    lesson.withdrawn_because = require_reason(reason=reason)
    lesson.readable_until = None
    move(lesson=lesson, state=State.WITHDRAWN)
    lesson.save()
    make_findable(lesson=lesson)
    record(by=by.key, deed="withdraw a lesson", kind="lesson", key=key, reason=reason.strip())


def _announce(lesson: Lesson, by: Person, version: LessonVersion) -> None:
    """Tell who asked for news of a lesson, when it becomes public for the first time."""
    with override("nl"):
        announce(
            kind=LESSONS,
            by=by.key,
            but=writers(lesson)["write a lesson"],
            about=("lesson", lesson.key),
            subject=_("A new lesson: %(title)s") % {"title": version.title_nl or version.title_en},
            body=version.then_nl or version.then_en,
            link=reverse("lesson", args=[lesson.key]),
        )


def _tell(
    whom: Person | None, by: Person, lesson: Lesson, subject: str, version: LessonVersion, *, body: str = ""
) -> None:
    if whom is None or not whom.is_active:
        return
    with override("nl"):
        tell(
            person_key=whom.key,
            by=by.key,
            kind=REVIEW if whom.key == lesson.owner_key else WORK,
            about=("lesson", lesson.key),
            once=f"lesson:{lesson.key}:{version.number}:{lesson.state}",
            subject=_(subject) % {"title": version.title_nl or version.title_en},
            body=body or _("Read the lesson, with all that speaks for and against it."),
            link=reverse("lesson-work", args=[lesson.key]),
        )
