"""Letting search know what a part of a programme says."""

from veerkracht.programmes.models import Agenda, Described, Goal
from veerkracht.programmes.queries.searchables import searchable_agenda, searchable_goal, searchable_part
from veerkracht.search.actions import index


def make_part_findable(*, kind: str, part: Described) -> None:
    """Let a theme, task or round be found by what it says now."""
    for found in searchable_part(kind, part):
        index(**found)


def make_goal_findable(*, goal: Goal) -> None:
    """Let a goal be found by what it says now."""
    for found in searchable_goal(goal):
        index(**found)


def make_agenda_findable(*, agenda: Agenda) -> None:
    """Let an agenda be found by what it says now."""
    for found in searchable_agenda(agenda):
        index(**found)
