"""Giving a goal a new version. The old ones stay as they were."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from veerkracht.foundation.changes import change
from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.actions.withhold import clear
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.programmes.actions.findable import make_goal_findable
from veerkracht.programmes.actions.versions import NothingChanged, check, source
from veerkracht.programmes.models import Goal, GoalStatus, GoalVersion
from veerkracht.programmes.rules.versions import in_force, in_order, next_number
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin


@transaction.atomic
def revise(
    *,
    by: Person,
    goal_key: str,
    status: str,
    title: Bilingual,
    text: Bilingual,
    in_force_from: date,
    reason: str,
    based_on: int,
    source_key: str | None = None,
    origin: str = Origin.SCREEN,
) -> int:
    """Record what a goal says from a day on, and give the number of the version.

    `based_on` is the highest number the person had seen: who comes second is told so. Without a source key the
    source stays the one of the version before. Refused: no reason, no title, a day that is taken, nothing changed.
    """
    goal = Goal.objects.select_for_update().filter(key=goal_key).first()
    if goal is None:
        raise NotKnown(_("There is no goal “%(key)s”. Look for it in the list of goals.") % {"key": goal_key})
    require(by, "keep the programme", [("programme", goal.programme.key)])
    versions = in_order(goal.versions.all())
    check(in_force_from=in_force_from, reason=reason, title=title, based_on=based_on, versions=versions)
    before = in_force(versions, in_force_from)
    said = {
        "status": GoalStatus(status).value,
        "title_nl": title.nl,
        "title_en": title.en,
        "text_nl": text.nl,
        "text_en": text.en,
        "source": source(key=source_key, before=before),
    }
    changed = [name for name, value in said.items() if before is None or getattr(before, name) != value]
    if not changed:
        raise NothingChanged(_("Nothing was changed, so no version was made. Change a field first."))
    number = next_number(version.number for version in versions)
    version = GoalVersion(goal=goal, number=number, in_force_from=in_force_from, by_key=by.key)
    said |= {"reason": reason.strip()}
    scope = ("programme", goal.programme.key)
    cleared = clear(by=by, record=version, said=said, about=("goal", goal.key), scopes=[scope], before=before)
    change(version, cleared.said)
    version.save()
    cleared.keep(version)
    make_goal_findable(goal=goal)
    record(by=by.key, deed="revise", kind="goal", key=goal.key, fields=changed, reason=reason.strip(), origin=origin)
    return number
