"""Letting search know what an initiative is and does."""

from veerkracht.initiatives.models import Initiative
from veerkracht.initiatives.queries.searchables import searchable
from veerkracht.search.actions import index


def make_findable(*, initiative: Initiative) -> None:
    """Let an initiative be found by what it says now, or not be found where it is not public or was merged."""
    for found in searchable([initiative]):
        index(**found)
