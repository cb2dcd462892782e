"""Letting search know what an intervention is."""

from veerkracht.learning.evidence.models import Intervention
from veerkracht.learning.evidence.queries.searchables import searchable
from veerkracht.search.actions import index


def make_findable(*, intervention: Intervention) -> None:
    """Let an intervention be found by what it says now."""
    for found in searchable([intervention]):
        index(**found)
