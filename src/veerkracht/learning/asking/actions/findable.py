"""Letting search know what a question asks."""

from veerkracht.learning.asking.models import Question
from veerkracht.learning.asking.queries.searchables import searchable
from veerkracht.search.actions import index


def make_findable(*, question: Question) -> None:
    """Let a question be found by what everyone may read of it, or not be found where that is nothing."""
    for found in searchable(question):
        index(**found)
