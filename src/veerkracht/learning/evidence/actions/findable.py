"""Letting search know what an intervention or an outcome is."""

from veerkracht.learning.evidence.models import Intervention, Outcome
from veerkracht.learning.evidence.queries.searchables import outcome_searchable, searchable
from veerkracht.search.actions import index


def make_findable(*, intervention: Intervention) -> None:
    """Let an intervention be found by what it says now."""
    for found in searchable([intervention]):
        index(**found)


def make_outcome_findable(*, outcome: Outcome) -> None:
    """Let an outcome be found by its titles."""
    for found in outcome_searchable([outcome]):
        index(**found)
