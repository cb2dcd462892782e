"""Letting search know what a place is called."""

from veerkracht.places.models import Place
from veerkracht.places.queries import searchable
from veerkracht.search.actions import index


def make_findable(*, place: Place) -> None:
    """Let a place be found by its names."""
    for found in searchable(place):
        index(**found)
