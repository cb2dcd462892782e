"""Keeping what was learned when an initiative goes: its name leaves the lessons, its evidence keeps counting."""

from django.db import transaction
from django.db.models import Model

from veerkracht.learning.lessons.choices import SourceKind
from veerkracht.learning.lessons.models import Adoption, EvidenceItem, Lesson, Reading
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.trail.actions import record


@transaction.atomic
def forget_source(*, by: Person, initiative_key: str) -> int:
    """Let the lessons speak of an initiative under a number that says nothing, and give how many pieces that were.

    It stays one and the same source in every lesson, so that how sure they are does not change.
    """
    require(by, "keep the programme", [("initiative", initiative_key)])
    mine = EvidenceItem.objects.filter(source_kind=SourceKind.INITIATIVE, source_key=initiative_key)
    first = mine.order_by("pk").values_list("pk", flat=True).first()
    pseudonym = f"source-{first}" if first else "source-0"
    lessons = sorted(set(mine.order_by().values_list("lesson__key", flat=True)))
    count = mine.update(source_kind=SourceKind.GONE, source_key=pseudonym)
    Lesson.objects.filter(initiative_key=initiative_key).update(initiative_key="")
    kept: tuple[type[Model], ...] = (Reading, Adoption)
    for among in kept:
        among._default_manager.filter(initiative_key=initiative_key).update(initiative_key=pseudonym)
    for key in lessons:
        record(by=by.key, deed="make a source unknown", kind="lesson", key=key, fields=["evidence"])
    return count
