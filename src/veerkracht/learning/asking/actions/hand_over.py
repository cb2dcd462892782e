"""Letting another person answer for the questions and next steps of someone who leaves."""

from veerkracht.learning.asking.models import NextStep, Question
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Let another person own the questions that someone owned, and do what they were still to do."""
    require(by, "close an account")
    count = 0
    for question in Question.objects.filter(owner_key=old.key).order_by("pk"):
        question.owner_key = new.key
        question.save(update_fields=["owner_key"])
        record(by=by.key, deed="hand over a question", kind="question", key=question.key, fields=["owner_key"])
        count += 1
    for step in NextStep.objects.select_related("session").filter(owner_key=old.key, done_on=None).order_by("pk"):
        step.owner_key = new.key
        step.save(update_fields=["owner_key"])
        record(by=by.key, deed="set a next step", kind="session", key=step.session.key, fields=["owner_key"])
        count += 1
    return count
