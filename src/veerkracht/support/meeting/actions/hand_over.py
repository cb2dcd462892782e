"""Letting another person answer for introductions of someone who leaves."""

from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.support.meeting.choices import Stage
from veerkracht.support.meeting.models import Side
from veerkracht.trail.actions import record


def hand_over(*, by: Person, old: Person, new: Person) -> int:
    """Let another person answer what someone who leaves was asked and did not answer yet."""
    require(by, "close an account")
    live = Side.objects.filter(person_key=old.key, introduction__stage=Stage.ASKED, answer="")
    sides = list(live.select_related("introduction").order_by("pk"))
    for side in sides:
        side.person_key = new.key
        side.save(update_fields=["person_key"])
        key = side.introduction.key
        record(by=by.key, deed="hand over an introduction", kind="introduction", key=key, fields=["person_key"])
    return len(sides)
