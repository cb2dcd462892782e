"""The lesson that an action works on, kept from others until it is done; and what every action refuses."""

from django.utils import timezone
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.learning.lessons.choices import State
from veerkracht.learning.lessons.models import EvidenceItem, Lesson, LessonVersion
from veerkracht.learning.lessons.queries.weighing import counting, weighed, word_of


class NotNow(Refusal):
    """The lesson is not so far, or further already."""


class ReasonMissing(Refusal):
    """What is changed or taken back without a reason cannot be explained later."""


def held(*, key: str) -> Lesson:
    """Give a lesson that nobody else changes until this transaction ends."""
    found = Lesson.objects.select_for_update(of=("self",)).select_related("programme", "shown").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no lesson “%(key)s”. Look for it in the list of lessons.") % {"key": key[:60]})
    return found


def last_version(*, lesson: Lesson) -> LessonVersion:
    """Give what a lesson says in its last version, public or not."""
    last = lesson.versions.order_by("-number").first()
    assert last is not None, "a lesson is made together with its first version"  # noqa: S101
    return last


def require_state(*, lesson: Lesson, states: tuple[str, ...]) -> None:
    """Refuse what cannot be done with a lesson that is in another state."""
    if lesson.state not in states:
        sentence = _("This cannot be done now: the lesson is “%(state)s”. Look at it again.")
        raise NotNow(sentence % {"state": State(lesson.state).label})


def require_reason(*, reason: str) -> str:
    """Give a reason without space around it; refuse where there is none."""
    if not reason.strip():
        raise ReasonMissing(_("Say why, so that others can follow it later."))
    return reason.strip()


def move(*, lesson: Lesson, state: str) -> None:
    """Let a lesson go on to another state."""
    lesson.state, lesson.moved_at = state, timezone.now()


def weigh_again(*, lesson: Lesson) -> str:
    """Give a lesson the word that fits its evidence now."""
    lesson.word = word_of(weighed(counting(lesson)))
    lesson.save(update_fields=["word", "changed_at"])
    return lesson.word


def evidence_held(*, lesson: Lesson, number: int) -> EvidenceItem:
    """Give a piece of evidence of a lesson that still counts."""
    found = EvidenceItem.objects.filter(lesson=lesson, pk=number, ended_at=None).first()
    if found is None:
        raise NotKnown(_("This piece of evidence is not there any more. Look at the lesson again."))
    return found
