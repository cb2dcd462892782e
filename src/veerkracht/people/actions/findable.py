"""Letting search know what an organisation is called and does."""

from veerkracht.people.models import Organisation
from veerkracht.people.queries import searchable
from veerkracht.search.actions import index


def make_findable(*, organisation: Organisation) -> None:
    """Let an organisation be found by what is known of it now."""
    for found in searchable(organisation):
        index(**found)
