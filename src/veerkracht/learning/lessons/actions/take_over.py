"""Taking lessons over from files: each as a draft, that another person reviews before everyone reads it."""

from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.learning.lessons.actions.held import last_version
from veerkracht.learning.lessons.actions.write import begin, rewrite
from veerkracht.learning.lessons.models import Lesson
from veerkracht.people.models import Person
from veerkracht.programmes.models import Programme
from veerkracht.trail.models import Origin

CONTEXTS = {"seen_": "context_seen", "needs_": "context_required"}


@transaction.atomic
def take_over(
    *,
    by: Person,
    programme: Programme,
    key: str,
    initiative_key: str | None = None,
    origin: str = Origin.FILE,
    **said: Any,
) -> Lesson:
    """Keep what a file says of a lesson as a draft, or as a new version; what is public stays until that is reviewed.

    Refused: a lesson that is being reviewed or read, and what a lesson on a page is refused for.
    """
    known = Lesson.objects.select_related("programme", "shown").filter(key=key).first()
    whole = _with_contexts(known, said)
    if known is None:
        begin(
            by=by,
            programme_key=programme.key,
            said=whole,
            on=localdate(),
            initiative_key=initiative_key or "",
            key=key,
            origin=origin,
        )
        return Lesson.objects.get(key=key)
    if whole:
        with override("nl"):
            reason = _("Changed in the files of the programme.")
        number = last_version(lesson=known).number
        rewrite(by=by, key=key, said=whole, based_on=number, on=localdate(), reason=reason, origin=origin)
    if initiative_key is not None:
        Lesson.objects.filter(key=key).update(initiative_key=initiative_key)
    return known


def _with_contexts(known: Lesson | None, said: dict[str, Any]) -> dict[str, Any]:
    """Put the circumstances of the columns together; what a file does not say stays as it is."""
    whole = {name: value for name, value in said.items() if not name.startswith(tuple(CONTEXTS))}
    for start, context in CONTEXTS.items():
        named = {name.removeprefix(start): value for name, value in said.items() if name.startswith(start)}
        if named:
            before = getattr(last_version(lesson=known), context) if known else {}
            whole[context] = {**before, **named}
    return whole
