"""Letting another person answer for the lessons of someone who leaves."""

from veerkracht.learning.lessons.models import Lesson
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Let another person answer for the lessons that someone answered for."""
    require(by, "close an account")
    count = 0
    for lesson in Lesson.objects.filter(owner_key=old.key).order_by("pk"):
        lesson.owner_key = new.key
        lesson.save(update_fields=["owner_key"])
        record(by=by.key, deed="hand over a lesson", kind="lesson", key=lesson.key, fields=["owner_key"])
        count += 1
    return count
