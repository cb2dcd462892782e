"""What waits for a person, as every room tells it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple


class Cursor(NamedTuple):
    """How far a list of what waits was read: the moment, the kind and the number of the last thing shown."""

    since: datetime
    kind: str = ""
    number: int = 0


FIRST = Cursor(datetime(1900, 1, 1, tzinfo=UTC))
"""Before everything that waits."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for someone: what it is, who is to deal with it, since when, and where.

    `kind` and `number` tell things of one moment apart, so that a long list can be turned page by page.
    """

    what: str
    whose: str
    since: datetime
    link: str
    kind: str = ""
    number: int = 0

    @property
    def cursor(self) -> Cursor:
        """Give where a list goes on after this."""
        return Cursor(self.since, self.kind, self.number)
