"""Into which lessons an observation went, for its author and whoever reads it."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.lessons.models import EvidenceItem, LessonVersion
from veerkracht.learning.noticing.used import Use


def uses(keys: Iterable[str]) -> Mapping[str, tuple[Use, ...]]:
    """Give in which lessons each of these observations stands as evidence: two queries."""
    items = list(
        EvidenceItem.objects.filter(about_kind="observation", about_key__in=list(keys), ended_at=None)
        .select_related("lesson")
        .order_by("pk")
    )
    versions = LessonVersion.objects.filter(lesson__in={one.lesson_id for one in items}).order_by("number")
    titles = {one.lesson_id: one.title for one in versions} if items else {}
    found: dict[str, tuple[Use, ...]] = {}
    for one in items:
        title = titles.get(one.lesson_id, Bilingual(one.lesson.key))
        use = Use(_("Lesson"), title, reverse("lesson-work", args=[one.lesson.key]))
        if use not in found.get(one.about_key, ()):
            found[one.about_key] = (*found.get(one.about_key, ()), use)
    return found
