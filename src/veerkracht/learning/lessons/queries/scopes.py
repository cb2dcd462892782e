"""Where a lesson lies, to ask for permission with: what it was learned in, and on which side its sources stand."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from veerkracht.initiatives.queries.belonging import belonging
from veerkracht.learning.lessons.choices import SourceKind
from veerkracht.learning.lessons.models import EvidenceItem, Lesson
from veerkracht.people.permissions import Scope
from veerkracht.people.rules.deeds import PROVIDER

if TYPE_CHECKING:
    from veerkracht.people.permissions import Sides


def scopes(lesson: Lesson) -> tuple[Scope, ...]:
    """Give the scopes in which someone may have a role by which they work on a lesson."""
    own = (("initiative", lesson.initiative_key),) if lesson.initiative_key else ()
    return (*own, ("programme", lesson.programme.key))


def concerned(lesson: Lesson) -> tuple[str, ...]:
    """Give the initiatives that a lesson is about: where it was learned, and those that its evidence comes from."""
    found = EvidenceItem.objects.filter(lesson=lesson, ended_at=None, source_kind=SourceKind.INITIATIVE)
    keys = set(found.order_by().values_list("source_key", flat=True))
    return tuple(sorted(keys | ({lesson.initiative_key} - {""})))


def apart(lesson: Lesson, also: Iterable[str] = ()) -> tuple[tuple[Scope, ...], "Sides"]:
    """Give the scopes and sides by which who runs an initiative behind a lesson does not judge it (rule R12)."""
    keys = (*concerned(lesson), *also)
    wider = belonging(keys)
    programme: Scope = ("programme", lesson.programme.key)
    sides = {scope: PROVIDER for scope in wider if scope[0] == "organisation"}
    return (*(("initiative", key) for key in keys), *(one for one in wider if one != programme), programme), sides


def writers(lesson: Lesson) -> dict[str, set[str]]:
    """Say who wrote any version of a lesson, since they do not review it."""
    return {"write a lesson": {*lesson.versions.values_list("by_key", flat=True), lesson.owner_key}}
