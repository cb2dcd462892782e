"""The pages of goals: the list in groups, and one goal with all it has said through time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from veerkracht.foundation.texts import Bilingual
from veerkracht.programmes.queries.goals import GoalRow, GoalVersionRow
from veerkracht.programmes.rules.comparison import Piece
from veerkracht.publishing.changes import ChangedText, changed_text, changed_words
from veerkracht.publishing.recorders import recorders

ORDER = ("course", "agreed", "provisional", "discovered", "released")
"""The order of the groups: where we are heading first, what was let go last."""

NOTHING = Bilingual()


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in the list: what it says on the day, and how often it was revised."""

    goal: GoalRow
    version: GoalVersionRow
    revisions: int


@dataclass(frozen=True, slots=True)
class GoalGroup:
    """Goals of one status."""

    status: str
    words: str
    lines: tuple[GoalLine, ...]


@dataclass(frozen=True, slots=True)
class GoalMoment:
    """One version in the timeline of a goal, with what it changed in the one before."""

    version: GoalVersionRow
    before: GoalVersionRow | None
    recorder: str
    recorded_later: bool
    here: bool
    title: tuple[Piece, ...]
    text: ChangedText


def goal_groups(goals: Sequence[GoalRow], on: date) -> tuple[GoalGroup, ...]:
    """Group the goals by how firm they were on a day, each group in the order of the programme."""
    lines = [GoalLine(goal, version, len(goal.versions) - 1) for goal in goals if (version := goal.on(on))]
    groups = []
    for status in ORDER:
        members = tuple(line for line in lines if line.version.status == status)
        if members:
            groups.append(GoalGroup(status, members[0].version.status_words, members))
    return tuple(groups)


def not_yet(goals: Sequence[GoalRow], on: date) -> int:
    """Count the goals that did not exist yet on a day."""
    return sum(goal.on(on) is None for goal in goals)


def timeline(goal: GoalRow, *, here: GoalVersionRow | None, language: str, by_name: bool) -> tuple[GoalMoment, ...]:
    """Tell what a goal said through time, the newest first, each version with what it changed."""
    known = recorders((version.by_key for version in goal.versions), by_name=by_name)
    before: list[GoalVersionRow | None] = [None, *goal.versions]
    moments = [
        _moment(version, before[place], known[version.by_key], version is here, language)
        for place, version in enumerate(goal.versions)
    ]
    return tuple(reversed(moments))


def _moment(
    version: GoalVersionRow, before: GoalVersionRow | None, recorder: str, here: bool, language: str
) -> GoalMoment:
    old_title, old_text = (before.title, before.text) if before else (NOTHING, NOTHING)
    return GoalMoment(
        version=version,
        before=before,
        recorder=recorder,
        recorded_later=localtime(version.recorded_at).date() > version.in_force_from,
        here=here,
        title=changed_words(old_title, version.title, language),
        text=changed_text(old_text, version.text, language),
    )
