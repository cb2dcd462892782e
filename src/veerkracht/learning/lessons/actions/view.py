"""What an initiative says of a lesson about it: beside the lesson, never instead of it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.learning.lessons.actions.held import held
from veerkracht.learning.lessons.models import Reading
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


@transaction.atomic
def give_view(*, by: Person, key: str, initiative_key: str, on: date, view_nl: str = "", view_en: str = "") -> None:
    """Let an initiative say that it read a lesson about it, and put its own view beside it.

    That it does not agree stops nothing: the lesson becomes public with both.
    """
    lesson = held(key=key)
    scope = ("initiative", initiative_key)
    require(by, "give a view on a lesson", [scope, ("programme", lesson.programme.key)])
    among = Reading.objects.select_for_update().filter(lesson=lesson, initiative_key=initiative_key)
    reading = among.order_by("-number").first()
    if reading is None:
        raise NotKnown(_("This lesson does not wait for this initiative. Choose another initiative."))
    reading.read_on = reading.read_on or on
    texts = {"view_nl": view_nl.strip(), "view_en": view_en.strip()}
    about = ("lesson", key)
    cleared = clear(by=by, record=reading, said=texts, about=about, scopes=[scope, ("programme", lesson.programme.key)])
    reading.view_nl, reading.view_en = cleared.said["view_nl"], cleared.said["view_en"]
    reading.by_key = by.key
    reading.save()
    cleared.keep(reading)
    record(by=by.key, deed="give a view on a lesson", kind="lesson", key=key, fields=["view"])
