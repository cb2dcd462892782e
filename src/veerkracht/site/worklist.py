"""What waits for one person in all rooms: pulled from the top, since no room may call another above it."""

from typing import TYPE_CHECKING

from veerkracht.foundation.waiting import Waiting
from veerkracht.initiatives.queries import duplicates
from veerkracht.publishing.queries import messages
from veerkracht.workspace import queries as workspace

if TYPE_CHECKING:
    from veerkracht.people.models import Person

ROOMS = (messages, duplicates, workspace)
"""The rooms in which something can wait for a person."""


def waiting(person: "Person") -> list[Waiting]:
    """Gather what waits for a person, the longest first."""
    return sorted((item for room in ROOMS for item in room.waiting(person)), key=lambda item: item.since)
