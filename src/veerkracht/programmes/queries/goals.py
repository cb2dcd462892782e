"""What others may ask about goals: what each says now, what it said on a day, and every version of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.programmes.models import Goal, GoalVersion
from veerkracht.programmes.models import GoalStatus as GoalStatus
from veerkracht.programmes.rules.versions import in_force, in_order, last_day


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where something can be found: the key of a source, its title and who published it."""

    key: str
    title: str
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class GoalVersionRow:
    """One version of a goal, with its last day where a next one followed."""

    number: int
    in_force_from: date
    until: date | None
    recorded_at: datetime
    by_key: str
    reason: str
    status: str
    status_words: str
    title: Bilingual
    text: Bilingual
    source: SourceLine | None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with all its versions, in the order in which they came into force."""

    key: str
    programme_key: str
    position: int
    versions: tuple[GoalVersionRow, ...]

    def on(self, day: date) -> GoalVersionRow | None:
        """Give what the goal said on a day, whenever that was recorded."""
        return in_force(self.versions, day)

    @property
    def last_number(self) -> int:
        return max((version.number for version in self.versions), default=0)


def goal_statuses() -> list[tuple[str, str]]:
    """Give how firm a goal can be, each with its word."""
    return [(status.value, str(status.label)) for status in GoalStatus]


def goals(programme_key: str) -> tuple[GoalRow, ...]:
    """Give the goals of a programme in their order, each with all its versions and their sources; three queries."""
    found = Goal.objects.filter(programme__key=programme_key).select_related("programme")
    return tuple(_row(goal) for goal in found.prefetch_related("versions__source"))


def goal(key: str) -> GoalRow:
    """Give one goal with all its versions; refuse a key that no goal has."""
    found = Goal.objects.filter(key=key).select_related("programme").prefetch_related("versions__source").first()
    if found is None:
        raise NotKnown(_("There is no goal “%(key)s”. Look for it in the list of goals.") % {"key": key})
    return _row(found)


def _row(goal: Goal) -> GoalRow:
    versions = in_order(goal.versions.all())
    rows = tuple(_version(version, last_day(versions, version)) for version in versions)
    return GoalRow(goal.key, goal.programme.key, goal.position, rows)


def _version(version: GoalVersion, until: date | None) -> GoalVersionRow:
    return GoalVersionRow(
        number=version.number,
        in_force_from=version.in_force_from,
        until=until,
        recorded_at=version.recorded_at,
        by_key=version.by_key,
        reason=version.reason,
        status=version.status,
        status_words=str(GoalStatus(version.status).label),
        title=Bilingual(version.title_nl, version.title_en),
        text=Bilingual(version.text_nl, version.text_en),
        source=source_line(version),
    )


def source_line(version: object) -> SourceLine | None:
    """Give the source of a version, where it has one."""
    source = getattr(version, "source", None)
    return SourceLine(source.key, source.title, source.publisher) if source else None
