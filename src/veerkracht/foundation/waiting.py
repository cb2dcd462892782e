"""What waits for a person, as every room tells it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for someone: what it is, who is to deal with it, since when, and where."""

    what: str
    whose: str
    since: datetime
    link: str
