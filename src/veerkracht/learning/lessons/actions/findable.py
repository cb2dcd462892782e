"""Letting search know what a lesson says."""

from veerkracht.learning.lessons.models import Lesson
from veerkracht.learning.lessons.queries.searchables import searchable
from veerkracht.search.actions import index


def make_findable(*, lesson: Lesson) -> None:
    """Let a lesson be found by what its public version says, or not be found where it has none."""
    for found in searchable(lesson):
        index(**found)
